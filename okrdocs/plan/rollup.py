"""The numbers of objectives, from the outcomes that measure them or the objectives that support them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Maintain, OutputStatus, Status
from okrdocs.plan.attainment import output_share
from okrdocs.plan.health import (
    Standing,
    expected_share,
    health_of,
    needed_for,
    settled_objective,
    silent_days,
    verdict_on,
)
from okrdocs.plan.outcome_score import standing_day
from okrdocs.plan.scores import ObjectiveScore, Term
from okrdocs.plan.sums import delivery_of, weighted_mean

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Delivery, OutcomeScore
    from okrdocs.plan.thresholds import Thresholds


class Part(NamedTuple):
    """One line of an objective's sum, with what the objective's health needs to know of it."""

    term: Term
    measured: bool
    holding: bool
    """It keeps something inside a band."""
    last_checkin: dt.date | None
    confidence: float | None


class Objectives:
    """Scores objectives, those that others roll up first."""

    def __init__(
        self, plan: Plan, as_of: dt.date, thresholds: Thresholds, outcomes: dict[str, OutcomeScore]
    ) -> None:
        self._plan = plan
        self._as_of = as_of
        self._thresholds = thresholds
        self._outcomes = outcomes
        self._done: dict[str, ObjectiveScore] = {}
        self._pools: dict[str, dict[str, Output]] = {}

    def scores(self) -> dict[str, ObjectiveScore]:
        """Score every objective, in the order of the plan."""
        objectives = self._plan.objectives
        for objective in supporters_first(objectives.values(), self._rolled_up):
            self._done[objective.id] = self._score(objective)
        return {object_id: self._done[object_id] for object_id in objectives}

    def _counted(self, objective: Objective) -> list[Outcome]:
        return [o for o in self._plan.outcomes_of(objective) if self._outcomes[o.id].counted]

    def _rolled_up(self, objective: Objective) -> list[Objective]:
        """Return the supporters that stand for the outcomes that `objective` doesn't have."""
        if objective.status is Status.DRAFT or self._counted(objective):
            return []
        supporters = self._plan.supporters_of(objective)
        return [s for s in supporters if s.status not in (Status.DRAFT, Status.DROPPED)]

    def _score(self, objective: Objective) -> ObjectiveScore:
        supporters = [s for s in self._rolled_up(objective) if s.id in self._done]  # others: a cycle
        parts = [self._supporting(s) for s in supporters] or [
            self._measuring(outcome) for outcome in self._counted(objective)
        ]
        day = standing_day(objective, self._as_of)
        delivery = self._delivery(objective, supporters)
        standing = self._standing(objective, parts, day)
        settled = settled_objective(objective, standing.needed)
        judged = standing.started and parts and objective.status is not Status.DRAFT
        return ObjectiveScore(
            progress=standing.progress,
            expected=standing.expected,
            health=settled or health_of(standing, self._thresholds),
            delivery=delivery,
            verdict=verdict_on(standing.progress, delivery) if judged else None,
            terms=tuple(part.term for part in parts),
            rolled_up=bool(supporters),
            last_checkin=_newest(parts),
            confidence=standing.confidence,
            target_grade=standing.needed,
        )

    def _measuring(self, outcome: Outcome) -> Part:
        scored = self._outcomes[outcome.id]
        weight = 1.0 if outcome.weight is None else outcome.weight
        last = scored.last_checkin
        return Part(
            term=Term(outcome.id, weight, scored.progress, scored.expected),
            measured=scored.measured,
            holding=isinstance(outcome.measure, Maintain),
            last_checkin=last.date if last else None,
            confidence=last.confidence if last else None,
        )

    def _supporting(self, objective: Objective) -> Part:
        scored = self._done[objective.id]
        return Part(
            term=Term(objective.id, 1.0, scored.progress, scored.expected),
            measured=scored.last_checkin is not None or scored.progress > 0,
            holding=False,
            last_checkin=scored.last_checkin,
            confidence=scored.confidence,
        )

    def _standing(self, objective: Objective, parts: list[Part], day: dt.date) -> Standing:
        thresholds, period = self._thresholds, objective.period
        start, due = (period.start, period.end) if period else (None, None)
        terms = [part.term for part in parts]
        expected = weighted_mean([(term.weight, term.expected) for term in terms])
        confidences = [(p.term.weight, p.confidence) for p in parts if p.confidence is not None]
        return Standing(
            progress=weighted_mean([(term.weight, term.progress) for term in terms]) or 0.0,
            expected=expected_share(start, due, day) if expected is None else expected,
            needed=needed_for(objective.commitment, thresholds),
            started=start is None or day >= start,
            over=due is not None and day > due,
            measured=any(part.measured for part in parts),
            holding=all(part.holding for part in parts),
            # Where nothing can be checked in, silence says nothing.
            silent_days=silent_days(_newest(parts) or start, due, day) if parts else None,
            cadence=thresholds.cadence if objective.cadence is None else objective.cadence,
            confidence=weighted_mean(confidences),
        )

    def _delivery(self, objective: Objective, supporters: list[Objective]) -> Delivery:
        """Sum up the outputs of `objective` and of those it rolls up, each once."""
        pool = {output.id: output for output in self._plan.outputs_of(objective)}
        for supporter in supporters:
            pool |= self._pools[supporter.id]
        self._pools[objective.id] = pool
        counted = [output for output in pool.values() if _delivers(output, objective)]
        done = sum(output.status is OutputStatus.DONE for output in counted)
        return delivery_of([output_share(output) for output in counted], done)


def _delivers(output: Output, objective: Objective) -> bool:
    """Tell whether `output` counts: drafts do so only in the draft they belong to."""
    if output.status is OutputStatus.DROPPED:
        return False
    return not output.draft or objective.status is Status.DRAFT


def _newest(parts: list[Part]) -> dt.date | None:
    return max((part.last_checkin for part in parts if part.last_checkin), default=None)


def supporters_first(
    objectives: Iterable[Objective], supporters: Callable[[Objective], Iterable[Objective]]
) -> Iterator[Objective]:
    """Yield every objective once, after its `supporters`; inside a cycle, the one reached first comes last.

    No recursion: a chain of supporters may be as long as the project.
    """
    seen: set[str] = set()
    for root in objectives:
        stack = [(root, False)]
        while stack:
            objective, ready = stack.pop()
            if ready:
                yield objective
            elif objective.id not in seen:
                seen.add(objective.id)
                stack.append((objective, True))
                stack += [(supporter, False) for supporter in supporters(objective)]
