"""A, achievable: whether ambition and numbers go together."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Severity, Status, Steps
from okrdocs.plan.index import Plan
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import shown, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Objective, OkrObject, Outcome
    from okrdocs.rules.base import Context


class GradeMismatch(Rule):
    """A307: a grade that is none, or that the numbers do not bear out."""

    code = "A307"
    name = "grade-mismatch"
    severity = Severity.ERROR
    what = (
        "Checks that a `grade` lies between 0.0 and 1.0 and, as a warning, that it is within 0.15 of the "
        "progress computed from the outcomes. A `note` on the objective explains any distance."
    )
    why = (
        "Grades are compared over periods and teams, so they need one scale. One that differs from the "
        "numbers may well be right, but then the reason is the most interesting part."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
status: closed
grade: 70
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, current: 2950}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
status: closed
grade: 0.7
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, current: 2950}
"""
    reference = "re:Work OKR guide; GitLab handbook, OKRs"
    options = MappingProxyType({"tolerance": 0.15})
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report grades off the scale, then compare the others."""
        on_scale = []
        for objective in context.objectives():
            if objective.grade is None or objective.status is Status.DROPPED:
                continue
            if 0 <= objective.grade <= 1:
                on_scale.append(objective)
                continue
            grade = typed(objective, ("grade",), objective.grade)
            yield self.finding(
                objective,
                "grade",
                f"The grade is {grade}; grades go from 0.0 to 1.0.",
                help=f"Write `grade: {_on_scale(objective.grade)}`.",
            )
        yield from self._compare(context, on_scale)

    def _compare(self, context: Context, graded: list[Objective]) -> Iterator[Finding]:
        judged = [o for o in graded if not o.note and o.id in context.plan.objectives]
        if not judged:
            return
        from okrdocs.plan.progress import score  # most runs grade nothing, and loading it takes time

        part = _what_counts(context.plan, judged)
        scores = score(part, context.as_of)
        for objective in judged:
            numbers = scores.objectives[objective.id]
            grade, computed = objective.grade or 0.0, round(numbers.progress, 2)
            known = numbers.terms and all(_is_known(part, term.id) for term in numbers.terms)
            if not known or abs(grade - numbers.progress) <= self.number(context, "tolerance") + 1e-9:
                continue
            yield self.finding(
                objective,
                "grade",
                f"The grade is {typed(objective, ('grade',), grade)}, but the outcomes stand at "
                f"{shown(computed)}.",
                help=f"Write `grade: {shown(computed)}`, bring the outcomes up to date, or say in `note:` "
                "why the grade differs.",
                severity=Severity.WARNING,
            )


_A_LITTLE_MORE = 2


def _on_scale(grade: float) -> str:
    """Guess what a grade off the scale means: tenths up to 10, percent up to 100; a little above 1, all."""
    if grade < 0:
        return "0.0"
    if grade < _A_LITTLE_MORE:
        return "1.0"
    return shown(round(grade / (10 if grade <= 10 else 100), 2)) if grade <= 100 else "1.0"


def _what_counts(plan: Plan, objectives: list[Objective]) -> Plan:
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
    """Tell whether the numbers behind one term of a sum are all there; other rules report what is missing."""
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
