"""What to say about dates that cannot be read, and which day the author meant."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.months import month_number
from okrdocs.validate.wording import Advice, says

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node
    from okrdocs.validate.shapes import Property

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](.*))?")
_DIGITS = re.compile(r"(\d{4})(\d{2})(\d{2})")
_MIDNIGHT = re.compile(r"00:00(?::00(?:\.0+)?)?Z?")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})[-/.] ?(\d{4}|2\d)")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)?[ -]([^\W\d_]{3,9})\.?,?[ -](\d{4})")
_WORD_DAY_YEAR = re.compile(r"([^\W\d_]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


class Meant(NamedTuple):
    """The days that a text may mean, as ISO dates."""

    days: tuple[str, ...]
    sure: bool
    """It says nothing else, and nobody would read it as another day."""


def about_date(prop: Property, node: Node) -> Advice:
    """Explain why a value is no date."""
    text = _plain(node.text) if isinstance(node, Scalar) else ""
    found = _ISO.fullmatch(text)
    if found and not (_iso(*found.groups()) and 1000 <= int(found[1]) < 3000):
        return Advice(
            f"`{prop.name}` should be a day of the calendar; `{shown(text)}` is none.",
            _impossible(*found.groups()),
        )
    message = f"`{prop.name}` should be a date, such as `{prop.example}`; {says(node)}."
    if days := meant_days(text).days:
        return Advice(message, "Write " + " or ".join(f"`{prop.name}: {day}`" for day in days) + ".")
    return Advice(message, f"Write year, month and day, such as `{prop.name}: {prop.example}`.")


def _impossible(year: str, month: str, day: str) -> str:
    if not 1000 <= int(year) < 3000:
        return f"Check the year `{year}`."
    if not 1 <= int(month) <= 12:
        swapped = _iso(year, day, month)
        perhaps = f"; perhaps `{swapped}`" if swapped else ""
        return f"Check the month: there are 12, and it says `{month}`{perhaps}."
    return f"Check the day: {year}-{month} has no `{day}`."


def meant_days(text: str) -> Meant:
    """Read a day as people write it; American and European order where both fit."""
    text = _plain(text)
    readings: list[tuple[str, str, str]] = []
    sure = True
    if found := _YEAR_FIRST.fullmatch(text):
        readings = [(found[1], found[2], found[3])]
        sure = found[4] is None or _MIDNIGHT.fullmatch(found[4]) is not None
    elif found := _DIGITS.fullmatch(text):
        readings = [(found[1], found[2], found[3])]
    elif found := _YEAR_LAST.fullmatch(text):
        return _year_last(found)
    elif found := _DAY_WORD_YEAR.fullmatch(text):
        readings = [(found[3], str(month_number(found[2])), found[1])]
    elif found := _WORD_DAY_YEAR.fullmatch(text):
        readings = [(found[3], str(month_number(found[1])), found[2])]
    return Meant(_real(readings), sure)


def _year_last(found: re.Match[str]) -> Meant:
    """Read `15.12.2026`; with slashes the month may come first, with dashes somewhere in the world too."""
    first, mark, second, year = found.groups()
    whole = year if len(year) == 4 else f"20{year}"
    days = _real([(whole, second, first), (whole, first, second)])
    if mark == "/":
        return Meant(days, sure=len(year) == 4)
    return Meant(_real([(whole, second, first)]), sure=len(year) == 4 and (mark == "." or len(days) == 1))


def _real(readings: list[tuple[str, str, str]]) -> tuple[str, ...]:
    """Return the days that there are, each once."""
    return tuple(dict.fromkeys(day for reading in readings if (day := _iso(*reading))))


def _plain(text: str) -> str:
    return _DASHES.sub("-", text).strip(" .,")


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
