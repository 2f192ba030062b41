"""Reads the expressions of `where`.

    expression  = conjunction { "or" conjunction }
    conjunction = negation { "and" negation }
    negation    = "not" negation | "(" expression ")" | comparison
    comparison  = field [ sign value | [ "not" ] "in" "[" value { "," value } "]" | "has" value
                        | "is" [ "not" ] ( "given" | "missing" ) ]
    sign        = "=" | "!=" | "<" | "<=" | ">" | ">="
    value       = word | text between quotes | "today" [ ( "+" | "-" ) number ( "days" | "weeks" ) ]

A word on the right of a sign is a value, except where the left side holds a number, a share or a date and the
word is a field that holds the same: `progress < expected` compares the two.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query.conditions import (
    Compares,
    Constant,
    Either,
    Every,
    Given,
    Has,
    Is,
    IsCurrent,
    Named,
    Not,
    Own,
    Today,
)
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import BY_NAME, Type
from okrdocs.plan.query.literals import literal, sure
from okrdocs.plan.query.tokens import Shape, tokens
from okrdocs.validate.wording import either, nearest

if TYPE_CHECKING:
    from okrdocs.model import Kind
    from okrdocs.plan.query.conditions import Condition, Operand
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

_ORDERED = frozenset([Type.NUMBER, Type.SHARE, Type.DATE])
_TEXTS = frozenset([Type.TEXT, Type.LIST, Type.ID, Type.IDS])
_IDS = frozenset([Type.ID, Type.IDS])
_EQUAL = ("=", "==", "!=")
_ORDER = ("<", "<=", ">", ">=")
_JOIN = "Two conditions need `and` or `or` between them; a text of several words needs quotes."
_DAYS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_DEEPEST = 50
"""Brackets and `not`s inside each other; past that nobody can read it, and Python runs out of stack."""


def parse_condition(expression: str, kinds: frozenset[Kind], ids: list[Token] | None = None) -> Condition:
    """Read an expression about objects of `kinds`; what it names by an id is added to `ids`.

    Raises QueryError, with the place in the expression, for one that cannot be used.
    """
    return _Parser(expression, kinds, [] if ids is None else ids).condition()


def field_named(token: Token, kinds: frozenset[Kind]) -> Field:
    """Return the field that a token names; raises QueryError where none of `kinds` has such a field."""
    field = BY_NAME.get(token.text.lower().replace("-", "_"))
    here = [name for name, one in BY_NAME.items() if one.kinds & kinds]
    if field is None:
        near = nearest(token.text, here)
        known = f"There is {either((f'`{name}`' for name in here), 'and')}."
        message = f"There is no field `{token.text}`."
        advice = f"Did you mean `{near}`?" if near else known
        raise QueryError(message, advice, token.start, token.end, sure(token.text, here))
    if not field.kinds & kinds:
        owners = either((f"{kind.value}s" for kind in sorted(field.kinds)), "and")
        shown = either((f"{kind.value}s" for kind in sorted(kinds)), "and")
        raise QueryError(
            f"`{field.name}` belongs to {owners}, and this shows {shown}.",
            f"Choose another field, or `show: {sorted(field.kinds)[0].value}s`.",
            token.start,
            token.end,
        )
    return field


class _Parser:
    """One reading of one expression, token by token."""

    def __init__(self, expression: str, kinds: frozenset[Kind], ids: list[Token]) -> None:
        self._tokens = tokens(expression)
        self._kinds = kinds
        self._ids = ids
        self._at = 0
        self._depth = 0

    def condition(self) -> Condition:
        if self._next.shape is Shape.END:
            return Every()
        found = self._expression()
        if self._at < len(self._tokens) - 1:
            raise self._expected("`and` or `or`", _JOIN)
        return found

    def _expression(self) -> Condition:
        parts = [self._conjunction()]
        while self._take_word("or"):
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _conjunction(self) -> Condition:
        parts = [self._negation()]
        while self._take_word("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _negation(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._error(self._next, "This condition is too deeply nested.", "Write a shorter one.")
        try:
            if self._take_word("not"):
                return Not(self._negation())
            if opening := self._take_sign("("):
                return self._inside(opening)
            return self._comparison()
        finally:
            self._depth -= 1

    def _inside(self, opening: Token) -> Condition:
        found = self._expression()
        if not self._take_sign(")"):
            raise self._error(opening, "This bracket is never closed.", "Put `)` behind the condition.")
        return found

    def _comparison(self) -> Condition:
        token = self._next
        if token.shape is not Shape.WORD or token.text.lower() in ("and", "or", "in", "has", "is"):
            raise self._expected("a field", "Begin a condition with a field, such as `owner = support`.")
        field = field_named(self._take(), self._kinds)
        if self._take_word("is"):
            return self._presence(field)
        if self._take_word("has"):
            return self._containment(field)
        if self._take_word("in"):
            return self._membership(field)
        if self._next.is_word("not") and self._tokens[self._at + 1].is_word("in"):
            self._at += 2
            return Not(self._membership(field))
        if sign := self._take_sign(*_EQUAL, *_ORDER):
            return self._order(field, sign)
        if field.type is Type.FLAG:
            return Is(Own(field), Constant(True))
        raise self._expected("a sign", f"Say what to compare with, such as {example(field)}.")

    def _presence(self, field: Field) -> Condition:
        negated = self._take_word("not")
        if self._take_word("given"):
            return Not(Given(Own(field))) if negated else Given(Own(field))
        if self._take_word("missing"):
            return Given(Own(field)) if negated else Not(Given(Own(field)))
        advice = (
            f"Write `{field.name} is given` or `{field.name} is missing`; for a value, `{field.name} = …`."
        )
        raise self._expected("`given` or `missing`", advice)

    def _containment(self, field: Field) -> Condition:
        if field.type not in _TEXTS:
            message = f"`{field.name}` is {field.type.value}, which has no parts."
            raise self._error(self._tokens[self._at - 1], message, f"Write {example(field)}.")
        if field.type is Type.IDS:
            return Is(Own(field), self._operand(field))
        return Has(Own(field), self._value_token(field).text)

    def _membership(self, field: Field) -> Condition:
        opening = self._take_sign("[", "(")
        if not opening:
            advice = f"Put the values into brackets: `{field.name} in [one, other]`."
            raise self._expected("`[`", advice)
        parts = [self._equal(field)]
        while self._take_sign(","):
            parts.append(self._equal(field))
        if not self._take_sign("]" if opening.text == "[" else ")"):
            raise self._error(opening, "This list is never closed.", "Put `]` behind its last value.")
        return Either(tuple(parts))

    def _equal(self, field: Field) -> Condition:
        if field.type is Type.PERIOD and self._take_word("current"):
            return IsCurrent()
        return Is(Own(field), self._operand(field))

    def _order(self, field: Field, sign: Token) -> Condition:
        if sign.text in _EQUAL:
            found = self._equal(field)
            return Not(found) if sign.text == "!=" else found
        if field.type not in _ORDERED:
            message = f"`{field.name}` is {field.type.value}, which `{sign.text}` cannot compare."
            raise self._error(sign, message, f"Write {example(field)}.")
        return Compares(Own(field), sign.text, self._operand(field))

    def _operand(self, field: Field) -> Operand:
        token = self._value_token(field)
        if token.shape is Shape.WORD and field.type in _ORDERED:
            other = BY_NAME.get(token.text.lower().replace("-", "_"))
            if other and other.type is field.type:
                return Own(field_named(token, self._kinds))
            if field.type is Type.DATE and token.is_word("today"):
                return self._today()
        if field.type in _IDS:
            self._ids.append(token)
            return Named(token.text)
        return Constant(literal(token, field))

    def _today(self) -> Today:
        sign = self._next
        if not (sign.is_word("+") or sign.is_word("-")):
            return Today()
        self._take()
        count = self._take()
        unit = _DAYS.get(self._next.text.lower())
        if not count.text.isdecimal() or len(count.text) > 4 or unit is None:
            raise self._error(
                count, "This is no stretch of time.", "Write `today + 14 days` or `today - 2 weeks`."
            )
        self._take()
        return Today(int(count.text) * unit * (1 if sign.text == "+" else -1))

    def _value_token(self, field: Field) -> Token:
        if self._next.shape in (Shape.WORD, Shape.TEXT):
            return self._take()
        raise self._expected("a value", f"Say what to compare with, such as {example(field)}.")

    @property
    def _next(self) -> Token:
        return self._tokens[self._at]

    def _take(self) -> Token:
        token = self._next
        if token.shape is not Shape.END:
            self._at += 1
        return token

    def _take_word(self, word: str) -> bool:
        found = self._next.is_word(word)
        self._at += found
        return found

    def _take_sign(self, *signs: str) -> Token | None:
        return self._take() if self._next.is_sign(*signs) else None

    def _expected(self, wanted: str, advice: str) -> QueryError:
        token = self._next
        if token.shape is Shape.END:
            return self._error(token, f"The condition ends where {wanted} should stand.", advice)
        return self._error(token, f"Here stands `{token.text}` instead of {wanted}.", advice)

    def _error(self, token: Token, message: str, advice: str) -> QueryError:
        return QueryError(message, advice, token.start, max(token.end, token.start + 1))


_EXAMPLES = {
    "title": "`title has parcel`",
    "tags": "`tags has autumn`",
    "level": "`level = team`",
    "checked": "`checked < today - 2 weeks`",
    "shipped": "`shipped >= today - 1 week`",
    "metric": "`metric has calls`",
    "unit": "`unit = EUR`",
    "baseline": "`baseline is missing`",
    "current": "`current < target`",
    "target": "`target >= 1000`",
    "grade": "`grade >= 0.7`",
}
"""Where the type of a field does not suggest one."""


def example(field: Field) -> str:
    """Return a condition on `field` as an author could write it."""
    return (
        _EXAMPLES.get(field.name)
        or {
            Type.TEXT: f"`{field.name} = support` or `{field.name} has part`",
            Type.CHOICE: f"`{field.name} = {field.choices[0] if field.choices else ''}`",
            Type.LIST: f"`{field.name} has support`",
            Type.ID: f"`{field.name} = fewer-calls`",
            Type.IDS: f"`{field.name} has fewer-calls`",
            Type.PERIOD: f"`{field.name} = current` or `{field.name} in [2026-Q3, 2026-Q4]`",
            Type.NUMBER: f"`{field.name} > 14`",
            Type.SHARE: f"`{field.name} < 60%`",
            Type.DATE: f"`{field.name} <= today + 14 days`",
            Type.FLAG: f"`{field.name}` or `not {field.name}`",
        }[field.type]
    )
