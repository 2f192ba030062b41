"""Syntax errors of YAML, told by what the author most likely meant.

The parser says what it expected next, which helps only those who know its grammar. What people get wrong is
a short list: colons and brackets in a text, blanks around colons, tabs and indentation.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.parse import yaml_problems as problems
from okrdocs.parse.yaml_brackets import about_brackets
from okrdocs.parse.yaml_failure import KEY, KEY_AND_COLON, Failure, Line
from okrdocs.parse.yaml_indentation import dash_out_of_line, hard_spaces, long_dash, outdented_above, tab
from okrdocs.parse.yaml_problems import Problem, line_end, quoted, shown
from okrdocs.parse.yaml_quotes import closed_too_late, goes_on, needs_quotes, never_closed

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.parse.nodes import Position

_HARD_SPACES = "\u00a0\u202f\u3000"
_TIGHT_COLON = re.compile(KEY + f"(?::[{_HARD_SPACES}]*|：[ \t]*)(?P<value>[^\\s:/].*)")
_OUTPUTS = re.compile(r" *(?:outputs|initiatives|deliverables|products) *:")
_TIGHT_DASH = re.compile(r"[ \t]*-(?P<text>[^\s-].*)")
_COLON = re.compile(r":(?:\s|$)")


def explain(text: str, error: Exception) -> Problem:
    """Turn the parser's `error` about `text` into a problem with advice."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return problems.control_character(text) or Problem(*_UNKNOWN, 0, 1)
    began = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    seen = Failure(text, min(mark.index, len(text)), min(began.index, len(text)))
    if found := closed_too_late(seen) or hard_spaces(seen) or long_dash(seen):
        return found
    return next((tell(seen) for sign, tell in _CASES if sign in said), None) or seen.problem(*_UNKNOWN)


_UNKNOWN = (
    "This line can't be read.",
    "Look for a missing colon, bracket or quotation mark, here or on the line above.",
)


def _bad_start(failure: Failure) -> Problem:
    if failure.text[failure.at : failure.at + 1] != "\t":
        return needs_quotes(failure, failure.at)
    if failure.leads_line:
        return tab(failure)
    return Problem("There is a tab here.", "Put a space in its place.", failure.at, failure.at + 1)


def _bad_first_sign(failure: Failure) -> Problem:
    return needs_quotes(failure, failure.at)


def _needs_quotes_from_start(failure: Failure) -> Problem:
    return needs_quotes(failure, failure.began)


def _question_mark(failure: Failure) -> Problem:
    return failure.problem(
        "A text can't begin with `?` unless it stands in quotes.",
        "Put quotes around it, or write `TBD` for a value that is still open.",
    )


def _reference(failure: Failure) -> Problem:
    return problems.anchor(failure.text, failure.began)


def _directive(failure: Failure) -> Problem:
    return problems.directive(failure.began)


def _end_mark(failure: Failure) -> Problem:
    """Tell of `...`, which ends a document; the parser stands behind it."""
    before = failure.line_before(failure.line)
    if before.text.startswith("..."):
        return Problem(
            "`...` ends a document for YAML, so nothing below it would be read.",
            "Remove it, or put quotes around a text that begins with dots.",
            before.start,
            before.end,
        )
    return failure.problem(*_UNKNOWN)


def _no_colon(failure: Failure) -> Problem:
    """Tell of a line that should be a key with a value and isn't."""
    start = failure.began
    line = failure.text[start : line_end(failure.text, start)]
    if tight := _TIGHT_COLON.match(line):
        return _tight_colon(failure, start, tight)
    first = re.match(r"[\w-]+", line)
    whole = failure.line_at(start).text.rstrip()
    alone = first and first.end() == len(line.rstrip())
    problem = failure.problem(
        f"`{shown(line)}` has no colon, so it isn't a key with a value.",
        f"Write `{shown(first[0]) if first else 'key'}: …`; if it goes on from the line above, indent it "
        "further than that line.",
        start,
    )
    heads = alone and failure.line_below(failure.line_at(start)).text.lstrip().startswith("- ")
    return replace(problem, corrected=f"{whole}:") if heads else problem


def _tight_colon(failure: Failure, line_start: Position, tight: re.Match[str]) -> Problem:
    start = line_start + tight.start("key")
    hard = tight.string[tight.start("value") - 1] in _HARD_SPACES
    problem = failure.problem(
        f"A hard space follows the colon of `{tight['key']}`, and YAML takes it for a letter."
        if hard
        else f"There is no space after the colon of `{tight['key']}`.",
        f"Write `{tight['key']}: {shown(tight['value'])}`.",
        start,
    )
    before = failure.text[failure.line_at(start).start : start]
    return replace(problem, corrected=f"{before}{tight['key']}: {tight['value']}")


