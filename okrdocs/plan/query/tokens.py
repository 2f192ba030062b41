"""The words of an expression, each with its place."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from okrdocs.plan.query.errors import QueryError

_QUOTES = "\"'"
_PIECE = re.compile(
    r"""\s*(?:
        (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<sign><=|>=|!=|==|=|<|>|\(|\)|\[|\]|,)
      | (?P<word>[^\s()\[\],="'<>!]+)
      | (?P<other>\S)
    )""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")
_ELSE = {
    "&": "Write `and` between two conditions.",
    "|": "Write `or` between two conditions.",
    "!": "Write `not` before a condition, or `!=` for “is not”.",
}


class Shape(Enum):
    """What a token is."""

    WORD = auto()
    """A field, a value or a word such as `and`."""
    TEXT = auto()
    """A value between quotes."""
    SIGN = auto()
    END = auto()


class Token(NamedTuple):
    """A piece of an expression; `start` and `end` count its characters from 0."""

    shape: Shape
    text: str
    """What it says: a text without its quotes."""
    start: int
    end: int

    def is_word(self, word: str) -> bool:
        """Tell whether it is `word`, ignoring case and not between quotes."""
        return self.shape is Shape.WORD and self.text.lower() == word

    def is_sign(self, *signs: str) -> bool:
        """Tell whether it is one of `signs`."""
        return self.shape is Shape.SIGN and self.text in signs


def tokens(expression: str) -> list[Token]:
    """Cut an expression into its tokens, of which the last is END.

    Raises QueryError for a character that means nothing, and for a quote that is never closed.
    """
    found: list[Token] = []
    at = 0
    while match := _PIECE.match(expression, at):
        at = match.end()
        kind = match.lastgroup or ""
        start, end = match.span(kind)
        if kind == "other" or (kind == "word" and match[kind] in ("&", "&&", "|", "||")):
            raise _strange(match[kind][0], start, end, len(expression))
        if kind == "text":
            found.append(Token(Shape.TEXT, _ESCAPED.sub(r"\1", match[kind][1:-1]), start, end))
        else:
            found.append(Token(Shape.SIGN if kind == "sign" else Shape.WORD, match[kind], start, end))
    length = len(expression.rstrip())
    return [*found, Token(Shape.END, "", length, length)]


def _strange(character: str, start: int, end: int, length: int) -> QueryError:
    if character in _QUOTES:
        return QueryError(
            f"The quote `{character}` is never closed.",
            f"Put another `{character}` behind the text.",
            start,
            length,
        )
    advice = _ELSE.get(character, "Put texts with such characters between quotes.")
    return QueryError(f"`{character}` means nothing in a condition.", advice, start, end)
