"""JSON that can be read by people, embedded in HTML and trusted not to reorder what is around it."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_RISKY = re.compile(
    "[<>&"  # would end a script element or start an entity
    "\u2028\u2029"  # line ends in older JavaScript
    "\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff"  # invisible, or they reorder the text
    "\ud800-\udfff]"  # halves of characters
)
_ENCODER = json.JSONEncoder(ensure_ascii=False, allow_nan=False)
_MOST_DECIMALS = 6
_EXACT = 2.0**53


def to_json(value: object) -> str:
    """Return `value` as JSON that ends with a line feed; risky characters stand as escapes.

    Raises ValueError for NaN and infinities, which JSON doesn't have: see `plain_number`.
    """
    return to_line(value) + "\n"


def to_line(value: object) -> str:
    """Return `value` as `to_json` does, without the line feed."""
    return _RISKY.sub(_harmless, _ENCODER.encode(value))


def to_lines(values: Mapping[str, str | Sequence[str]]) -> str:
    """Return an object as `to_json` does, with a line for each key and for each item of a list.

    The values are texts of `to_line`, or lists of them. Indentation would be easier to read, but Python then
    encodes ten times slower.
    """
    parts = [f"{to_line(key)}: {_listed(value)}" for key, value in values.items()]
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _listed(value: str | Sequence[str]) -> str:
    if isinstance(value, str):
        return value
    return "[\n" + ",\n".join(value) + "\n]" if value else "[]"


def _harmless(risky: re.Match[str]) -> str:
    """Return a character as an escape; half a one, which cannot be encoded, as the sign of a lost one."""
    return "\ufffd" if "\ud800" <= risky[0] <= "\udfff" else f"\\u{ord(risky[0]):04x}"


def plain_number(value: float | None) -> float | int | None:
    """Round to 6 decimals, and write whole numbers without a point; None for what isn't a number."""
    if value is None or value != value or abs(value) == float("inf"):
        return None
    rounded = round(value, _MOST_DECIMALS)
    return int(rounded) if rounded == int(rounded) and abs(rounded) < _EXACT else rounded
