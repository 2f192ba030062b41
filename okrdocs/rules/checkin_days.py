"""T507: whether the days of check-ins can be right."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from okrdocs.model import Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.near_periods import bounds
from okrdocs.rules.phrases import item_keys
from okrdocs.rules.wrong_period import WrongPeriods

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import CheckIn, Finding, Fix, Outcome, Period
    from okrdocs.rules.base import Context


class BadCheckIn(Rule):
    """T507: a reading whose day cannot be right."""

    code = "T507"
    name = "bad-checkin"
    severity = Severity.ERROR
    fixes = "Sorts check-ins that are not in the order of their days, with the comments that go with them."
    what = (
        "Finds check-ins that are still to come, lie outside the outcome's period, or are not in the order "
        "of their days."
    )
    why = (
        "Check-ins are history: progress, pace and forecast are computed from their order. A wrong day is "
        "nearly always a slip, such as last year's number."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    checkins:
      - {date: 2026-08-15, value: 3700}
      - {date: 2026-08-01, value: 3100}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q3
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    checkins:
      - {date: 2026-08-01, value: 3700}
      - {date: 2026-08-15, value: 3100}
"""
    reference = "okrdocs"
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each check-in once, for the first thing that is wrong with it."""
        found = list(self._misplaced(context))
        periods = context.once(WrongPeriods) if found else None
        for outcome, finding in found:
            if periods is None or not periods.hold_for(outcome):
                yield finding

    def _misplaced(self, context: Context) -> Iterator[tuple[Outcome, Finding]]:
        for outcome in context.outcomes():
            if _are_right(outcome, context.as_of):
                continue
            before: CheckIn | None = None
            for index, checkin in enumerate(outcome.checkins):
                wrong = _misplaced(checkin.date, outcome.period, context.as_of)
                fix = None
                if wrong is None:
                    wrong = _disordered(checkin.date, before.date) if before else None
                    if before and checkin.date < before.date:
                        fix = partial(_sort, outcome, context.as_of)
                    before = checkin
                if wrong and not context.is_dropped(outcome):
                    keys = item_keys(outcome, "checkins", index, "date", checkin.date.isoformat())
                    yield (
                        outcome,
                        self.finding(outcome, "checkins", wrong[0], keys=keys, help=wrong[1], fix=fix),
                    )


def _are_right(outcome: Outcome, as_of: dt.date) -> bool:
    """Tell whether the days of all check-ins can be right and rise, as nearly always."""
    days, period = [checkin.date for checkin in outcome.checkins], outcome.period
    if not days:
        return True
    if days[-1] > as_of or (period and not (period.holds(days[0]) and period.holds(days[-1]))):
        return False
    return len(days) == 1 or days == sorted(set(days))


def _sort(outcome: Outcome, as_of: dt.date) -> Fix | None:
    """Return the fix that sorts the check-ins whose days can be right."""
    from okrdocs.rules.checkin_order import sort_checkins

    return sort_checkins(outcome, lambda day: _misplaced(day, outcome.period, as_of) is None)


def _misplaced(date: dt.date, period: Period | None, as_of: dt.date) -> tuple[str, str] | None:
    if date > as_of:
        said = f"This check-in of {date} is still to come."
        return said, f"Write the day on which the number was read; today is {as_of}."
    if period and not period.holds(date):
        said = f"This check-in of {date} is outside {bounds(period, date)}."
        return said, "Correct the date, or write the check-in into the outcome of that time."
    return None


def _disordered(date: dt.date, before: dt.date) -> tuple[str, str] | None:
    if date < before:
        said = f"The check-in of {date} is listed after the later one of {before}."
        return said, "Write check-ins in the order of their days, the oldest first."
    if date == before:
        return (
            f"This check-in is on the same day as the one before, {date}.",
            "Keep one, or correct the date.",
        )
    return None