def _second_colon(failure: Failure) -> Problem:
    """Tell of a colon where no key can be: in a text, or behind a key that is indented too far."""
    line = failure.line
    before = failure.line_before(line)
    if found := _mistake_above(failure, before):
        return found
    if failure.value_start < failure.at:
        return _colon_in_text(failure)
    if found := outdented_above(failure, line, before):
        return found
    key = line.text.strip().partition(":")[0]
    problem = failure.problem(
        f"`{shown(key)}` is indented further than the keys it belongs to.",
        "Begin it below the first letter of the key above. If it goes on from the text above, put quotes "
        "around all of that.",
        line.first,
    )
    slip = KEY_AND_COLON.match(
        line.text
    ) and line.indent - before.indent < 2 + 2 * before.text.lstrip().startswith("-")
    return replace(problem, corrected=failure.in_line(line)) if slip else problem


def _mistake_above(failure: Failure, before: Line) -> Problem | None:
    """Find what makes the line above swallow the one at which the parser stood."""
    if tight := _TIGHT_COLON.match(before.text):
        return _tight_colon(failure, before.start, tight)
    if dash := _TIGHT_DASH.match(before.text):
        in_line = failure.line.indent != before.indent + 1
        return Problem(
            "There is no space after this `-`.",
            f"Write `- {shown(dash['text'])}`.",
            before.start + dash.start("text") - 1,
            before.end,
            corrected=f"{before.text[: dash.start('text')]} {dash['text']}" if in_line else None,
        )
    text = before.text.strip()
    words = text.lstrip("- ")
    goes_on_from = failure.line_before(before)
    if not words or _COLON.search(words) or before.indent > goes_on_from.indent + 2 * text.startswith("-"):
        return None
    return Problem(
        f"`{shown(words)}` has no key and colon before it.",
        f"Write its key before it, such as `{_head(failure, before)}: {shown(words)}`; if its first word is "
        "the key, write a colon behind that.",
        before.first + len(text) - len(words),
        before.end,
    )


def _head(failure: Failure, line: Line) -> str:
    """Return the key with which an item begins in the list that `line` is in."""
    above = failure.line_before(line)
    while above.start and above.indent >= line.indent:
        above = failure.line_before(above)
    return "output" if _OUTPUTS.match(above.text) else "outcome"


def _colon_in_text(failure: Failure) -> Problem:
    start = failure.value_start
    value = problems.value_at(failure.text, start)
    problem = failure.problem(
        "A text that holds a colon and a space needs quotes.",
        f"Put quotes around it: {quoted(value)}.",
        start,
    )
    return replace(problem, quote_to=None if value[:1] in "'\"" else start + len(value))


def _escape(failure: Failure) -> Problem:
    return failure.problem(
        "A backslash within double quotes begins a special character, and this is none.",
        "Use single quotes around the text, or write the backslash twice.",
    )


def _list_on_key_line(failure: Failure) -> Problem:
    value = problems.value_at(failure.text, failure.at)
    if re.fullmatch(r"- +[\d.,]+%?", value):
        return failure.problem(
            "A space stands between this `-` and its number.", f"Write `-{value[1:].strip()}`."
        )
    return failure.problem(
        "A list can't begin on the line of its key.",
        "Begin each item, with its `-`, on a line of its own below; or write the list in brackets: `[a, b]`.",
    )


def _out_of_line(failure: Failure) -> Problem:
    """Tell of something that stands where the next key or list item should begin."""
    sign = failure.text[failure.at : failure.at + 1]
    if not failure.leads_line:
        return _after_value(failure, sign)
    if failure.began == 0 and failure.text.startswith("-"):
        return problems.no_mapping(0, line_end(failure.text, 0))
    if sign == ":":
        return problems.no_key(failure.text, failure.at)
    if sign == "-":
        return dash_out_of_line(failure)
    problem = failure.problem(
        "This line is not in line with the keys that it belongs to.",
        "Indent it as far as those: all keys of one thing begin in the same column.",
    )
    return replace(problem, corrected=failure.in_line(failure.line))


def _after_value(failure: Failure, sign: str) -> Problem:
    if sign in ("]", "}"):
        return failure.problem(f"This `{sign}` closes nothing.", "Remove it, or put quotes around the text.")
    return goes_on(failure)


_CASES: tuple[tuple[str, Callable[[Failure], Problem]], ...] = (
    ("violates indentation", tab),
    ("cannot start any token", _bad_start),
    ("scanning a simple key", _no_colon),
    ("mapping values are not allowed", _second_colon),
    ("mapping keys are not allowed", _question_mark),
    ("sequence entries are not allowed", _list_on_key_line),
    ("scanning a block scalar", _needs_quotes_from_start),
    ("scanning an alias", _reference),
    ("scanning an anchor", _reference),
    ("scanning a directive", _directive),
    ("escape", _escape),
    ("quoted scalar", never_closed),
    ("parsing a flow", about_brackets),
    ("node content", _bad_first_sign),
    ("<document start>", _end_mark),
    ("expected key", _out_of_line),
    ("'-' indicator", _out_of_line),
    ("<block end>", _out_of_line),
)
"""Parts of what libyaml and PyYAML's own parser say, each with who explains it; the first that fits."""
