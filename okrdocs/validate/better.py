"""Which text an author meant who wrote one that cannot be used, by the form that its key asks for."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model.slug import slug
from okrdocs.validate.amounts import plain_number
from okrdocs.validate.choices import meant_choice
from okrdocs.validate.date_advice import meant_days
from okrdocs.validate.shapes import Form
from okrdocs.validate.values import read_limit, read_number, read_range
from okrdocs.validate.wording import only_near, same

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.validate.shapes import Property

_FLAGS = {
    **dict.fromkeys(("yes", "y", "on", "true"), "true"),
    **dict.fromkeys(("no", "n", "off", "false"), "false"),
}
_DAYS = {"daily": 1, "weekly": 7, "fortnightly": 14, "monthly": 30, "quarterly": 90}
DAYS_IN = {"day": 1, "week": 7, "month": 30}
"""Days of a unit of time, as people count them."""
_MONTH = 30
_SIGNS = {
    **dict.fromkeys(("at least", "no less than", "minimum", "min", "mindestens", "≥", ">="), ">="),
    **dict.fromkeys(("at most", "no more than", "up to", "maximum", "max", "höchstens", "≤", "<="), "<="),
    **dict.fromkeys(("more than", "above", "over", "mehr als", "über", ">"), ">"),
    **dict.fromkeys(("less than", "below", "under", "weniger als", "unter", "<"), "<"),
}
_LIMIT = re.compile(rf"({'|'.join(_SIGNS)})\.? *(\S.*)", re.IGNORECASE)
_RANGE = re.compile(r"(?:between |zwischen )?([\d.,_]+%?) *(?:-|–|\.\.|to|and|bis|und) *([\d.,_]+%?)")
_QUOTES = "“”„‟‘’‚«»"
_PERCENT = re.compile(r"(\d+(?:[.,]\d+)?) ?(?:percent|per cent|pct|prozent)", re.IGNORECASE)
_RATIO = re.compile(r"(\d+) ?(?:/|of|out of|von) ?(\d+)")


class Better(NamedTuple):
    """A text to write instead."""

    text: str
    sure: bool = True
    """It can't change what the author meant."""
    bare: bool = False
    """It has to stand without quotes."""


def better(prop: Property, text: str) -> Better | None:
    """Return what to write in place of `text` as the value of `prop`; None where that would be a guess."""
    read = _BY_FORM.get(prop.form)
    return read(prop, text.strip()) if read else None


def _date(_prop: Property, text: str) -> Better | None:
    days, sure = meant_days(text)
    return Better(days[0], sure) if len(days) == 1 else None


def _days(_prop: Property, text: str) -> Better | None:
    days = _DAYS.get(text.lower())
    if found := re.fullmatch(r"(?:every )?(\d{1,3}) ?(day|week|month)s?", text.lower()):
        days = int(found[1]) * DAYS_IN[found[2]]
    return Better(str(days), sure=days < _MONTH or "day" in text.lower()) if days else None


def _flag(_prop: Property, text: str) -> Better | None:
    meant = _FLAGS.get(text.lower())
    return Better(meant, bare=True) if meant else None


def _choice(prop: Property, text: str) -> Better | None:
    meant = meant_choice(text, prop.choices)
    sure = meant is not None and meant in (
        same(text, prop.choices),
        only_near(text, {word: word for word in prop.choices}),
    )
    return Better(meant, sure) if meant else None


def _id(_prop: Property, text: str) -> Better | None:
    made = slug(text)
    return Better(made, sure=False) if made else None


def _band(_prop: Property, text: str) -> Better | None:
    text = text.strip(_QUOTES).strip()
    if found := _RANGE.fullmatch(text):
        low, high = (plain_number(end) for end in found.groups())
        return Better(f"[{low}, {high}]", bare=True) if low and high and read_range(low, high) else None
    found = _LIMIT.fullmatch(text)
    number = plain_number(found[2]) if found else None
    if not found or not number:
        return None
    limit = f"{_SIGNS[found[1].lower()]} {number}"
    return Better(limit) if read_limit(limit) else None


def _share(_prop: Property, text: str) -> Better | None:
    """Read `60`, `0,6`, `60 percent` and `6 of 10`; up to ten it may be tenths or percent."""
    if words := _PERCENT.fullmatch(text):
        return Better(f"{words[1].replace(',', '.')}%")
    if ratio := _RATIO.fullmatch(text):
        part, whole = int(ratio[1]), int(ratio[2])
        if not 0 < whole <= 1000 or part > whole:
            return None
        return Better(f"{100 * part / whole:.0f}%", sure=100 * part % whole == 0)
    number = read_number(text.replace(",", "."))
    if number is None or text.endswith("%") or not 0 <= number <= 100:
        return None
    if number <= 1:
        return Better(text.replace(",", "."), bare=True)
    if number > 10:
        return Better(f"{number:g}%")
    return Better(f"{number * 10:g}%", sure=False) if number == int(number) else None


_BY_FORM: dict[Form, Callable[[Property, str], Better | None]] = {
    Form.BAND: _band,
    Form.CHOICE: _choice,
    Form.DATE: _date,
    Form.DAYS: _days,
    Form.FLAG: _flag,
    Form.ID: _id,
    Form.SHARE: _share,
}
