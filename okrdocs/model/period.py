"""Periods of time an objective runs for, and how people write them."""

from __future__ import annotations

import datetime as dt
import re
from calendar import monthrange
from typing import NamedTuple

# Compiled when they are needed: hardly any project uses more than one of these forms.
_CALENDAR = r"(?ai)(\d{4})(?:-(?:Q([1-4])|H([12])|(0[1-9]|1[0-2])))?"
_FISCAL = r"(?ai)FY(\d{2}|\d{4})(?:-(?:Q([1-4])|H([12])))?"
_INTERVAL = r"(?a)(\d{4}-\d{2}-\d{2})/(\d{4}-\d{2}-\d{2})"


class Period(NamedTuple):
    """A stretch of days, both ends included; `label` is how it is shown."""

    start: dt.date
    end: dt.date
    label: str

    @property
    def days(self) -> int:
        """How many days it has."""
        return (self.end - self.start).days + 1

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` is one of them."""
        return self.start <= day <= self.end


def parse_period(text: str, fiscal_year_start: int | None = None) -> Period | None:
    """Read a period as people write it; None when it is not one.

    Known forms: `2026-Q4`, `2026-H2`, `2026`, `2026-11`, an ISO 8601 interval `2026-10-01/2026-12-31` and,
    where `fiscal_year_start` names the month (1…12) in which the fiscal year begins, `FY27`, `FY27-H1` and
    `FY27-Q1`. A fiscal year is named after the calendar year in which it ends.
    """
    text = text.strip()
    if match := re.fullmatch(_CALENDAR, text):
        year, quarter, half, month = match.groups()
        return _part(int(year), 1, quarter, half, month, text.upper())
    if match := re.fullmatch(_INTERVAL, text):
        return _interval(match[1], match[2], text)
    if fiscal_year_start and (match := re.fullmatch(_FISCAL, text)):
        digits, quarter, half = match.groups()
        named = int(digits) if len(digits) == 4 else 2000 + int(digits)
        first = named if fiscal_year_start == 1 else named - 1
        return _part(first, fiscal_year_start, quarter, half, None, text.upper())
    return None


def _part(
    year: int, first_month: int, quarter: str | None, half: str | None, month: str | None, label: str
) -> Period | None:
    """Cut a quarter, a half, a month or nothing out of the year that begins in `first_month`."""
    if quarter:
        offset, months = 3 * (int(quarter) - 1), 3
    elif half:
        offset, months = 6 * (int(half) - 1), 6
    elif month:
        offset, months = int(month) - 1, 1
    else:
        offset, months = 0, 12
    try:
        start = _month_start(year, first_month + offset)
        last_month = _month_start(year, first_month + offset + months - 1)
    except ValueError:  # outside the years 1 … 9999
        return None
    return Period(start, last_month.replace(day=monthrange(last_month.year, last_month.month)[1]), label)


def _month_start(year: int, month: int) -> dt.date:
    """Return the first day of a month; months past 12 run into the next years."""
    return dt.date(year + (month - 1) // 12, (month - 1) % 12 + 1, 1)


def _interval(start: str, end: str, label: str) -> Period | None:
    try:
        first, last = dt.date.fromisoformat(start), dt.date.fromisoformat(end)
    except ValueError:
        return None
    return Period(first, last, label) if first <= last else None
