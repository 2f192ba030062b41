"""Quotation marks that are missing, or don't close where they should."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.parse import yaml_problems as problems
from okrdocs.parse.yaml_failure import FAR, FIRST_COLON
from okrdocs.parse.yaml_problems import quoted, shown

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Position
    from okrdocs.parse.yaml_failure import Failure
    from okrdocs.parse.yaml_problems import Problem

_KEY_LINE = re.compile(r"[ \t]*(?:- +)*[\w-]+ *:(?:\s|$)")
_NEVER_CLOSED = "This quotation mark is never closed."
_HOW_TO_CLOSE = "Close it at the end of the text; within single quotes, write an apostrophe twice (`''`)."


def needs_quotes(failure: Failure, start: Position) -> Problem:
    """Tell of a text that begins with a sign which means something to YAML."""
    sign = failure.text[start : start + 1]
    end = problems.end_in_brackets(failure.text, start)
    value = failure.text[start:end].strip() if end else problems.value_at(failure.text, start)
    named = "a backtick" if sign == "`" else f"`{shown(sign)}`"
    problem = failure.problem(
        f"A text can't begin with {named} unless it stands in quotes.",
        f"Put quotes around it: {quoted(value)}.",
        start,
    )
    return replace(problem, quote_to=start + len(value))


def never_closed(failure: Failure) -> Problem:
    """Tell of a quotation mark without a second one."""
    return failure.problem(_NEVER_CLOSED, _HOW_TO_CLOSE, failure.began)


def closed_too_late(failure: Failure) -> Problem | None:
    """Find a text in quotes that swallowed lines with keys, as it is closed by the next text's mark."""
    line = failure.line
    starts = [line]
    while starts[-1].start and len(starts) < FAR:
        starts.append(failure.line_at(starts[-1].start - 1))
    opened: tuple[Position, str] | None = None
    keys = 0
    for line in reversed(starts):
        rest, at = line.text, line.start
        if opened:
            keys += bool(_KEY_LINE.match(rest))
            close = rest.find(opened[1])
            if close < 0:
                continue
            if keys:
                return failure.problem(_NEVER_CLOSED, _HOW_TO_CLOSE, opened[0])
            opened = None
        elif mark := _left_open(rest):
            opened, keys = (at + mark, rest[mark]), 0
    return None


def _left_open(line: str) -> int | None:
    """Return where, in a line, a value in quotes begins that the line doesn't close."""
    found = FIRST_COLON.match(line)
    if not found or found["value"][0] not in "\"'":
        return None
    mark, inner = found["value"][0], found["value"][1:]
    escaped = inner.replace("\\\\", "").replace('\\"', "") if mark == '"' else inner.replace("''", "")
    return None if mark in escaped else found.start("value")


def goes_on(failure: Failure) -> Problem:
    """Tell of words behind a text in quotes, or behind something in brackets."""
    start = failure.value_start
    sign = failure.text[start : start + 1]
    if sign in ("[", "{"):
        return needs_quotes(failure, start)
    value = problems.value_at(failure.text, start)
    whole = f": {quoted(value)}" if sign in ("'", '"') else ""
    return failure.problem(
        "The text goes on after its closing quotation mark.",
        f"Put all of it in one pair of quotes{whole}.",
        start,
    )
