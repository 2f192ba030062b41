"""Which of many points tell a line's story."""

from __future__ import annotations

import heapq
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.render.chart.labels import Point


def landmarks(points: Sequence[Point], most: int) -> list[int]:
    """Return the indexes of up to `most` points, the most telling first.

    The last one, the highest and the lowest, the first; then again and again the one that lies farthest
    from the line drawn through those so far, as Ramer, Douglas and Peucker simplify lines.
    """
    if not points:
        return []
    last = len(points) - 1
    heights = [point.y for point in points]
    ends = [last, heights.index(min(heights)), heights.index(max(heights)), 0]
    found = list(dict.fromkeys(ends))
    stretches = _Stretches(points)
    known = sorted(found)
    for start, end in pairwise(known):
        stretches.add(start, end)
    while len(found) < most and (index := stretches.farthest()) is not None:
        found.append(index)
    return found[:most]


class _Stretches:
    """Parts of the line between known points, by how far it strays from straight in them."""

    def __init__(self, points: Sequence[Point]) -> None:
        self._points = points
        self._heap: list[tuple[float, int, int, int]] = []

    def add(self, start: int, end: int) -> None:
        """Find the point between `start` and `end` that lies farthest from the straight line."""
        first, last = self._points[start], self._points[end]
        slope = (last.y - first.y) / (last.x - first.x) if last.x != first.x else 0.0
        strays = [
            (-abs(point.y - first.y - slope * (point.x - first.x)), index)
            for index, point in enumerate(self._points[start + 1 : end], start + 1)
        ]
        if strays:
            heapq.heappush(self._heap, (*min(strays), start, end))

    def farthest(self) -> int | None:
        """Take out the farthest point of all, and split the line there; None when all are known."""
        if not self._heap:
            return None
        _, index, start, end = heapq.heappop(self._heap)
        self.add(start, index)
        self.add(index, end)
        return index
