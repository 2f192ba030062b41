"""The numbers of several objectives at once: those of a period, an owner or the whole site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import OutputStatus, Status
from okrdocs.plan.health import Standing, health_of, net_confidence
from okrdocs.plan.scores import Health
from okrdocs.plan.sums import delivery_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Delivery, Scores
    from okrdocs.plan.thresholds import Thresholds

GOOD = frozenset([Health.ON_TRACK, Health.ACHIEVED])
BAD = frozenset([Health.OFF_TRACK, Health.MISSED])


class GroupScore(NamedTuple):
    """Numbers of a group of objectives on one day; shares are 0…1."""

    progress: float
    """The mean over its objectives, each counting the same."""
    expected: float
    health: Health
    delivery: Delivery
    """Of all their outputs, each counted once."""
    healths: tuple[Health, ...]
    """Those of their active outcomes."""

    @property
    def net_confidence(self) -> float | None:
        """The share of outcomes that do well minus that of those that do badly; None without any."""
        return net_confidence(self.healths)

    def count(self, healths: Iterable[Health]) -> int:
        """Return how many outcomes have one of `healths`."""
        wanted = set(healths)
        return sum(health in wanted for health in self.healths)


def score_group(
    plan: Plan, scores: Scores, objectives: Sequence[Objective], thresholds: Thresholds
) -> GroupScore | None:
    """Sum up `objectives`; None where there are none."""
    if not objectives:
        return None
    found = [scores.objectives[objective.id] for objective in objectives]
    progress = sum(score.progress for score in found) / len(found)
    expected = sum(score.expected for score in found) / len(found)
    return GroupScore(
        progress=progress,
        expected=expected,
        health=_compared(progress, expected, thresholds),
        delivery=_pooled(plan, scores, objectives),
        healths=tuple(
            scores.outcomes[outcome.id].health
            for outcome in _outcomes(plan, objectives)
            if outcome.status is Status.ACTIVE
        ),
    )


def _outcomes(plan: Plan, objectives: Iterable[Objective]) -> Iterable[Outcome]:
    return (outcome for objective in objectives for outcome in plan.outcomes_of(objective))


def _pooled(plan: Plan, scores: Scores, objectives: Iterable[Objective]) -> Delivery:
    pool: dict[str, Output] = {
        output.id: output
        for objective in _with_supporters(plan, scores, objectives)
        for output in plan.outputs_of(objective)
        if output.status is not OutputStatus.DROPPED and not output.draft
    }
    done = sum(output.status is OutputStatus.DONE for output in pool.values())
    return delivery_of([scores.outputs.get(output.id, 0.0) for output in pool.values()], done)


def _with_supporters(plan: Plan, scores: Scores, objectives: Iterable[Objective]) -> list[Objective]:
    """Add the objectives that roll-ups among `objectives` are made of, at any depth."""
    found = {objective.id: objective for objective in objectives}
    waiting = list(found.values())
    while waiting:
        score = scores.objectives[waiting.pop().id]
        below = [plan.objectives[term.id] for term in score.terms] if score.rolled_up else []
        new = [objective for objective in below if objective.id not in found]
        found |= {objective.id: objective for objective in new}
        waiting += new
    return list(found.values())


def _compared(progress: float, expected: float, thresholds: Thresholds) -> Health:
    """Return the health of a mean, which nobody checks in on and which no commitment binds."""
    return health_of(
        Standing(
            progress=progress,
            expected=expected,
            needed=1.0,
            started=True,
            over=False,
            measured=True,
            holding=False,
            silent_days=None,
            cadence=thresholds.cadence,
            confidence=None,
        ),
        thresholds,
    )
