"""Lines that begin in the wrong column."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.parse import yaml_problems as problems
from okrdocs.parse.yaml_failure import KEY_AND_COLON
from okrdocs.parse.yaml_problems import Problem, shown

if TYPE_CHECKING:
    from okrdocs.parse.yaml_failure import Failure, Line

# What begins an item of a list, so that a `-` before it is no slip.
_ITEM_OF_OBJECTS = re.compile(r" *- +(?:objective|outcome|output|key_result|initiative|date|title) *:")

_LONG_DASH = re.compile(r"(?P<margin> *)(?P<sign>[‐-―−•·▪◦]|\*(?= ))[ \t]*(?P<text>[\w-]+ *:(?: .*)?)")


def tab(failure: Failure) -> Problem:
    """Tell of a tab before the first word of a line. The parser may stand behind it."""
    line = failure.line
    start = line.start + line.indent
    end = start + len(failure.text[start:]) - len(failure.text[start:].lstrip("\t"))
    return Problem(
        problems.TAB,
        "Indent with spaces only, two for each level; most editors can turn tabs into spaces.",
        start,
        max(end, start + 1),
        corrected=failure.in_line(line),
    )


def hard_spaces(failure: Failure) -> Problem | None:
    """Find the spaces of a web page or a word processor before the first word of a line.

    The parser stands on that line or, as the line seems to begin further left, on the next.
    """
    line = failure.line if _hard_margin(failure.line) else failure.line_before(failure.line)
    while _hard_margin(above := failure.line_before(line)):
        line = above
    margin = _hard_margin(line)
    if margin is None:
        return None
    return Problem(
        problems.HARD_SPACES,
        "Delete what stands before its first word, and type the spaces again.",
        line.start,
        line.start + len(margin),
        corrected=" " * len(margin) + line.text[len(margin) :].rstrip(),
    )


def _hard_margin(line: Line) -> str | None:
    """Return what a line begins with, where that are spaces, and not only plain ones."""
    margin = line.text[: len(line.text) - len(line.text.lstrip())]
    return margin if margin.strip(" \t") else None


def long_dash(failure: Failure) -> Problem | None:
    """Find the dash or bullet that a word processor made of a hyphen, before a key.

    For the parser it is the beginning of that key, so it stumbles over the next line.
    """
    before = failure.line_before(failure.line)
    for line in (failure.line, before) if failure.line.indent > before.indent else (failure.line,):
        if found := _LONG_DASH.fullmatch(line.text.rstrip()):
            return Problem(
                f"`{found['sign']}` begins no item of a list; a plain hyphen does.",
                f"Write `- {shown(found['text'])}`.",
                line.first,
                line.end,
                corrected=f"{found['margin']}- {found['text']}",
            )
    return None


def outdented_above(failure: Failure, line: Line, before: Line) -> Problem | None:
    """Find a key that is indented less than both its neighbours."""
    above = failure.line_before(before)
    key = KEY_AND_COLON.match(before.text)
    inner = above.indent + (2 if above.text.lstrip().startswith("- ") else 0)
    if not key or before.indent >= line.indent or line.indent not in (above.indent, inner):
        return None
    return Problem(
        f"`{key['key']}` is indented less than the keys around it.",
        "Indent it as far as those: all keys of one thing begin in the same column.",
        before.first,
        before.end,
        corrected=" " * line.indent + before.text.strip(),
    )


def dash_out_of_line(failure: Failure) -> Problem:
    """Tell of a `-` beside its list, or of the first item that has none."""
    first, key = failure.top_of_list()
    if key.text.rstrip().endswith(":") and not first.text.lstrip().startswith("-"):
        problem = failure.problem(
            "This should begin with a `-`, as the other items of its list do.",
            f"Write `- {shown(first.text.strip())}`, and indent the lines below it as far as its first word.",
            first.first,
        )
        return replace(problem, corrected=f"{' ' * (first.indent - 2)}- {first.text.strip()}")
    problem = failure.problem(
        "This `-` is not in line with the list that it belongs to.",
        "Indent it as far as the other `-` of that list, below a key such as `outcomes:`. If it begins no "
        "item of a list, remove it.",
    )
    return replace(problem, corrected=_with_other_dash(failure))


def _with_other_dash(failure: Failure) -> str | None:
    """Return the line with its `-` below the others, if it is out by one; else without it."""
    line = failure.line
    moved = failure.in_line(line)
    if moved and abs(len(moved) - len(line.text.rstrip())) == 1:
        return moved
    above = failure.line_before(line)
    inner = above.indent + 2 * above.text.lstrip().startswith("- ")
    item = _ITEM_OF_OBJECTS.match(line.text)
    return None if item or line.indent != inner else f"{' ' * inner}{line.text.strip()[2:]}"
