"""Health: how progress compares with what is expected by now, in one word.

Outcomes and objectives are judged alike, by what their `Standing` says.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Commitment, Objective, Outcome, Status
from okrdocs.plan.scores import Health, Verdict

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable

    from okrdocs.plan.scores import Delivery
    from okrdocs.plan.thresholds import Thresholds

_TOLERANCE = 1e-9
"""Shares come out of divisions: 0.7 may be a hair less, and still is the 0.7 a person reads."""

_DELIVERY_AHEAD = 0.2
_RESULTS_AHEAD = 0.1

_ONE_STEP_DOWN = {Health.ON_TRACK: Health.AT_RISK, Health.AT_RISK: Health.OFF_TRACK}
_GOOD = frozenset({Health.ON_TRACK, Health.ACHIEVED})
_BAD = frozenset({Health.OFF_TRACK, Health.MISSED})


class Standing(NamedTuple):
    """What the health of an open outcome or objective depends on; shares are 0…1."""

    progress: float
    expected: float
    needed: float
    """The progress that counts as achieved."""
    started: bool
    """Its first day has come."""
    over: bool
    """Its due date has passed."""
    measured: bool
    holding: bool
    """It keeps something inside a band, which isn't achieved before the last day."""
    silent_days: int | None
    cadence: int
    confidence: float | None
    """The latest one stated."""


def health_of(standing: Standing, thresholds: Thresholds) -> Health:
    """Judge an open outcome or objective. Silence comes before success: it never shows green."""
    stale = standing.silent_days is not None and standing.silent_days > standing.cadence
    if not standing.started or not (standing.measured or stale):
        return Health.NOT_STARTED
    if stale:
        return Health.STALE
    if at_least(standing.progress, standing.needed) and (standing.over or not standing.holding):
        return Health.ACHIEVED
    if standing.over:
        return Health.MISSED
    return _on_the_way(standing, thresholds)


def _on_the_way(standing: Standing, thresholds: Thresholds) -> Health:
    """Compare progress with the expected one; low confidence takes a step off."""
    if at_least(standing.progress, thresholds.on_track * standing.expected):
        health = Health.ON_TRACK
    elif at_least(standing.progress, thresholds.at_risk * standing.expected):
        health = Health.AT_RISK
    else:
        health = Health.OFF_TRACK
    if standing.confidence is not None and standing.confidence < thresholds.low_confidence:
        return _ONE_STEP_DOWN.get(health, health)
    return health


def settled_outcome(
    outcome: Outcome, objective: Objective | None, progress: float, needed: float
) -> Health | None:
    """Return the health of an outcome that its status, or its objective's, settles; None for an open one."""
    if outcome.status is Status.DRAFT:
        return Health.NOT_STARTED
    if Status.DROPPED in (outcome.status, objective and objective.status):
        return Health.CLOSED
    if objective and objective.status is Status.CLOSED:
        return Health.ACHIEVED if at_least(progress, needed) else Health.MISSED
    return None


def settled_objective(objective: Objective, needed: float) -> Health | None:
    """Return the health of an objective that its status settles (when closed: its grade); else None."""
    if objective.status is Status.DRAFT:
        return Health.NOT_STARTED
    if objective.status is Status.ACTIVE:
        return None
    grade = objective.grade
    if objective.status is Status.DROPPED or grade is None or not 0 <= grade <= 1:
        return Health.CLOSED
    return Health.ACHIEVED if at_least(grade, needed) else Health.MISSED


def needed_for(commitment: Commitment | None, thresholds: Thresholds) -> float:
    """Return the progress or grade that counts as achieved; who says nothing is committed."""
    return thresholds.aspirational if commitment is Commitment.ASPIRATIONAL else thresholds.committed


def expected_share(start: dt.date | None, due: dt.date | None, day: dt.date) -> float:
    """Return the share 0…1 of the days from `start` to `due` that have passed on `day`.

    Without both dates nothing is expected. An end on or before the start is expected in full once it came.
    """
    if start is None or due is None:
        return 0.0
    if due <= start:
        return 1.0 if day >= due else 0.0
    return min(1.0, max(0.0, (day - start).days / (due - start).days))


def silent_days(since: dt.date | None, due: dt.date | None, day: dt.date) -> int | None:
    """Return the days without a word from `since` to `day`, counted no further than `due`; None: unknown."""
    if since is None:
        return None
    until = min(day, due) if due else day
    return max(0, (until - since).days)


def verdict_on(progress: float, delivery: Delivery) -> Verdict | None:
    """Say what the distance between delivery and results means; None while it is small or there is none."""
    if not delivery.total:
        return None
    if delivery.done and at_least(delivery.share - progress, _DELIVERY_AHEAD):
        return Verdict.SHIPPED_NOT_FELT  # half-made outputs alone are not shipped
    if at_least(progress - delivery.share, _RESULTS_AHEAD):
        return Verdict.RESULTS_AHEAD
    return None


def net_confidence(healths: Iterable[Health]) -> float | None:
    """Return % on track or achieved minus % off track or missed, as a share −1…1; None for no healths."""
    seen = list(healths)
    if not seen:
        return None
    return sum((health in _GOOD) - (health in _BAD) for health in seen) / len(seen)


def at_least(share: float, limit: float) -> bool:
    """Compare shares, forgiving what floating point takes off."""
    return share >= limit - _TOLERANCE
