"""What is wrong with the way a period is written, and which one it says."""

from __future__ import annotations

import calendar
import re

from okrdocs.model import parse_period
from okrdocs.rules.phrases import code
from okrdocs.validate.months import month_number

_FORMS = "Write it as `2026-Q4`, `2026-H2`, `2026`, `2026-11` or `2026-10-01/2026-12-31`."
_NO_QUARTER = re.compile(r"(?<![a-z0-9])Q ?[05-9](?!\d)", re.IGNORECASE)
_ISO_DATE = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"(?<!\d)(FY ?(?:\d{4}|\d{2})|(?:19|20)\d{2})(?!\d)", re.IGNORECASE)
_PART = re.compile(
    r"(?<![a-z])([QH])(?:uarter|uartal|alf|albjahr)?[ -]?([1-4])(?!\d)"
    r"|(?<!\d)([1-4])(?:st|nd|rd|th|\.)? ?(?:([QH])(?![a-z])|(q)uarter|(q)uartal|(h)alf|(h)albjahr)",
    re.IGNORECASE,
)
_NAME = re.compile(r"[^\W\d_]{3,}")
_SHORT = re.compile(r"(?P<part>[QH][1-4])[ /'’-]+(?P<year>2\d)", re.IGNORECASE)
_SHORT_FIRST = re.compile(r"(?P<year>2\d)[ /'’-]*(?P<part>[QH][1-4])", re.IGNORECASE)
_BETWEEN = re.compile(r"[\s,./'’–—-]*(?:\b(?:of|to|in|bis|von|until|through)\b[\s,./'’–—-]*)?", re.IGNORECASE)


def what_is_wrong(text: str, fiscal_year_start: int | None) -> tuple[str, str]:
    """Return what is wrong with `text`, which is no period, and what to write instead."""
    if fiscal_year_start is None and (fiscal := _guess(text, 1)) and fiscal.startswith("FY"):
        return (
            f"{code(text)} is a fiscal period, but it isn't set when the fiscal year begins.",
            "Set `fiscal_year_start` in the configuration to the number of its first month, such as "
            "`fiscal_year_start: 4` for April, or write a period of the calendar, such as `2026-Q4`.",
        )
    said = f"{code(text)} is not a period."
    if guess := _guess(text, fiscal_year_start) or _with_short_year(text.strip()):
        return said, f"Write `{guess}`."
    if _PART.fullmatch(text.strip()):
        return said, f"Write the year too, such as `2026{_part_of_year(text, []).upper()}`."
    if _NO_QUARTER.search(text):
        return said, "A year has four quarters: write `Q1` to `Q4` behind the year, such as `2026-Q4`."
    return said, _FORMS


def normal_form(text: str, fiscal_year_start: int | None) -> tuple[str, bool] | None:
    """Return the period that `text` says in other signs, and whether no other may be meant.

    None where it says more than that, or less.
    """
    text = text.strip()
    if short := _with_short_year(text):
        return short, False
    guess = _guess(text, fiscal_year_start)
    if guess is None:
        return None
    rest = _YEAR.sub(" ", _ISO_DATE.sub(" ", text))
    rest = _NAME.sub(lambda word: " " if month_number(word[0]) else word[0], _PART.sub(" ", rest, count=1))
    rest = re.sub(r"\s+", " ", rest).strip()
    if not _BETWEEN.fullmatch(rest):
        return None
    days = _ISO_DATE.findall(text)
    once = len(set(_YEAR.findall(_ISO_DATE.sub(" ", text)))) <= 1
    return guess, once and days == sorted(days)


def _with_short_year(text: str) -> str | None:
    """Return the period that is written with two digits of its year, as in `Q4 26` or `26-Q4`."""
    short = _SHORT.fullmatch(text) or _SHORT_FIRST.fullmatch(text)
    return f"20{short['year']}-{short['part'].upper()}" if short else None


def _guess(text: str, fiscal_year_start: int | None) -> str | None:
    """Return the period that `text` says in another order or with other signs, if that is clear."""
    text = text[:60]
    dates = sorted(_ISO_DATE.findall(text))
    if len(dates) == 2:
        guess = "/".join(dates)
    elif year := _YEAR.search(text):
        rest = text[: year.start()] + " " + text[year.end() :]
        months = [month for name in _NAME.findall(rest) if (month := month_number(name))]
        if len(months) > 1:
            return _interval(year[0], months[0], months[-1])
        behind = _part_of_year(rest, months)
        if not behind and rest.strip(" -/.,"):
            return None
        guess = (year[0].replace(" ", "") + behind).upper()
    else:
        return None
    return guess if parse_period(guess, fiscal_year_start) else None


def _part_of_year(text: str, months: list[int]) -> str:
    """Return the quarter, half or month in a text, as it stands behind a year; nothing for none."""
    if part := _PART.search(text):
        letter = next(group for group in (part[1], *part.groups()[3:]) if group)
        return f"-{letter}{part[2] or part[3]}"
    return f"-{months[0]:02d}" if months else ""


def _interval(year: str, first: int, last: int) -> str | None:
    """Return the days from the start of one month to the end of another, as in `Oct-Dec 2026`."""
    if not year.isdecimal() or first >= last:
        return None
    return f"{year}-{first:02d}-01/{year}-{last:02d}-{calendar.monthrange(int(year), last)[1]}"
