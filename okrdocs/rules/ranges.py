"""M207: whether a unit can have such a value."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.patterns import Pattern
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
_UNBOUNDED = Pattern(
    r"\b(?:growth|change (?:in|of|from)|increase of|more than|roi|roas|return on|nrr|ndr|net retention"
    r"|(?:revenue|dollar) retention|quota|attainment|margin|mark-?up|utili[sz]ation|yoy|qoq"
    r"|year[- ]o[nv](?:er)?[- ]year|month[- ]o[nv](?:er)?[- ]month"
    r"|(?:of|to|vs\.?|versus|against|over|above|below|than|compared (?:to|with)) "
    r"(?:the |our |last |previous )*"
    r"(?:plan|planned|target|budget|forecast|goal|capacity|baseline|year|quarter|month|week|estimate|average)(?![a-z]{2}))",
    signs=(
        *(
            "growth",
            "change",
            "increase of",
            "more than",
            "roi",
            "roas",
            "return on",
            "nrr",
            "ndr",
            "yoy",
            "qoq",
        ),
        *("retention", "quota", "attainment", "margin", "mark", "util", "year", "quarter", "month", "week"),
        *("plan", "target", "budget", "forecast", "goal", "capacity", "baseline", "estimate", "average"),
    ),
)
_DIFFERENCE = word_set(
    "net change difference growth balance gap delta versus vs compared deviation variance offset drift "
    "surplus deficit profit loss late early earlier later ahead behind delay delays delayed"
)
_WORD = re.compile(r"\w+")
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


_TYPED = ("baseline", "target", "current")


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
            if limits is None or (_all_hold(limits, outcome) and not _has_percent(outcome, limits)):
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


def _counts_up(limits: Range) -> bool:
    """Tell whether they are those of things or time: any number of them, but no percentage."""
    return limits.high == _INFINITE


_INFINITE = float("inf")


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
    if head and _is_counted(head[-1]) and not _is_difference(name):
        return Range(0, _INFINITE, "0 and up")
    return None


def _is_difference(text: str) -> bool:
    """Tell whether a text speaks of how far two numbers are apart, which can be less than nothing."""
    return not _DIFFERENCE.isdisjoint(_WORD.findall(text.lower()))


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
    return limits is not None and not _all_hold(limits, outcome)


def _all_hold(limits: Range, outcome: Outcome) -> bool:
    """Tell whether every number of `outcome` lies in `limits`, as nearly always."""
    values = _values(outcome)
    return not values or (limits.low <= min(values) and max(values) <= limits.high)


def _values(outcome: Outcome) -> list[float]:
    measure = outcome.measure
    found = [checkin.value for checkin in outcome.checkins]
    found.append(outcome.current)
    if isinstance(measure, Metric):
        found += (measure.baseline, measure.target)
    elif isinstance(measure, Establish):
        found.append(measure.target)
    elif isinstance(measure, Maintain):
        found += (measure.low, measure.high)
    return [value for value in found if value is not None]


def _is_unbounded(outcome: Outcome) -> bool:
    """Tell whether the metric's name or the title speaks of something that the unit alone doesn't show."""
    return _says_unbounded(outcome.unit or "", outcome.metric or "", outcome.title)


@lru_cache(maxsize=1 << 16)
def _says_unbounded(unit: str, metric: str, title: str) -> bool:
    """Read the texts of an outcome: once, as several rules ask about each."""
    unit, about = unit.casefold().strip(), f"{metric} {title}"
    if unit in ("star", "stars"):
        return not _RATED.search(about)
    if unit in _PARTS:
        return bool(_COMPARED.search(metric or title))
    return bool(_UNBOUNDED.search(about)) if _PERCENT.match(unit) else _is_difference(about)


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
    return limits is not None and _has_percent(outcome, limits, ("baseline", "target"))


def _has_percent(outcome: Outcome, limits: Range, fields: tuple[str, ...] = _TYPED) -> bool:
    """Tell whether one of `fields` is typed with `%` although the unit counts things or time."""
    if not _counts_up(limits):
        return False
    written = outcome.source.written
    return any("%" in (written(field) or "") for field in fields)


def _is_percent(outcome: Outcome, number: Number, limits: Range) -> bool:
    """Tell whether `number` is typed with `%` although its unit counts things or time."""
    if not _counts_up(limits) or number.field in ("checkins", "keep"):
        return False  # of which there are many, and a look at each takes time
    return (outcome.source.written(number.field) or "").rstrip().endswith("%")


def _help(limits: Range) -> str:
    words = "of 0 or more" if _counts_up(limits) else f"from {limits.words}"
    if limits.high == 100 and limits.low == 0:
        return f"Write a value {words}; for a change that can be larger, write `unit: percent_change`."
    return f"Write a value {words}, or another `unit`."
