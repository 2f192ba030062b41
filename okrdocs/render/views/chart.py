"""The chart of an outcome: its check-ins against the way from the baseline to the target."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Steps
from okrdocs.plan.attainment import checkins_until
from okrdocs.render.chart.labels import Frame, Label, Point, Sheet, Spot, width_of
from okrdocs.render.chart.landmarks import landmarks
from okrdocs.render.chart.layout import BOTTOM, TOP, Plot, Series, plot_of
from okrdocs.render.format import decimals_of
from okrdocs.render.views import strokes
from okrdocs.render.views.bars import is_open
from okrdocs.render.views.chart_labels import chart_labels
from okrdocs.render.views.chart_words import Telling, caption, description, heading
from okrdocs.render.views.figures import Scale
from okrdocs.render.views.time_marks import axis_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.model import CheckIn, Outcome
    from okrdocs.render.views.checkins import Outlook
    from okrdocs.render.views.scene import Scene
    from okrdocs.render.views.strokes import Area, Dot, Line, Shape, Text

_NARROWEST, _WIDE = 290, 672
"""Pixels of the narrowest column, and of one from which style sheets show what needs room."""
_GUTTERS = ((45, ""), (73, "okr-far"), (104, "okr-farther"))
"""Pixels left of the chart for the numbers of its axis, and the class that makes the room."""
_DOT = 4.5
_RADII = ((20, _DOT), (60, 2.5))
"""Up to how many dots they have which radius; more can't be told apart, and only the last one is drawn."""
_BARS = ((20, 8), (60, 3), (10**9, 1))
"""Up to how many confidences each is a line of which width."""
_STRIP, _FULL_BAR = 40, 26
"""Pixels of the strip of confidences, and of the bar of a full one."""
_MOST_CONFIDENCES = 12


class Strip(NamedTuple):
    """The confidence at each check-in, as bars with their numbers."""

    heading: str
    thickness: str
    bars: tuple[Line, ...]
    texts: tuple[Text, ...]


class Chart(NamedTuple):
    """A chart, from back to front, and what it says in words."""

    key: str
    """Goes into the ids of its title and description."""
    title: str
    description: str
    tone: str
    gutter: str
    """The class that makes room for the numbers of the axis; empty for the usual room."""
    allowed: Area | None
    """Where an outcome that keeps its number has to be."""
    lines: tuple[Line, ...]
    band: Shape | None
    paths: tuple[Shape, ...]
    dots: tuple[Dot, ...]
    many: bool
    """So many dots that they are drawn small."""
    values: tuple[Text, ...]
    """The numbers of the axis, beside it."""
    texts: tuple[Text, ...]
    marks: tuple[Text, ...]
    """The days, under it."""
    strip: Strip | None
    caption: str
    """What it says in words besides the outlook."""
    outlook: Outlook | None
    uncertain: str
    """How sure the outlook is."""


def chart_of(scene: Scene, outcome: Outcome, outlook: Outlook | None) -> Chart | None:
    """Return the chart of an outcome; None for milestones, for confidential numbers, and without numbers."""
    if outcome.confidential or isinstance(outcome.measure, Steps):
        return None
    seen = checkins_until(outcome, scene.as_of)
    series = series_of(scene, outcome, seen)
    plot = plot_of(series)
    if plot is None or not (series.values or plot.pace):
        return None
    telling = Telling(scene, outcome, series, outlook)
    values, gutter = _axis_values(plot, Scale.of(outcome, scene.words))
    room = next(width for width, name in _GUTTERS if name == gutter)
    frame = Frame(_NARROWEST - room, _WIDE - room, 0, BOTTOM)
    radius = _for_many(len(series.values), _RADII)
    axis = axis_of(scene.words, plot.span, frame, BOTTOM)
    return Chart(
        key=outcome.id,
        title=heading(telling),
        description=description(telling),
        tone=scene.sign(outcome).tone,
        gutter=gutter,
        allowed=_allowed(outcome, plot),
        lines=(*_lines(telling, plot), *axis.lines),
        band=strokes.shape("okr-band", plot.band, TOP, BOTTOM) if plot.band else None,
        paths=_paths(plot),
        dots=_dots(scene, outcome, plot, series, radius),
        many=radius < _DOT,
        values=values,
        texts=tuple(map(strokes.text, chart_labels(telling, plot, frame, radius))),
        marks=axis.texts,
        strip=_strip(scene, outcome, seen, plot, frame),
        caption=caption(telling),
        outlook=outlook,
        uncertain=scene.words.say("chart_uncertain", n=len(series.values)) if outlook else "",
    )


