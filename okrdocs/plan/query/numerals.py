"""Numbers and shares in conditions: written as in blocks, and what to say about those that aren't."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.examples import example
from okrdocs.plan.query.fields import Type, field_called
from okrdocs.validate.amounts import read_amount
from okrdocs.validate.values import read_number

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

_SUM = re.compile(r"(\w+) *[-+*/].*")
_RATIO = re.compile(r"(\d{1,6}) ?(?:/|of|out of|von) ?(\d{1,6})")
_MOST = 2
"""A share above it is a number of percent whose sign is missing."""
_PERCENT = re.compile(r"(?:percent|per cent|pct|prozent|%)", re.IGNORECASE)


def number_in(token: Token, field: Field) -> float:
    """Read a number as blocks do: `1000`, `1_000`, `1.2M`, `20%` (as 20)."""
    value = read_number(token.text)
    if value is None:
        raise _no_number(token, field)
    return value


def share_in(token: Token, field: Field) -> float:
    """Read a share as 0…1, or beyond: `0.6`, `60%`."""
    value = read_number(token.text)
    if value is None:
        raise _no_number(token, field)
    if token.text.endswith("%"):
        return value / 100
    if abs(value) > 1:
        whole = f"`{value * 100:g}%` or " if abs(value) <= _MOST else ""
        advice = f"It goes from 0 to 1: write {whole}`{value:g}%`."
        raise QueryError(f"`{field.name}` is never `{token.text}`.", advice, token.start, token.end)
    return value


def unlike(token: Token, field: Field, other: Field) -> QueryError:
    """Tell that a field is compared with another that holds something else."""
    return QueryError(
        f"`{field.name}` is {field.type.value} and `{other.name}` {other.type.value}: they do not compare.",
        f"Write {example(field)}.",
        token.start,
        token.end,
    )


def _no_number(token: Token, field: Field) -> QueryError:
    """Tell what is written in place of a number, and what to write instead."""
    text = token.text
    if other := field_called(text):
        return unlike(token, field, other)
    if (added := _SUM.fullmatch(text)) and (other := field_called(added[1])):
        return QueryError(
            f"`{text}` is a sum, and a condition does none.",
            f"Compare with `{other.name}` alone, or with {field.type.value} such as {_such_as(field)}.",
            token.start,
            token.end,
        )
    return QueryError(
        f"`{text}` cannot be read as a number.", _number_advice(text, field), token.start, token.end
    )


def _number_advice(text: str, field: Field) -> str:
    ratio = _RATIO.fullmatch(text)
    if ratio and field.type is Type.SHARE and int(ratio[2]):
        return f"Write `{int(ratio[1]) / int(ratio[2]):.0%}`."
    amount = read_amount(text)
    if amount is None or re.search(r"\d", amount.unit):
        return f"Write one number there, such as {_such_as(field)}."
    if field.type is Type.SHARE:
        return f"Write `{_as_share(amount.number, amount.unit)}`."
    if not amount.unit:
        return f"Write `{amount.number}`: no separators, and a point before decimals."
    return f"Write `{amount.number}` alone; to ask for the unit, write `and unit = {amount.unit}`."


def _as_share(number: str, unit: str) -> str:
    """Return a number as a share: above 1 or in percent, it has its sign behind it."""
    value = read_number(number) or 0.0
    percent = _PERCENT.fullmatch(unit) is not None or abs(value) > 1
    return f"{number}%" if percent and not number.endswith("%") else number


def _such_as(field: Field) -> str:
    return "`60%`" if field.type is Type.SHARE else "`1000`, `1.2M` or `0.7`"
