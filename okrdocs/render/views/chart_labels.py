"""The words in an outcome's chart: values, baseline and target, today, the pace and the forecast."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Maintain
from okrdocs.render.chart.labels import Frame, Label, Placed, Point, Sheet, Spot
from okrdocs.render.chart.landmarks import landmarks

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.render.chart.labels import Anchor
    from okrdocs.render.chart.layout import Plot
    from okrdocs.render.views.chart_words import Telling

_ALL_VALUES, _LANDMARKS = 14, 8
"""Up to so many values are all named, where there is room; of more, only so many that tell the story."""
_TODAY = 12
"""Where the days stand that get a line of their own: above the lines."""
_UP, _DOWN = -8, 17
"""Pixels from a dot to where the letters of its value stand."""
_OVER, _UNDER = -7, 18
"""The same from a line."""
_NEAR = 60
"""Pixels from the forecast's mean beyond which its name no longer seems to belong to it."""
_ALONG = (0.38, 0.55, 0.25, 0.72, 0.12, 0.88)
"""Shares of the pace line at which its name may stand."""


def chart_labels(telling: Telling, plot: Plot, frame: Frame, radius: float) -> list[Placed]:
    """Place the words, the most important first; what has no room is left out, and stands in the table."""
    levels = [(Point(0, y), Point(1, y)) for _, y in plot.levels]
    lines = [plot.points, plot.pace or (), plot.mean, *levels]
    sheet = Sheet(frame, [(point, radius) for point in plot.points], lines)
    for label in _labels(telling, plot):
        sheet.place(label)
    return sheet.placed


def _labels(telling: Telling, plot: Plot) -> Iterator[Label]:
    yield from _days(telling, plot)
    most = _ALL_VALUES if len(plot.points) <= _ALL_VALUES else _LANDMARKS
    values = [_value(telling, plot, index) for index in landmarks(plot.points, most)]
    yield from values[:1]
    yield from _goals(telling, plot)
    yield from _forecast(telling, plot)
    yield from values[1:]
    yield from _pace(telling, plot)


def _days(telling: Telling, plot: Plot) -> Iterator[Label]:
    for role, day in telling.days(plot):
        x = plot.span.at(day)
        spots = (Spot(x, _TODAY, 0, "middle"), Spot(x, _TODAY, -5, "end"), Spot(x, _TODAY, 5))
        yield Label(telling.day_name(role, day), spots, needed=role == "okr-now")


def _value(telling: Telling, plot: Plot, index: int) -> Label:
    """Name a value on the side away from the pace line, and away from where the line goes on to."""
    last = index == len(plot.points) - 1
    above = plot.beside_pace(index) > 0 if plot.beside_pace(index) else not telling.rising
    sides: list[Anchor] = ["end", "start"] if above == telling.rising else ["start", "end"]
    point = plot.points[index]
    spots = [*_beside(point, sides, above=above), *_beside(point, sides, above=not above)]
    spots += [Spot(point.x, point.y + 4, 10), Spot(point.x, point.y + 4, -10, "end")]
    return Label(telling.value(telling.series.values[index][1]), tuple(spots), "bold" if last else "", last)


def _beside(point: Point, sides: list[Anchor], *, above: bool) -> list[Spot]:
    y, farther = (_UP, -11) if above else (_DOWN, 20)
    aside = [Spot(point.x, point.y + y, 7 if side == "start" else -7, side) for side in sides]
    return [*aside, Spot(point.x, point.y + farther, 0, "middle")]


def _goals(telling: Telling, plot: Plot) -> Iterator[Label]:
    """Name target, baseline and limits at the right end of their lines, on the outer side if there's room."""
    series, at = telling.series, plot.axis.at
    outer = _OVER if telling.rising else _UNDER
    inner = _UNDER if telling.rising else _OVER
    if series.limits:
        keep = telling.kept()
        spots = [spot for limit in series.limits for spot in _on_line(at(limit), _inside(telling, limit))]
        yield Label(keep, tuple(spots), "bold", needed=True)
    if series.target is not None:
        yield Label(telling.target(), tuple(_on_line(at(series.target), (outer, inner))), "bold", needed=True)
    if series.baseline is not None and series.baseline != series.target:
        yield Label(telling.baseline(), tuple(_on_line(at(series.baseline), (inner, outer))), needed=True)


def _inside(telling: Telling, limit: float) -> tuple[int, int]:
    """Return the sides of a limit's line, the one inside the band first."""
    measure = telling.outcome.measure
    lowest = isinstance(measure, Maintain) and limit == measure.low
    return (_OVER, _UNDER) if lowest else (_UNDER, _OVER)


def _on_line(y: float, sides: tuple[int, int]) -> Iterator[Spot]:
    for anchor, x in (("end", 1.0), ("start", 0.0)):
        for side in sides:
            yield Spot(x, y + side, 0, "end" if anchor == "end" else "start")


def _forecast(telling: Telling, plot: Plot) -> Iterator[Label]:
    """Name where the mean of the forecast ends: outside of its band, or beside the mean in a wide band."""
    if not telling.outlook or not plot.band:
        return
    end = plot.mean[-1]
    heights = [point.y for point in plot.band if point.x >= end.x]
    over, under = min(heights, default=end.y) + _UP, max(heights, default=end.y) + _DOWN
    sides = [[over, over - 12, end.y + _UP], [under, under + 12, end.y + _DOWN]]
    first, second = sides if telling.above_pace else reversed(sides)
    ys = [y for y in (*first, *second) if abs(y - end.y) <= _NEAR]
    yield Label(telling.ahead(), tuple(Spot(end.x, y, 0, "end") for y in ys))


def _pace(telling: Telling, plot: Plot) -> Iterator[Label]:
    """Name the pace line on the side where the values are not."""
    if plot.pace is None:
        return
    start, end = plot.pace
    anchors: list[Anchor] = ["start", "end"] if telling.rising else ["end", "start"]
    below = Spot(0, _UNDER - 2, 6 if telling.rising else -6, anchors[0])
    above = Spot(0, _UP, -6 if telling.rising else 6, anchors[1])
    spots = []
    for side in (below, above) if telling.above_pace else (above, below):
        for share in _ALONG:
            x, y = start.x + share * (end.x - start.x), start.y + share * (end.y - start.y)
            spots.append(Spot(x, y + side.y, side.dx, side.anchor))
    yield Label(telling.pace(), tuple(spots), "quiet")
