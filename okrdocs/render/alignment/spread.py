"""Finding room in one column."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def spread(
    wanted: Sequence[float], sizes: Sequence[float], space: float, limits: tuple[float, float]
) -> list[float]:
    """Return middles as near to `wanted` as things of `sizes` can stand below each other, in this order.

    Least squares under the order: isotonic regression by pooling neighbours that are in each other's way
    (Ayer et al., 1955). `space` is left between two; all stand between `limits`, which have to be far
    enough apart.
    """
    offsets = [0.0]
    for upper, lower in pairwise(sizes):
        offsets.append(offsets[-1] + (upper + lower) / 2 + space)
    pools: list[tuple[float, int]] = []  # mean and number of things that stand as close as they can
    for aim, offset in zip(wanted, offsets, strict=True):
        mean, count = aim - offset, 1
        while pools and pools[-1][0] > mean:
            upper, members = pools.pop()
            mean = (mean * count + upper * members) / (count + members)
            count += members
        pools.append((mean, count))
    lowest = limits[0] + sizes[0] / 2
    highest = limits[1] - offsets[-1] - sizes[-1] / 2
    means = [min(max(mean, lowest), highest) for mean, count in pools for _ in range(count)]
    return [mean + offset for mean, offset in zip(means, offsets, strict=True)]


class Gaps:
    """What is free between intervals that are taken."""

    def __init__(self, taken: Iterable[tuple[float, float]]) -> None:
        self._taken: list[tuple[float, float]] = []
        for start, end in sorted(taken):
            if self._taken and start <= self._taken[-1][1]:
                self._taken[-1] = self._taken[-1][0], max(end, self._taken[-1][1])
            else:
                self._taken.append((start, end))

    def nearest(self, wanted: float, clear: float, least: float = 0.0) -> float:
        """Return the place nearest to `wanted`, from `least` on, with nothing taken within `clear`."""
        found, free_from = [], least
        for start, end in self._taken:
            if start - clear >= free_from:
                found.append(min(max(wanted, free_from), start - clear))
            free_from = max(free_from, end + clear)
        found.append(max(wanted, free_from))
        return min(found, key=lambda place: abs(place - wanted))
