"""A line of a page with the place that a finding is about marked beneath it."""

from __future__ import annotations

import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.model import Span

_WIDTH = 100
"""Longer lines are cropped around the place, to as many characters."""
_LEAD = 30
"""How many characters before the place stay when the line is cropped."""
_TAB = "    "
# Marks that turn the direction of text around, with which a page could show something it doesn't say.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def visible(text: str) -> str:
    """Return text of a page so that it can't drive the terminal: control characters become signs."""
    return text if text.isascii() and text.isprintable() else "".join(map(_sign, text))


def quote(text: str, span: Span) -> tuple[str, str]:
    """Return the first line of `span` in the page `text`, and a line of `^` that lies under the place.

    Both measure in columns of a terminal, where East Asian characters take two and combining marks none.
    Both are empty where the page has no such line.
    """
    line = _line(text, span.line)
    if line is None:
        return "", ""
    start = min(span.column - 1, len(line))
    end = span.end_column - 1 if span.end_line == span.line else len(line)
    start, end, line = _cropped(line, start, max(start, min(end, len(line))))
    before, marked = _rendered(line[:start]), _rendered(line[start:end])
    return _rendered(line).rstrip(), " " * _columns(before) + "^" * max(1, _columns(marked))


def _line(text: str, number: int) -> str | None:
    """Return a line of the page, whatever ends its lines."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return lines[number - 1] if 0 < number <= len(lines) else None


def _cropped(line: str, start: int, end: int) -> tuple[int, int, str]:
    """Cut a long line down to what surrounds the place, and say where that stands now."""
    if len(line) <= _WIDTH:
        return start, end, line
    first = max(0, min(start - _LEAD, len(line) - _WIDTH))
    last = first + _WIDTH
    head, tail = "…" if first else "", "…" if last < len(line) else ""
    moved = len(head) - first
    kept = head + line[first:last] + tail
    return start + moved, min(end, last) + moved, kept


def _rendered(text: str) -> str:
    return visible(text.replace("\t", _TAB))


def _sign(char: str) -> str:
    """Return what stands for a character: itself if it shows, else a sign or its number."""
    if char.isprintable():
        return char
    number = ord(char)
    if number < 0x20:
        return chr(0x2400 + number)
    if number == 0x7F:
        return "\u2421"
    if char in _BIDI or unicodedata.category(char) in ("Cc", "Cs", "Zl", "Zp"):
        return f"<U+{number:04X}>"
    return char


def _columns(text: str) -> int:
    """Return how many columns of a terminal `text` takes."""
    return len(text) if text.isascii() else sum(map(_width, text))


def _width(char: str) -> int:
    if unicodedata.combining(char) or unicodedata.category(char) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(char) in "WF" else 1
