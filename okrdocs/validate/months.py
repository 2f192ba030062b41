"""The names of months, in the languages that pages are written in."""

from __future__ import annotations

_NAMES = (
    "january jan januar jänner",
    "february feb februar",
    "march mar märz maerz mär mrz",
    "april apr",
    "may mai",
    "june jun juni",
    "july jul juli",
    "august aug",
    "september sep sept",
    "october oct oktober okt",
    "november nov",
    "december dec dezember dez",
)
_NUMBERS = {name: number for number, names in enumerate(_NAMES, start=1) for name in names.split()}


def month_number(name: str) -> int:
    """Return the month, from 1, that a word is the name of; 0 where it is none."""
    return _NUMBERS.get(name.lower(), 0)
