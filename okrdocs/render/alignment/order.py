"""In which order lanes, and the nodes in a lane, stand below each other so that few lines cross.

Minimising crossings is NP-hard, already with two columns. Nodes are sorted by the mean place of what they
are linked to (the barycentre method of Sugiyama, Tagawa and Toda, 1981); then every node is moved through
its column and left where fewest lines cross (sifting: Matuszewski, Schönfeld and Molitor, 1999). Lanes are
moved like nodes. Nothing depends on chance: the same graph gives the same order.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.alignment.graph import LOOSE

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from okrdocs.render.alignment.graph import Graph

_ROUNDS = 4

Order = dict[str, dict[int, list[str]]]
"""The nodes of each lane by column, from top to bottom; the lanes from top to bottom as well."""


class _Line(NamedTuple):
    """A line between two places; only lines into the same column can cross."""

    source: str
    target: str
    column: int


class _Places:
    """Where things stand, and what it would change if two neighbours swapped their places."""

    def __init__(self, lines: Iterable[_Line]) -> None:
        self.at: dict[str, float] = {}
        self.leaving: dict[str, list[_Line]] = {}
        self.reaching: dict[str, list[_Line]] = {}
        for line in lines:
            self.leaving.setdefault(line.source, []).append(line)
            self.reaching.setdefault(line.target, []).append(line)

    def gain(self, upper: str, lower: str) -> int:
        """Return how many crossings are gone once `lower` stands above `upper`; negative for new ones."""
        found = 0
        for one in self.leaving.get(upper, ()):
            for two in self.leaving.get(lower, ()):
                if one.column == two.column:
                    found += self._direction(one.target, two.target)
        for one in self.reaching.get(upper, ()):
            for two in self.reaching.get(lower, ()):
                if one.column == two.column:
                    found += self._direction(one.source, two.source)
        return found

    def _direction(self, one: str, two: str) -> int:
        return (self.at[one] > self.at[two]) - (self.at[one] < self.at[two])

    def barycentre(self, name: str) -> float:
        """Return the mean place of what `name` is linked to; its own where that is nothing."""
        others = [self.at[line.target] for line in self.leaving.get(name, ())]
        others += [self.at[line.source] for line in self.reaching.get(name, ())]
        return sum(others) / len(others) if others else self.at[name]

    def sift(self, names: list[str]) -> bool:
        """Move each of `names` to where fewest lines cross; tell whether any moved.

        `names` stand below each other in this order, on places of their own.
        """
        before = list(names)
        slots = sorted(self.at[name] for name in names)
        for name in before:
            start = names.index(name)
            best = self._best(names, start)
            if best != start:
                names.insert(best, names.pop(start))
                self.at.update(zip(names, slots, strict=True))
        return names != before

    def _best(self, names: Sequence[str], start: int) -> int:
        """Return the index at which `names[start]` crosses least; of equals the nearest to its links."""
        name, ways = names[start], [(0, 0.0, 0, start)]
        centre, own = self.barycentre(name), self.at[name]
        for step in (-1, 1):
            gained, index = 0, start + step
            while 0 <= index < len(names):
                gained += self.gain(names[index], name) if step < 0 else self.gain(name, names[index])
                nearer = abs(self.at[names[index]] - centre) - abs(own - centre)
                ways.append((-gained, round(nearer, 6), abs(index - start), index))
                index += step
        return min(ways)[3]


def order_of(graph: Graph) -> Order:
    """Return an order of the graph's lanes and nodes with few crossings."""
    written = as_written(graph)
    lanes = _lanes(graph, [lane for lane in written if lane != LOOSE])
    order = {lane: written[lane] for lane in [*lanes, LOOSE] if lane in written}
    places = _Places(_Line(source, target, graph.columns[target]) for source, target in graph.edges)
    for number, columns in enumerate(order.values()):
        for nodes in columns.values():
            places.at.update((name, number + (i + 0.5) / len(nodes)) for i, name in enumerate(nodes))
    _sort_nodes(places, [nodes for columns in order.values() for nodes in columns.values() if len(nodes) > 1])
    return order


def _sort_nodes(places: _Places, groups: list[list[str]]) -> None:
    """Order the nodes that a lane has in one column, for all lanes and columns, until nothing gets better."""
    for _ in range(_ROUNDS):
        for nodes in groups:
            slots = [places.at[name] for name in nodes]
            nodes.sort(key=places.barycentre)
            places.at.update(zip(nodes, slots, strict=True))
        moved = [places.sift(nodes) for nodes in groups]
        if not any(moved):
            break


def as_written(graph: Graph) -> Order:
    """Return the order of the plan itself; what belongs to no objective comes last."""
    order: Order = {}
    for name, column in graph.columns.items():
        order.setdefault(graph.lanes[name], {}).setdefault(column, []).append(name)
    if LOOSE in order:
        order[LOOSE] = order.pop(LOOSE)
    return order


def _lanes(graph: Graph, names: list[str]) -> list[str]:
    """Put lanes that support the same beside each other, then each to where fewest lines cross."""
    lines = [
        _Line(graph.lanes[source], graph.lanes[target], graph.columns[target])
        for source, target in graph.edges
        if graph.lanes[source] != graph.lanes[target]
        and LOOSE not in (graph.lanes[source], graph.lanes[target])
    ]
    places = _Places(lines)
    names = _families(names, {line.source: line.target for line in reversed(lines)})
    places.at.update((name, float(place)) for place, name in enumerate(names))
    for _ in range(_ROUNDS):
        if not places.sift(names):
            break
    return names


def _families(names: Sequence[str], parents: Mapping[str, str]) -> list[str]:
    """Put what supports the same beside each other, and what they support in their middle, at any depth."""
    children: dict[str, list[str]] = {}
    for name in names:
        if name in parents:
            children.setdefault(parents[name], []).append(name)
    found: dict[str, None] = {}
    # Roots first; then members of rings, which have none, from wherever the plan names them first.
    for root in (*(name for name in names if name not in parents), *names):
        waiting = [(root, False)]
        while waiting:
            name, opened = waiting.pop()
            if opened:
                found.setdefault(name)
            elif name not in found:
                below = children.pop(name, [])
                half = len(below) // 2
                waiting += [(child, False) for child in reversed(below[half:])]
                waiting.append((name, True))
                waiting += [(child, False) for child in reversed(below[:half])]
    return list(found)
