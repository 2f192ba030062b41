"""The axis of time: from days to shares of the width, and the days that are marked on it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_DAY = dt.timedelta(days=1)
_MONTH_STEPS = (1, 3, 6, 12, 24, 60, 120, 600, 1200)
_MOST = 400
"""Marks that nobody could tell apart; a finer step isn't tried."""


class Span(NamedTuple):
    """The days from the left end of a chart to its right end."""

    first: dt.date
    last: dt.date

    @classmethod
    def over(cls, days: Iterable[dt.date]) -> Span | None:
        """Return the span from the first of `days` to the last, at least a day long; None without any."""
        known = sorted(days)
        if not known:
            return None
        first, last = known[0], known[-1]
        if first == last:
            first, last = (first, last + _DAY) if last < dt.date.max else (first - _DAY, last)
        return cls(first, last)

    @property
    def days(self) -> int:
        """The length in days."""
        return (self.last - self.first).days

    def at(self, day: dt.date) -> float:
        """Return where `day` stands, as a share of the width."""
        return (day - self.first).days / self.days

    def holds(self, day: dt.date) -> bool:
        """Tell whether `day` stands in the chart."""
        return self.first <= day <= self.last


class Marks(NamedTuple):
    """Days to mark, and what each stands for: itself, or the `month` or `year` that begins."""

    days: tuple[dt.date, ...]
    unit: str


def markings(span: Span) -> Iterator[Marks]:
    """Yield the ways to mark `span`, from the finest to the coarsest: days, weeks, months … centuries."""
    for step in (1, 2, 4):
        if span.days // step < _MOST:
            yield Marks(tuple(span.first + _DAY * n for n in range(0, span.days + 1, step)), "day")
    for step in (7, 14):
        if span.days // step < _MOST:
            yield Marks(tuple(_mondays(span, step)), "day")
    for step in _MONTH_STEPS:
        if span.days // (28 * step) < _MOST:
            yield Marks(tuple(_firsts(span, step)), "month" if step < 12 else "year")


def _mondays(span: Span, step: int) -> Iterator[dt.date]:
    """Yield every first or second Monday."""
    ahead = -span.first.weekday() % 7
    for days in range(ahead, span.days + 1, step):
        yield span.first + _DAY * days


def _firsts(span: Span, step: int) -> Iterator[dt.date]:
    """Yield the first days of every `step`th month, counted from January of the year 0."""
    start = span.first.year * 12 + span.first.month - 1
    end = span.last.year * 12 + span.last.month
    for month in range(-(-start // step) * step, end, step):
        day = dt.date(month // 12, month % 12 + 1, 1)
        if span.holds(day):
            yield day
