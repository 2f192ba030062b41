"""A308: a target that came to meet the team."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Metric, Outcome, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.changes import plain
from okrdocs.rules.phrases import typed, withheld

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from okrdocs.model import Finding
    from okrdocs.rules.base import Context
    from okrdocs.rules.history import History, State


class EasedTarget(Rule):
    """A308: an outcome became easier while its period ran, and nobody says why."""

    code = "A308"
    name = "eased-target"
    severity = Severity.WARNING
    what = (
        "Compares active outcomes with how they read when their period began, or when they were first "
        "committed after that: the target must not have moved towards the baseline, nor the due date to a "
        "later day, unless `note` or `rationale` has been written or changed since, to say why."
    )
    why = (
        "A target may be wrong, and then it should move. But if it moves in silence, the grade says nothing, "
        "and the reason is lost that would help with the next one."
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
    target: 3200
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
    target: 3200
    note: Eased in November, as the largest region joins the search only in January.
"""
    earlier = """
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
    reference = "okrdocs"
    clock = True
    git = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome once, at what was eased."""
        history = context.history
        if history is None:
            return
        for start, outcome in sorted(_running(context), key=lambda running: running[0]):
            agreed = _agreed(history, outcome, start)
            if agreed is None or _is_explained(agreed, outcome):
                continue
            if eased := [*_eased_target(agreed, outcome), *_eased_due(agreed, outcome)]:
                day = _day_of(history.states(outcome, start), eased[0].field)
                when = f"on {day}" if day else "just now"
                yield self.finding(
                    outcome,
                    eased[0].field,
                    f"The {' and the '.join(one.said for one in eased)} {when}, and nothing says why.",
                    help=f"Say why in `note:`, or go back to {' and '.join(one.back for one in eased)}.",
                )


class _Eased(NamedTuple):
    """One thing that became easier."""

    field: str
    said: str
    back: str
    """What to write to take it back."""


def _running(context: Context) -> Iterator[tuple[dt.date, Outcome]]:
    """Yield the outcomes that people work on, with the day on which they began."""
    for outcome in context.plan.outcomes.values():
        period = outcome.period
        if period is None or period.start > context.as_of or outcome.status is not Status.ACTIVE:
            continue
        objective = context.plan.objective_of(outcome)
        if objective is None or objective.status is Status.ACTIVE:
            yield period.start, outcome


def _agreed(history: History, outcome: Outcome, start: dt.date) -> Outcome | None:
    """Return the outcome as it was agreed on: as the period began, or once it was no draft any more."""
    first = _same(history.first(outcome, start), outcome)
    if first:
        return first
    return next((found for state in history.states(outcome, start) if (found := _same(state, outcome))), None)


def _same(state: State, outcome: Outcome) -> Outcome | None:
    """Return an earlier state of `outcome` if it was active, and for the same period and unit."""
    old = state.entry
    if not isinstance(old, Outcome) or old.status is not Status.ACTIVE:
        return None
    if old.period and outcome.period and old.period.start != outcome.period.start:
        return None
    return old if old.unit is None or _unit(old) == _unit(outcome) else None


def _unit(outcome: Outcome) -> str:
    return (outcome.unit or "").strip().casefold()


def _eased_target(old: Outcome, new: Outcome) -> Iterator[_Eased]:
    if isinstance(old.measure, Metric) and isinstance(new.measure, Metric):
        before, after = old.measure.target, new.measure.target
        if before is None or after is None or not _is_easier(old.measure, new.measure):
            return
        if withheld(old) or withheld(new):
            yield _Eased("target", "target was eased", "the target agreed on")
        else:
            was, now = typed(old, ("target",), before), typed(new, ("target",), after)
            yield _Eased("target", f"target was eased from {was} to {now}", f"`target: {was}`")


def _is_easier(old: Metric, new: Metric) -> bool:
    """Tell whether the way from baseline to target is shorter than it was, or leads the other way."""
    if None in (old.baseline, old.target, new.baseline, new.target) or old.target == new.target:
        return False
    way, now = (old.target or 0) - (old.baseline or 0), (new.target or 0) - (new.baseline or 0)
    return now / way < 1 - _ROUNDING if way else False


_ROUNDING = 1e-9


def _eased_due(old: Outcome, new: Outcome) -> Iterator[_Eased]:
    given = new.due_given or old.due_given  # else it is the period that got longer
    if new.due and new.period and new.due > new.period.end:
        return  # T503 asks for another day anyway
    if given and old.due and new.due and new.due > old.due and "due" not in new.invalid:
        yield _Eased("due", f"due date was moved from {old.due} to {new.due}", f"`due: {old.due}`")


def _is_explained(old: Outcome, new: Outcome) -> bool:
    """Tell whether the author wrote something since: what stood there before cannot be about the change."""
    return any(after and plain(after) != plain(before) for before, after in _texts(old, new))


def _texts(old: Outcome, new: Outcome) -> Iterator[tuple[str | None, str | None]]:
    yield old.note, new.note
    yield old.rationale, new.rationale


def _day_of(states: Sequence[State], field: str) -> dt.date | None:
    """Return the day on which `field` came to be what it is."""
    now = states[-1]
    last = _value(now, field)
    for state in reversed(states):
        if state.entry is not None and _value(state, field) != last:
            break
        now = state
    return now.day


def _value(state: State, field: str) -> object:
    entry = state.entry
    if not isinstance(entry, Outcome):
        return None
    return entry.due if field == "due" else getattr(entry.measure, "target", None)
