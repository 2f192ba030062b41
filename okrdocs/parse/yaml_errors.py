"""Syntax errors of YAML, told by what the author most likely meant.

The parser says what it expected next, which helps only those who know its grammar. What people get wrong is
a short list: colons and brackets in a text, blanks around colons, tabs and indentation.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.parse import yaml_problems as problems
from okrdocs.parse.yaml_problems import Problem, line_end, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.parse.nodes import Position

_KEY = r"[ \t]*(?:- +)*(?P<key>[\w-]+)"
_FIRST_COLON = re.compile(_KEY + r" *: +(?P<value>\S.*)")
_HARD_SPACES = "\u00a0\u202f\u3000"
_TIGHT_COLON = re.compile(_KEY + f"(?::[{_HARD_SPACES}]*|：[ \t]*)(?P<value>[^\\s:/].*)")
_TIGHT_DASH = re.compile(r"[ \t]*-(?P<text>[^\s-].*)")


@dataclass(frozen=True, slots=True)
class _Error:
    """What the parser complained about: where it stood, and where what it was reading began."""

    text: str
    at: Position
    began: Position

    @property
    def line_start(self) -> Position:
        return self.text.rfind("\n", 0, self.at) + 1

    @property
    def line(self) -> str:
        return self.text[self.line_start : line_end(self.text, self.at)]

    @property
    def line_before(self) -> tuple[Position, str]:
        """Start and text of the last line above that is neither empty nor a comment."""
        end = self.line_start - 1
        while end > 0:
            start = self.text.rfind("\n", 0, end) + 1
            line = self.text[start:end]
            if line.strip() and not line.lstrip().startswith("#"):
                return start, line
            end = start - 1
        return 0, ""

    @property
    def leads_line(self) -> bool:
        """Only blanks stand before it on its line."""
        return not self.text[self.line_start : self.at].strip()

    def problem(self, message: str, help: str, start: Position | None = None) -> Problem:  # noqa: A002
        """Make a problem from `start`, else where the parser stood, to the end of that line."""
        start = self.at if start is None else start
        return Problem(message, help, start, line_end(self.text, start))


def explain(text: str, error: Exception) -> Problem:
    """Turn the parser's `error` about `text` into a problem with advice."""
    mark = getattr(error, "problem_mark", None)
    if mark is None:
        return problems.control_character(text) or Problem(*_UNKNOWN, 0, 1)
    began = getattr(error, "context_mark", None) or mark
    said = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    seen = _Error(text, min(mark.index, len(text)), min(began.index, len(text)))
    return next((tell(seen) for sign, tell in _CASES if sign in said), None) or seen.problem(*_UNKNOWN)


_UNKNOWN = (
    "This line can't be read.",
    "Look for a missing colon, bracket or quotation mark, here or on the line above.",
)


def _bad_start(error: _Error) -> Problem:
    if error.text[error.at : error.at + 1] != "\t":
        return _needs_quotes(error, error.at)
    if error.leads_line:
        return _tab(error)
    return Problem("There is a tab here.", "Put a space in its place.", error.at, error.at + 1)


def _bad_first_sign(error: _Error) -> Problem:
    return _needs_quotes(error, error.at)


def _tab(error: _Error) -> Problem:
    """Tell of a tab before the first word of a line. The parser may stand behind it."""
    start = error.line_start + len(error.line) - len(error.line.lstrip(" "))
    end = start + len(error.text[start:]) - len(error.text[start:].lstrip("\t"))
    return Problem(
        "This line is indented with a tab.",
        "Indent with spaces only, two for each level; most editors can turn tabs into spaces.",
        start,
        max(end, start + 1),
    )


def _needs_quotes(error: _Error, start: Position) -> Problem:
    """Tell of a text that begins with a sign which means something to YAML."""
    sign, value = error.text[start : start + 1], problems.value_at(error.text, start)
    named = "a backtick" if sign == "`" else f"`{shown(sign)}`"
    return error.problem(
        f"A text can't begin with {named} unless it stands in quotes.",
        f"Put quotes around it: {quoted(value)}.",
        start,
    )


def _needs_quotes_from_start(error: _Error) -> Problem:
    return _needs_quotes(error, error.began)


def _question_mark(error: _Error) -> Problem:
    return error.problem(
        "A text can't begin with `?` unless it stands in quotes.",
        "Put quotes around it, or write `TBD` for a value that is still open.",
    )


def _reference(error: _Error) -> Problem:
    return problems.anchor(error.text, error.began)


def _directive(error: _Error) -> Problem:
    return problems.directive(error.began)


def _no_colon(error: _Error) -> Problem:
    """Tell of a line that should be a key with a value and isn't."""
    start = error.began
    line = error.text[start : line_end(error.text, start)]
    if tight := _TIGHT_COLON.match(line):
        return _tight_colon(error, start, tight)
    first = line.split()[0] if line.split() else "key"
    return error.problem(
        f"`{shown(line)}` has no colon, so it isn't a key with a value.",
        f"Write `{shown(first)}: …`; if it goes on from the line above, indent it further than that line.",
        start,
    )


