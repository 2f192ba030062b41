"""What is wrong with the way a period is written, and which one a day belongs to."""

from __future__ import annotations

import calendar
import re
from typing import TYPE_CHECKING

from okrdocs.model import parse_period
from okrdocs.rules.phrases import code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import Period

_FORMS = "Write it as `2026-Q4`, `2026-H2`, `2026`, `2026-11` or `2026-10-01/2026-12-31`."
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?<!\d)(FY ?(?:\d{4}|\d{2})|(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_PART = re.compile(r"(?<![a-z])([QH])[ -]?([1-4])(?!\d)", re.IGNORECASE)
_NAME = re.compile(r"[a-z]{3,}", re.IGNORECASE)
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_LABEL = re.compile(r"(?P<fy>FY)?(?P<year>\d{4}|\d{2})(?:-(?P<part>[QH]\d|\d{2}))?")
_PARTS = {"Q": 4, "H": 2}


def what_is_wrong(text: str, fiscal_year_start: int | None) -> tuple[str, str]:
    """Return what is wrong with `text`, which is no period, and what to write instead."""
    if fiscal_year_start is None and (fiscal := _guess(text, 1)) and fiscal.startswith("FY"):
        return (
            f"{code(text)} is a fiscal period, but it isn't set when the fiscal year begins.",
            "Set `fiscal_year_start` in the configuration to the number of its first month, such as "
            "`fiscal_year_start: 4` for April, or write a period of the calendar, such as `2026-Q4`.",
        )
    said = f"{code(text)} is not a period."
    if guess := _guess(text, fiscal_year_start):
        return said, f"Write `{guess}`."
    if part := _PART.fullmatch(text.strip()):
        return said, f"Write the year too, such as `2026-{part[1].upper()}{part[2]}`."
    return said, _FORMS


def _guess(text: str, fiscal_year_start: int | None) -> str | None:
    """Return the period that `text` says in another order or with other signs, if that is clear."""
    text = text[:60]
    dates = sorted(_ISO_DATE.findall(text))
    if len(dates) == 2:
        guess = "/".join(dates)
    elif year := _YEAR.search(text):
        rest = text[: year.start()] + " " + text[year.end() :]
        part = _PART.search(rest)
        months = [month for name in _NAME.findall(rest) if (month := _month(name))]
        if len(months) > 1:
            return _interval(year[0], months[0], months[-1])
        month = months[0] if months else 0
        behind = f"-{part[1]}{part[2]}" if part else f"-{month:02d}" if month else ""
        if not behind and rest.strip(" -/.,"):
            return None
        guess = (year[0].replace(" ", "") + behind).upper()
    else:
        return None
    return guess if parse_period(guess, fiscal_year_start) else None


def _month(name: str) -> int:
    """Return the month, from 1, that a word stands for; 0 where it is none."""
    start = name[:3].lower()
    return _MONTHS.index(start) + 1 if start in _MONTHS else 0


def _interval(year: str, first: int, last: int) -> str | None:
    """Return the days from the start of one month to the end of another, as in `Oct-Dec 2026`."""
    if not year.isdecimal() or first >= last:
        return None
    return f"{year}-{first:02d}-01/{year}-{last:02d}-{calendar.monthrange(int(year), last)[1]}"


def neighbour(period: Period, date: dt.date, fiscal_year_start: int | None) -> str | None:
    """Return the period of the same kind as `period` that `date` lies in; None for intervals."""
    label = _LABEL.fullmatch(period.label)
    if label is None:
        return None
    for name in _names_around(label, date.year):
        found = parse_period(name, fiscal_year_start)
        if found and found.start <= date <= found.end:
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
