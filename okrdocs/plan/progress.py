"""Progress, health, delivery and forecast: pure functions of the plan and a day.

The formulas are those of the user guide's page on progress; nothing here reads a clock.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import OutputStatus
from okrdocs.plan.attainment import output_share
from okrdocs.plan.health import net_confidence
from okrdocs.plan.outcome_score import score_outcome
from okrdocs.plan.rollup import Objectives
from okrdocs.plan.scores import (
    Delivery,
    Forecast,
    Health,
    ObjectiveScore,
    OutcomeScore,
    Scores,
    Term,
    Verdict,
)
from okrdocs.plan.sums import delivery_of
from okrdocs.plan.thresholds import DEFAULT_THRESHOLDS, Thresholds

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.plan.index import Plan

__all__ = [
    "Delivery",
    "Forecast",
    "Health",
    "ObjectiveScore",
    "OutcomeScore",
    "Scores",
    "Term",
    "Thresholds",
    "Verdict",
    "delivery_of",
    "net_confidence",
    "score",
]


def score(plan: Plan, as_of: dt.date, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Scores:
    """Work out every number of `plan` as it stands on `as_of`.

    A closed objective, with the outcomes that measure it, stands as on its period's last day.
    """
    outcomes = {
        outcome.id: score_outcome(outcome, plan.objective_of(outcome), as_of, thresholds)
        for outcome in plan.outcomes.values()
    }
    return Scores(
        as_of=as_of,
        outcomes=outcomes,
        objectives=Objectives(plan, as_of, thresholds, outcomes).scores(),
        outputs={
            o.id: output_share(o) for o in plan.outputs.values() if o.status is not OutputStatus.DROPPED
        },
    )
