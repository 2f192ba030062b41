"""R407: a link whose other end has changed since somebody last looked at it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, OutputStatus, Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.changes import differences
from okrdocs.rules.phrases import code
from okrdocs.validate.wording import either

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from okrdocs.model import Finding, OkrObject
    from okrdocs.rules.base import Context, Keys
    from okrdocs.rules.history import History, State


class _Reviewed(NamedTuple):
    """A link upward from an object that says when it was last reviewed."""

    day: dt.date
    entry: OkrObject
    above: Objective | Outcome
    keys: Keys
    """Where the link is written; the day of the review where nesting is the link."""
    verb: str


class SuspectLink(Rule):
    """R407: what a link points to is no longer what it was when the link was reviewed."""

    code = "R407"
    name = "suspect-link"
    severity = Severity.WARNING
    what = (
        "Compares what an output leads to, an outcome measures or an objective supports with how it read on "
        "the day in `reviewed`: its title, metric, baseline, target, due date and period. Links without a "
        "`reviewed` on this side, and those of what is done or over, are left alone."
    )
    why = (
        "Work goes on towards what a target once said. When that moves, somebody has to ask again whether "
        "this is still the way to it."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 1200}
outputs:
  - output: Searchable product database
    id: product-search
    leads_to: fewer-calls
    reviewed: 2026-10-05
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 1200}
outputs:
  - output: Searchable product database
    id: product-search
    leads_to: fewer-calls
    reviewed: 2026-11-23
"""
    earlier = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
outputs:
  - output: Searchable product database
    id: product-search
    leads_to: fewer-calls
    reviewed: 2026-10-05
"""
    reference = "Doorstop, suspect links"
    clock = True
    git = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such link once, with the day of the last change."""
        if context.history is None:
            return
        for link in sorted(_reviewed(context), key=lambda link: link.day):
            change = _last_change(context.history, link)
            if change is None:
                continue
            day, changed = change
            kind = link.entry.kind.value
            yield self.finding(
                link.entry,
                str(link.keys[0]),
                f"{code(link.above.id)} changed {f'on {day}' if day else 'just now'}, after this {kind} was "
                f"reviewed on {link.day}: {either(changed, 'and')}.",
                keys=link.keys,
                help=f"Check that this {kind} still {link.verb} it, then write `reviewed: {context.as_of}`.",
                related=(_place(link.above),),
            )


def _place(above: Objective | Outcome) -> Related:
    return Related(above.source.path, above.source.span(), f"{code(above.id)} as it is now")


def _reviewed(context: Context) -> Iterator[_Reviewed]:
    """Yield the links that were reviewed on an earlier day and still matter."""
    plan = context.plan
    for entry in plan.objects():
        day = entry.reviewed
        if day is None or day >= context.as_of or _is_settled(context, entry):
            continue
        for above, keys, verb in _links(context, entry):
            if not _is_settled(context, above):
                yield _Reviewed(day, entry, above, keys, verb)


def _links(context: Context, entry: OkrObject) -> Iterator[tuple[Objective | Outcome, Keys, str]]:
    plan = context.plan
    if isinstance(entry, Outcome):
        if objective := plan.objective_of(entry):
            yield objective, ("reviewed",) if entry.nested else ("measures",), "measures"
        return
    if isinstance(entry, Objective):
        for place, name in enumerate(entry.supports):
            if isinstance(above := plan.find(name), Objective | Outcome):
                yield above, ("supports", place), "supports"
        return
    for place, name in enumerate(entry.leads_to):
        if isinstance(target := plan.find(name), Outcome):
            yield target, ("leads_to", place), "leads to"


def _is_settled(context: Context, entry: OkrObject) -> bool:
    """Tell whether nothing about `entry` is decided any more, or yet."""
    over = entry.period is not None and context.as_of > entry.period.end
    above = context.plan.objective_of(entry) if isinstance(entry, Outcome) else entry
    return over or context.is_exempt(entry) or (above and above.status) in (Status.CLOSED, OutputStatus.DONE)


def _last_change(history: History, link: _Reviewed) -> tuple[dt.date | None, list[str]] | None:
    """Return on which day the far end last changed since the review, and how it differs from then.

    What changed up to the commit that wrote the day of the review down was there to be seen.
    """
    first = history.first(link.above, link.day).entry
    if first and not differences(first, link.above):
        return None
    own = history.states(link.entry, link.day)
    review = next((one.order for one in own if one.entry and one.entry.reviewed == link.day), own[-1].order)
    states = [state for state in history.states(link.above, link.day) if state.entry]
    seen = max((at for at, state in enumerate(states) if state.order <= review), default=0)
    changed = differences(states[seen].entry or link.above, link.above)
    return (_day_of_last_change(states[seen:]), changed) if changed else None


def _day_of_last_change(states: Sequence[State]) -> dt.date | None:
    last = states[-1]
    for before, after in pairwise(states):
        if before.entry and after.entry and differences(before.entry, after.entry):
            last = after
    return last.day
