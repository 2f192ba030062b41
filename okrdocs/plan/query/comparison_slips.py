"""What people write within a comparison – signs, lists, values – and what they have to write instead.

Each function returns the error for what stands at a cursor. Advice repeats the author's own words, put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import parse_period
from okrdocs.plan.query import foreign
from okrdocs.plan.query.examples import example
from okrdocs.plan.query.fields import Type, field_called
from okrdocs.plan.query.literals import translated
from okrdocs.plan.query.tokens import Shape

if TYPE_CHECKING:
    from okrdocs.plan.query.cursor import Cursor
    from okrdocs.plan.query.errors import QueryError
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

_PARTS = frozenset([Type.TEXT, Type.LIST, Type.ID, Type.IDS])


def no_sign(cursor: Cursor, field: Field) -> QueryError:
    """Tell of what stands behind a field instead of a sign."""
    token = cursor.peek()
    if token.shape is Shape.END or token.is_word("and", "or") or token.is_sign(")"):
        return cursor.error(
            f"Behind `{field.name}`, a sign and a value are missing.", f"Write {example(field)}."
        )
    if not token.text[0].isalnum() and token.text not in foreign.SIGNS:
        return cursor.error(f"`{token.text}` is no sign of a condition.", f"Write {example(field)}.")
    begun = cursor.at
    cursor.take_word("does", "do")
    negated = cursor.take_word("not", "nicht")
    between = cursor.take_word("between", "zwischen")
    sign = None if between else _foreign_sign(cursor)
    whole = cursor.stretch(begun, max(cursor.at, begun + 1))
    message = f"`{whole.text}` is no sign of a condition."
    if between:
        return cursor.error(message, _between(cursor, field), whole)
    if sign or negated:
        return cursor.error(message, _with_sign(field, sign or "=", cursor, negated=negated), whole)
    missing = f"Between `{field.name}` and `{token.text}`, a sign is missing."
    return cursor.error(missing, _with_sign(field, "=", cursor), token)


def _foreign_sign(cursor: Cursor) -> str | None:
    """Read a sign of another language, such as `less than`, or ours in a wrong place, and return ours."""
    word = cursor.peek().text.lower()
    sign = word if word in ("has", "=") else foreign.SIGNS.get(word)
    if sign:
        cursor.take()
        cursor.take_word("than", "to")
    return sign


def _between(cursor: Cursor, field: Field) -> str:
    """Advise on `progress between 10% and 60%`."""
    low, join, high = (cursor.take() for _ in range(3))
    if not join.is_word("and", "und") or high.shape is not Shape.WORD:
        return f"Write {example(field)}."
    return f"Write `{field.name} >= {low.text} and {field.name} <= {high.text}`."


def _with_sign(field: Field, sign: str, cursor: Cursor, *, negated: bool = False) -> str:
    """Say how to compare with what follows; by an example where the field does not know such a comparison."""
    value = cursor.rest().text.strip("\"'")
    if field.type is Type.CHOICE and value not in field.choices:
        value = next(iter(translated(value, field.choices)), "")
    if not value or (sign == "has" and field.type not in _PARTS):
        return f"Write {example(field)}."
    if sign == "has":
        value = value.strip("%*")
    if field.type in (Type.TEXT, Type.LIST) and " " in value:
        value = f'"{value}"'
    if sign == "=" and negated:
        return f"Write `{field.name} != {value}`."
    return f"Write `{'not ' * negated}{field.name} {sign} {value}`."


def no_presence(cursor: Cursor, field: Field, *, negated: bool) -> QueryError:
    """Tell of what stands behind `is` and is neither `given` nor `missing`."""
    token = cursor.peek()
    message = f"Behind `is`, there is only `given` and `missing`, and not `{token.text}`."
    if token.shape is Shape.END:
        advice = f"Write `{field.name} is given` or `{field.name} is missing`."
        return cursor.error("Behind `is`, a word is missing.", advice)
    if token.text.lower() in foreign.NOTHING:
        return cursor.error(message, f"Write `{field.name} is {'given' if negated else 'missing'}`.")
    if field.type is Type.FLAG:
        no = negated != (token.text.lower() in ("false", "no"))
        return cursor.error(message, f"Write `{'not ' * no}{field.name}`.")
    if token.is_word("in"):
        cursor.take()
        return cursor.error(
            message, f"Write `{field.name}{' not' * negated} in {cursor.rest().text}`.", token
        )
    other = field_called(token.text)
    if other and other.type is Type.FLAG:
        return cursor.error(message, f"Write `{'not ' * negated}{other.name}` alone.")
    sign = _foreign_sign(cursor) or "="
    return cursor.error(message, _with_sign(field, sign, cursor, negated=negated), token)


def no_parts(cursor: Cursor, field: Field) -> QueryError:
    """Tell of `has` behind a field that is no text and no list."""
    message = f"`{field.name}` is {field.type.value}, which has no parts."
    return cursor.error(message, f"Write {example(field)}.", cursor.peek(-1))


def no_order(cursor: Cursor, field: Field, sign: Token) -> QueryError:
    """Tell of `<` and the like behind a field that has no order."""
    message = f"`{field.name}` is {field.type.value}, which `{sign.text}` cannot compare."
    period = parse_period(cursor.peek().text) if field.type is Type.PERIOD else None
    if period is None:
        return cursor.error(message, f"Write {example(field)}.", sign)
    day = period.end if sign.text in (">", "<=") else period.start
    return cursor.error(message, f"Compare days: `due {sign.text} {day}`.", sign)


def no_list(cursor: Cursor, field: Field) -> QueryError:
    """Tell of `in` without a bracket behind it."""
    token = cursor.peek()
    if token.shape is Shape.END:
        return cursor.error("Behind `in`, the values are missing.", f"Write `{field.name} in [one, other]`.")
    advice = f"Put the values into brackets: `{field.name} in [{cursor.rest().text}]`."
    return cursor.error(f"Here stands `{token.text}` instead of `[`.", advice)


def list_never_closed(cursor: Cursor, opening: Token) -> QueryError:
    """Tell of a list that isn't closed, or of what stands in it behind a value."""
    if cursor.peek().shape is Shape.END or cursor.peek().is_word("and", "or"):
        return cursor.error("This list is never closed.", "Put `]` behind its last value.", opening)
    message = f"Here stands `{cursor.peek().text}` in the middle of a list."
    return cursor.error(message, "Put a comma between two values, and `]` behind the last.")


