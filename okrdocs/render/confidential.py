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
_NUMBER = re.compile(r"\d+")


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
        return _NUMBER.sub(lambda digits: MASK if digits[0] in own else digits[0], address)

    return _ADDRESS_OR_NUMBER.sub(mask, text)


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
