"""Where the characters of a value stand in a block: between quotes, with escapes, on lines of their own."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.nodes import Position, Scalar

_ESCAPE = r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)"
_PIECES = {"'": r"(?s)''|.", '"': rf"(?s){_ESCAPE}|."}
_BLANK_ESCAPES = frozenset(" \t\nabefnrtvNLP_0")
"""What behind a backslash stands for a blank, a line end, or nothing."""


class _Piece(NamedTuple):
    """What writes one character of a value."""

    text: str
    start: Position

    @property
    def blank(self) -> bool:
        """It writes a blank, or nothing."""
        if len(self.text) == 1 or self.text[0] != "\\":
            return self.text.isspace()
        letter, code = self.text[1], self.text[2:]
        return chr(int(code, 16)).isspace() if code else letter in _BLANK_ESCAPES


class Places:
    """Tells where stretches of a value stand in the text of its block.

    To read a value, YAML folds its lines, takes off their indentation and resolves escapes. That changes
    blanks, and how many characters write one; the others stay in their order. So the n-th character of the
    value that is no blank is the n-th piece of the text that writes none.
    """

    def __init__(self, text: str, scalar: Scalar) -> None:
        """Find the characters of `scalar` in `text`, that of its block."""
        self._whole = scalar.start, scalar.end
        self._starts: list[Position] = []
        self._ends: list[Position] = []
        self._find(scalar.text, (piece for piece in _pieces(text, scalar) if not piece.blank))

    def _find(self, value: str, pieces: Iterator[_Piece]) -> None:
        behind = self._whole[0]
        for character in value:
            piece = None if character.isspace() else next(pieces, None)
            if piece:
                behind = piece.start + len(piece.text)
            self._starts.append(piece.start if piece else behind)
            self._ends.append(behind)

    def span(self, start: int, end: int) -> tuple[Position, Position]:
        """Return the positions of the characters from `start` up to `end`; behind the value, its end."""
        if not self._ends:
            return self._whole
        last = self._ends[min(end, len(self._ends)) - 1]
        return (self._starts[start] if start < len(self._starts) else last), last


def _pieces(text: str, scalar: Scalar) -> Iterator[_Piece]:
    """Cut what a value was written as into pieces, of which each writes one character."""
    mark = "" if scalar.plain else text[scalar.start]
    start, end = scalar.start, scalar.end
    if mark in ("'", '"'):
        start, end = start + 1, end - 1
    elif mark:
        start = text.find("\n", start, end) + 1 or end  # behind `|`, `>-` and the like
    pieces = re.compile(_PIECES.get(mark, r"(?s)."))
    return (_Piece(found[0], found.start()) for found in pieces.finditer(text, start, end))
