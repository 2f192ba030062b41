"""Reads the expressions of `where`.

    expression  = conjunction { "or" conjunction }
    conjunction = negation { "and" negation }
    negation    = "not" negation | "(" expression ")" | comparison
    comparison  = field [ sign value | [ "not" ] "in" "[" value { "," value } "]" | "has" value
                        | "is" [ "not" ] ( "given" | "missing" ) ]
    sign        = "=" | "!=" | "<" | "<=" | ">" | ">="
    value       = word | text between quotes | number [ "days" | "weeks" ]
                | "today" [ ( "+" | "-" ) number ( "days" | "weeks" ) ]

A word on the right of a sign is a value, except where the left side holds a number, a share or a date and the
word is a field that holds the same: `progress < expected` compares the two. Words that follow each other are
read as one value, so that advice can repeat all of `next Monday`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query import comparison_slips, join_slips
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
from okrdocs.plan.query.cursor import Cursor, is_reserved
from okrdocs.plan.query.days import days_from_today
from okrdocs.plan.query.fields import Type, field_called
from okrdocs.plan.query.kinds import kinds_of
from okrdocs.plan.query.literals import literal
from okrdocs.plan.query.names import field_named
from okrdocs.plan.query.tokens import Shape

if TYPE_CHECKING:
    from okrdocs.model import Kind
    from okrdocs.plan.query.conditions import Condition, Operand
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

Names = list[tuple["Token", Type]]
"""What an expression names of the plan: ids and periods."""

_ORDERED = frozenset([Type.NUMBER, Type.SHARE, Type.DATE, Type.DAYS])
_TEXTS = frozenset([Type.TEXT, Type.LIST, Type.ID, Type.IDS])
_IDS = frozenset([Type.ID, Type.IDS])
_EQUAL = ("=", "==", "!=")
_ORDER = ("<", "<=", ">", ">=")
_DEEPEST = 50
"""Brackets and `not`s inside each other; past that nobody can read it, and Python runs out of stack."""


def parse_condition(expression: str, kinds: frozenset[Kind], names: Names | None = None) -> Condition:
    """Read an expression about objects of `kinds`; what it names of the plan is added to `names`.

    Raises QueryError, with the place in the expression, for one that cannot be used.
    """
    return _Parser(expression, kinds, [] if names is None else names).condition()


class _Parser:
    """One reading of one expression. The `slips` know what people write that the grammar does not have."""

    def __init__(self, expression: str, kinds: frozenset[Kind], names: Names) -> None:
        self._cursor = Cursor(expression)
        self._kinds = kinds
        self._names = names
        self._depth = 0
        self._asked: list[tuple[Token, Field]] = []
        """The fields read so far, with their places."""

    def condition(self) -> Condition:
        if self._cursor.peek().shape is Shape.END:
            return Every()
        found = self._expression()
        if self._cursor.peek().shape is not Shape.END:
            raise join_slips.left_over(self._cursor)
        return found

    def _expression(self) -> Condition:
        parts = [self._conjunction()]
        while self._cursor.take_word("or"):
            parts.append(self._conjunction())
        return parts[0] if len(parts) == 1 else Either(tuple(parts))

    def _conjunction(self) -> Condition:
        before = len(self._asked)
        parts = [self._negation()]
        while self._cursor.take_word("and"):
            parts.append(self._negation())
        self._check_kinds(Every(tuple(parts)), before)
        return parts[0] if len(parts) == 1 else Every(tuple(parts))

    def _check_kinds(self, condition: Condition, before: int) -> None:
        """Refuse fields, of those asked for since `before`, that what the others leave doesn't have."""
        left = self._kinds & kinds_of(condition)
        asked = self._asked[before:]
        if not left:
            raise join_slips.no_kind(*next(one for one in reversed(asked) if one[1].holders))
        for token, field in asked:
            if not field.kinds & left:
                raise join_slips.other_kind(token, field, left)

    def _negation(self) -> Condition:
        self._depth += 1
        if self._depth > _DEEPEST:
            raise self._cursor.error("This condition is too deeply nested.", "Write a shorter one.")
        try:
            if self._cursor.take_word("not"):
                return Not(self._negation())
            if opening := self._cursor.take_sign("("):
                return self._inside(opening)
            return self._comparison()
        finally:
            self._depth -= 1

    def _inside(self, opening: Token) -> Condition:
        found = self._expression()
        if not self._cursor.take_sign(")"):
            raise join_slips.never_closed(self._cursor, opening)
        return found

    def _comparison(self) -> Condition:
        token = self._cursor.peek()
        if token.shape is not Shape.WORD or is_reserved(token):
            raise join_slips.no_field(self._cursor)
        field = self._field()
        if self._cursor.take_word("is"):
            return self._presence(field)
        if self._cursor.take_word("has"):
            return self._containment(field)
        if self._cursor.take_word("in"):
            return self._membership(field)
        if self._cursor.peek().is_word("not") and self._cursor.peek(1).is_word("in"):
            self._cursor.at += 2
            return Not(self._membership(field))
        if sign := self._cursor.take_sign(*_EQUAL, *_ORDER):
            return self._order(field, sign)
        if field.type is Type.FLAG:
            return Is(Own(field), Constant(True))
        raise comparison_slips.no_sign(self._cursor, field)

    def _field(self) -> Field:
        if slip := join_slips.odd_field(self._cursor):
            raise slip
        return self._named(self._cursor.take())

    def _named(self, token: Token) -> Field:
        field = field_named(token, self._kinds)
        self._asked.append((token, field))
        return field

    def _presence(self, field: Field) -> Condition:
        negated = self._cursor.take_word("not")
        if self._cursor.take_word("given"):
            return Not(Given(Own(field))) if negated else Given(Own(field))
        if self._cursor.take_word("missing"):
            return Given(Own(field)) if negated else Not(Given(Own(field)))
        raise comparison_slips.no_presence(self._cursor, field, negated=negated)

    def _containment(self, field: Field) -> Condition:
        if field.type not in _TEXTS:
            raise comparison_slips.no_parts(self._cursor, field)
        if field.type is Type.IDS:
            return Is(Own(field), self._operand(field))
        return Has(Own(field), str(literal(self._value(field), field)))

    def _membership(self, field: Field) -> Condition:
        opening = self._cursor.take_sign("[", "(")
        if not opening:
            raise comparison_slips.no_list(self._cursor, field)
        parts = [self._equal(field, listed=True)]
        while self._cursor.take_sign(","):
            parts.append(self._equal(field, listed=True))
        if not self._cursor.take_sign("]" if opening.text == "[" else ")"):
            raise comparison_slips.list_never_closed(self._cursor, opening)
        return Either(tuple(parts))

    def _equal(self, field: Field, *, listed: bool = False) -> Condition:
        if field.type is Type.PERIOD:
            return self._in_period(field, listed=listed)
        return Is(Own(field), self._operand(field, listed=listed))

    def _in_period(self, field: Field, *, listed: bool) -> Condition:
        token = self._value(field, listed=listed)
        if token.text.lower() == "current":
            return IsCurrent()
        self._names.append((token, field.type))
        return Is(Own(field), Constant(token.text))

    def _order(self, field: Field, sign: Token) -> Condition:
        if sign.text in _EQUAL:
            found = self._equal(field)
            return Not(found) if sign.text == "!=" else found
        if field.type not in _ORDERED:
            raise comparison_slips.no_order(self._cursor, field, sign)
        return Compares(Own(field), sign.text, self._operand(field))

    def _operand(self, field: Field, *, listed: bool = False) -> Operand:
        token = self._value(field, listed=listed)
        if token.shape is Shape.WORD and field.type in _ORDERED:
            other = field_called(token.text)
            if other and other.type is field.type:
                return Own(self._named(token))
            if field.type is Type.DATE and (days := days_from_today(token.text)) is not None:
                return Today(days)
        if field.type in _IDS:
            self._names.append((token, field.type))
            return Named(token.text)
        return Constant(literal(token, field))

    def _value(self, field: Field, *, listed: bool = False) -> Token:
        token = self._cursor.take_value(listed=listed)
        if token is None:
            raise comparison_slips.no_value(self._cursor, field)
        return token
