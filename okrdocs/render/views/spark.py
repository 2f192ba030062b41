"""The chart of an outcome in the height of a line, for cards and lists."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Steps
from okrdocs.plan.attainment import checkins_until
from okrdocs.render.chart.labels import Point
from okrdocs.render.chart.scale import Axis
from okrdocs.render.chart.time_axis import Span
from okrdocs.render.views import strokes
from okrdocs.render.views.chart import series_of

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import Outcome
    from okrdocs.render.views.scene import Scene
    from okrdocs.render.views.strokes import Dot, Line, Shape

HEIGHT = 28
_EDGE = 4
"""Pixels that dots and lines need beyond where they stand."""
_MIDDLE = 0.5
"""Words about a day stand on the side of it where more room is."""


class Spark(NamedTuple):
    """A small line of values with its target. It repeats what the words beside it say."""

    tone: str
    goals: tuple[Line, ...]
    """The target, or the limits of what is kept."""
    path: Shape | None
    last: Dot
    mark: str = ""
    """Where a day to be marked stands; empty without one, or where it lies outside."""
    mark_anchor: str = ""


def spark_of(scene: Scene, outcome: Outcome, marked: dt.date | None = None) -> Spark | None:
    """Return the small chart of an outcome; None for milestones, confidential numbers, and without values.

    `marked` is a day that a line is drawn through.
    """
    if outcome.confidential or isinstance(outcome.measure, Steps):
        return None
    series = series_of(scene, outcome, checkins_until(outcome, scene.as_of))
    days = [day for day, _ in series.values]
    span = Span.over([*days, *(day for day in (series.start, series.due) if day)])
    if span is None or not series.values:
        return None
    goals = [value for value in (series.target, *series.limits) if value is not None]
    start = [] if series.baseline is None else [series.baseline]
    axis = Axis.over([*goals, *start, *(value for _, value in series.values)], _EDGE, HEIGHT - _EDGE)
    points = [Point(span.at(day), axis.at(value)) for day, value in series.values]
    share = span.at(marked) if marked and span.holds(marked) else None
    return Spark(
        tone=scene.sign(outcome).tone,
        goals=tuple(strokes.level("okr-goal", axis.at(goal)) for goal in goals),
        path=strokes.shape("okr-path", points, 0, HEIGHT) if len(points) > 1 else None,
        last=strokes.dot(points[-1], 3.5),
        mark="" if share is None else strokes.percent_of(share),
        mark_anchor="end" if share and share > _MIDDLE else "start",
    )
