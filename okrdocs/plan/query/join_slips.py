"""What people write where a condition should begin or has ended, and what they have to write instead.

Each function returns the error for what stands at a cursor. Advice repeats the author's own words, put right.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.plan.query import foreign
from okrdocs.plan.query.cursor import is_reserved
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import Type, field_called
from okrdocs.plan.query.names import plural
from okrdocs.plan.query.tokens import Shape
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from okrdocs.plan.query.cursor import Cursor
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

_BEGIN = "Begin a condition with a field, such as `owner = support`."
_MIRRORED = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}
_LISTS = frozenset([Type.LIST, Type.IDS])
_PARTS = frozenset([Type.TEXT, Type.LIST, Type.ID, Type.IDS])


def left_over(cursor: Cursor) -> QueryError:
    """Tell of what follows a whole condition and is neither `and` nor `or`."""
    token = cursor.peek()
    if token.is_sign(")", "]"):
        opener = "(" if token.text == ")" else "["
        advice = f"Take it out, or put `{opener}` where what it ends begins."
        return cursor.error(f"No `{opener}` stands before this `{token.text}`.", advice)
    if join := foreign.JOINS.get(token.text.lower()):
        return cursor.error(f"`{token.text}` joins no conditions.", f"Write `{join}`.")
    if token.is_sign(","):
        return cursor.error("A comma joins no conditions.", _instead_of_comma(cursor))
    if token.is_sign("(", "["):
        return cursor.error(f"Here stands `{token.text}` behind a value.", _in_quotes(cursor))
    if token.shape is Shape.WORD and cursor.begins_condition():
        message = f"Before `{token.text}`, an `and` or `or` is missing."
        return cursor.error(message, f"Write `and {cursor.rest().text}`, or the same with `or`.")
    message = f"Here stands `{token.text}` instead of `and` or `or`."
    return cursor.error(message, f"Two conditions need `and` or `or` between them{_or_quotes(cursor)}.")


def _or_quotes(cursor: Cursor) -> str:
    """Advise on a text of several words, of which one means something."""
    said = cursor.said_before(cursor.at)
    if said is None or said[0].type not in _PARTS or said[1].is_word("is"):
        return ""
    return f'; a text of several words needs quotes: `"{said[2].text} {cursor.rest().text}"`'


def _in_quotes(cursor: Cursor) -> str:
    """Advise on a text with brackets."""
    said = cursor.said_before(cursor.at)
    if cursor.peek(1).is_sign(")"):
        return "Take `()` out."
    whole = f"{said[2].text} {cursor.rest().text}" if said else "Sales (north)"
    return f'Take it out, or put a text with brackets between quotes: `"{whole}"`.'


def _instead_of_comma(cursor: Cursor) -> str:
    said = cursor.said_before(cursor.at)
    if cursor.begins_condition(1) or said is None:
        return "Write `and` where both have to hold, `or` where one is enough."
    field, sign, value = said
    if sign.is_word("has") and field.type is Type.TEXT:
        return f"Write `or {field.name} has {cursor.peek(1).text}`."
    negated = "not " if sign.text == "!=" else ""
    return f"Write `{field.name} {negated}in [{value.text}{cursor.rest().text}]`."


def never_closed(cursor: Cursor, opening: Token) -> QueryError:
    """Tell of a bracket that isn't closed, or of what stands where it should be."""
    if cursor.peek().shape is not Shape.END:
        return left_over(cursor)
    return cursor.error("This bracket is never closed.", "Put `)` behind the condition.", opening)


def no_field(cursor: Cursor) -> QueryError:
    """Tell of what stands where a condition should begin."""
    token, before = cursor.peek(), cursor.peek(-1)
    if token.shape is Shape.END:
        message = f"Behind `{before.text}`, the condition is missing."
        return cursor.error(
            message, f"Write one there, such as `owner = support`, or take `{before.text}` out."
        )
    if is_reserved(token):
        message = f"Here stands `{token.text}` where a condition should begin."
        return cursor.error(message, "Take one of the two words out." if is_reserved(before) else _BEGIN)
    if token.shape is Shape.TEXT and field_called(token.text):
        return cursor.error("A field stands without quotes.", f"Write `{token.text.lower()}`.")
    written = cursor.stretch(cursor.at, cursor.at + 1).text
    return _value_first(cursor) or cursor.error(f"Here stands `{written}` instead of a field.", _BEGIN)


