"""How far a target is from where the metric stands, as a share that can be compared between units."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Metric
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import in_unit, shown, typed
from okrdocs.rules.ranges import limits_of, mixes_percent
from okrdocs.rules.thousands import grouped_number

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Outcome
    from okrdocs.rules.ranges import Range

_TOLERANCE = 1e-9
_MANY_TIMES = 10
_HUNDRED = 100


class Stretch(NamedTuple):
    """A change, measured against what there is or against what is missing."""

    share: float
    """Its size, 0.2 for a fifth; infinite where it starts from nothing."""
    limit: float | None = None
    """The end of the scale whose gap it was measured against; None: measured against where it starts."""

    @property
    def from_nothing(self) -> bool:
        """Tell whether nothing is there yet that the change could be compared with."""
        return math.isinf(self.share)

    def reaches(self, threshold: float) -> bool:
        """Tell whether the change is at least as large as `threshold`."""
        return self.share >= threshold - _TOLERANCE


def stretch_between(start: float, end: float, limits: Range | None) -> Stretch:
    """Measure the way from `start` to `end`.

    Most numbers compare with where they start. A share has two ends, and the nearer one counts: 2 → 4 % of
    visits is twice as many, and 99.0 → 99.9 % uptime is a tenth of the failures. So a share and what is
    missing to it (88 → 95 % in time, 12 → 5 % late) are judged alike, and ratings in the same way. Where
    zero means nothing, as for NPS, the change compares with the gap to the end it moves to.
    """
    change = abs(end - start)
    if limits and limits.low < 0:
        limit = limits.high if end > start else limits.low
        return Stretch(_ratio(change, abs(limit - start)), limit)
    if limits and limits.high - start < start - limits.low:
        return Stretch(_ratio(change, limits.high - start), limits.high)
    return Stretch(_ratio(change, abs(start)))


def _ratio(change: float, whole: float) -> float:
    """Divide; what cannot be compared, as there is nothing, is infinite."""
    share = change / whole if whole > 0 else math.inf
    return math.inf if math.isnan(share) else share


def stretch_of(outcome: Outcome) -> Stretch | None:
    """Return how far the target of `outcome` is from its baseline; None where the two don't tell.

    One like `4.000` beside a number without a point is a slip, and no change; nor is `12%` of calls one.
    """
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return None
    limits = limits_of(outcome)
    if (
        measure.baseline == measure.target
        or grouped_number(outcome)
        or mixes_percent(outcome)
        or (limits and not (limits.holds(measure.baseline) and limits.holds(measure.target)))
    ):
        return None
    return stretch_between(measure.baseline, measure.target, limits)


def said(outcome: Outcome, stretch: Stretch) -> str:
    """Say the way from baseline to target in its author's numbers, and how much that is."""
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return ""
    limits = limits_of(outcome)
    unit, scale = outcome.unit, limits if limits and math.isfinite(limits.high) else None
    ends = (_baseline(outcome, measure.baseline), typed(outcome, ("target",), measure.target))
    if unit and unit.startswith("%"):
        ends = (in_unit(ends[0], "%"), ends[1])
    way = f"From {ends[0]} to {in_unit(ends[1], unit)}"
    if stretch.from_nothing:
        return f"{way} starts from nothing"
    if scale:
        return f"{way} is {_in_points(stretch, measure.baseline, measure.target, scale)}"
    return f"{way} is {_times(stretch, measure.baseline, measure.target)}"


def _baseline(outcome: Outcome, baseline: float) -> str:
    written = outcome.source.written("baseline")
    return shown(baseline) if written is None else typed(outcome, ("baseline",), baseline)


def _in_points(stretch: Stretch, baseline: float, target: float, scale: Range) -> str:
    """Say how far it is on a scale that ends, where percentages of percentages would confuse."""
    change, up = _tidy(abs(target - baseline)), target > baseline
    if stretch.limit is not None and up == (stretch.limit > baseline):
        gap = _tidy(abs(stretch.limit - baseline))
        part = "all" if change == gap else shown(change)
        are = "is" if gap == 1 else "are"
        return f"{part} of the {_points(gap, scale)} that {are} missing to {shown(stretch.limit)}"
    several = stretch.limit is None and up and baseline > 0 and stretch.share >= 1
    times = f", {_as_much(target / baseline)}" if several else ""
    return f"{_points(change, scale)} {'more' if up else 'less'}{times}"


def _points(size: float, scale: Range) -> str:
    """Return a distance on a scale; those up to 100 count points."""
    number = shown(size)
    if scale.high != _HUNDRED:
        return number
    return f"{number} {'point' if number == '1' else 'points'}"


def _times(stretch: Stretch, baseline: float, target: float) -> str:
    up = target > baseline
    if baseline < 0:  # of less than nothing there is no percentage
        return f"{shown(_tidy(abs(target - baseline)))} {'more' if up else 'less'}"
    if stretch.share >= _MANY_TIMES and up:
        return _as_much(target / baseline)
    return f"{percent(stretch.share)} {'more' if up else 'less'}"


def _as_much(factor: float) -> str:
    return "twice as much" if factor == 2 else f"{shown(float(f'{factor:.3g}'))} times as much"


def _tidy(value: float) -> float:
    """Drop what floating point adds."""
    return float(f"{value:.12g}")


def percent(share: float) -> str:
    """Return a share in whole percent, as prose writes it."""
    return f"{shown(float(f'{100 * share:.3g}')) if share >= _MANY_TIMES else format(100 * share, '.0f')} %"


_OWN_THRESHOLD = Pattern(r"\s*(?P<unit>.*\S)\s+(?P<share>\d+(?:\.\d+)?|\.\d+)\s*")


def own_thresholds(texts: Iterable[str]) -> dict[str, float]:
    """Read thresholds by unit, each written `NPS 0.3`; what reads otherwise is left out."""
    found = (_OWN_THRESHOLD.fullmatch(part) for text in texts for part in text.split(","))
    return {one["unit"].casefold(): float(one["share"]) for one in found if one}


def threshold_for(unit: str | None, thresholds: dict[str, float], default: float) -> float:
    """Return the threshold of the longest name that `unit` is or begins with, such as `%` of `% of calls`."""
    name = (unit or "").casefold()
    fitting = [known for known in thresholds if re.match(rf"{re.escape(known)}(?!\w)", name)]
    return thresholds[max(fitting, key=len)] if fitting else default
