"""An outcome's values as places in its chart: dots, lines, the forecast's band."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.chart.labels import Point
from okrdocs.render.chart.scale import Axis, apart, ticks
from okrdocs.render.chart.time_axis import Span

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Sequence

TOP, BOTTOM = 20.0, 320.0
"""The pixels between which lines are drawn; above stands what a day is called."""
_ABOVE, _BELOW = 28.0, 34.0
"""Room for a line of words beyond the highest and the lowest value."""
_MOST_TICKS = 5
_TICK_GAP = 15.0
_MEAN_REACH, _BAND_REACH = 0.75, 0.35
"""The forecast stretches the axis by no more than these shares; what goes farther is cut off."""


class Series(NamedTuple):
    """What an outcome's chart shows; None and empty: not known, or not shown."""

    values: tuple[tuple[dt.date, float], ...]
    """By date."""
    start: dt.date | None = None
    due: dt.date | None = None
    today: dt.date | None = None
    """Left out where it doesn't stand between the ends."""
    baseline: float | None = None
    target: float | None = None
    limits: tuple[float, ...] = ()
    """Ends of the band in which an outcome keeps its number."""
    forecast: tuple[float, float, float] | None = None
    """Where it is when due at the mean, the slowest and the fastest pace."""
    days: tuple[dt.date, ...] = ()
    """Other days that the chart has to reach, such as those of check-ins without a value."""


class Plot(NamedTuple):
    """A series, drawn. Points stay between `TOP` and `BOTTOM` and between the shares 0 and 1."""

    span: Span
    axis: Axis
    points: tuple[Point, ...]
    pace: tuple[Point, Point] | None
    """The straight line from the baseline at the start to the target when due."""
    mean: tuple[Point, ...]
    """The forecast at the mean pace; empty without one."""
    band: tuple[Point, ...]
    """The corners of the forecast's band."""
    levels: tuple[tuple[float, float], ...]
    """Baseline, target and limits with their pixels; of two that would meet, the more important."""
    grid: tuple[tuple[float, float], ...]
    """Round values between them, with their pixels."""

    def beside_pace(self, index: int) -> float:
        """Return how far a point stands above the pace line, in pixels; below it is negative."""
        point = self.points[index]
        if self.pace is None:
            return 0.0
        start, end = self.pace
        along = min(1.0, max(0.0, (point.x - start.x) / ((end.x - start.x) or 1.0)))
        return start.y + along * (end.y - start.y) - point.y


def plot_of(series: Series) -> Plot | None:
    """Draw `series`; None where it has no day to start from, or no value at all."""
    span = _span(series)
    marks = [v for v in (series.target, series.baseline, *series.limits) if v is not None]
    if span is None or not (marks or series.values):
        return None
    axis = _axis(series, marks)
    points = tuple(_point(span, axis, day, value) for day, value in series.values)
    mean, band = _forecast(series, span, axis, points)
    levels = _levels(axis, marks)
    return Plot(span, axis, points, _pace(series, span, axis), mean, band, levels, _grid(axis, levels))


def _span(series: Series) -> Span | None:
    days = [day for day, _ in series.values]
    days += [day for day in (series.start, series.due, *series.days) if day]
    if series.today and not (series.start and series.due):  # an end is missing: it goes on until today
        days.append(series.today)
    return Span.over(days)


def _axis(series: Series, marks: Sequence[float]) -> Axis:
    top, bottom = TOP + _ABOVE, BOTTOM - _BELOW
    values = [*marks, *(value for _, value in series.values)]
    if not series.forecast:
        return Axis.over(values, top, bottom)
    near = Axis.over(values, top, bottom)
    reaches = (_MEAN_REACH, _BAND_REACH, _BAND_REACH)
    room = [(near.high - near.low) * reach for reach in reaches]
    ends = [
        min(near.high + reach, max(near.low - reach, end))
        for end, reach in zip(series.forecast, room, strict=True)
    ]
    return Axis.over([*values, *ends], top, bottom)


def _point(span: Span, axis: Axis, day: dt.date, value: float) -> Point:
    return Point(span.at(day), min(BOTTOM, max(TOP, axis.at(value))))


def _pace(series: Series, span: Span, axis: Axis) -> tuple[Point, Point] | None:
    if series.start is None or series.due is None or series.start >= series.due:
        return None
    if series.baseline is None or series.target is None or series.baseline == series.target:
        return None
    return _point(span, axis, series.start, series.baseline), _point(span, axis, series.due, series.target)


def _forecast(
    series: Series, span: Span, axis: Axis, points: tuple[Point, ...]
) -> tuple[tuple[Point, ...], tuple[Point, ...]]:
    """Return the line at the mean pace, and the band as the corners of a polygon; both cut to the box."""
    if series.forecast is None or series.due is None or not points:
        return (), ()
    last, x = points[-1], span.at(series.due)
    mean, *ends = (Point(x, axis.at(value)) for value in series.forecast)
    upper, lower = sorted(ends, key=lambda end: end.y)
    line = (last, _until_edge(last, mean))
    return line, within([last, upper, lower], TOP, BOTTOM)


def _until_edge(start: Point, end: Point) -> Point:
    """Return where the line from `start` to `end` leaves the box, or `end`."""
    edge = min(BOTTOM, max(TOP, end.y))
    if edge == end.y:
        return end
    return Point(start.x + (edge - start.y) / (end.y - start.y) * (end.x - start.x), edge)


def within(polygon: Sequence[Point], top: float, bottom: float) -> tuple[Point, ...]:
    """Cut off what of a polygon lies above `top` or below `bottom`, as Sutherland and Hodgman do."""
    return _cut(_cut(polygon, top, 1), bottom, -1)


def _cut(polygon: Sequence[Point], edge: float, side: int) -> tuple[Point, ...]:
    kept: list[Point] = []
    for before, point in zip([*polygon[-1:], *polygon[:-1]], polygon, strict=True):
        inside, was_inside = side * (point.y - edge) >= 0, side * (before.y - edge) >= 0
        if inside != was_inside:
            along = (edge - before.y) / (point.y - before.y)
            kept.append(Point(before.x + along * (point.x - before.x), edge))
        if inside:
            kept.append(point)
    return tuple(kept)


def _levels(axis: Axis, marks: Iterable[float]) -> tuple[tuple[float, float], ...]:
    pixels = {axis.at(value): value for value in reversed(list(marks))}
    chosen = [axis.at(value) for value in marks]
    return tuple((pixels[y], y) for y in apart(dict.fromkeys(chosen), (), _TICK_GAP))


def _grid(axis: Axis, levels: Sequence[tuple[float, float]]) -> tuple[tuple[float, float], ...]:
    low, high = axis.value_at(BOTTOM - _TICK_GAP / 2), axis.value_at(TOP + _TICK_GAP / 2)
    pixels = {axis.at(value): value for value in ticks(low, high, _MOST_TICKS)}
    return tuple((pixels[y], y) for y in apart(pixels, (y for _, y in levels), _TICK_GAP))
