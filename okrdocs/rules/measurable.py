"""M, measurable: from which number to which."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.lacking import lack_help, lack_said, lacking, start_help
from okrdocs.rules.phrases import typed
from okrdocs.rules.prose.reading import read_outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome, Period
    from okrdocs.rules.base import Context


class MissingTarget(Rule):
    """M201: no number to reach, or nobody knows what it counts."""

    code = "M201"
    name = "missing-target"
    severity = Severity.ERROR
    what = (
        "Finds outcomes without a `target` or without a `unit`, and those without any number at all. Those "
        "that keep something as it is need `keep` in place of a target, and those that count milestones need "
        "neither; drafts and dropped outcomes are left alone."
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
        """Report each outcome once, however much of it is missing."""
        for outcome in context.outcomes():
            lacks = lacking(outcome)
            if "target" not in lacks:
                lacks.discard("baseline")  # on its own, M202 tells of it
            if not lacks or _is_of_unknown_kind(outcome) or context.is_exempt(outcome):
                continue
            if "target" in lacks and _keeps_nothing(outcome):
                yield self.finding(outcome, "keep", "`keep` has no value here.", help=_KEEP_HELP)
                continue
            yield self.finding(
                outcome,
                "target",  # also where only the unit is left to add: what was accepted stays the same finding
                lack_said(outcome, lacks),
                keys=("target" if "target" in lacks else "unit",),
                help=lack_help(outcome, lacks),
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
                lacks = lacking(outcome)
                if "baseline" not in lacks or "target" in lacks or context.is_exempt(outcome):
                    continue  # without any number, M201 says it all
                if _is_of_unknown_kind(outcome) or _keeps_nothing(outcome):
                    continue
                yield self.finding(
                    outcome,
                    "baseline",
                    "This outcome has no `baseline`: nobody can tell how far it has come.",
                    help=f"{start_help(outcome)} If nobody knows, write `baseline: unknown` and "
                    f"{_until(outcome.period)}; if it is new, `count_from_zero: true`.",
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
            said = read_outcome(outcome.title, context.language(outcome)).direction
            keep = f'`keep: "{"<=" if said and said.way < 0 else ">="} {target}"`'
            if said is None:
                keep += f' (or `"<= {target}"` if less is better)'
            yield self.finding(
                outcome,
                "target",
                f"Nothing changes: baseline and target are both {target}.",
                help=f"Write another `target`; or, to stay there, {keep} in place of both.",
            )


def first_third(period: Period) -> dt.date:
    """Return the last day of the first third of `period`."""
    return period.start + dt.timedelta(days=max(0, period.days // 3 - 1))


def _until(period: Period | None) -> str:
    if period is None:
        return "`baseline_due:` with the day on which it will be measured"
    return f"`baseline_due: {first_third(period)}` (or earlier)"


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
