"""T, time-bound: whether the days fit together."""

from __future__ import annotations

import datetime as dt
from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Objective, Severity, parse_period
from okrdocs.rules.base import Rule
from okrdocs.rules.dues import dues
from okrdocs.rules.near_periods import bounds, neighbour
from okrdocs.rules.rewrite import write_value
from okrdocs.rules.wrong_period import WrongPeriods
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Fix, Outcome, Output, Period, Source
    from okrdocs.rules.base import Context
    from okrdocs.rules.wrong_period import WrongPeriod


class BadPeriod(Rule):
    """T501: a period that is missing or cannot be read."""

    code = "T501"
    name = "bad-period"
    severity = Severity.ERROR
    fixes = "Writes a period such as `Q4 2026` or `October 2026` in the form that is asked for."
    what = (
        "Finds objectives without a `period`, and periods that are not written as `2026-Q4`, `2026-H2`, "
        "`2026`, `2026-11`, `2026-10-01/2026-12-31` or, where `fiscal_year_start` is set, `FY27-Q1`. Drafts "
        "need none."
    )
    why = (
        "“Q4” is a different one every year: nobody can tell later what it meant, and no date can be checked."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: Q4
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
    reference = "GitLab handbook, OKRs; Sourcegraph handbook, goals"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each period where it is written, so one of a page's front matter once."""
        defaults = {page.page.path: page.defaults for page in context.pages if page.defaults}
        unread = context.unread_defaults()
        for entry in context.objects():
            if entry.period is not None and "period" not in entry.invalid:
                continue
            path = entry.source.path
            of_page = defaults[path].text("period") if path in defaults else None
            own = entry.source.written("period")
            text = own or of_page
            if text and is_placeholder(text) and context.is_draft(entry):
                continue
            if text and parse_period(text, context.fiscal_year_start):
                continue  # then it is misspelt keys or a schema failure that hide it
            from okrdocs.rules.periods import what_is_wrong  # few periods are wrong

            message, advice = what_is_wrong(text or "", context.fiscal_year_start)
            if own is not None:
                fix = partial(_write_period, entry.source, own, context.fiscal_year_start)
                yield self.finding(entry, "period", message, help=advice, fix=fix)
            elif of_page and "period" in entry.invalid:
                source = defaults.pop(path).source
                fix = partial(_write_period, source, of_page, context.fiscal_year_start)
                span = source.span("period")
                yield Finding(self.code, message, path, span, help=advice, field="period", offer=fix)
            elif "period" in entry.invalid or path in unread:
                continue
            elif isinstance(entry, Objective) and not context.is_exempt(entry):
                yield self.finding(entry, "period", "This objective has no period.", help=_PERIOD_HELP)


def _write_period(source: Source, text: str, fiscal_year_start: int | None) -> Fix | None:
    """Return the fix that writes a period in the form that is asked for, where it is clear which one."""
    from okrdocs.rules.periods import normal_form

    found = normal_form(text, fiscal_year_start)
    return write_value(source, "period", found[0], safe=found[1]) if found else None


_NO_GRACE = dt.timedelta(0)
_PERIOD_HELP = (
    "Write when it holds, such as `period: 2026-Q4`, here or for the whole page in its front matter."
)


class DueOutsidePeriod(Rule):
    """T503: a day that is not in the period."""

    code = "T503"
    name = "due-outside-period"
    severity = Severity.ERROR
    what = (
        "Checks that `due` of outcomes, outputs and their milestones lies in the period, or at most "
        "`grace_days` outside. Where no date at all lies in a period, check-ins included, the period is the "
        "one finding."
    )
    why = "A period's objective is judged at its end. What is due later can't count for it any more."
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
    due: 2027-02-01
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
    due: 2026-12-15
"""
    reference = "CDC DASH, Writing SMART Objectives"
    options = MappingProxyType({"grace_days": 0})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such day where it is written."""
        grace = dt.timedelta(days=min(max(int(self.number(context, "grace_days")), 0), 3650))
        entries: list[Outcome | Output] = [*context.outcomes(), *context.outputs()]
        outside = [
            (entry, entry.period, due)
            for entry in entries
            if entry.period
            for due in dues(entry)
            if _is_outside(entry.period, due.date, grace) and not context.is_dropped(entry)
        ]
        if not outside and not any(map(_begins_outside, context.outcomes())):
            return
        periods = context.once(WrongPeriods)
        yield from map(self._about_period, periods.found)
        for entry, period, due in outside:
            if not periods.hold_for(entry):
                yield self.finding(
                    entry,
                    str(due.keys[0]),
                    f"Due {due.date} is outside {bounds(period, due.date)}.",
                    keys=due.keys,
                    help=_due_help(entry, period, due.date, context.fiscal_year_start),
                )

    def _about_period(self, wrong: WrongPeriod) -> Finding:
        what = f"in this {wrong.holder.kind}" if wrong.holder else "on this page"
        label, few = wrong.period.label, wrong.dates == 2
        where = f"; {'both' if few else 'all'} lie in {wrong.other}" if wrong.other else ""
        meant = f"`period: {wrong.other}`" if wrong.other else "the period that they lie in"
        return Finding(
            self.code,
            f"{'Neither' if few else 'None'} of the {wrong.dates} dates {what} lies in {label}{where}.",
            wrong.path,
            wrong.span,
            help=f"Write {meant}; or, if {label} is right, correct the dates.",
            object_id=wrong.holder.id if wrong.holder else None,
            field="period",
        )


def _is_outside(period: Period, date: dt.date, grace: dt.timedelta = _NO_GRACE) -> bool:
    return date - period.end > grace or period.start - date > grace


def _begins_outside(outcome: Outcome) -> bool:
    """Tell whether the first check-in is outside the period, as all of them are if that is a wrong one."""
    first = outcome.checkins[0].date if outcome.checkins else None
    return first is not None and outcome.period is not None and _is_outside(outcome.period, first)


def _due_help(entry: Outcome | Output, period: Period, date: dt.date, fiscal_year_start: int | None) -> str:
    near = f"`due: {period.end}` or earlier" if date > period.end else f"`due: {period.start}` or later"
    other = neighbour(period, date, fiscal_year_start)
    return f"Write {near}, or move the {entry.kind} to {other or 'another period'}."
