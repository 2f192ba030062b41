"""The numbers of one outcome on one day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Status
from okrdocs.plan.attainment import attainment, checkins_until, progress_of, reading
from okrdocs.plan.confidential import public_progress
from okrdocs.plan.forecast import forecast
from okrdocs.plan.health import (
    Standing,
    expected_share,
    health_of,
    needed_for,
    settled_outcome,
    silent_days,
)
from okrdocs.plan.scores import OutcomeScore

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import Objective, Outcome
    from okrdocs.plan.thresholds import Thresholds


def score_outcome(
    outcome: Outcome, objective: Objective | None, as_of: dt.date, thresholds: Thresholds
) -> OutcomeScore:
    """Work out the numbers of `outcome`, which measures `objective`."""
    day = standing_day(objective, as_of)
    checkins = checkins_until(outcome, day)
    last = checkins[-1] if checkins else None
    start, due = outcome.period.start if outcome.period else None, outcome.due
    stands = reading(outcome, checkins)
    cadence = thresholds.cadence if outcome.cadence is None else outcome.cadence
    standing = Standing(
        progress=public_progress(outcome, progress_of(outcome.measure, stands)),
        expected=expected_share(start, due, day),
        needed=needed_for(outcome.commitment, thresholds),
        started=start is None or day >= start,
        over=due is not None and day > due,
        measured=stands.measured,
        holding=isinstance(outcome.measure, Maintain),
        silent_days=silent_days(last.date if last else start, due, day),
        cadence=cadence,
        confidence=last.confidence if last else None,
    )
    settled = settled_outcome(outcome, objective, standing.progress, standing.needed)
    open_metric = outcome.measure if isinstance(outcome.measure, Metric) and settled is None else None
    return OutcomeScore(
        current=stands.current,
        measured=stands.measured,
        attainment=attainment(outcome.measure, stands.current),
        progress=standing.progress,
        expected=standing.expected,
        start=start,
        due=due,
        health=settled or health_of(standing, thresholds),
        last_checkin=last,
        silent_days=standing.silent_days,
        cadence=cadence,
        forecast=forecast(open_metric, checkins, due) if open_metric and not standing.over else None,
        counted=objective is not None and outcome.status not in (Status.DRAFT, Status.DROPPED),
    )


def standing_day(objective: Objective | None, as_of: dt.date) -> dt.date:
    """Return the day to look from: a closed objective stands still after its period's end."""
    if objective and objective.status is Status.CLOSED and objective.period:
        return min(as_of, objective.period.end)
    return as_of