def _tight_colon(error: _Error, line_start: Position, tight: re.Match[str]) -> Problem:
    start = line_start + tight.start("key")
    return error.problem(
        f"There is no space after the colon of `{tight['key']}`.",
        f"Write `{tight['key']}: {shown(tight['value'])}`.",
        start,
    )


def _second_colon(error: _Error) -> Problem:
    """Tell of a colon where no key can be: in a text, or behind a key that is indented too far."""
    before_at, before = error.line_before
    if tight := _TIGHT_COLON.match(before):
        return _tight_colon(error, before_at, tight)
    if dash := _TIGHT_DASH.match(before):
        return Problem(
            "There is no space after this `-`.",
            f"Write `- {shown(dash['text'])}`.",
            before_at + dash.start("text") - 1,
            before_at + len(before),
        )
    first = _FIRST_COLON.match(error.line)
    if first and error.line_start + first.start("value") <= error.at:
        return _colon_in_text(error, error.line_start + first.start("value"))
    key = error.line.strip().partition(":")[0]
    return error.problem(
        f"`{shown(key)}` is indented further than the keys it belongs to.",
        "Begin it below the first letter of the key above.",
        error.line_start + len(error.line) - len(error.line.lstrip()),
    )


def _colon_in_text(error: _Error, start: Position) -> Problem:
    value = problems.value_at(error.text, start)
    return error.problem(
        "A text that holds a colon and a space needs quotes.",
        f"Put quotes around it: {quoted(value)}.",
        start,
    )


def _open_quote(error: _Error) -> Problem:
    return error.problem(
        "This quotation mark is never closed.",
        "Close it at the end of the text; within single quotes, write an apostrophe twice (`''`).",
        error.began,
    )


def _escape(error: _Error) -> Problem:
    return error.problem(
        "A backslash within double quotes begins a special character, and this is none.",
        "Use single quotes around the text, or write the backslash twice.",
    )


def _bracket(error: _Error) -> Problem:
    """Tell of brackets that do not end, or whose content lacks a comma or quotes."""
    opened = error.text[error.began : error.began + 1]
    closing = {"[": "]", "{": "}"}.get(opened, "]")
    rest = error.text[error.at : line_end(error.text, error.at)]
    same_line = "\n" not in error.text[error.began : error.at]
    if not (same_line and closing in rest):
        return error.problem(
            f"This `{opened}` is never closed.",
            f"Write `{closing}` at the end; put quotes around a text that begins with `{opened}`.",
            error.began,
        )
    if rest.startswith(":"):
        return _colon_in_brackets(error)
    return error.problem(
        f"A comma is missing within these `{opened} {closing}`.", "Put a comma between two items."
    )


def _colon_in_brackets(error: _Error) -> Problem:
    text, begun = error.text, max(error.text.rfind(sign, error.began, error.at) for sign in "[{,") + 1
    colon = text.find(": ", begun, error.at)
    begun = begun if colon < 0 else colon + 2
    begun += len(text[begun:]) - len(text[begun:].lstrip())
    ends = (text.find(sign, error.at, line_end(text, error.at)) for sign in ",]}")
    end = min((end for end in ends if end >= 0), default=line_end(text, error.at))
    return Problem(
        "A text in brackets that holds a colon and a space needs quotes.",
        f"Put quotes around it: {quoted(text[begun:end].strip())}; or put a comma between two items.",
        begun,
        end,
    )


def _list_on_key_line(error: _Error) -> Problem:
    return error.problem(
        "A list can't begin on the line of its key.",
        "Begin each item, with its `-`, on a line of its own below; or write the list in brackets: `[a, b]`.",
    )


def _out_of_line(error: _Error) -> Problem:
    """Tell of something that stands where the next key or list item should begin."""
    sign = error.text[error.at : error.at + 1]
    if not error.leads_line:
        return _after_value(error, sign)
    if error.began == 0 and error.text.startswith("-"):
        return problems.no_mapping(0, line_end(error.text, 0))
    if sign == ":":
        return problems.no_key(error.at)
    if sign == "-":
        return error.problem(
            "This `-` is not in line with the list that it belongs to.",
            "Indent it as far as the other `-` of that list. A list needs a key above it: `outcomes:`.",
        )
    return error.problem(
        "This line is not in line with the keys that it belongs to.",
        "Indent it as far as those: all keys of one thing begin in the same column.",
    )


def _after_value(error: _Error, sign: str) -> Problem:
    if sign in ("]", "}"):
        return error.problem(f"This `{sign}` closes nothing.", "Remove it, or put quotes around the text.")
    first = _FIRST_COLON.match(error.line)
    start = error.line_start + first.start("value") if first else error.at
    return error.problem(
        "The text goes on after its closing quotation mark.",
        "Put all of it in one pair of quotes; within single quotes, write an apostrophe twice (`''`).",
        start,
    )


_CASES: tuple[tuple[str, Callable[[_Error], Problem]], ...] = (
    ("violates indentation", _tab),
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
    ("quoted scalar", _open_quote),
    ("parsing a flow", _bracket),
    ("node content", _bad_first_sign),
    ("expected key", _out_of_line),
    ("'-' indicator", _out_of_line),
    ("<block end>", _out_of_line),
)
"""Parts of what libyaml and PyYAML's own parser say, each with who explains it; the first that fits."""
