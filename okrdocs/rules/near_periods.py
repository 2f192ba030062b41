"""The bounds of a period that a day lies outside of, and the period that it lies in."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import parse_period

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import Period

_LABEL = re.compile(r"(?P<fy>FY)?(?P<year>\d{4}|\d{2})(?:-(?P<part>[QH]\d|\d{2}))?")
_PARTS = {"Q": 4, "H": 2}


def neighbour(period: Period, date: dt.date, fiscal_year_start: int | None) -> str | None:
    """Return the period of the same kind as `period` that `date` lies in; None for intervals."""
    label = _LABEL.fullmatch(period.label)
    if label is None:
        return None
    for name in _names_around(label, date.year):
        found = parse_period(name, fiscal_year_start)
        if found and found.holds(date):
            return found.label
    return None


def _names_around(label: re.Match[str], year: int) -> Iterator[str]:
    """Yield the periods of the form of `label` in the years around `year`."""
    part = label["part"] or ""
    if part[:1] in _PARTS:
        behind = [f"-{part[0]}{number + 1}" for number in range(_PARTS[part[0]])]
    else:
        behind = [f"-{month + 1:02d}" for month in range(12)] if part else [""]
    for near in (year, year + 1, year - 1):
        digits = f"{near:04d}" if len(label["year"]) == 4 else f"{near % 100:02d}"
        yield from (f"{label['fy'] or ''}{digits}{end}" for end in behind)


def bounds(period: Period, date: dt.date) -> str:
    """Name a period with the end that `date` lies beyond."""
    if date > period.end:
        return f"{period.label}, which ends on {period.end}"
    return f"{period.label}, which starts on {period.start}"
