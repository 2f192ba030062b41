"""T502: a period too long to learn anything in time."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Objective, Period
    from okrdocs.rules.base import Context


class PeriodTooLong(Rule):
    """T502: by the time it ends, nobody remembers what was wanted."""

    code = "T502"
    name = "period-too-long"
    severity = Severity.WARNING
    what = (
        "Finds objectives that run for more than `max_days`, which a quarter never has; those with `level: "
        "company` for more than `max_days_company`, a year. Closed and dropped objectives are left alone."
    )
    why = "A cycle is for learning: what is graded once a year is put right once a year."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-01-01/2027-06-30
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "okrdocs; re:Work OKR guide, on quarterly objectives"
    options = MappingProxyType({"max_days": 100, "max_days_company": 366})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each period where it is written, so one of a page's front matter once."""
        defaults = {page.page.path: page.defaults for page in context.pages if page.defaults}
        for objective in context.objectives():
            period = objective.period
            if period is None or objective.status in (Status.CLOSED, Status.DROPPED):
                continue
            most = self._most(context, objective)
            if period.days <= most or "level" in objective.invalid:
                continue
            said, advice = _said(period, most), self._help(context, objective, period)
            path = objective.source.path
            if objective.source.written("period") is not None:
                yield self.finding(objective, "period", said, help=advice)
            elif path in defaults and defaults[path].text("period"):
                span = defaults.pop(path).source.span("period")
                yield Finding(self.code, said, path, span, help=advice, field="period")

    def _most(self, context: Context, objective: Objective) -> float:
        most = self.number(context, "max_days")
        return max(most, self.number(context, "max_days_company")) if objective.level == "company" else most

    def _help(self, context: Context, objective: Objective, period: Period) -> str:
        first = _first_quarter(period)
        advice = f"Write what should be reached first, with a `period:` such as {code(first)}"
        if objective.level is None and period.days <= self.number(context, "max_days_company"):
            return f"{advice}, or `level: company` if it is an objective of the whole company."
        return f"{advice}, and the rest in objectives of their own."


def _said(period: Period, most: float) -> str:
    return f"{period.label} has {period.days} days; one cycle should have at most {most:g}."


def _first_quarter(period: Period) -> str:
    """Return the quarter of the calendar that `period` starts in."""
    return f"{period.start.year}-Q{(period.start.month + 2) // 3}"
