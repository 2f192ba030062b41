"""The words of an expression, each with its place."""

from __future__ import annotations

import re
from enum import Enum, auto
from typing import NamedTuple

from okrdocs.plan.query.errors import QueryError

_QUOTES = "\"'"
_CURLY = "“”„‟‘’‚«»"
"""Quotation marks as word processors write them."""
_PIECE = re.compile(
    r"""\s*(?:
        (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
      | (?P<sign><=|>=|!==?|===?|<>|=>|=<|=~|=|<|>|\(|\)|\[|\]|,)
      | (?P<curly>[“”„‟‘’‚«»][^“”„‟‘’‚«»]*[“”„‟‘’‚«»]?)
      | (?P<word>[^\s()\[\],;="'<>!]+)
      | (?P<other>\S)
    )""",
    re.VERBOSE,
)
_ESCAPED = re.compile(r"\\(.)")
_NEXT_WORD = re.compile(r"\s*([^\s()\[\],;=\"'<>!]+)")


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

    def is_word(self, *words: str) -> bool:
        """Tell whether it is one of `words`, ignoring case and not between quotes."""
        return self.shape is Shape.WORD and self.text.lower() in words

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
        if kind in ("other", "curly"):
            raise _strange(expression, start, end)
        if kind == "text":
            found.append(Token(Shape.TEXT, _ESCAPED.sub(r"\1", match[kind][1:-1]), start, end))
        else:
            found.append(Token(Shape.SIGN if kind == "sign" else Shape.WORD, match[kind], start, end))
    length = len(expression.rstrip())
    return [*found, Token(Shape.END, "", length, length)]


def _strange(expression: str, start: int, end: int) -> QueryError:
    """Tell of something that has no meaning."""
    written = expression[start:end]
    if written in _QUOTES:
        message = f"The quote `{written}` is never closed."
        return QueryError(
            message, f"Put another `{written}` behind the text.", start, len(expression.rstrip())
        )
    if written[0] in _CURLY:
        message = f"`{written[0]}` is no quotation mark in a condition."
        text = written.strip(f"{_CURLY} ") or "…"
        return QueryError(message, f'Write straight ones: `"{text}"`.', start, start + len(written.rstrip()))
    advice = "Take it out; two conditions need `and` or `or` between them."
    if written == "!":
        advice = _instead_of_mark(expression[:start].rstrip(), expression[end:])
    return QueryError(f"`{written}` means nothing in a condition.", advice, start, end)


def _instead_of_mark(before: str, behind: str) -> str:
    """Say what to write in place of a `!`."""
    word = _NEXT_WORD.match(behind)
    last = before.split()[-1] if before and before[-1] != "(" else "and"
    if last.lower() in ("and", "or", "not"):
        return f"Write `not {word[1] if word else '…'}`."
    return f"Write `{last} != {word[1] if word else '…'}`."
