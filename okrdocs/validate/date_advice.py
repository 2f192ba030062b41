"""What to say about dates that cannot be read, and which day the author meant."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.wording import Advice, says

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node
    from okrdocs.validate.shapes import Property

_DASHES = re.compile("[\u2010-\u2015\u2212]")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_YEAR_FIRST = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?|(\d{4})(\d{2})(\d{2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/.]) ?(\d{1,2})[-/.] ?(\d{4}|2\d)")
_DAY_WORD_YEAR = re.compile(r"(\d{1,2})(?:st|nd|rd|th|\.)? ([A-Za-z]{3,9})\.?,? (\d{4})")
_WORD_DAY_YEAR = re.compile(r"([A-Za-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})")


def about_date(prop: Property, node: Node) -> Advice:
    """Explain why a value is no date."""
    text = _DASHES.sub("-", node.text).strip(" .,") if isinstance(node, Scalar) else ""
    found = _ISO.fullmatch(text)
    if found and not (_iso(*found.groups()) and 1000 <= int(found[1]) < 3000):
        return Advice(
            f"`{prop.name}` should be a day of the calendar; `{shown(text)}` is none.",
            _impossible(*found.groups()),
        )
    message = f"`{prop.name}` should be a date, such as `{prop.example}`; {says(node)}."
    days = dict.fromkeys(_meant(text))
    if days:
        return Advice(message, "Write " + " or ".join(f"`{prop.name}: {day}`" for day in days) + ".")
    return Advice(message, f"Write year, month and day, such as `{prop.name}: {prop.example}`.")


def _impossible(year: str, month: str, day: str) -> str:
    if not 1000 <= int(year) < 3000:
        return f"Check the year `{year}`."
    if not 1 <= int(month) <= 12:
        return f"Check the month: there are 12, and it says `{month}`."
    return f"Check the day: {year}-{month} has no `{day}`."


def _meant(text: str) -> list[str]:
    """Return the days that `text` may mean, as ISO dates; American and European order where both fit."""
    readings: list[tuple[str, str, str]] = []
    if found := _YEAR_FIRST.fullmatch(text):
        year, month, day = (part for part in found.groups() if part)
        readings = [(year, month, day)]
    elif found := _YEAR_LAST.fullmatch(text):
        first, mark, second, year = found.groups()
        year = year if len(year) == 4 else f"20{year}"
        readings = [(year, second, first)]
        if mark == "/":
            readings.append((year, first, second))
    elif found := _DAY_WORD_YEAR.fullmatch(text):
        readings = [(found[3], _month(found[2]), found[1])]
    elif found := _WORD_DAY_YEAR.fullmatch(text):
        readings = [(found[3], _month(found[1]), found[2])]
    return [day for reading in readings if (day := _iso(*reading))]


def _month(word: str) -> str:
    start = word[:3].lower()
    return str(_MONTHS.index(start) + 1) if start in _MONTHS else "0"


def _iso(year: str, month: str, day: str) -> str | None:
    try:
        return dt.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return None
