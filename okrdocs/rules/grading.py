"""T506: an objective whose period is over and that nobody has looked back on."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.computed import computed_progress
from okrdocs.rules.near_periods import neighbour
from okrdocs.rules.phrases import shown
from okrdocs.rules.wrong_period import WrongPeriods

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import Finding, Objective
    from okrdocs.rules.base import Context


class EndedUngraded(Rule):
    """T506: over, and neither graded nor carried on."""

    code = "T506"
    name = "ended-ungraded"
    severity = Severity.WARNING
    what = (
        "Finds objectives without a `grade` whose period ended more than `grace_days` ago, and closed ones "
        "without a grade as soon as it has ended. Drafts and dropped objectives need none."
    )
    why = "The look back is where a team learns. What is left open is neither a success nor a lesson."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, current: 3100}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
status: closed
grade: 0.6
retrospective: The search helped sooner than the new menu; next time we start there.
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, current: 3100}
"""
    reference = "GitLab handbook, OKRs"
    options = MappingProxyType({"grace_days": 21})
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such objective, with the grade that its outcomes come to."""
        ungraded = [one for one in context.objectives() if self._is_overdue(context, one)]
        if ungraded:
            periods = context.once(WrongPeriods)
            ungraded = [one for one in ungraded if not periods.hold_for(one)]
        progress = computed_progress(context, ungraded)
        for objective in ungraded:
            yield self.finding(
                objective,
                "grade",
                _said(objective, context.as_of),
                help=_help(context, objective, progress.get(objective.id)),
            )

    def _is_overdue(self, context: Context, objective: Objective) -> bool:
        period = objective.period
        if period is None or objective.grade is not None or context.is_exempt(objective):
            return False
        if objective.invalid & {"grade", "period", "status"}:
            return False
        grace = 0 if objective.status is Status.CLOSED else self.number(context, "grace_days")
        return (context.as_of - period.end).days > grace


def _said(objective: Objective, today: dt.date) -> str:
    period = objective.period
    if period is None or objective.status is Status.CLOSED:
        return "This objective is closed, but has no `grade`."
    days = (today - period.end).days
    return f"{period.label} ended on {period.end}, {days} days ago, and this objective has no `grade`."


def _help(context: Context, objective: Objective, progress: float | None) -> str:
    if progress is None:
        grade = "Write `grade:` with a number from 0.0 to 1.0"
    else:
        share = shown(round(progress, 2))
        grade = f"Its outcomes stand at {share}: write that as `grade:`, or what you think is fair"
    if objective.status is Status.CLOSED:
        return f"{grade}."
    now = objective.period and neighbour(objective.period, context.as_of, context.fiscal_year_start)
    later = f"`period: {now}`" if now else "a later `period:`"
    return f"{grade}, with `status: closed`. If it goes on, carry it over: give it {later}."
