"""The upright axis: from values to pixels, and the round numbers that stand beside it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_STEPS = (1, 2, 5, 10)
_FLAT = 1e-9
"""Values that differ by less than this share of their size are shown as equal."""
_LARGEST = 1e300
"""Beyond it, the difference of two values may be more than a float can hold."""
_FARTHEST = 1e9
"""Lengths of the axis; with places farther out nobody could reckon any more."""
_SMALLEST = 1e-290
"""Below it, a step between two values may be less than a float can hold."""


class Axis(NamedTuple):
    """Maps `low` to the pixel `bottom` and `high` to the pixel `top`; `high` is the greater value."""

    low: float
    high: float
    top: float
    bottom: float

    @classmethod
    def over(cls, values: Iterable[float], top: float, bottom: float) -> Axis:
        """Return the axis on which the smallest of `values` stands at `bottom`, the largest at `top`.

        Where all are the same they stand in the middle; without any the axis goes from 0 to 1.
        """
        known = [_held(value) for value in values]
        low, high = min(known, default=0.0), max(known, default=1.0)
        size = max(abs(low), abs(high))
        if high - low <= size * _FLAT or size == 0:
            reach = size / 10 or 1.0
            low, high = low - reach, high + reach
        return cls(low, high, top, bottom)

    def at(self, value: float) -> float:
        """Return the pixel of `value`, which may lie beyond the ends of the axis."""
        share = (_held(value) - self.low) / (self.high - self.low)
        return self.bottom + max(-_FARTHEST, min(_FARTHEST, share)) * (self.top - self.bottom)

    def value_at(self, pixel: float) -> float:
        """Return the value that stands at `pixel`."""
        share = (pixel - self.bottom) / (self.top - self.bottom)
        return self.low + share * (self.high - self.low)


def ticks(low: float, high: float, most: int) -> tuple[float, ...]:
    """Return up to `most` round numbers from `low` to `high`: multiples of 1, 2 or 5 times a power of ten."""
    low, high = _held(low), _held(high)
    if not high - low > max(abs(low), abs(high), _SMALLEST) * _FLAT:
        return ()
    power = math.floor(math.log10((high - low) / most))
    for factor in _STEPS:
        step = factor * 10.0**power
        first, last = math.ceil(low / step - _FLAT), math.floor(high / step + _FLAT)
        if last - first < most:  # written as a text first, a tick is as exact as its step
            return tuple(float(f"{index * factor}e{power}") for index in range(first, last + 1))
    return ()


def apart(pixels: Iterable[float], taken: Iterable[float], distance: float) -> list[float]:
    """Return those of `pixels` that stand at least `distance` from `taken` and from those before them."""
    used, kept = list(taken), []
    for pixel in pixels:
        if all(abs(pixel - other) >= distance for other in used):
            used.append(pixel)
            kept.append(pixel)
    return kept


def _held(value: float) -> float:
    return max(-_LARGEST, min(_LARGEST, value))
