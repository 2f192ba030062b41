"""T505: an outcome that nobody has looked at for too long."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.model import Metric, Outcome, Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, item_keys, typed, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding
    from okrdocs.plan.scores import OutcomeScore
    from okrdocs.rules.base import Context, Keys


class StaleCheckin(Rule):
    """T505: its number may be anything by now."""

    code = "T505"
    name = "stale-checkin"
    severity = Severity.WARNING
    what = (
        "Finds active outcomes whose last check-in is longer ago than their `cadence` allows (14 days, or "
        "what `checkin_cadence` is set to): exactly those whose health is shown as stale while the period "
        "runs. Without a check-in, the days count from the period's start; a due date ends the count. Where "
        "it is all outcomes of an objective, that is one finding."
    )
    why = "Silence looks like success until it is too late. Who reads the number in time can still act on it."
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
    checkins:
      - {date: 2026-10-14, value: 3700}
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
    checkins:
      - {date: 2026-10-14, value: 3700}
      - {date: 2026-11-16, value: 3220}
"""
    reference = "Wodtke, Radical Focus (weekly check-ins)"
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at its last check-in; an objective whose outcomes all are, once."""
        silent = dict(_silent(context))
        told: set[int] = set()
        for outcome, score in silent.values():
            together = [silent[id(one)] for one in _siblings(context, outcome) if id(one) in silent]
            if len(together) < 2 or len(together) < len(_siblings(context, outcome)):
                yield self._one(context, outcome, score)
            elif id(outcome) not in told:
                told.update(id(one) for one, _ in together)
                yield self._all(context, together)

    def _one(self, context: Context, outcome: Outcome, score: OutcomeScore) -> Finding:
        return self.finding(
            outcome,
            "checkins",
            f"{_since(outcome, score)}; {_agreed(score.cadence)}.",
            keys=_last_keys(outcome, score),
            help=f"{_what_to_add(context, outcome, score)} {_LONGER}",
        )

    def _all(self, context: Context, silent: list[_Silent]) -> Finding:
        objective = context.plan.objective_of(silent[0][0])
        return self.finding(
            objective or silent[0][0],
            "checkins",
            f"{_since_all(silent)}; {_agreed(min(score.cadence for _, score in silent))}.",
            keys=(objective.kind.value,) if objective else (),
            help=f"Read where they stand today, and add a check-in with `date: {context.as_of}` to each, "
            f"also if nothing has moved. {_LONGER}",
            related=tuple(
                Related(
                    one.source.path, one.source.span(*_last_keys(one, score)), f"for {code(one.id)}", one.id
                )
                for one, score in silent
            ),
        )


_Silent = tuple[Outcome, "OutcomeScore"]
_ABOUT_TIME = frozenset({"checkins", "cadence", "due", "period"})
_LONGER = "If that is too often, agree on a longer `cadence:`."


def _silent(context: Context) -> Iterator[tuple[int, _Silent]]:
    """Yield the outcomes whose health reads stale, by identity: ids may be taken twice."""
    unread: frozenset[tuple[str, int]] | None = None
    for outcome in context.outcomes():
        if not _may_be_stale(context, outcome):
            continue
        unread = context.unread_blocks() if unread is None else unread
        if (outcome.source.path, outcome.source.block_line) in unread:
            continue  # the last check-in may be what could not be read
        from okrdocs.plan.outcome_score import score_outcome  # seldom needed, and loading it takes time
        from okrdocs.plan.scores import Health

        objective = context.plan.objective_of(outcome)
        score = score_outcome(outcome, objective, context.as_of, context.thresholds)
        if score.health is Health.STALE:
            yield id(outcome), (outcome, score)


def _may_be_stale(context: Context, outcome: Outcome) -> bool:
    """Tell whether `outcome` needs a closer look: most have a recent check-in."""
    period, today = outcome.period, context.as_of
    if outcome.status is not Status.ACTIVE or (period and not period.holds(today)):
        return False
    cadence = context.thresholds.cadence if outcome.cadence is None else outcome.cadence
    since = today - dt.timedelta(days=min(cadence, (today - dt.date.min).days))
    days = [checkin.date for checkin in outcome.checkins]
    if days and (max(days) >= since or (period and min(days) < period.start) or len(set(days)) < len(days)):
        return False  # a day that is still to come, before the period or there twice is T507's to report
    return outcome.invalid.isdisjoint(_ABOUT_TIME) and not _is_unmeasurable(outcome)


def _is_unmeasurable(outcome: Outcome) -> bool:
    """Tell whether no number is named yet that could be read, which M201 reports."""
    measure = outcome.measure
    return isinstance(measure, Metric) and measure.baseline is None and measure.target is None


def _siblings(context: Context, outcome: Outcome) -> list[Outcome]:
    """Return the outcomes written in the same objective, which one team looks after."""
    objective = context.plan.objective_of(outcome) if outcome.nested else None
    together = context.plan.outcomes_of(objective) if objective else (outcome,)
    return [one for one in together if one is outcome or (one.nested and one.status is Status.ACTIVE)]


def _since(outcome: Outcome, score: OutcomeScore) -> str:
    days = _days(score.silent_days or 0)
    until = f"before it was due on {outcome.due}" if _ends_at_due(outcome, score) else "ago"
    if score.last_checkin:
        return f"The last check-in was on {score.last_checkin.date}, {days} {until}"
    return f"There is no check-in yet since the period began on {score.start}, {days} {until}"


def _since_all(silent: list[_Silent]) -> str:
    """Say when anything was heard last of several outcomes."""
    lasts = [score.last_checkin.date for _, score in silent if score.last_checkin]
    days = _days(min(score.silent_days or 0 for _, score in silent))
    if lasts:
        return f"No outcome of this objective has a recent check-in: the last one was on {max(lasts)}"
    start = min(score.start for _, score in silent if score.start)
    return f"No outcome of this objective has a check-in since the period began on {start}, {days} ago"


def _agreed(cadence: int) -> str:
    return "one a day is expected" if cadence == 1 else f"one every {_days(cadence)} is expected"


def _days(count: int) -> str:
    return f"{count} day{'' if count == 1 else 's'}"


def _ends_at_due(outcome: Outcome, score: OutcomeScore) -> bool:
    since = score.last_checkin.date if score.last_checkin else score.start
    return bool(since and outcome.due and (outcome.due - since).days == score.silent_days)


def _last_keys(outcome: Outcome, score: OutcomeScore) -> Keys:
    """Return where the last check-in is written; without one, the outcome stands for it."""
    if score.last_checkin is None:
        return ("checkins",)
    date = score.last_checkin.date
    place = next(at for at, checkin in enumerate(outcome.checkins) if checkin.date == date)
    return item_keys(outcome, "checkins", place, "date", date.isoformat())


def _what_to_add(context: Context, outcome: Outcome, score: OutcomeScore) -> str:
    if outcome.current is not None and score.last_checkin is None:
        now = "…" if withheld(outcome) else typed(outcome, ("current",), outcome.current)
        return (
            f"`current` does not say of which day it is: write it as a check-in, such as `checkins: [{{date: "
            f"{context.as_of}, value: {now}}}]`, and add one each time you look."
        )
    where = "to `checkins:`" if score.last_checkin else "below `checkins:`"
    unit = f" in {outcome.unit}" if outcome.unit else ""
    return (
        f"Read where it stands today{unit} and add it {where}, with `date: {context.as_of}`, also if nothing "
        "has moved."
    )