def series_of(scene: Scene, outcome: Outcome, seen: Sequence[CheckIn]) -> Series:
    """Return what the chart of an outcome shows, given its check-ins so far by date."""
    score, measure = scene.scores.outcomes[outcome.id], outcome.measure
    values = {checkin.date: checkin.value for checkin in seen if checkin.value is not None}
    ends = (score.start, score.due)
    if not values and outcome.current is not None:  # written without its day: as it stands today
        values = {min(max(scene.as_of, ends[0] or scene.as_of), ends[1] or scene.as_of): outcome.current}
    ahead = score.forecast
    limits = (measure.high, measure.low) if isinstance(measure, Maintain) else ()
    return Series(
        values=tuple(values.items()),
        start=score.start,
        due=score.due,
        today=scene.as_of if is_open(scene, outcome) else None,
        baseline=measure.baseline if isinstance(measure, Metric) else None,
        target=measure.target if isinstance(measure, Metric | Establish) else None,
        limits=tuple(limit for limit in limits if limit is not None),
        forecast=(ahead.expected, ahead.slowest, ahead.fastest) if ahead else None,
        days=tuple(checkin.date for checkin in seen),
    )


def _for_many(count: int, sizes: Sequence[tuple[int, float]]) -> float:
    return next((size for most, size in sizes if count <= most), 0.0)


def _axis_values(plot: Plot, scale: Scale) -> tuple[tuple[Text, ...], str]:
    """Return the numbers of the upright axis and the class of the room they need; none if too long."""
    marks = sorted((*plot.levels, *plot.grid), key=lambda mark: mark[1])
    grid = min(decimals_of(value for value, _ in plot.grid), scale.decimals + 2)
    exact = scale._replace(decimals=max(grid, min(scale.decimals, decimals_of(v for v, _ in plot.levels))))
    named = [(exact.value(value), y) for value, y in marks]
    widest = max((width_of(name) for name, _ in named), default=0.0) + 10
    gutter = next((name for room, name in _GUTTERS if widest <= room), None)
    if gutter is None:
        return (), ""
    texts = (strokes.Text("y", "0%", strokes.pixels(y + 4), "-8", "end", name) for name, y in named)
    return tuple(texts), gutter


def _allowed(outcome: Outcome, plot: Plot) -> Area | None:
    measure = outcome.measure
    if not isinstance(measure, Maintain) or (measure.low is None and measure.high is None):
        return None
    top = TOP if measure.high is None else plot.axis.at(measure.high)
    bottom = BOTTOM if measure.low is None else plot.axis.at(measure.low)
    return strokes.Area(strokes.pixels(top), strokes.pixels(max(0.0, bottom - top)))


def _lines(telling: Telling, plot: Plot) -> list[Line]:
    """Return the grid, baseline, target and limits, and the days that matter."""
    series = telling.series
    goals = {value for value in (series.target, *series.limits) if value is not None}
    lines = [strokes.level("okr-grid", y) for _, y in plot.grid]
    if series.baseline is not None and series.baseline not in goals:
        lines.append(strokes.level("okr-grid", plot.axis.at(series.baseline)))
    lines += [strokes.level("okr-tick", plot.axis.at(value)) for value in sorted(goals)]
    return lines + [
        strokes.upright(role, plot.span.at(day), TOP - 4, BOTTOM) for role, day in telling.days(plot)
    ]


def _paths(plot: Plot) -> tuple[Shape, ...]:
    paths = [("okr-fore", plot.mean), ("okr-pace", plot.pace or ())]
    if len(plot.points) > 1:
        paths.append(("okr-path", plot.points))
    return tuple(strokes.shape(role, points, TOP, BOTTOM) for role, points in paths if points)


def _dots(scene: Scene, outcome: Outcome, plot: Plot, series: Series, radius: float) -> tuple[Dot, ...]:
    scale = Scale.of(outcome, scene.words)
    last = len(plot.points) - 1
    return tuple(
        strokes.dot(point, _DOT if index == last else radius, f"{scene.day(day)}: {scale.value(value)}")
        for index, (point, (day, value)) in enumerate(zip(plot.points, series.values, strict=True))
        if radius or index == last
    )


def _strip(scene: Scene, outcome: Outcome, seen: Sequence[CheckIn], plot: Plot, frame: Frame) -> Strip | None:
    """Return the confidences as bars; the numbers of the most telling ones, where there are many."""
    stated = {c.date: c.confidence for c in seen if c.confidence is not None}
    if not stated:
        return None
    places = [(plot.span.at(day), share) for day, share in stated.items()]
    tops = [Point(x, _STRIP - max(1.0, _FULL_BAR * share)) for x, share in places]
    thick = _for_many(len(places), _BARS)
    sheet = Sheet(
        Frame(frame.narrow, frame.wide, 0, _STRIP),
        lines=[(top, Point(top.x, _STRIP)) for top in tops],
    )
    aside = thick / 2 + 5
    for index in landmarks(tops, _MOST_CONFIDENCES):
        x, share = places[index]
        beside = (Spot(x, _STRIP - 4, aside), Spot(x, _STRIP - 4, -aside, "end"))
        spots = (*beside, Spot(x, tops[index].y - 4, 0, "middle"))
        sheet.place(Label(scene.words.share(share), spots, needed=index == len(tops) - 1))
    kept = isinstance(outcome.measure, Maintain)
    return Strip(
        scene.words.say("chart_confidence_kept" if kept else "chart_confidence"),
        strokes.pixels(thick),
        tuple(strokes.upright("okr-conf", top.x, top.y, _STRIP) for top in tops),
        tuple(map(strokes.text, sheet.placed)),
    )
