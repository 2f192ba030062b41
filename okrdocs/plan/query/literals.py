"""Values as people write them in a condition, read as the field they are compared with needs them.

All functions raise QueryError for a text that is no such value; it says what to write instead.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query.days import count_of_days, date_in
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import FIELDS, Type
from okrdocs.plan.query.foreign import WORDS
from okrdocs.plan.query.numerals import number_in, share_in
from okrdocs.plan.query.tokens import Shape
from okrdocs.validate.wording import either, listed, nearest, only_near

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrdocs.plan.query.fields import Field, Value
    from okrdocs.plan.query.tokens import Token

_YES = {"yes": True, "true": True, "no": False, "false": False}


def literal(token: Token, field: Field) -> Value:
    """Return the value that a token is for `field`."""
    return _READERS.get(field.type, _text)(token, field)


def sure(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice that `word` is but for a slip; None where another one comes close, or none does."""
    return only_near(word, {choice: choice for choice in choices})


def translated(word: str, choices: Iterable[str]) -> list[str]:
    """Return what a word of other tools and languages is called here, as far as it is one of `choices`."""
    spoken = " ".join(word.lower().replace("-", " ").replace("_", " ").split())
    return [one for one in WORDS.get(spoken, ()) if one in choices]


def _text(token: Token, field: Field) -> str:
    words = token.text.split()
    if token.shape is Shape.WORD and len(words) > 1 and field.type in (Type.TEXT, Type.LIST):
        message = f"`{token.text}` has several words."
        raise QueryError(message, f'Put it between quotes: `"{token.text}"`.', token.start, token.end)
    return token.text


def _flag(token: Token, field: Field) -> bool:
    if token.text.lower() not in _YES:
        advice = f"Write `{field.name}` alone, or `not {field.name}`."
        raise QueryError(f"`{field.name}` is never `{token.text}`.", advice, token.start, token.end)
    return _YES[token.text.lower()]


def _choice(token: Token, field: Field) -> str:
    wanted = token.text.lower().replace(" ", "-").replace("_", "-")
    if wanted in field.choices:
        return wanted
    message = f"`{field.name}` is never `{token.text}`."
    meant = sure(wanted, field.choices)
    raise QueryError(message, _choice_advice(token.text, field), token.start, token.end, meant)


def _choice_advice(word: str, field: Field) -> str:
    """Say which of the words a field holds was meant, or which there are."""
    wanted = word.lower()
    if all(one in field.choices for one in wanted.split()):
        return (
            f"Put them into brackets, with a comma between: `{field.name} in [{', '.join(wanted.split())}]`."
        )
    other = next((one for one in FIELDS if wanted in one.choices), None)
    if other:
        return f"That is a word of `{other.name}`: write `{other.name} = {wanted}`."
    known = f"It is {listed(field.choices)}."
    begun = [one for one in field.choices if one.startswith(f"{wanted}-")]
    near = nearest(wanted, field.choices)
    meant = begun or translated(word, field.choices) or ([near] if near else [])
    return f"Did you mean {either(f'`{one}`' for one in meant)}? {known}" if meant else known


_READERS: dict[Type, Callable[[Token, Field], Value]] = {
    Type.NUMBER: number_in,
    Type.SHARE: share_in,
    Type.DAYS: count_of_days,
    Type.DATE: date_in,
    Type.FLAG: _flag,
    Type.CHOICE: _choice,
}
