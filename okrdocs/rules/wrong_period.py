"""Periods that no date agrees with: then the period is the mistake, and not each of the dates."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome
from okrdocs.rules.dues import dues
from okrdocs.rules.near_periods import neighbour

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import OkrObject, Period, Span
    from okrdocs.rules.base import Context

_FEWEST = 2
"""Of a single date, nobody knows if it or the period is wrong."""


class WrongPeriod(NamedTuple):
    """A period that none of the dates lies in that it holds for."""

    path: str
    span: Span
    """Where it is written."""
    holder: OkrObject | None
    """What it is written in; None: the page's front matter."""
    period: Period
    dates: int
    other: str | None
    """The period that all of the dates lie in, if it has a name."""


class WrongPeriods:
    """The wrong periods of a project, and which objects they hold for."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._pages = {page.page.path: page.defaults for page in context.pages if page.defaults}
        self.found: list[WrongPeriod] = []
        self._within: set[int] = set()
        self._find()

    def hold_for(self, entry: OkrObject) -> bool:
        """Tell whether the period of `entry` is a wrong one."""
        return id(entry) in self._within

    def _find(self) -> None:
        """Look at the pages on which any date lies outside its period: on most, none does."""
        together: dict[str | int, list[OkrObject]] = {}
        holders: dict[str | int, OkrObject | str] = {}
        objects = [entry for entry in self._context.objects() if entry.period]
        pages = {entry.source.path for entry in objects if _is_any_outside(entry)}
        for entry in sorted((e for e in objects if e.source.path in pages), key=_block):
            holder = self._holder(entry)
            if holder is None or self._context.is_dropped(entry):
                continue
            key = holder if isinstance(holder, str) else id(holder)
            holders[key] = holder
            together.setdefault(key, []).append(entry)
        for key, entries in together.items():
            if found := self._judge(holders[key], entries):
                self.found.append(found)
                self._within.update(map(id, entries))

    def _judge(self, holder: OkrObject | str, entries: list[OkrObject]) -> WrongPeriod | None:
        period = entries[0].period
        dates = [date for entry in entries for date in _dates(entry)]
        if period is None or len(dates) < _FEWEST or self._fits(holder, entries):
            return None
        others = {neighbour(period, date, self._context.fiscal_year_start) for date in dates}
        if len(others) > 1:
            return None
        source = self._pages[holder].source if isinstance(holder, str) else holder.source
        entry = None if isinstance(holder, str) else holder
        return WrongPeriod(source.path, source.span("period"), entry, period, len(dates), others.pop())

    def _fits(self, holder: OkrObject | str, entries: list[OkrObject]) -> bool:
        """Tell whether any date lies in the period, also of what belongs to its holder on other pages."""
        plan, known = self._context.plan, list(entries)
        if isinstance(holder, Objective):
            known += (one for one in plan.outcomes_of(holder) if one.period == holder.period)
            known += (one for one in plan.outputs_of(holder) if one.period == holder.period)
        return any(not outside for entry in known for outside in _outside(entry))

    def _holder(self, entry: OkrObject) -> OkrObject | str | None:
        """Return in what the period of `entry` is written: an object, or the page at a path."""
        if entry.source.written("period") is not None:
            return entry
        home = self._home(entry)
        if home and _block(home) == _block(entry):
            return self._holder(home)
        defaults = self._pages.get(entry.source.path)
        if defaults and defaults.text("period"):
            return entry.source.path
        return self._holder(home) if home else None

    def _home(self, entry: OkrObject) -> Objective | None:
        """Return the objective that `entry` is written in or belongs to."""
        if isinstance(entry, Objective):
            return None
        if isinstance(entry, Outcome):
            return self._context.plan.objective_of(entry)
        within = self._context.plan.find(entry.within)
        if isinstance(within, Objective):
            return within
        first = next(iter(self._context.plan.targets(entry)), None)
        return self._context.plan.objective_of(first) if first else None


def _block(entry: OkrObject) -> tuple[str, int]:
    return entry.source.path, entry.source.block_line


def _outside(entry: OkrObject) -> Iterator[bool]:
    """Tell of each date of `entry` whether it lies outside the period."""
    period = entry.period
    if period:
        yield from (not period.holds(date) for date in _dates(entry))


def _is_any_outside(entry: OkrObject) -> bool:
    """Tell whether any date lies outside the period."""
    dates, period = _dates(entry), entry.period
    if not dates or period is None:
        return False
    return min(dates) < period.start or max(dates) > period.end


def _dates(entry: OkrObject) -> list[dt.date]:
    if isinstance(entry, Objective):
        return []
    dates = [due.date for due in dues(entry)]
    if isinstance(entry, Outcome):
        dates += [checkin.date for checkin in entry.checkins]
    return dates
