"""What the numbers say about objectives, for rules that compare it with what people say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Steps
from okrdocs.plan.index import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Objective, OkrObject, Outcome
    from okrdocs.rules.base import Context


def computed_progress(context: Context, objectives: Iterable[Objective]) -> dict[str, float]:
    """Return the progress 0…1 of those `objectives`, by id, whose numbers are all there.

    Other rules report what is missing. Only what the progress depends on is scored.
    """
    asked = [one for one in objectives if one.id in context.plan.objectives]
    if not asked:
        return {}
    from okrdocs.plan.progress import score  # most runs compare nothing, and loading it takes time

    part = _what_counts(context.plan, asked)
    scores = score(part, context.as_of, context.thresholds).objectives
    known = {
        one.id
        for one in asked
        if scores[one.id].terms and all(_is_known(part, term.id) for term in scores[one.id].terms)
    }
    return {name: scores[name].progress for name in known}


def _what_counts(plan: Plan, objectives: Iterable[Objective]) -> Plan:
    """Return the part of `plan` that the progress of `objectives` is computed from."""
    wanted: dict[str, OkrObject] = {}
    waiting = list(objectives)
    while waiting:
        objective = waiting.pop()
        if objective.id not in wanted:
            wanted[objective.id] = objective
            wanted.update((outcome.id, outcome) for outcome in plan.outcomes_of(objective))
            waiting += plan.supporters_of(objective)
    return Plan.of([entry for entry in plan.objects() if entry.id in wanted])


def _is_known(plan: Plan, name: str) -> bool:
    """Tell whether the numbers behind one term of a sum are all there."""
    entry = plan.outcomes.get(name)
    if entry is None:
        objective = plan.objectives[name]
        return all(_has_numbers(outcome) for outcome in plan.outcomes_of(objective))
    return _has_numbers(entry)


def _has_numbers(outcome: Outcome) -> bool:
    measure = outcome.measure
    if outcome.invalid & {"baseline", "target", "keep", "milestones", "current", "checkins", "weight"}:
        return False
    if isinstance(measure, Metric):
        return None not in (measure.baseline, measure.target) and measure.baseline != measure.target
    return isinstance(measure, Maintain | Steps)
