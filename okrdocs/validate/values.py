"""How single values are written: numbers, shares, dates, bands, and placeholders for them."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache

from okrdocs.model import Maintain

_NUMBER = re.compile(
    r"([-+−]?(?:[0-9]+(?:_[0-9]+)*(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]{1,2})?) ?([%kKmMbB]?)"
)
_BAND = re.compile(r"(>=|<=|>|<|≥|≤) *(.+)")
_SCALES = {"": 1.0, "%": 1.0, "k": 1e3, "m": 1e6, "b": 1e9}
_LONGEST_PLACEHOLDER = 30
"""Characters of one in words."""
_PLACEHOLDER = re.compile(
    r"\$?(?:tb[acd]|to ?do|fixme|n/?a|none yet|\?+|x+|y+|n|z|\.{2,}|…|-+|_+|<[^<>]*>|\[[^\[\]]*\]"
    r"|(?:still )?to be (?:decided|determined|defined|confirmed|announced|agreed|named)|noch offen) ?%?",
    re.IGNORECASE,
)


def read_number(text: str) -> float | None:
    """Read `4000`, `4_000`, `20%` (as 20.0) or `1.2M`; None where it is no number."""
    if text.isascii() and text.replace(".", "", 1).isdecimal():
        return float(text)  # as most are
    match = _NUMBER.fullmatch(text.strip())
    if not match:
        return None
    return float(match[1].replace("−", "-")) * _SCALES[match[2].lower()]


@lru_cache(maxsize=1024)  # people write few different ones
def read_share(text: str) -> float | None:
    """Read a part of a whole, `0.6` or `60%`, as 0…1; None where it is none."""
    value = read_number(text)
    if value is None:
        return None
    if text.rstrip().endswith("%"):
        value /= 100
    return value if 0 <= value <= 1 else None


def read_date(text: str) -> dt.date | None:
    """Read `2026-12-15`; None where it is no day of the calendar, or written otherwise."""
    try:
        return dt.date.fromisoformat(text) if len(text) == 10 else None
    except ValueError:
        return None


def read_limit(text: str) -> Maintain | None:
    """Read an open band, such as `>= 99.9` or `< 3`; None where it is none."""
    match = _BAND.fullmatch(text.strip())
    value = read_number(match[2]) if match else None
    if not match or value is None:
        return None
    strict = match[1] in "<>"
    return (
        Maintain(low=value, strict=strict)
        if match[1] in (">", ">=", "≥")
        else Maintain(high=value, strict=strict)
    )


def read_range(low: str, high: str) -> Maintain | None:
    """Read a band from its two ends; None where they are no numbers or the wrong way round."""
    first, last = read_number(low), read_number(high)
    return Maintain(first, last) if first is not None and last is not None and first <= last else None


def is_placeholder(text: str) -> bool:
    """Tell whether `text` only holds a value's place, such as `TBD`, `XX%`, `??` or `N/A`."""
    if len(text) > _LONGEST_PLACEHOLDER and text[0].isalpha():
        return False  # as most texts are sentences
    return _PLACEHOLDER.fullmatch(text.strip()) is not None
