"""Days in conditions: dates, days counted from today, and how many days; and what else people write."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.model import parse_period
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import field_called
from okrdocs.plan.query.foreign import DAYS, MOMENTS
from okrdocs.plan.query.numerals import unlike
from okrdocs.validate.date_advice import meant_days
from okrdocs.validate.values import read_date, read_number
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field
    from okrdocs.plan.query.tokens import Token

_UNITS = {"day": 1, "days": 1, "week": 7, "weeks": 7}
_FROM_TODAY = re.compile(r"today(?: *([-+]) *(\d{1,4}) *(days?|weeks?))?", re.IGNORECASE)
_STRETCH = re.compile(r"(\d{1,4}) *(days?|weeks?)", re.IGNORECASE)
_MOVED = re.compile(r"([^\W\d]+|\d[\d.]{7,9}|\d{4}-\d\d-\d\d) *([-+][-+ ]*)(\d{1,4}) *([^\W\d_]*)")
_AWAY = re.compile(r"(?:in )?(\d{1,3}) *([^\W\d_]*)(?: (?:ago|from now|from today))?", re.IGNORECASE)
_ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
_HOW = "Write a date such as `2026-12-15`, or `today`, `today + 14 days`, `today - 2 weeks`."


def days_from_today(text: str) -> int | None:
    """Return how many days `today + 2 weeks` is ahead; None where it is something else."""
    found = _FROM_TODAY.fullmatch(text)
    if found is None:
        return None
    sign, count, unit = found.groups()
    return int(f"{sign}{count}") * _UNITS[unit.lower()] if sign else 0


def date_in(token: Token, field: Field) -> dt.date:
    """Read a date such as `2026-12-15`."""
    found = read_date(token.text)
    if found is None:
        raise _no_date(token, field)
    return found


def count_of_days(token: Token, field: Field) -> float:
    """Read how many days: `14`, `14 days` or `2 weeks`."""
    if stretch := _STRETCH.fullmatch(token.text):
        return float(int(stretch[1]) * _UNITS[stretch[2].lower()])
    value = read_number(token.text)
    if value is None:
        raise _no_stretch(token, field)
    return value


def _no_stretch(token: Token, field: Field) -> QueryError:
    if other := field_called(token.text):
        return unlike(token, field, other)
    away = _AWAY.fullmatch(token.text)
    days = int(away[1]) * DAYS[away[2].lower()] if away and away[2].lower() in DAYS else 14
    message = f"`{token.text}` is no number of days."
    return QueryError(message, f"Write `{days}` or `{days} days`.", token.start, token.end)


def _no_date(token: Token, field: Field) -> QueryError:
    """Tell what is written in place of a date, and what to write instead."""
    text = token.text
    if other := field_called(text):
        return unlike(token, field, other)
    if _ISO.fullmatch(text):
        message, advice = f"`{text}` is no day of the calendar.", "Check its month and its day."
        return QueryError(message, advice, token.start, token.end)
    message = f"`{text}` cannot be read as a date."
    advice = _moment(text) or _moved(text) or _day(text) or _away(text) or _HOW
    return QueryError(message, advice, token.start, token.end)


def _moment(text: str) -> str | None:
    """Advise on `tomorrow` and the like."""
    days = MOMENTS.get(text.lower())
    return None if days is None else f"Write `{_counted(days)}`."


def _moved(text: str) -> str | None:
    """Advise on days counted from another day than today, or in another unit."""
    found = _MOVED.fullmatch(text)
    if not found:
        return None
    base, signs, count, unit = found.groups()
    days = int(count) * DAYS.get(unit.lower(), 1) * (-1 if signs.count("-") % 2 else 1)
    if start := next((read_date(day) for day in (base, *meant_days(base).days) if read_date(day)), None):
        return f"Only `today` can be counted from; write the day itself: `{_later(start, days)}`."
    if base.lower() in ("today", *MOMENTS):
        return f"Count in days or weeks: `{_counted(days)}`."
    return f"Only `today` can be counted from: write a date, or `{_counted(days)}`."


def _later(start: dt.date, days: int) -> str:
    try:
        return (start + dt.timedelta(days)).isoformat()
    except OverflowError:
        return "2026-12-15"


def _away(text: str) -> str | None:
    """Advise on `14 days` or `2 weeks ago`."""
    found = _AWAY.fullmatch(text)
    if not found or found[2].lower() not in DAYS:
        return None
    days = int(found[1]) * DAYS[found[2].lower()]
    if text.lower().endswith("ago"):
        return f"Write `{_counted(-days)}`."
    return f"Say from when: `{_counted(days)}`, or `{_counted(-days)}` for the past."


def _day(text: str) -> str | None:
    """Advise on dates in other forms, and on periods."""
    if days := meant_days(text).days:
        return f"Write {listed(days)}."
    if period := parse_period(text, None):
        return f"Write its first day, `{period.start}`, or its last, `{period.end}`."
    return None


def _counted(days: int) -> str:
    if not days:
        return "today"
    return f"today {'+' if days > 0 else '-'} {abs(days)} day{'s' * (abs(days) != 1)}"