def odd_field(cursor: Cursor) -> QueryError | None:
    """Tell of a word at the beginning of a condition that is clearly no field; None where it may be one."""
    token = cursor.peek()
    if field_called(token.text):
        return None
    if field_called(token.text.rstrip(":")) and cursor.peek(1).shape in (Shape.WORD, Shape.TEXT):
        message = f"`{token.text}` is how a block says it; a condition compares with `=`."
        return cursor.error(message, f"Write `{cursor.rest().text.replace(':', ' =', 1)}`.")
    if token.is_word(*foreign.NEGATIONS) and cursor.peek(1).shape is Shape.WORD:
        return cursor.error(f"`{token.text}` means nothing in a condition.", "Write `not`.")
    if cursor.peek(1).shape is Shape.WORD and field_called(cursor.peek(1).text):
        return cursor.error(f"`{token.text}` means nothing in a condition.", "Take it out.")
    if slip := _value_first(cursor) or _value_alone(cursor):
        return slip
    if not token.text[0].isalpha() or token.is_word("today", "current", "yes", "no", "true", "false"):
        return cursor.error(f"Here stands `{token.text}` instead of a field.", _BEGIN)
    return None


def _value_first(cursor: Cursor) -> QueryError | None:
    """Tell of `60% > progress` and `autumn in tags`."""
    sign, field = cursor.peek(1), cursor.peek(2)
    if field.shape is not Shape.WORD or not field_called(field.text):
        return None
    written = cursor.stretch(cursor.at, cursor.at + 1).text
    turned = "has" if sign.is_word("in") else _MIRRORED.get(sign.text, sign.text)
    if not sign.is_word("in") and sign.shape is not Shape.SIGN:
        return None
    return cursor.error("The field stands first.", f"Write `{field.text} {turned} {written}`.")


def _value_alone(cursor: Cursor) -> QueryError | None:
    """Tell of the second value of `health = stale or off-track`, which lacks its field."""
    join, token = cursor.peek(-1), cursor.peek()
    said = cursor.said_before(cursor.at - 1)
    if said is None or not join.is_word("and", "or") or cursor.begins_condition():
        return None
    field, sign, value = said
    rest = cursor.rest().text
    advice = f"Write `{join.text} {field.name} {'has' if field.type in _LISTS else sign.text} {rest}`"
    if join.is_word("or") and sign.text == "=":
        advice += f", or `{field.name} in [{value.text}, {rest}]`"
    if field.type in _PARTS:
        advice += f'; a text with `{join.text}` in it needs quotes: `"{value.text} {join.text} {rest}"`'
    message = f"`{token.text}` is no condition: behind `{join.text}`, the field has to be said again."
    return cursor.error(message, f"{advice}.")


def other_kind(token: Token, field: Field, left: frozenset[Kind]) -> QueryError:
    """Tell of a field that none of the kinds has which the rest of the condition leaves."""
    return QueryError(
        f"`{field.name}` belongs to {plural(field.kinds)}, and this condition leaves only {plural(left)}.",
        "Choose another field, or leave out what asks for the others.",
        token.start,
        token.end,
    )


def no_kind(token: Token, field: Field) -> QueryError:
    """Tell of conditions on `kind` and `status` that no object can meet."""
    advice = "Look at `show` and at each `kind`; for any of several, write `kind in [objective, outcome]`."
    if field.name != "kind":
        words = {kind: [word for word in field.choices if kind in field.holders[word]] for kind in Kind}
        advice = f"It is {'; '.join(f'{listed(held)} for {kind.value}s' for kind, held in words.items())}."
    message = f"No object that this asks for can have such a `{field.name}`, so nothing is ever found."
    return QueryError(message, advice, token.start, token.end)
