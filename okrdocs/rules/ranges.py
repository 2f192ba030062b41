"""M207: whether a unit can have such a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, item_keys, typed
from okrdocs.rules.wording import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context, Keys


class Range(NamedTuple):
    """The values a unit can have, both ends included."""

    low: float
    high: float
    words: str

    def holds(self, value: float) -> bool:
        """Tell whether the unit can have `value`."""
        return self.low <= value <= self.high


_PERCENT = re.compile(r"(?:%|percent\b|per cent\b|pct\b)(?!\s*(?:points?|pts?|change)\b)")
# Of these, more than all of it (or less than nothing) is possible.
_UNBOUNDED = re.compile(
    r"\b(?:growth|change (?:in|of|from)|increase of|more than|roi|roas|return on|nrr|ndr|net retention"
    r"|(?:revenue|dollar) retention|quota|attainment|margin|mark-?up|utili[sz]ation|yoy|qoq"
    r"|year[- ]o[nv](?:er)?[- ]year|month[- ]o[nv](?:er)?[- ]month"
    r"|(?:of|to|vs\.?|versus|against|over|above|below|than|compared (?:to|with)) "
    r"(?:the |our |last |previous )*"
    r"(?:plan|planned|target|budget|forecast|goal|capacity|baseline|year|quarter|month|week|estimate|average))",
    re.IGNORECASE,
)
_DIFFERENCE = re.compile(
    r"\b(?:net|change|difference|growth|balance|gap|delta|versus|vs|compared|deviation|variance|offset|drift"
    r"|surplus|deficit|profit|loss|late|early|earlier|later|ahead|behind|delay(?:s|ed)?)\b",
    re.IGNORECASE,
)
_COMPARED = re.compile(r"[:/]|\b(?:to|per|ltv|current|debt|sharpe)\b", re.IGNORECASE)
_NPS = re.compile(r"\be?nps\b|net promoter", re.IGNORECASE)
_SCALE = re.compile(r"(?:(?:points?|stars?|score|rating)\s*)?(?:out of|of|/)\s*(\d{1,3})")
_RATED = re.compile(r"\b(?:rat(?:ed|ing|ings)|reviews?|satisfaction|csat|score)\b", re.IGNORECASE)
_PARTS = frozenset({"ratio", "share", "fraction", "probability"})
_COUNTED = word_set(
    "answers appointments bookings bugs calls cancellations churned clicks clients companies "
    "complaints contacts contracts conversions crashes customers defects deployments devices "
    "downloads emails employees errors escalations failures growers guests incidents installs leads "
    "members messages opportunities orders outages participants partners patients people persons "
    "purchases readers referrals registrations reports requests responses reviews schools sessions "
    "shops sign-ups signups stores students subscribers subscriptions teachers teams tickets trials "
    "users views visitors visits volunteers votes ms min h"
)
_SIGNED = word_set(
    "basis bps degrees decibels dollars earnings euros francs losses margins points pounds profits returns "
    "savings volts"
)
"""Words in the plural that may well stand behind a number below zero."""


class ValueOutOfRange(Rule):
    """M207: a value that its unit cannot have."""

    code = "M207"
    name = "value-out-of-range"
    severity = Severity.ERROR
    what = (
        "Checks baseline, target, current value, check-ins and `keep` against what the unit allows: `%` from "
        "0 to 100, NPS from −100 to 100, ratings up to their best (`of 5`), ratios from 0 to 1, and no "
        "negative counts of people, things or time, nor percentages of them (`20%` in a `unit: minutes`). "
        "Percentages of growth, of a plan, of revenue kept and the like are unbounded; `unit: "
        "percent_change` always is."
    )
    why = "Such a value is a slip of the pen or a wrong unit, and every number computed from it is wrong too."
    example = """
objective: The shop is there when customers need it
id: always-open
period: 2026-Q4
owner: platform
outcomes:
  - outcome: Uptime of the shop
    id: uptime
    unit: "%"
    baseline: 99.2
    target: 120
"""
    instead = """
