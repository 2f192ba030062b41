"""The lines: straight past what stands in between, with a bend on either side; and how often they cross."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.alignment.spread import Gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrdocs.render.alignment.graph import Edge
    from okrdocs.render.alignment.layout import Box

_CLEAR = 6
"""Pixels that a line keeps from the nodes it passes, and from lines that lead elsewhere."""
_LEVEL = 2
"""Pixels of difference that would look like a mistake; such a line is drawn level."""
_BULGE = 4.0
"""How far, in percent of the width, a line that leads back swings out to the right."""


class Bend(NamedTuple):
    """A part of a line between two neighbouring columns, from left to right."""

    gap: int
    """Number of the column left of it."""
    start: float
    end: float


class Route(NamedTuple):
    """A line from `source` up to `target`: an SVG path, and its bends."""

    source: str
    target: str
    path: str
    bends: tuple[Bend, ...]


def routes_of(edges: Iterable[Edge], boxes: Mapping[str, Box]) -> tuple[Route, ...]:
    """Return the line of each edge. Those that pass a column keep clear of what stands there."""
    between = _Between(boxes)
    return tuple(_route(source, target, boxes, between) for source, target in edges)


def crossings(routes: Iterable[Route]) -> int:
    """Count how often lines cross: pairs of bends in one gap whose order is another on its two sides.

    Lines that begin or end together meet there and don't cross.
    """
    gaps: dict[int, list[Bend]] = {}
    for route in routes:
        for bend in route.bends:
            gaps.setdefault(bend.gap, []).append(bend)
    return sum(map(_inversions, gaps.values()))


def _inversions(bends: list[Bend]) -> int:
    ends: list[float] = []  # of all bends that begin strictly above, sorted
    found, waiting = 0, list[Bend]()
    for bend in sorted(bends, key=lambda bend: bend.start):
        if waiting and waiting[-1].start < bend.start:
            for earlier in waiting:
                insort(ends, earlier.end)
            waiting = []
        found += len(ends) - bisect_right(ends, bend.end)
        waiting.append(bend)
    return found


class _Between:
    """The columns that lines pass."""

    def __init__(self, boxes: Mapping[str, Box]) -> None:
        self.numbers = sorted({box.column for box in boxes.values()})
        self._sides = {box.column: (box.left, box.right) for box in boxes.values()}
        self._taken: dict[int, list[tuple[float, float]]] = {number: [] for number in self.numbers}
        for box in boxes.values():
            self._taken[box.column].append((box.top, box.top + box.height))
        self._passing: list[tuple[int, int, float, str, str]] = []

    def sides(self, number: int) -> tuple[float, float]:
        """Return the left and right edge of a column."""
        return self._sides[number]

    def level(self, source: str, target: str, first: int, last: int, wanted: float) -> float:
        """Return the height nearest to `wanted` that is free in the columns `first` to `last`."""
        passed = self.numbers[bisect_left(self.numbers, first) : bisect_right(self.numbers, last)]
        taken = [interval for number in passed for interval in self._taken[number]]
        taken += [
            (height, height)
            for left, right, height, start, end in self._passing
            if left <= last and right >= first and start != source and end != target
        ]
        found = round(Gaps(taken).nearest(wanted, _CLEAR))
        self._passing.append((first, last, found, source, target))
        return found


def _route(source: str, target: str, boxes: Mapping[str, Box], between: _Between) -> Route:
    start, end = boxes[source], boxes[target]
    if start.column >= end.column:
        return Route(source, target, _back(start, end), ())
    number = between.numbers.index(start.column)
    last = between.numbers.index(end.column) - 1
    if number == last:
        path = f"M{_x(start.right)} {start.middle}{_curve(start.right, end.left, start.middle, end.middle)}"
        return Route(source, target, path, (Bend(start.column, start.middle, end.middle),))
    passed = between.numbers[number + 1 : last + 1]
    level = between.level(source, target, passed[0], passed[-1], start.middle)
    enter, leave = between.sides(passed[0])[0], between.sides(passed[-1])[1]
    path = (
        f"M{_x(start.right)} {start.middle}{_curve(start.right, enter, start.middle, level)}"
        f"H{_x(leave)}{_curve(leave, end.left, level, end.middle)}"
    )
    inner = tuple(Bend(column, level, level) for column, _ in pairwise(passed))
    return Route(
        source,
        target,
        path,
        (Bend(start.column, start.middle, level), *inner, Bend(passed[-1], level, end.middle)),
    )


def _curve(left: float, right: float, start: float, end: float) -> str:
    if abs(start - end) <= _LEVEL:
        return f"H{_x(right)}"
    middle = _x((left + right) / 2)
    return f"C{middle} {start} {middle} {end} {_x(right)} {end}"


def _back(start: Box, end: Box) -> str:
    """Return a line that closes a ring: out to the right, and round."""
    out, first, last = (_x(x) for x in (max(start.right, end.right) + _BULGE, start.right, end.right))
    return f"M{first} {start.middle}C{out} {start.middle} {out} {end.middle} {last} {end.middle}"


def _x(percent: float) -> str:
    return f"{round(percent, 2):g}"
