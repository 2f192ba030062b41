"""Words and numbers in messages, and the places they are about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Outcome
from okrdocs.validate.values import read_number
from okrdocs.validate.wording import either

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import OkrObject
    from okrdocs.rules.base import Keys

_LONGEST = 80
_STRAY = 20
"""How far an item may have moved because others before it could not be used."""


def code(text: str) -> str:
    """Set what an author typed between backticks: on one line, not too long, without backticks of its own."""
    flat = " ".join(text.replace("`", "'").split())
    return f"`{flat if len(flat) <= _LONGEST else flat[: _LONGEST - 1] + '…'}`"


def listed(names: Iterable[str], word: str = "or") -> str:
    """Join names as prose does: `a`, `b` or `c`."""
    return either(map(code, names), word)


def shown(value: float) -> str:
    """Return a number as people write it: no decimals that say nothing, no exponents for everyday sizes."""
    whole = abs(value) < 1e15 and value == int(value)
    return str(int(value)) if whole else f"{value:.12g}"


def typed(entry: OkrObject, keys: Keys, value: float) -> str:
    """Return a number as its author typed it."""
    written = (entry.source.written(*keys) or "").strip()
    return written if len(written) <= _LONGEST and read_number(written) == value else shown(value)


def withheld(entry: OkrObject) -> bool:
    """Tell whether messages about `entry` must not name its numbers: pages show messages too."""
    return isinstance(entry, Outcome) and entry.confidential


def in_unit(number: str, unit: str | None) -> str:
    """Return a number as typed with its unit behind it, which it may hold itself, as in `52%`."""
    return number if not unit or number.endswith(unit) else f"{number} {unit}"


def article(noun: str) -> str:
    """Return a noun with `an` or `a` before it."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def item_keys(entry: OkrObject, field: str, index: int, name: str, text: str) -> Keys:
    """Return where the item `index` of a list of mappings stands, recognised by the `text` of its `name`.

    Items that could not be used are missing from the model, so that the one meant may stand further on.
    """
    for place in range(index, index + _STRAY):
        if (entry.source.written(field, place, name) or "").strip() == text:
            return (field, place, name)
    return (field, index, name)