def no_value(cursor: Cursor, field: Field) -> QueryError:
    """Tell of what stands where a value should."""
    token, sign = cursor.peek(), cursor.peek(-1)
    if token.shape is Shape.END:
        return cursor.error(f"Behind `{sign.text}`, a value is missing.", f"Write {example(field)}.")
    if token.is_sign("[", "("):
        return _list_behind(cursor, field, sign)
    if token.is_sign("]"):
        before = "Take the comma out" if sign.is_sign(",") else "Write a value before it"
        return cursor.error("Here stands `]` instead of a value.", f"{before}, such as in `[one, other]`.")
    if token.is_word("not"):
        cursor.take()
        advice = _with_sign(field, "=", cursor, negated=True)
        return cursor.error("`not` is no value.", advice, token)
    if token.is_word("in", "has", "is"):
        message = f"`{sign.text} {token.text}` are two signs."
        return cursor.error(message, f"Take `{sign.text}` out.")
    if token.shape is Shape.SIGN and sign.shape is Shape.SIGN and token.text not in (",", ")"):
        both = sign.text + token.text
        message = f"`{sign.text} {token.text}` are two signs."
        return cursor.error(message, f"Write `{foreign.SIGNS.get(both, both)}`.")
    return cursor.error(f"Here stands `{token.text}` instead of a value.", f"Write {example(field)}.")


def _list_behind(cursor: Cursor, field: Field, sign: Token) -> QueryError:
    """Tell of a list where only one value can stand."""
    values = cursor.rest().text.strip("[]() ")
    message = f"`{sign.text}` compares with one value, and not with a list."
    if sign.text in ("<", "<=", ">", ">="):
        return cursor.error(message, f"Write {example(field)}.")
    negated = "not " if sign.text == "!=" else ""
    advice = f"Write `{field.name} {negated}in [{values}]` for any of them"
    if sign.is_word("has"):
        all_of_them = " and ".join(f"{field.name} has {one.strip()}" for one in values.split(","))
        return cursor.error(message, f"{advice}, or `{all_of_them}` for all.")
    return cursor.error(message, f"{advice}." if not negated else f"Write `{field.name} not in [{values}]`.")
