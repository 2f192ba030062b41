"""Sums that objectives are made of: weighted progress, and outputs delivered; and shares as they are told."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.scores import Delivery

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


_ALMOST = 1e-9


def weighted_mean(values: Sequence[tuple[float, float]]) -> float | None:
    """Return Σ weight × value ÷ Σ weight of pairs of weight and value; None without pairs.

    Weights are relative. Where none is above zero they say nothing, and all values count the same.
    """
    if not values:
        return None
    heaviest = max(weight for weight, _ in values)
    if heaviest <= 0:
        return weighted_mean([(1.0, value) for _, value in values])
    shares = [(max(0.0, weight) / heaviest, value) for weight, value in values]
    mean = sum(share * value for share, value in shares) / sum(share for share, _ in shares)
    least, most = min(value for _, value in values), max(value for _, value in values)
    return min(most, max(least, mean))  # what floating point adds must not lead outside


def delivery_of(shares: Iterable[float], done: int) -> Delivery:
    """Sum up outputs that aren't dropped, given each one's share done and how many are shipped."""
    parts = tuple(sorted(shares, reverse=True))
    return Delivery(share=sum(parts) / len(parts) if parts else 0.0, done=done, total=len(parts), parts=parts)


def points(share: float) -> int:
    """Return a share as whole percent points; 0.996 gives 99, as 100 would say that nothing is missing."""
    if 0.99 < share < 1 - _ALMOST:
        return 99
    return round(share * 100)
