"""Which field a word names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import BY_NAME, field_called
from okrdocs.plan.query.foreign import FIELDS
from okrdocs.plan.query.literals import sure
from okrdocs.validate.wording import either, listed, nearest

if TYPE_CHECKING:
    from okrdocs.model import Kind
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token


def field_named(token: Token, kinds: frozenset[Kind]) -> Field:
    """Return the field that a token names; raises QueryError where none of `kinds` has such a field."""
    field = field_called(token.text)
    if field is None:
        raise _unknown(token, [name for name, one in BY_NAME.items() if one.kinds & kinds])
    if not field.kinds & kinds:
        message = f"`{field.name}` belongs to {plural(field.kinds)}, and this shows {plural(kinds)}."
        advice = f"Choose another field, or `show: {sorted(field.kinds)[0].value}s`."
        raise QueryError(message, advice, token.start, token.end)
    return field


def plural(kinds: frozenset[Kind]) -> str:
    """Name kinds in a sentence: `objectives and outcomes`."""
    return either((f"{kind.value}s" for kind in sorted(kinds)), "and")


def _unknown(token: Token, here: list[str]) -> QueryError:
    """Tell that there is no such field, and which was meant or which there are."""
    meant = FIELDS.get(token.text.lower()) or nearest(token.text, here)
    advice = f"Did you mean `{meant}`?" if meant in here else f"There is {listed(here, 'and')}."
    return QueryError(
        f"There is no field `{token.text}`.", advice, token.start, token.end, sure(token.text, here)
    )
