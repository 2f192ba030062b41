"""Numbers as people write them: with separators, units and words. What each of them means."""

from __future__ import annotations

import re
from typing import NamedTuple

from okrdocs.validate.values import read_number

AMOUNT = r"[-+−]?\d[\d_.,'’\u00a0\u202f ]*(?:[kKMB](?![A-Za-z]))?%?"
"""Digits with separators, and perhaps a suffix."""

_WITH_UNIT = re.compile(
    rf"(?P<sign>[€$£¥]?) ?(?P<amount>{AMOUNT}) ?(?P<unit>[^\W\d_€$£¥%/].*|[€$£¥%/].*)?", re.DOTALL
)
_CHANGE = re.compile(rf"(?:from )?({AMOUNT}) *(?:->|→|to|=>|–) *({AMOUNT})")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,'’\u00a0\u202f ])\d{3})(?:\1\d{3})*")
_MIXED = re.compile(r"(\d{1,3}(?:([.,'’\u00a0\u202f ])\d{3})+)([.,])(\d{1,2})")
_UNIT = re.compile(
    r"(?!(?:by|in|on|at|of|or|and|from|to|until|per|more|less|fewer|approx\w*|about|ca|circa|est|estimated|now"
    r"|today|currently|plus|minus|bis|pro|am|im|von|und|oder|mehr|weniger)\b)"
    r"[^\W\d_]+(?:[ /-][^\W\d_]+){0,3}|[€$£¥](?:/[^\W\d_]+)?",
    re.IGNORECASE,
)
_SCALES = {
    **dict.fromkeys(("mio", "million", "millions", "millionen", "mn", "mln", "m"), "M"),
    **dict.fromkeys(("billion", "billions", "bn", "mrd", "milliarden"), "B"),
    **dict.fromkeys(("thousand", "tsd", "tausend"), "k"),
}


class Amount(NamedTuple):
    """A number, and the words that stand with it."""

    number: str
    """As we read it: without separators, with a point before decimals."""
    unit: str
    sure: bool
    """The number can't mean another one."""

    @property
    def has_plain_unit(self) -> bool:
        """Tell whether the words are those of a unit, such as `calls/week`, and no remark."""
        return not self.number.endswith("%") and _UNIT.fullmatch(self.unit) is not None


def read_amount(text: str) -> Amount | None:
    """Read `5 500 leads`, `€1.2 million` or `4.000`; None where the number would be a guess."""
    found = _WITH_UNIT.fullmatch(text.strip())
    number = plain_number(found["amount"]) if found else None
    if not found or number is None:
        return None
    scale, unit = _scaled(found["unit"] or "")
    whole = number + scale
    if read_number(whole) is None:
        return None
    return Amount(whole, (found["sign"] + unit).strip(), _is_sure(found["amount"]))


def read_change(text: str) -> tuple[str, str] | None:
    """Read `4000 -> 2500` as two numbers; None where it is none."""
    found = _CHANGE.fullmatch(text.strip())
    first, last = (plain_number(part) for part in found.groups()) if found else (None, None)
    return (first, last) if first and last else None


def plain_number(text: str) -> str | None:
    """Return a number without separators as we read it; None where that would be a guess."""
    sign, digits, suffix = _parts(text)
    if _THOUSANDS.fullmatch(digits):
        digits = re.sub(r"\D", "", digits)
    elif mixed := _MIXED.fullmatch(digits):
        digits = re.sub(r"\D", "", mixed[1]) + "." + mixed[4]
    elif re.fullmatch(r"\d+,\d+", digits):
        digits = digits.replace(",", ".")
    found = sign + digits + suffix
    return found if read_number(found) is not None else None


def _is_sure(text: str) -> bool:
    """Tell whether separators have one meaning only: `4.000` may be four, `1,200,50` a slip."""
    _, digits, _ = _parts(text)
    mixed = _MIXED.fullmatch(digits)
    return not re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", digits) and not (mixed and mixed[2] == mixed[3])


def _parts(text: str) -> tuple[str, str, str]:
    """Split an amount into its sign, its digits and its suffix."""
    found = re.fullmatch(r"([-−+]?)(.*?) *([kKMB]?%?)", text.strip(), re.DOTALL)
    sign, digits, suffix = found.groups() if found else ("+", text, "")
    return "-" if sign in ("-", "−") else "", digits, suffix


def _scaled(unit: str) -> tuple[str, str]:
    """Split a word for millions and the like from a unit: `Mio. EUR` into `M` and `EUR`."""
    first, _, rest = unit.strip().partition(" ")
    scale = _SCALES.get(first.lower().rstrip("."), "")
    return (scale, rest) if scale else ("", unit)
