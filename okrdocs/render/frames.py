"""A piece of a page's source with carets under what a finding is about."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.model import Span

_LONGEST_LINE = 120
_BEFORE_CARETS = 40
_NUMBER_WIDTH = 3


class Line(NamedTuple):
    """A line of the page with its number."""

    number: str
    text: str


class Frame(NamedTuple):
    """At most two lines of a page; the carets belong under the last one."""

    lines: tuple[Line, ...]
    margin: str
    """As wide as the line numbers."""
    indent: str
    """As wide as the text before the carets."""
    carets: str


def frame(lines: Sequence[str], span: Span, above: int) -> Frame | None:
    """Show the first line of `span`, and the one before it if that isn't blank and lies below line `above`.

    None where the span lies behind the last of `lines`.
    """
    if span.line > len(lines):
        return None
    width = max(_NUMBER_WIDTH, len(str(span.line)))
    text = lines[span.line - 1]
    last = span.end_column - 1 if span.end_line == span.line else len(text.rstrip())
    text, first, last = _cut(text, span.column - 1, last)
    shown = [Line(str(span.line).rjust(width), text)]
    if span.line - 1 > above and (before := lines[span.line - 2]).strip():
        shown.insert(0, Line(str(span.line - 1).rjust(width), _cut(before)[0]))
    return Frame(
        lines=tuple(shown),
        margin=" " * width,
        indent=_blank(text[:first]),
        carets="^" * max(1, sum(map(_cells, neutralised(text[first:last])))),
    )


def _cut(text: str, first: int = 0, last: int = 0) -> tuple[str, int, int]:
    """Cut a very long line to what is around `first`…`last`; return it with the two moved along."""
    if len(text) <= _LONGEST_LINE:
        return text, first, last
    start = max(0, first - _BEFORE_CARETS)
    end = start + _LONGEST_LINE
    head, tail = "…" if start else "", "…" if end < len(text) else ""
    moved = len(head) - start
    return head + text[start:end] + tail, first + moved, min(last, end) + moved


def _blank(text: str) -> str:
    """Return white space exactly as wide as `text`: tabs stay, wide characters become wide spaces."""
    blanks = {0: "", 1: " ", 2: "\u3000"}
    return "".join(
        "\t" if character == "\t" else blanks[_cells(character)] for character in neutralised(text)
    )


def _cells(character: str) -> int:
    """Return how many columns a character takes in a fixed-width font."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"F", "W"} else 1
