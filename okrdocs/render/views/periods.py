"""Which objects belong to which period, and the order in which periods are told."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output, Status

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from okrdocs.model import OkrObject, Period
    from okrdocs.plan.index import Plan


_MOST_PAST = 4
_MOST_COMING = 2


class Phase(Enum):
    """When a period is, seen from today. In the order in which the dashboard shows them."""

    RUNNING = auto()
    COMING = auto()
    OVER = auto()
    UNKNOWN = auto()


@dataclass(slots=True, eq=False)
class Cycle:
    """A period with what counts in it, and what stands beside it."""

    period: Period | None
    phase: Phase
    labels: list[str] = field(default_factory=list)
    """How the period is written, by the calendar first: the same days may be `2026-Q4` and `FY27-Q3`."""
    objectives: list[Objective] = field(default_factory=list)
    """Active and closed ones."""
    idle: list[Objective] = field(default_factory=list)
    """Drafts and dropped ones."""
    loose_outcomes: list[Outcome] = field(default_factory=list)
    """Those that measure no objective."""
    loose_outputs: list[Output] = field(default_factory=list)
    """Those that belong to no objective."""

    @property
    def name(self) -> str:
        """What it is called in addresses; empty for what has no period. ISO 8601 knows `--` for `/`, too."""
        return self.labels[0].replace("/", "--") if self.labels else ""


def cycles_of(plan: Plan, as_of: dt.date) -> list[Cycle]:
    """Return every period that something is planned for: running, coming, past, then those without one."""
    cycles: dict[tuple[dt.date, dt.date] | None, Cycle] = {}

    def cycle(entry: OkrObject) -> Cycle:
        period = entry.period
        days = (period.start, period.end) if period else None
        found = cycles.setdefault(days, Cycle(period, phase_of(period, as_of)))
        if period and period.label not in found.labels:
            found.labels = sorted([*found.labels, period.label], key=_by_calendar)
        return found

    for objective in plan.objectives.values():
        idle = objective.status in (Status.DRAFT, Status.DROPPED)
        (cycle(objective).idle if idle else cycle(objective).objectives).append(objective)
    for outcome in plan.outcomes.values():
        if plan.objective_of(outcome) is None:
            cycle(outcome).loose_outcomes.append(outcome)
    held = {output.id for objective in plan.objectives.values() for output in plan.outputs_of(objective)}
    for output in plan.outputs.values():
        if output.id not in held:
            cycle(output).loose_outputs.append(output)
    return sorted(cycles.values(), key=_order)


def present_of(cycles: Sequence[Cycle]) -> list[Cycle]:
    """Return what is told in full of `cycles_of`: what runs and what has no period; else what is nearest."""
    present = [cycle for cycle in cycles if cycle.phase in (Phase.RUNNING, Phase.UNKNOWN)]
    return present or list(cycles[:1])


def near_of(cycles: Sequence[Cycle]) -> list[Cycle]:
    """Return the periods around today by the calendar; more than these can't be found at a glance."""
    past = [cycle for cycle in cycles if cycle.phase is Phase.OVER][:_MOST_PAST]
    running = [cycle for cycle in cycles if cycle.phase is Phase.RUNNING]
    coming = [cycle for cycle in cycles if cycle.phase is Phase.COMING][:_MOST_COMING]
    return [*past[::-1], *running, *coming]


def phase_of(period: Period | None, as_of: dt.date) -> Phase:
    """Return when `period` is."""
    if period is None:
        return Phase.UNKNOWN
    if period.end < as_of:
        return Phase.OVER
    return Phase.COMING if period.start > as_of else Phase.RUNNING


def _by_calendar(label: str) -> tuple[bool, bool, str]:
    """Sort the names of one period: by the calendar, by the fiscal year, by its days."""
    return "/" in label, not label[:1].isdigit(), label


def _order(cycle: Cycle) -> tuple[int, int, int]:
    """Sort running periods by how much is planned for them, coming ones by start, past ones backwards."""
    period, phase = cycle.period, cycle.phase.value
    if period is None:
        return phase, 0, 0
    if cycle.phase is Phase.RUNNING:
        return phase, -len(cycle.objectives), period.days
    start = period.start.toordinal()
    return (phase, start, period.days) if cycle.phase is Phase.COMING else (phase, -start, period.days)
