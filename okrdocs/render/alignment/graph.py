"""Which column and which lane each object of a map stands in, and which lines lead up from it.

The columns are natural ones: outputs, outcomes, objectives, then whatever those support, as many columns as
there are steps. An outcome that objectives support stands right of them, left of what it measures.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from okrdocs.model import Kind, Objective, Outcome, Output, OutputStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan

Edge = tuple[str, str]
"""The id of what leads up, and of what it leads to."""

LOOSE = ""
"""The lane of everything that belongs to no objective."""

OUTPUTS, OUTCOMES, OBJECTIVES = range(3)
_LEAST = {Kind.OUTPUT: OUTPUTS, Kind.OUTCOME: OUTCOMES, Kind.OBJECTIVE: OBJECTIVES}


@dataclass(frozen=True, slots=True)
class Graph:
    """The nodes of a map in the order of the plan, and its lines.

    A line leads from a column to one further right, unless it closes a ring.
    """

    columns: dict[str, int]
    """The column of each node: 0 outputs, 1 outcomes, 2 objectives, from 3 on what they support."""
    lanes: dict[str, str]
    """The lane of each node: the id of its objective, or `LOOSE`."""
    edges: tuple[Edge, ...]
    above: dict[str, list[str]] = field(init=False, repr=False)
    """What each node leads to; nothing for those that lead nowhere."""
    below: dict[str, list[str]] = field(init=False, repr=False)
    """What leads to each node."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "above", _grouped(self.edges))
        object.__setattr__(self, "below", _grouped((target, source) for source, target in self.edges))


def graph_of(plan: Plan, entries: Iterable[OkrObject]) -> Graph:
    """Return the graph of `entries`; links to anything else are left out."""
    found = {entry.id: entry for entry in entries}
    edges = tuple(
        (entry.id, upper.id)
        for entry in found.values()
        if not is_dropped(entry)
        for upper in plan.above(entry)
        if upper.id in found
    )
    lanes = {entry.id: _lane(plan, entry, found) for entry in found.values()}
    columns = longest_ways({entry.id: _LEAST[entry.kind] for entry in found.values()}, edges)
    _gather_outcomes(columns, lanes, found)
    return Graph(columns, lanes, edges)


def is_dropped(entry: OkrObject) -> bool:
    """Tell whether `entry` was given up: it stays on the map, but nothing leads up from it."""
    return entry.status is (OutputStatus.DROPPED if isinstance(entry, Output) else Status.DROPPED)


def longest_ways(least: Mapping[str, int], edges: Sequence[Edge]) -> dict[str, int]:
    """Return a column for each key of `least`: no lower than said there, and right of all that lead to it.

    A ring is cut where its first member begins.
    """
    below: dict[str, list[str]] = {name: [] for name in least}
    above: dict[str, list[str]] = {name: [] for name in least}
    for source, target in edges:
        below[target].append(source)
        above[source].append(target)
    open_links = {name: len(sources) for name, sources in below.items()}
    ready = deque(name for name, count in open_links.items() if not count)
    names, columns = iter(least), dict[str, int]()
    while len(columns) < len(least):
        name = ready.popleft() if ready else next(name for name in names if name not in columns)
        if name in columns:
            continue
        steps = (columns[source] + 1 for source in below[name] if source in columns)
        columns[name] = max(least[name], *steps, 0)
        for target in above[name]:
            open_links[target] -= 1
            if not open_links[target]:
                ready.append(target)
    return {name: columns[name] for name in least}


def _grouped(pairs: Iterable[Edge]) -> dict[str, list[str]]:
    grouped: dict[str, list[str]] = {}
    for one, other in pairs:
        grouped.setdefault(one, []).append(other)
    return grouped


def _gather_outcomes(
    columns: dict[str, int], lanes: Mapping[str, str], found: Mapping[str, OkrObject]
) -> None:
    """Move an objective's outcomes right beside it where one of them is supported: they belong together."""
    measures: dict[str, list[str]] = {}
    for entry in found.values():
        if isinstance(entry, Outcome) and lanes[entry.id] != LOOSE:
            measures.setdefault(lanes[entry.id], []).append(entry.id)
    for objective, outcomes in measures.items():
        if any(columns[outcome] > OUTCOMES for outcome in outcomes):
            for outcome in outcomes:
                columns[outcome] = max(columns[outcome], columns[objective] - 1)


def _lane(plan: Plan, entry: OkrObject, found: Mapping[str, OkrObject]) -> str:
    """Return the objective that `entry` belongs to; an output to the one it is written in, else leads to."""
    if isinstance(entry, Objective):
        return entry.id
    homes: list[OkrObject | None]
    if isinstance(entry, Outcome):
        homes = [plan.objective_of(entry)]
    else:
        homes = [plan.find(entry.within), *map(plan.objective_of, plan.targets(entry))]
    return next((home.id for home in homes if home and home.id in found), LOOSE)
