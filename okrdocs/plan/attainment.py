"""How far one outcome or output has come, from what its author wrote, up to a given day."""

from __future__ import annotations

import math
import sys
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Maintain, Metric, OutputStatus, Steps

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import CheckIn, Measure, Milestone, Outcome, Output


class Reading(NamedTuple):
    """Where an outcome stands."""

    current: float | None
    """The latest check-in's value, else `current`, else the baseline."""
    measured: bool
    """It stands on more than the baseline."""


def checkins_until(outcome: Outcome, day: dt.date) -> list[CheckIn]:
    """Return the check-ins up to `day` by date; those of one day stay in the order written."""
    return sorted([checkin for checkin in outcome.checkins if checkin.date <= day], key=_DATE)


_DATE = attrgetter("date")


def reading(outcome: Outcome, checkins: list[CheckIn]) -> Reading:
    """Return where `outcome` stands, given its check-ins so far by date."""
    measure = outcome.measure
    current = next((c.value for c in reversed(checkins) if c.value is not None), outcome.current)
    if isinstance(measure, Steps):
        begun = any(step.done for step in measure.milestones)
        return Reading(current, begun or current is not None)
    if current is None and isinstance(measure, Metric):
        return Reading(measure.baseline, measured=False)
    return Reading(current, current is not None)


def attainment(measure: Measure, current: float | None) -> float | None:
    """Return (current − baseline) ÷ (target − baseline), below 0 and above 1 where the value is.

    None where that says nothing: no metric, a number missing, or a target that equals the baseline.
    """
    if not isinstance(measure, Metric) or current is None:
        return None
    baseline, target = measure.baseline, measure.target
    if baseline is None or target is None:
        return None
    share = _ratio(current - baseline, target - baseline)
    if share is None:  # numbers near the largest a float holds: the same with all of them made smaller
        scale = max(abs(current), abs(baseline), abs(target), 1.0)
        share = _ratio(current / scale - baseline / scale, target / scale - baseline / scale)
    return share


def _ratio(part: float, whole: float) -> float | None:
    if whole == 0 or not math.isfinite(part) or not math.isfinite(whole):
        return None
    share = part / whole
    return share if math.isfinite(share) else math.copysign(sys.float_info.max, share)


def progress_of(measure: Measure, reading: Reading) -> float:
    """Return the progress 0…1: attainment clamped, 1 while a band holds, or milestones done ÷ all.

    An outcome that first has to establish its baseline stands at 0 until it is known.
    """
    if isinstance(measure, Metric):
        return _clamp(attainment(measure, reading.current) or 0.0)
    if isinstance(measure, Steps):
        return share_done(measure.milestones)
    if isinstance(measure, Maintain) and reading.measured and reading.current is not None:
        banded = measure.low is not None or measure.high is not None
        return 1.0 if banded and measure.holds(reading.current) else 0.0
    return 0.0


def share_done(milestones: tuple[Milestone, ...]) -> float:
    """Return milestones done ÷ all; 0 without any."""
    return sum(step.done for step in milestones) / len(milestones) if milestones else 0.0


def output_share(output: Output) -> float:
    """Return how much of `output` is done: all of it, else what its author says, else its milestones."""
    if output.status is OutputStatus.DONE:
        return 1.0
    if output.progress is not None:
        return _clamp(output.progress)
    return share_done(output.milestones)


def _clamp(share: float) -> float:
    return min(1.0, max(0.0, share))
