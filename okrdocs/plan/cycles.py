"""Rings in a graph of ids: objects that lead, by their links upward, back to themselves."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_MOST_LEVELS = 20
"""Steps from the lowest objects of a plan to the top, and then some."""

Graph = dict[str, list[str]]
"""Each id with the ids one step further; one that is no key leads nowhere."""


def rings(graph: Graph) -> list[tuple[str, ...]]:
    """Return one ring for each group of ids that all lead to each other.

    It is a shortest ring through the group's first id in the graph's order, and begins there; an id that
    leads straight to itself is a ring of one. Rings come in the order of their first ids.
    """
    graph = _knotted(graph)
    rank = {name: number for number, name in enumerate(graph)}
    groups = (sorted(group, key=rank.__getitem__) for group in strong_components(graph))
    found = [_ring(graph, group) for group in groups if len(group) > 1 or group[0] in graph[group[0]]]
    return sorted(found, key=lambda ring: rank[ring[0]])


def _knotted(graph: Graph) -> Graph:
    """Leave out ids that lead nowhere, a few steps down: in most plans that is all of them, at once."""
    for _ in range(_MOST_LEVELS):
        kept = {name: [step for step in steps if step in graph] for name, steps in graph.items() if steps}
        if len(kept) == len(graph):
            break
        graph = kept
    return {name: [step for step in steps if step in graph] for name, steps in graph.items()}


def strong_components(graph: Graph) -> Iterator[list[str]]:
    """Yield the strongly connected components (Tarjan 1972), in linear time and without recursion."""
    order: dict[str, int] = {}
    low: dict[str, int] = {}
    waiting: list[str] = []
    settled: set[str] = set()
    for root in graph:
        if root in order:
            continue
        path = [(root, iter(graph[root]))]
        order[root] = low[root] = len(order)
        waiting.append(root)
        while path:
            name, steps = path[-1]
            for step in steps:
                if step not in order:
                    order[step] = low[step] = len(order)
                    waiting.append(step)
                    path.append((step, iter(graph[step])))
                    break
                if step not in settled:
                    low[name] = min(low[name], order[step])
            else:
                path.pop()
                if path:
                    below = path[-1][0]
                    low[below] = min(low[below], low[name])
                if low[name] == order[name]:
                    at = _last_index(waiting, name)
                    group, waiting[at:] = waiting[at:], []
                    settled.update(group)
                    yield group


def _last_index(names: Sequence[str], name: str) -> int:
    """Find `name` from the end, where it is near."""
    return next(at for at in range(len(names) - 1, -1, -1) if names[at] == name)


def _ring(graph: Mapping[str, Sequence[str]], group: Sequence[str]) -> tuple[str, ...]:
    """Search breadth-first, inside `group`, from its first member back to it."""
    first, members = group[0], set(group)
    came_from: dict[str, str] = {}
    queue = deque([first])
    while queue:
        name = queue.popleft()
        for step in graph[name]:
            if step == first:
                return _walk_back(came_from, name, first)
            if step in members and step not in came_from:
                came_from[step] = name
                queue.append(step)
    raise AssertionError("every member of the group leads back to the first")


def _walk_back(came_from: Mapping[str, str], name: str, first: str) -> tuple[str, ...]:
    ring = [name]
    while ring[-1] != first:
        ring.append(came_from[ring[-1]])
    return tuple(reversed(ring))
