"""R403: an objective that does not say what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Objective, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding
    from okrdocs.rules.base import Context


class MissingWhy(Rule):
    """R403: nobody can tell why it matters now."""

    code = "R403"
    name = "missing-why"
    severity = Severity.INFO
    what = (
        "Finds objectives without a `why`, or with one that only holds its place. Drafts, closed and dropped "
        "objectives need none."
    )
    why = "Who doesn't know why cannot weigh it against other work, and drops it when something is urgent."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
why: Calls cost 9 EUR each, and the wait is in most of our one-star reviews.
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "PostHog handbook, goal setting; Sourcegraph handbook, goals"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each objective without a reason."""
        for objective in context.objectives():
            if objective.status is not Status.ACTIVE or "why" in objective.invalid:
                continue
            if objective.why and is_placeholder(objective.why):
                said = f"{code(objective.why)} does not say why this objective matters."
            elif not objective.why:
                said = "This objective does not say why it matters: it has no `why`."
            else:
                continue
            yield self.finding(objective, "why", said, help=_help(context, objective))


def _help(context: Context, objective: Objective) -> str:
    advice = "Write in one or two sentences behind `why:` what goes wrong today, and why it is this"
    advice += (
        f" objective’s turn in {objective.period.label}." if objective.period else " objective’s turn now."
    )
    above = [entry for entry in context.plan.supported(objective) if isinstance(entry, Objective)]
    return f"{advice} What it adds to {code(above[0].id)} may be the reason." if above else advice
