"""M208: where a number can be looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Metric, Severity, Steps
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.rules.standing import open_outcomes
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context


class MissingSource(Rule):
    """M208: a number that only its author can look up."""

    code = "M208"
    name = "missing-source"
    severity = Severity.INFO
    what = (
        "Finds outcomes that don't say where their number comes from (`source`, also written `how`). "
        "Milestones have no number; drafts, dropped outcomes and those of closed objectives need none."
    )
    why = (
        "Two people who count the same thing in two systems get two numbers. And once its author is on "
        "leave, nobody can check in."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    source: Call-centre dashboard, read every Monday
"""
    reference = "Northeast SARE, outcome funding (verification); CDC DASH, Writing SMART Objectives"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome where its source would stand."""
        for outcome in open_outcomes(context):
            gap = outcome.how is None or is_placeholder(outcome.how)
            if not gap or "source" in outcome.invalid or not _has_number(outcome):
                continue
            who = code(outcome.how) if outcome.how else "This outcome"
            what = code(outcome.metric) if outcome.metric else "its number"
            yield self.finding(
                outcome,
                "source",
                f"{who} doesn't say where {what} is read.",
                help="Write `source:` with the dashboard, report or person that has the number, and how "
                "often it is read, such as `source: Call-centre dashboard, read every Monday`.",
            )


def _has_number(outcome: Outcome) -> bool:
    """Tell whether there is a number to look up: without baseline and target, more is missing than that."""
    measure = outcome.measure
    if isinstance(measure, Metric):
        return measure.baseline is not None or measure.target is not None
    return not isinstance(measure, Steps) and "milestones" not in outcome.invalid
