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

_NUMBER = re.compile(
    r"(?<![\w.])"
    r"(?:\d{1,3}(?:[ ,.'’_\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?)"
    r"(?P<scale>\s?[kKmM](?!\w))?"
)
_SCALES = {"k": 1e3, "m": 1e6}


def masked(entry: OkrObject, text: str) -> str:
    """Return a text of `entry`, its own numbers masked if it is confidential.

    A number is recognised however it is written (`4000`, `4 000`, `4,000`, `4k`), with or without a unit.
    """
    if not (isinstance(entry, Outcome) and entry.confidential):
        return text
    secret = {abs(value) for value in _numbers_of(entry)}
    return _NUMBER.sub(lambda match: MASK if _readings(match) & secret else match[0], text)


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


def _readings(match: re.Match[str]) -> set[float]:
    """Return every value a written number may have: `4.000` is four, or four thousand."""
    scale = (match["scale"] or "").strip().lower()
    factor = _SCALES.get(scale, 1)
    digits = match[0][: len(match[0]) - len(match["scale"] or "")]
    plain = re.sub(r"[ '’_\u00a0\u2009\u202f]", "", digits)
    spellings = {plain.replace(",", ""), plain.replace(".", "").replace(",", "."), plain.replace(",", ".")}
    return {
        reading
        for spelling in spellings
        if spelling.count(".") <= 1
        for reading in (float(spelling) * factor, float(spelling))
    }