objective: The shop is there when customers need it
id: always-open
period: 2026-Q4
owner: platform
outcomes:
  - outcome: Uptime of the shop
    id: uptime
    unit: "%"
    baseline: 99.2
    target: 99.95
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such value; where none fits, the unit is wrong, and one finding says so."""
        for outcome in context.outcomes():
            limits = range_of_unit(outcome.unit) if outcome.unit else None
            if limits is None:
                continue
            numbers = _numbers(outcome)
            wrong = [
                one for one in numbers if not limits.holds(one.value) or _is_percent(outcome, one, limits)
            ]
            if not wrong or context.is_dropped(outcome):
                continue
            for number in wrong[:1] if len(wrong) == len(numbers) else wrong:
                if _is_percent(outcome, number, limits) or not _is_unbounded(outcome):
                    yield self._about(outcome, number, limits)

    def _about(self, outcome: Outcome, number: Number, limits: Range) -> Finding:
        keys, unit = _keys(outcome, number), code(outcome.unit or "")
        value = typed(outcome, keys, number.value)
        if _is_percent(outcome, number, limits):
            said = f"{value} is a percentage, but what is counted here are {unit}."
            advice = f'Write how many {unit}; or `unit: "%"` if all of its numbers are percentages.'
        else:
            said = f"{value} is outside the range of {unit}, {limits.words}."
            advice = _help(limits)
        return self.finding(outcome, number.field, said, keys=keys, help=advice)


@lru_cache(maxsize=1024)
def range_of_unit(unit: str) -> Range | None:
    """Return what the unit `unit` allows; None where that is not known."""
    name = " ".join(unit.casefold().split())
    if _PERCENT.match(name):
        return None if _UNBOUNDED.search(name) else Range(0, 100, "0 to 100")
    if _NPS.search(name):
        return Range(-100, 100, "−100 to 100")
    if match := _SCALE.fullmatch(name):
        return Range(0, int(match[1]), f"0 to {match[1]}")
    if name in ("star", "stars"):
        return Range(0, 5, "0 to 5")
    if name in _PARTS:
        return Range(0, 1, "0 to 1")
    head = re.split(r"\s*/|\s+(?:per|a|an|each|in|of|on|by|with|from)\s", name)[0].split()
    if head and _is_counted(head[-1]) and not _DIFFERENCE.search(name):
        return Range(0, float("inf"), "0 and up")
    return None


def _is_counted(noun: str) -> bool:
    """Tell whether there is no less of something than none: things that are counted, and lengths of time."""
    plural = len(noun) > 3 and noun.isalpha() and noun.endswith("s") and not noun.endswith("ss")
    return noun in _COUNTED or (plural and noun not in _SIGNED)


def limits_of(outcome: Outcome) -> Range | None:
    """Return the values that the metric of `outcome` can have; None where that is not known."""
    limits = range_of_unit(outcome.unit) if outcome.unit else None
    return None if limits is None or _is_unbounded(outcome) else limits


def is_out_of_range(outcome: Outcome) -> bool:
    """Tell whether a number is not even in the range of its unit."""
    limits = limits_of(outcome)
    return limits is not None and not all(limits.holds(number.value) for number in _numbers(outcome))


def _is_unbounded(outcome: Outcome) -> bool:
    """Tell whether the metric's name or the title speaks of something that the unit alone doesn't show."""
    unit, about = (outcome.unit or "").casefold().strip(), f"{outcome.metric or ''} {outcome.title}"
    if unit in ("star", "stars"):
        return not _RATED.search(about)
    if unit in _PARTS:
        return bool(_COMPARED.search(outcome.metric or outcome.title))
    return bool((_UNBOUNDED if _PERCENT.match(unit) else _DIFFERENCE).search(about))


class Number(NamedTuple):
    """A number of an outcome, in its unit."""

    field: str
    place: int
    """The check-in's index, or that of an end of the band."""
    value: float


def _numbers(outcome: Outcome) -> list[Number]:
    measure = outcome.measure
    found: list[tuple[str, int, float | None]] = [("current", 0, outcome.current)]
    if isinstance(measure, Metric):
        found += [("baseline", 0, measure.baseline), ("target", 0, measure.target)]
    elif isinstance(measure, Establish):
        found.append(("target", 0, measure.target))
    elif isinstance(measure, Maintain):
        found += [("keep", 0, measure.low), ("keep", 0 if measure.low is None else 1, measure.high)]
    found += [("checkins", place, checkin.value) for place, checkin in enumerate(outcome.checkins)]
    return [Number(field, place, value) for field, place, value in found if value is not None]


def _keys(outcome: Outcome, number: Number) -> Keys:
    """Return where `number` is written."""
    if number.field != "checkins":
        return (number.field, number.place)
    date = outcome.checkins[number.place].date.isoformat()
    return (*item_keys(outcome, "checkins", number.place, "date", date)[:2], "value")


def mixes_percent(outcome: Outcome) -> bool:
    """Tell whether baseline or target is typed with `%` although the unit counts things or time."""
    limits = limits_of(outcome)
    written = (outcome.source.written(field) or "" for field in ("baseline", "target"))
    return limits is not None and limits.high == float("inf") and any("%" in text for text in written)


def _is_percent(outcome: Outcome, number: Number, limits: Range) -> bool:
    """Tell whether `number` is typed with `%` although its unit counts things or time."""
    if limits.high != float("inf") or number.field in ("checkins", "keep"):
        return False  # of which there are many, and a look at each takes time
    return (outcome.source.written(number.field) or "").rstrip().endswith("%")


def _help(limits: Range) -> str:
    words = "0 or more" if limits.high == float("inf") else f"from {limits.words}"
    if limits.high == 100 and limits.low == 0:
        return f"Write a value {words}; for a change that can be larger, write `unit: percent_change`."
    return f"Write a value {words}, or another `unit`."
