"""Whether a number of a title agrees with the fields of its outcome."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Maintain, Metric
from okrdocs.rules.numbers_in_titles import Role, stated_numbers
from okrdocs.rules.patterns import Pattern
from okrdocs.validate.values import read_number

if TYPE_CHECKING:
    from okrdocs.model import Outcome
    from okrdocs.rules.numbers_in_titles import Stated

_MINUTE, _HOUR, _DAY = 60.0, 3600.0, 86400.0
_SECONDS = {
    "ms": 0.001, "millisecond": 0.001, "s": 1.0, "sec": 1.0, "second": 1.0, "sekunde": 1.0,
    "min": _MINUTE, "minute": _MINUTE, "h": _HOUR, "hr": _HOUR, "hour": _HOUR, "stunde": _HOUR,
    "day": _DAY, "tag": _DAY, "week": 7 * _DAY, "woche": 7 * _DAY,
    "month": 30.4 * _DAY, "monat": 30.4 * _DAY, "year": 365 * _DAY, "jahr": 365 * _DAY,
}  # fmt: skip
"""Words for lengths of time, without their endings."""
_ELSEWHERE = 5
"""A number without a unit that is this many times any of the fields is about something else."""
_PARTS = frozenset({"ratio", "share", "fraction", "probability"})
_POINTS = ("points", "punkte", "prozentpunkte")
_DIGITS = re.compile(r"\d+(?:[.,]\d+)*")
_WORD = re.compile(r"[^\W\d_]{3,}")
_PERCENT = Pattern(r"\s*(?:%|percent|per cent|prozent|pct)")
_MONEY = Pattern(r"[€$£]|\b[kmt]?(?:eur|euros?|usd|dollars?|gbp|pounds?|chf)\b")
_SCALE = Pattern(r"\b(?:k|m|mio|tsd|thousands?|millions?)(?![a-z])|\b[kmt](?:€|\$|eur|usd)")


class Known(NamedTuple):
    """What the fields of an outcome say in numbers."""

    ends: tuple[float, ...]
    """What the title may say it goes to: the target, but also where it stands or stood."""
    start: float | None
    amounts: tuple[float, ...] = ()
    """What it may say it moves by, in the unit."""
    percents: tuple[float, ...] = ()
    """… and in percent, of what there is or of what is missing."""


def known_numbers(outcome: Outcome) -> Known | None:
    """Return the numbers of `outcome`; None where they are not all there."""
    measure = outcome.measure
    if isinstance(measure, Maintain):
        ends = tuple(end for end in (measure.low, measure.high) if end is not None)
        return Known(ends, None) if ends else None
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return None
    start, end = measure.baseline, measure.target
    readings = (outcome.current, *(checkin.value for checkin in outcome.checkins))
    return Known(
        ends=(end, start, *(value for value in readings if value is not None)),
        start=start,
        amounts=(abs(end - start),),
        percents=tuple(100 * abs(end - start) / abs(whole) for whole in (start, 100 - start) if whole),
    )


def drifting(outcome: Outcome, known: Known) -> Stated | None:
    """Return the number of the title of `outcome` that its fields don't bear out.

    A title may hold more than its target, so that one number that goes where the metric goes settles the
    others. Only the start of a pair is compared on its own.
    """
    if all(read_number(digits) in known.ends for digits in _DIGITS.findall(outcome.title)):
        return None  # the usual case, seen quickly
    numbers = [n for n in stated_numbers(outcome.title) if _is_of_metric(n, outcome, known)]
    goals = [number for number in numbers if number.role is not Role.START]
    if not goals:
        return None
    if not any(_agrees(number, outcome, known) for number in goals):
        return goals[0]
    starts = [number for number in numbers if number.role is Role.START and known.start is not None]
    return next((number for number in starts if not _agrees(number, outcome, known)), None)


def factor_between(number: Stated, outcome: Outcome) -> float:
    """Return what a value of the metric is multiplied with to compare it with a number of the title."""
    unit = outcome.unit or ""
    if number.percent and unit.casefold() in _PARTS:
        return 100.0
    there, here = _seconds(unit), _seconds(number.nouns[0]) if number.nouns else None
    return there / here if there and here else 1.0


def nearest_reading(number: Stated, value: float) -> float:
    """Return which reading of `number` was meant, if it should have been something like `value`."""
    return min(number.values, key=lambda one: abs(math.log((one or 1.0) / (abs(value) or 1.0))))


def _is_of_metric(number: Stated, outcome: Outcome, known: Known) -> bool:
    """Tell whether a number of the title can be one of the metric's: in its unit, and no part of its name."""
    unit, named = outcome.unit or "", _names(outcome)
    if not set(_DIGITS.findall(number.text)).isdisjoint(_DIGITS.findall(named)):
        return False
    if number.percent:
        return number.role is Role.CHANGE or bool(_PERCENT.match(unit)) or unit.casefold() in _PARTS
    if number.money:
        return bool(_MONEY.search(unit))
    if not number.nouns:
        return not _is_year(number) and _is_of_its_size(number, known)
    if _seconds(number.nouns[0]):
        return _seconds(unit) is not None
    words = _POINTS if _PERCENT.match(unit) else (*_POINTS, *_WORD.findall(named))
    return any(_are_related(noun, word) for noun in number.nouns for word in words)


def _names(outcome: Outcome) -> str:
    """Return everything that says what is counted."""
    return " ".join(filter(None, (outcome.metric, outcome.unit, outcome.source.written("segment"))))


def _is_of_its_size(number: Stated, known: Known) -> bool:
    """Tell whether a number without a unit is not an age or a size of something else altogether."""
    sizes = [abs(value) for value in (*known.ends, *known.amounts, *known.percents) if value]
    return any(1 / _ELSEWHERE <= one / size <= _ELSEWHERE for one in number.values for size in sizes)


def _agrees(number: Stated, outcome: Outcome, known: Known) -> bool:
    if number.role is Role.START:
        return known.start is not None and _is_one_of(number, outcome, (known.start,))
    if number.role is Role.CHANGE:
        near = (abs(one - share) <= max(1.0, share / 20) for one in number.values for share in known.percents)
        return any(near) or _is_one_of(number, outcome, (*known.amounts, *known.ends))
    return _is_one_of(number, outcome, (*known.ends, *known.amounts))


def _is_one_of(number: Stated, outcome: Outcome, values: tuple[float, ...]) -> bool:
    factors = [factor_between(number, outcome)]
    if _SCALE.search(outcome.unit or ""):  # the fields count thousands or millions
        factors += [1e3, 1e6]
    return any(number.may_mean(value * factor) for value in values for factor in factors)


@lru_cache(maxsize=1024)
def _seconds(text: str) -> float | None:
    """Return the length of the time that `text` begins with; None where it is no time."""
    first = re.match(r"(?:working |business |calendar )?([^\W\d_]+)", text.casefold().strip())
    word = first[1] if first else ""
    names = (word, *(word.removesuffix(ending) for ending in ("s", "n", "en", "e")))
    return next((_SECONDS[name] for name in names if name in _SECONDS), None)


def _is_year(number: Stated) -> bool:
    return not number.rate and bool(re.fullmatch(r"(?:19[5-9]|20\d)\d", number.text))


def _are_related(noun: str, word: str) -> bool:
    """Tell whether two words may mean the same thing, such as `visits` and `visitors`."""
    return noun[:4] == word.casefold()[:4]
