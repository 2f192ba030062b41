"""A place in an expression, from which it is read on, token by token."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import field_called
from okrdocs.plan.query.foreign import JOINS
from okrdocs.plan.query.tokens import Shape, Token, tokens

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field

_COMPARISONS = ("in", "has", "is")
_LONGEST = 10
"""Tokens of a comparison that is looked back at."""
_RESERVED = ("and", "or", "not", *_COMPARISONS)


class Cursor:
    """The tokens of an expression, and how far they are read."""

    def __init__(self, expression: str) -> None:
        """Begin at the first token; raises QueryError for what is no token."""
        self.expression = expression
        self.at = 0
        self._tokens = tokens(expression)

    def peek(self, further: int = 0) -> Token:
        """Return the token to be read next, or one beyond or before it; END where there is none."""
        at = self.at + further
        return self._tokens[at] if 0 <= at < len(self._tokens) else self._tokens[-1]

    def take(self) -> Token:
        """Read a token."""
        token = self.peek()
        if token.shape is not Shape.END:
            self.at += 1
        return token

    def take_word(self, *words: str) -> bool:
        """Read one of `words`, if one stands there."""
        found = self.peek().is_word(*words)
        self.at += found
        return found

    def take_sign(self, *signs: str) -> Token | None:
        """Read one of `signs`, if one stands there."""
        return self.take() if self.peek().is_sign(*signs) else None

    def take_value(self, *, listed: bool = False) -> Token | None:
        """Read a text between quotes, or all words up to one that cannot belong to it; None where none does.

        The last of several words begins another condition if it is a field with a sign behind it. In a list
        (`listed`) a comma ends a value; elsewhere it may stand between digits.
        """
        first = self.peek()
        if first.shape is Shape.TEXT:
            return self.take()
        begun = self.at
        while self._goes_on() or (not listed and self.at > begun and self._comma_in_number()):
            self.at += 1
        if self.at - begun > 1 and self.begins_condition(-1) and field_called(self.peek(-1).text):
            self.at -= 1
        return self.stretch(begun, self.at) if self.at > begun else None

    def stretch(self, begin: int, end: int) -> Token:
        """Return the tokens from `begin` up to `end` as one word, on one line."""
        start, stop = self._tokens[begin].start, self._tokens[end - 1].end
        return Token(Shape.WORD, " ".join(self.expression[start:stop].split()), start, stop)

    def rest(self) -> Token:
        """Return all that stands up to the next `and`, `or` or bracket that closes, as one word."""
        end, depth = self.at, 0
        while (token := self._tokens[end]).shape is not Shape.END:
            depth += token.is_sign("(", "[") - token.is_sign(")", "]")
            if depth < 0 or (not depth and token.is_word("and", "or")):
                break
            end += 1
        return self.stretch(self.at, end) if end > self.at else self.peek()

    def begins_condition(self, further: int = 0) -> bool:
        """Tell whether a token and the one behind it begin a condition with a sign: `owner =`."""
        token, sign = self.peek(further), self.peek(further + 1)
        return token.shape is Shape.WORD and self._is_comparison(sign)

    def said_before(self, end: int) -> tuple[Field, Token, Token] | None:
        """Return field, sign and value of the comparison that ends before the token `end`, if one does."""
        for begin in range(end - 3, max(-1, end - _LONGEST), -1):
            field = field_called(self._tokens[begin].text)
            if field and self._is_comparison(self._tokens[begin + 1]):
                return field, self._tokens[begin + 1], self.stretch(begin + 2, end)
        return None

    def error(self, message: str, advice: str, token: Token | None = None) -> QueryError:
        """Return an error about a token, the next one unless said."""
        token = token or self.peek()
        return QueryError(message, advice, token.start, max(token.end, token.start + 1))

    def _goes_on(self) -> bool:
        """Tell whether the next token is a word that can belong to a value."""
        token = self.peek()
        if token.shape is not Shape.WORD or is_reserved(token):
            return False
        return not token.is_word("&&", "||") and not (token.is_word(*JOINS) and self._begins_another(1))

    def _begins_another(self, further: int) -> bool:
        return self.begins_condition(further) or self.peek(further).is_word("not", "nicht")

    def _comma_in_number(self) -> bool:
        """Tell whether the next token is the comma of `0,6` or `1,000`."""
        before, comma, behind = self.peek(-1), self.peek(), self.peek(1)
        together = before.end == comma.start and comma.end == behind.start
        digits = before.text[-1:].isdecimal() and behind.text[:1].isdecimal()
        return comma.is_sign(",") and together and digits

    def _is_comparison(self, token: Token) -> bool:
        signs = token.shape is Shape.SIGN and token.text not in ("(", ")", "[", "]", ",")
        return signs or token.is_word(*_COMPARISONS)


def is_reserved(token: Token) -> bool:
    """Tell whether a word has a meaning of its own in the language."""
    return token.is_word(*_RESERVED)
