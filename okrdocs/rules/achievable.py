"""A, achievable: whether ambition and numbers go together."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.computed import computed_progress
from okrdocs.rules.phrases import shown, typed
from okrdocs.rules.ranges import is_out_of_range
from okrdocs.rules.rewrite import write_value

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Fix, Objective
    from okrdocs.rules.base import Context


class GradeMismatch(Rule):
    """A307: a grade that is none, or that the numbers do not bear out."""

    code = "A307"
    name = "grade-mismatch"
    severity = Severity.ERROR
    fixes = "Writes a grade in percent or tenths, such as `70` or `7`, as `0.7`."
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
                fix=partial(_write_grade, objective, objective.grade),
            )
        yield from self._compare(context, on_scale)

    def _compare(self, context: Context, graded: list[Objective]) -> Iterator[Finding]:
        unread = context.unread_blocks() if graded else ()
        judged = [
            one
            for one in graded
            if not one.note
            and (one.source.path, one.source.block_line) not in unread
            and _counts_all(context, one)
        ]
        progress = computed_progress(context, judged)
        for objective in judged:
            grade, computed = objective.grade or 0.0, progress.get(objective.id)
            if computed is None or abs(grade - computed) <= self.number(context, "tolerance") + 1e-9:
                continue
            yield self.finding(
                objective,
                "grade",
                f"The grade is {typed(objective, ('grade',), grade)}, but the outcomes stand at "
                f"{shown(round(computed, 2))}.",
                help=f"Write `grade: {shown(round(computed, 2))}`, bring the outcomes up to date, or say in "
                "`note:` why the grade differs.",
                severity=Severity.WARNING,
            )


def _counts_all(context: Context, objective: Objective) -> bool:
    """Tell whether all numbers can be right: none out of range (M207), no check-in of another time (T507)."""
    return not any(
        is_out_of_range(outcome)
        or any(outcome.period and not outcome.period.holds(checkin.date) for checkin in outcome.checkins)
        for outcome in context.plan.outcomes_of(objective)
    )


_A_LITTLE_MORE = 2


def _write_grade(objective: Objective, grade: float) -> Fix | None:
    """Return the fix for a grade in tenths or percent; what else is off the scale is anybody's guess."""
    likely = _A_LITTLE_MORE <= grade <= 100
    return write_value(objective.source, "grade", _on_scale(grade), safe=False) if likely else None


def _on_scale(grade: float) -> str:
    """Guess what a grade off the scale means: tenths up to 10, percent up to 100; a little above 1, all."""
    if grade < 0:
        return "0.0"
    if grade < _A_LITTLE_MORE:
        return "1.0"
    return shown(round(grade / (10 if grade <= 10 else 100), 2)) if grade <= 100 else "1.0"
