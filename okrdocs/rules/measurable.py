"""M, measurable: from which number to which."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, typed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome, Period
    from okrdocs.rules.base import Context


_NUMBER_AND_WORD = re.compile(r"[-+]?\d[\d.,_ ]*[^\W\d]")


class MissingTarget(Rule):
    """M201: no number to reach, or nobody knows what it counts."""

    code = "M201"
    name = "missing-target"
    severity = Severity.ERROR
    what = (
        "Finds outcomes without a `target` or without a `unit`. Those that keep something as it is (`keep`) "
        "or count milestones need neither; drafts and dropped outcomes are left alone."
    )
    why = "Without a number to reach, everybody can claim success, and no progress can be computed."
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
"""
    reference = "re:Work OKR guide; Doran 1981; Northeast SARE, outcome funding"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each outcome once, whether one or both are missing."""
        for outcome in context.outcomes():
            measure = outcome.measure
            if not isinstance(measure, Metric | Establish):
                continue
            target = measure.target is None and "target" not in outcome.invalid
            unit = outcome.unit is None and "unit" not in outcome.invalid and not _unit_inside(outcome)
            if not (target or unit) or _is_of_unknown_kind(outcome) or context.is_exempt(outcome):
                continue
            if target and _keeps_nothing(outcome):
                yield self.finding(outcome, "keep", "`keep` has no value here.", help=_KEEP_HELP)
                continue
            if not target:
                message = "This outcome doesn't say what its numbers count: it has no `unit`."
            else:
                message = f"This outcome has no `target`{' and no `unit`' if unit else ''}."
            yield self.finding(
                outcome, "target" if target else "unit", message, help=_target_help(outcome, target, unit)
            )


class MissingBaseline(Rule):
    """M202: nobody knows where it starts."""

    code = "M202"
    name = "missing-baseline"
    severity = Severity.ERROR
    what = (
        "Finds outcomes without a `baseline`. Where nobody can know it yet, `baseline: unknown` with a "
        "`baseline_due` in the first third of the period makes this a warning; something new may "
        "`count_from_zero`. `keep` and milestones need no baseline."
    )
    why = "A target alone says little: 2500 calls are a triumph from 4000 and a failure from 2000."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
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
"""
    reference = "source{d} OKR methodology; GitLab handbook, OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report outcomes that have none, and those that still have to find it."""
        for outcome in context.outcomes():
            measure = outcome.measure
            if isinstance(measure, Establish):
                if not context.is_exempt(outcome):
                    yield from self._unknown(outcome, measure.baseline_due)
            elif isinstance(measure, Metric) and measure.baseline is None:
                if "baseline" in outcome.invalid or context.is_exempt(outcome):
                    continue
                if _is_of_unknown_kind(outcome) or _keeps_nothing(outcome):
                    continue
                yield self.finding(
                    outcome,
                    "baseline",
                    "This outcome has no `baseline`: nobody can tell how far it has come.",
                    help="Write where it stands today, such as `baseline: 40`. If nobody knows, write "
                    f"`baseline: unknown` and {_until(outcome.period)}; if it is new, "
                    "`count_from_zero: true`.",
                )

    def _unknown(self, outcome: Outcome, due: dt.date | None) -> Iterator[Finding]:
        last = first_third(outcome.period) if outcome.period else None
        if "baseline_due" in outcome.invalid:
            return
        if due is None:
            yield self.finding(
                outcome,
                "baseline_due" if outcome.source.written("baseline_due") is not None else "baseline",
                "The baseline is unknown, and no day is set by which it will be measured.",
                help=f"Write {_until(outcome.period)}.",
            )
        elif outcome.period and last and not outcome.period.start <= due <= last:
            when = "before" if due < outcome.period.start else "past the first third of"
            yield self.finding(
                outcome,
                "baseline_due",
                f"The baseline is to be measured on {due}, {when} {outcome.period.label}.",
                help=f"Measure it from {outcome.period.start} to {last}, so that there is time to move it.",
            )
        else:
            yield self.finding(
                outcome,
                "baseline",
                f"The baseline is still unknown; it is to be measured by {due}.",
                help="Once it is measured, write the number here.",
                severity=Severity.WARNING,
            )


class NoChange(Rule):
    """M203: the target is where it stands already."""

    code = "M203"
    name = "no-change"
    severity = Severity.ERROR
    what = "Finds outcomes whose `target` equals their `baseline`."
    why = "An outcome is a change. What only has to stay as it is says so with `keep`, and is judged so."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Answers are right the first time
    id: first-time-right
    unit: "%"
    baseline: 95
    target: 95
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Answers are right the first time
    id: first-time-right
    unit: "%"
    keep: ">= 95"
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at its target."""
        for outcome in context.outcomes():
            measure = outcome.measure
            if (
                not isinstance(measure, Metric)
                or measure.target is None
                or measure.baseline != measure.target
            ):
                continue
            if context.is_dropped(outcome):
                continue
            target = typed(outcome, ("target",), measure.target)
            yield self.finding(
                outcome,
                "target",
                f"Nothing changes: baseline and target are both {target}.",
                help=f'Write another `target`; or, to stay there, `keep: ">= {target}"` in place of both.',
            )


def first_third(period: Period) -> dt.date:
    """Return the last day of the first third of `period`."""
    return period.start + dt.timedelta(days=max(0, period.days // 3 - 1))


def _until(period: Period | None) -> str:
    if period is None:
        return "`baseline_due:` with the day on which it will be measured"
    return f"`baseline_due: {first_third(period)}` (or earlier)"


def _unit_inside(outcome: Outcome) -> bool:
    """Tell whether the unit stands in a number, as in `target: 2500 calls`, which the schema reports."""
    names = outcome.invalid & {"target", "baseline"}
    return any(_NUMBER_AND_WORD.match(outcome.source.written(name) or "") for name in names)


def _is_of_unknown_kind(outcome: Outcome) -> bool:
    """Tell whether it says what to keep, or its steps, in a way that could not be read."""
    return not outcome.invalid.isdisjoint({"keep", "milestones"})


def _keeps_nothing(outcome: Outcome) -> bool:
    """Tell whether it has a `keep` without a value, so that it needs neither target nor baseline."""
    return outcome.source.span("keep") != outcome.source.span()


_KEEP_HELP = (
    'Write what should stay as it is: a limit such as `keep: ">= 4.2"`, or the lowest and highest value such '
    "as `keep: [4.2, 5]`."
)


def _target_help(outcome: Outcome, target: bool, unit: bool) -> str:
    if target and unit:
        return "Write the number to reach and what it counts, such as `target: 2500` and `unit: calls/week`."
    if unit:
        return 'Write what is counted, such as `unit: calls/week`, `unit: EUR` or `unit: "%"`.'
    return f"Write the number to reach, counted in {code(outcome.unit or '')}, behind `target:`."
