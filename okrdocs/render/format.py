"""Numbers before any language has put its own signs in them, and lengths; `speech` says them to readers."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

NARROW = "\u202f"
"""The thin space that doesn't break: between thousands and before a percent sign."""
MINUS = "−"

_MOST_DECIMALS = 6
_TOO_LONG = 1e15


def number(value: float, decimals: int | None = None) -> str:
    """Return a number with thin spaces between thousands, such as `3 220` or `−0.5`.

    `decimals` is how many to show; None: as many as the number has.
    """
    if abs(value) >= _TOO_LONG:
        return _minus(f"{value:.4g}")
    digits = f"{value:,.{_decimals(value) if decimals is None else decimals}f}"
    if digits[0] == "-" and not digits.strip("-0."):
        digits = digits[1:]
    return _minus(digits).replace(",", NARROW)


def signed(value: float, decimals: int | None = None) -> str:
    """Return a change with its sign, such as `+12` or `−260`; no change is `0`."""
    text = number(value, decimals)
    return text if value <= 0 or not text.strip("0.") else f"+{text}"


def decimals_of(values: Iterable[float]) -> int:
    """Return how many decimals the most exact of `values` has, so that all can be shown alike."""
    return max((_decimals(value) for value in values), default=0)


def share(value: float) -> str:
    """Return a confidence or grade on the scale 0–1, such as `0.7` or `0.55`; at least one decimal."""
    return number(value, min(2, max(1, _decimals(value))))


def geometry(share_of_width: float) -> str:
    """Return a share as an SVG length such as `43.2%`; no more digits than can be seen."""
    return f"{round(share_of_width * 100, 1):g}%"


def _decimals(value: float) -> int:
    if value == int(value) or abs(value) >= _TOO_LONG:
        return 0
    fraction = f"{value:.{_MOST_DECIMALS}f}".rstrip("0").partition(".")[2]
    return len(fraction)


def _minus(text: str) -> str:
    return text.replace("-", MINUS, 1)
