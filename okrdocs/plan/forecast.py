"""Forecast: where a metric lands on its due date if it goes on as it did so far."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from okrdocs.plan.scores import Forecast

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from okrdocs.model import CheckIn, Metric

_FEWEST = 3
"""Days with a value below which a pace is a guess."""


def forecast(metric: Metric, checkins: Sequence[CheckIn], due: dt.date | None) -> Forecast | None:
    """Draw the line from the last check-in on to `due`, at the mean, the slowest and the fastest pace.

    None with values on fewer than three days, without a direction (no baseline or target, or both the
    same), and when nothing is left to forecast. The last of several check-ins on a day holds.
    """
    if metric.baseline is None or metric.target is None or metric.baseline == metric.target or due is None:
        return None
    values = {c.date: c.value for c in sorted(checkins, key=_day) if c.value is not None}
    points = list(values.items())
    if len(points) < _FEWEST or points[-1][0] >= due:
        return None
    paces = [_pace(a, b) for a, b in pairwise(points)]
    slow, fast = sorted((min(paces), max(paces)), reverse=metric.target < metric.baseline)
    last_day, last = points[-1]
    left = (due - last_day).days
    lands = [last + pace * left for pace in (_pace(points[0], points[-1]), slow, fast)]
    return Forecast(*lands) if all(map(math.isfinite, lands)) else None


def _day(checkin: CheckIn) -> dt.date:
    return checkin.date


def _pace(start: tuple[dt.date, float], end: tuple[dt.date, float]) -> float:
    """Return the change in a day between two dated values."""
    return (end[1] - start[1]) / (end[0] - start[0]).days
