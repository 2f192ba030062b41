"""What goes wrong within `[…]` and `{…}`."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.parse.yaml_problems import Problem, line_end, quoted, shown

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Position
    from okrdocs.parse.yaml_failure import Failure

_PAIRS = {"[": "]", "{": "}"}
_COMMENT = re.compile(r"[\[{,\s](#[^\s,\]}]*)")
_NO_COMMA = re.compile(r"(?P<value>[-+]?[\d.,_%-]*[\d%]|\S*[^;\s](?=;))(?P<between>;? +)(?P<key>[\w-]+)$")


def about_brackets(failure: Failure) -> Problem:
    """Tell of brackets that do not end, or whose content lacks a comma or quotes."""
    failure = replace(failure, began=_opened(failure))
    text, at, began = failure.text, failure.at, failure.began
    opened = text[began : began + 1]
    closing = _PAIRS.get(opened, "]")
    rest = text[at : line_end(text, at)]
    same_line = "\n" not in text[began:at]
    if not (same_line and closing in rest):
        return _never_closed(failure, opened, closing)
    if rest.startswith(":"):
        return _colon(failure, opened)
    return failure.problem(
        f"A comma is missing within these `{opened} {closing}`.", "Put a comma between two items."
    )


def _opened(failure: Failure) -> Position:
    """Return where the bracket stands that is open; at the end of a text the parser no longer says it."""
    text, closed = failure.text, 0
    if text[failure.began : failure.began + 1] in _PAIRS:
        return failure.began
    for at in range(min(failure.began, len(text) - 1), -1, -1):
        closed += text[at] in _PAIRS.values()
        if text[at] in _PAIRS and (closed := closed - 1) < 0:
            return at
    last = max(text.rfind(sign, 0, failure.began) for sign in _PAIRS)  # what closes it is in a comment
    return failure.began if last < 0 else last


def _never_closed(failure: Failure, opened: str, closing: str) -> Problem:
    end = line_end(failure.text, failure.began)
    comment = _COMMENT.search(failure.text, failure.began, end)
    if comment and closing in failure.text[comment.start() : end]:
        return failure.problem(
            "A `#` begins a comment, so the rest of this line isn't read.",
            f"Put quotes around the text: {quoted(comment[1])}.",
            comment.start(1),
        )
    return failure.problem(
        f"This `{opened}` is never closed.",
        f"Write `{closing}` at the end; put quotes around a text that begins with `{opened}`.",
        failure.began,
    )


def _colon(failure: Failure, opened: str) -> Problem:
    """Tell of a second colon in an item: a comma is missing before it, or its text needs quotes."""
    text, start = failure.text, _start_of_item(failure)
    ends = (text.find(sign, failure.at, line_end(text, failure.at)) for sign in ",]}")
    end = min((end for end in ends if end >= 0), default=line_end(text, failure.at))
    before = _NO_COMMA.search(text[start : failure.at])
    if opened == "{" and before:
        key = start + before.start("key")
        return Problem(
            f"A comma is missing before `{before['key']}`.",
            f"Write `{shown(text[start:key].rstrip('; '))}, {shown(text[key:end].strip())}`.",
            key,
            end,
        )
    return Problem(
        "A text in brackets that holds a colon and a space needs quotes.",
        f"Put quotes around it: {quoted(text[start:end].strip())}; or put a comma between two items.",
        start,
        end,
    )


def _start_of_item(failure: Failure) -> Position:
    """Return where the value begins that holds the colon at which the parser stood."""
    text = failure.text
    start = max(text.rfind(sign, failure.began, failure.at) for sign in "[{,") + 1
    colon = text.find(": ", start, failure.at)
    start = start if colon < 0 else colon + 2
    return start + len(text[start:]) - len(text[start:].lstrip())
