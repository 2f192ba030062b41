"""Values as people write them in a condition, read as the field they are compared with needs them."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import Type
from okrdocs.validate.wording import either, nearest, only_near

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.plan.query.fields import Field, Value
    from okrdocs.plan.query.tokens import Token

_NUMBER = re.compile(r"[-+]?(?:\d[\d_]*)(?:\.\d+)?(?P<sign>%?)", re.ASCII)
_YES = {"yes": True, "true": True, "no": False, "false": False}


def literal(token: Token, field: Field) -> Value:
    """Return the value that a token is for `field`; raises QueryError for one that it never holds."""
    if field.type in (Type.NUMBER, Type.SHARE):
        return _number(token, field)
    if field.type is Type.DATE:
        return _date(token, field)
    if field.type is Type.FLAG:
        return _flag(token, field)
    if field.type is Type.CHOICE:
        return _choice(token, field)
    return token.text


def _number(token: Token, field: Field) -> float:
    match = _NUMBER.fullmatch(token.text)
    if match is None:
        example = "60%" if field.type is Type.SHARE else "20"
        raise _wrong(token, field, f"Write a number there, such as `{field.name} < {example}`.")
    value = float(token.text.removesuffix("%").replace("_", ""))
    if match["sign"]:
        return value / 100 if field.type is Type.SHARE else value
    if field.type is Type.SHARE and abs(value) > 1:
        raise _wrong(token, field, f"It goes from 0 to 1: write `{token.text}%` for {token.text} percent.")
    return value


def _date(token: Token, field: Field) -> dt.date:
    try:
        return dt.date.fromisoformat(token.text)
    except ValueError:
        advice = "Write a date such as `2026-12-15`, or `today`, `today + 14 days`, `today - 2 weeks`."
        raise _wrong(token, field, advice) from None


def _flag(token: Token, field: Field) -> bool:
    if token.text.lower() not in _YES:
        raise _wrong(token, field, f"Write `{field.name}` alone, or `not {field.name}`.")
    return _YES[token.text.lower()]


def _choice(token: Token, field: Field) -> str:
    wanted = token.text.lower().replace(" ", "-").replace("_", "-")
    if wanted in field.choices:
        return wanted
    near = next((one for one in field.choices if one.startswith(f"{wanted}-")), None)
    near = near or nearest(wanted, field.choices)
    known = f"It is {either(f'`{one}`' for one in field.choices)}."
    advice = f"Did you mean `{near}`? {known}" if near else known
    raise _wrong(token, field, advice, sure(wanted, field.choices))


def sure(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` is but for a slip; None where another one comes close, or none does."""
    return only_near(word, {choice: choice for choice in choices})


def _wrong(token: Token, field: Field, advice: str, meant: str | None = None) -> QueryError:
    return QueryError(f"`{field.name}` is never `{token.text}`.", advice, token.start, token.end, meant)
