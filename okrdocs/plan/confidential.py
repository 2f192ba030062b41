"""What is told of a confidential outcome: which of its texts, which of its names, how exact its progress.

Its secrets are its numbers: baseline, target, `keep`, values, and where they lead. Days, confidence and
milestones are none. Everything that is generated, and whatever chooses objects for a page, asks here.
"""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Outcome
from okrdocs.model.slug import owner_key
from okrdocs.plan.forecast import forecast
from okrdocs.plan.sums import points

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan

MASK = "•••"
"""Stands where a number was."""

_ADDRESS_OR_NUMBER = re.compile(
    r"(?P<address>\b(?:https?://|mailto:)[^\s<>)\]]+)|\d+(?:[ ,.'’_/\u00a0\u2009\u202f-]?\d+)*(?:[kKmMbB]\b)?"
)
_BETWEEN = r"[ .,'’_+\u00a0\u2009\u202f-]|(?:%[\dA-F]{2})+"
"""Groups the digits of a number, or stands before its decimals; in an address it may be escaped."""
_FIGURE = (
    rf"(?P<digits>\d+(?:(?:{_BETWEEN})\d+)*)"
    r"(?:[ \u00a0\u202f]?(?P<short>k|tsd|m|mio|mln|millions?|b|bn|mrd|billions?)(?![^\W_]))?"
)
_IN_NAME = re.compile(_FIGURE, re.IGNORECASE)
_IN_ADDRESS = re.compile(rf"(?<!%)(?<!%[\dA-F]){_FIGURE}", re.IGNORECASE)
"""The digits of `%20` are none of its numbers."""
_FACTORS = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
"""By the first letter of `short`, for all but `mrd`."""


def public_text(entry: OkrObject, text: str) -> str:
    """Return a text of `entry`, such as its title, with every number masked if it is confidential.

    Every one, because a difference or a rounded value gives a number away as well. Web addresses keep
    theirs, so that evidence can be opened, unless they hold one of the outcome's own.
    """
    if not (isinstance(entry, Outcome) and entry.confidential):
        return text

    def mask(found: re.Match[str]) -> str:
        address = found["address"]
        return MASK if address is None else _without_own(entry, address, _IN_ADDRESS)

    return _ADDRESS_OR_NUMBER.sub(mask, text)


def public_name(plan: Plan, entry: OkrObject, name: str) -> str:
    """Return a name that `entry` gives: an owner, a contributor, a tag or a former id.

    Names tell things apart, so they stay whole, also with numbers in them, unless one of these is a secret of
    `entry`. Even then the name stays where something else bears it openly: it is known there, and to mask it
    here would say whose number it holds.
    """
    if not (isinstance(entry, Outcome) and entry.confidential):
        return name
    masked = _without_own(entry, name)
    return name if masked == name or _is_borne_openly(plan, name) else masked


def public_progress(outcome: Outcome, progress: float) -> float:
    """Return the progress of an outcome, to the percent if it is confidential.

    Of 0.428571 anybody can tell that the target is 7, or a multiple of it. All that follows from progress is
    worked out from this, so no sum gives away more either.
    """
    return points(progress) / 100 if outcome.confidential else progress


def _is_borne_openly(plan: Plan, name: str) -> bool:
    """Tell whether something has this name that has no secret in it."""
    key = owner_key(name)
    return any(
        key in map(owner_key, filter(None, (other.owner, *other.contributors, *other.tags)))
        and _without_own(other, name) == name
        for other in plan.objects()
    )


def _without_own(entry: OkrObject, text: str, figure: re.Pattern[str] = _IN_NAME) -> str:
    """Return a text with the numbers masked that are secrets of `entry`, in whatever spelling."""
    if not (isinstance(entry, Outcome) and entry.confidential and any(map(str.isdigit, text))):
        return text
    secrets = [abs(value) for value in _secrets(entry)]

    def mask(found: re.Match[str]) -> str:
        own = any(reading.may_be(secret) for reading in _readings(found) for secret in secrets)
        return MASK if own else found[0]

    return figure.sub(mask, text)


class _Reading(NamedTuple):
    """What the digits of a text may stand for."""

    value: float
    step: float
    """What one more in its last digit would be."""

    def may_be(self, secret: float) -> bool:
        """Tell whether it is a number, or the same shortened: 1.5 million for 1,483,000, or 41 for 41.37."""
        if math.isclose(self.value, secret):
            return True
        told = self.value >= 10 * self.step  # of one digit alone, nothing can be told
        return told and -self.step / 2 <= secret - self.value < self.step


def _readings(found: re.Match[str]) -> Iterator[_Reading]:
    """Yield each way to read a figure: its groups alone, all as one number, the last one as decimals."""
    parts = re.split(_BETWEEN, found["digits"], flags=re.IGNORECASE)
    yield from (_Reading(float(part), 1) for part in parts if part == "0" or part[0] != "0")
    plain = [_Reading(float("".join(parts)), 1)]
    if len(parts) > 1:
        plain.append(_Reading(float(f"{''.join(parts[:-1])}.{parts[-1]}"), 10.0 ** -len(parts[-1])))
    yield from plain
    if short := found["short"]:
        factor = 1e9 if short.casefold() == "mrd" else _FACTORS[short[0].casefold()]
        yield from (_Reading(value * factor, step * factor) for value, step in plain)


def _secrets(outcome: Outcome) -> Iterator[float]:
    """Yield the numbers that are kept back."""
    measure = outcome.measure
    candidates: list[float | None] = [outcome.current, *(checkin.value for checkin in outcome.checkins)]
    if isinstance(measure, Metric):
        candidates += [measure.baseline, measure.target]
        candidates += forecast(measure, outcome.checkins, outcome.due) or ()
    elif isinstance(measure, Maintain):
        candidates += [measure.low, measure.high]
    elif isinstance(measure, Establish):
        candidates.append(measure.target)
    yield from (value for value in candidates if value is not None)
