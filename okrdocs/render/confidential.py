"""Keeps the numbers of confidential outcomes out of what is written."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Maintain, Metric, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject

MASK = "•••"
"""Stands where a number was."""

_ADDRESS_OR_NUMBER = re.compile(
    r"(?P<address>\b(?:https?://|mailto:)[^\s<>)\]]+)|\d+(?:[ ,.'’_/\u00a0\u2009\u202f-]?\d+)*(?:[kKmMbB]\b)?"
)
_IN_ADDRESS = re.compile(r"\d+(?:(?:[.,'’_+-]|%20|%2C)\d+)*")
_PARTS = re.compile(r"%20|%2C|\D")


def masked(entry: OkrObject, text: str) -> str:
    """Return a text of `entry`, every number in it masked if it is confidential.

    Every one, because a difference or a rounded value gives a number away as well. Web addresses keep
    theirs, so that evidence can be opened, unless they hold one of the outcome's own.
    """
    if not (isinstance(entry, Outcome) and entry.confidential):
        return text
    own = {f"{abs(value):.15g}".partition(".")[0] for value in _numbers_of(entry)}

    def mask(found: re.Match[str]) -> str:
        address = found["address"]
        if address is None:
            return MASK
        return _IN_ADDRESS.sub(lambda number: MASK if _is_among(own, number[0]) else number[0], address)

    return _ADDRESS_OR_NUMBER.sub(mask, text)


def _is_among(own: set[str], number: str) -> bool:
    """Tell whether a number, or a part of it, is one of `own`, however its digits are grouped."""
    parts = [part for part in _PARTS.split(number) if part]
    return not own.isdisjoint([*parts, "".join(parts)])


def _numbers_of(outcome: Outcome) -> Iterator[float]:
    measure = outcome.measure
    candidates: list[float | None] = [outcome.current, *(checkin.value for checkin in outcome.checkins)]
    if isinstance(measure, Metric):
        candidates += [measure.baseline, measure.target]
    elif isinstance(measure, Maintain):
        candidates += [measure.low, measure.high]
    elif isinstance(measure, Establish):
        candidates.append(measure.target)
    yield from (value for value in candidates if value is not None)
