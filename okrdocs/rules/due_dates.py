"""T504: everything is due on the last day."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Outcome, OutputStatus, Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.dues import dues
from okrdocs.rules.phrases import code

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import Finding, Objective, Output, Period
    from okrdocs.rules.base import Context
    from okrdocs.rules.dues import Due


class DueAllLastDay(Rule):
    """T504: dates that only repeat when the period ends."""

    code = "T504"
    name = "due-all-last-day"
    severity = Severity.INFO
    what = (
        "Finds objectives in which at least `min_items` outcomes, outputs and milestones have a `due`, and "
        "every one of them is the last day of the period. What has no `due` of its own doesn't count, nor do "
        "drafts and what is closed or dropped."
    )
    why = "Not everything needs the last day: earlier dates show in time what will not be reached."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, due: 2026-12-31}
outputs:
  - {output: Searchable product database, id: search, leads_to: fewer-calls, due: 2026-12-31}
  - {output: Question box on each page, id: question-box, leads_to: fewer-calls, due: 2026-12-31}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, due: 2026-12-31}
outputs:
  - {output: Searchable product database, id: search, leads_to: fewer-calls, due: 2026-11-06}
  - {output: Question box on each page, id: question-box, leads_to: fewer-calls, due: 2026-12-04}
"""
    reference = "GitLab handbook, OKRs"
    options = MappingProxyType({"min_items": 3})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such objective once."""
        least = max(2, int(self.number(context, "min_items")))
        for objective in context.plan.objectives.values():
            period = objective.period
            if period is None or objective.status is not Status.ACTIVE:
                continue
            dated = _dated(context, objective, period.end)
            if len(dated) < least:
                continue
            yield self.finding(
                objective,
                "due",
                f"{_all(len(dated))} due dates in this objective are {period.end}, the last day of "
                f"{period.label}.",
                keys=(objective.kind.value,),
                help=_help(period, [entry for entry, _ in dated]),
                related=tuple(
                    Related(entry.source.path, entry.source.span(*due.keys), f"due date of {code(entry.id)}")
                    for entry, due in dated
                ),
            )


def _dated(context: Context, objective: Objective, last: dt.date) -> list[tuple[Outcome | Output, Due]]:
    """Return the days given for the parts of `objective` if each of them is the `last`; else nothing."""
    found = []
    for entry in _parts(context, objective):
        for due in dues(entry):
            if due.date != last:
                return []
            found.append((entry, due))
    return found


def _parts(context: Context, objective: Objective) -> Iterator[Outcome | Output]:
    """Yield what may have a day of its own, without what is given up."""
    for outcome in context.plan.outcomes_of(objective):
        if outcome.status is Status.ACTIVE:
            yield outcome
    for output in context.plan.outputs_of(objective):
        if output.status is not OutputStatus.DROPPED and not output.draft:
            yield output


def _all(count: int) -> str:
    return "Both" if count == 2 else f"All {count}"


def _help(period: Period, entries: list[Outcome | Output]) -> str:
    output = next((entry for entry in entries if not isinstance(entry, Outcome)), None)
    which = f", such as {code(output.id)}," if output else ""
    middle = period.start + (period.end - period.start) / 2
    return (
        f"Give each the day on which it is really needed: what others build on{which} comes first, say "
        f"around {middle}. Leave `due` out where the end of {period.label} will do."
    )
