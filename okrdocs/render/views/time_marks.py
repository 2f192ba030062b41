"""The days, months or years under a chart."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.chart.labels import Frame, Label, Placed, Sheet, Spot
from okrdocs.render.chart.time_axis import Marks, Span, markings
from okrdocs.render.views import strokes

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.render.views.strokes import Line, Text
    from okrdocs.render.words import Words

_TICK, _WORDS = 6, 18
"""Pixels from the axis down: as long is a tick, as low stand the words."""
_SHORTEST = 20
"""Pixels below which no word fits."""


class TimeAxis(NamedTuple):
    """The ticks of a time axis and what stands under them."""

    lines: tuple[Line, ...]
    texts: tuple[Text, ...]


@lru_cache(maxsize=64)
def axis_of(words: Words, span: Span, frame: Frame, bottom: float) -> TimeAxis:
    """Mark `span` as finely as a narrow page allows, and finer where a wide one has room.

    `bottom` is the pixel of the axis. Finer marks are only added where they keep the coarse ones.
    """
    narrow = _finest(words, span, frame.narrow, bottom)
    wide = _finest(words, span, frame.wide, bottom)
    sheet = Sheet(Frame(frame.wide, frame.wide, bottom, bottom + 2 * _WORDS))
    named = {placed.spot.x for placed in narrow}
    finer = [placed for placed in wide if placed.spot.x not in named]
    fits = all(sheet.place(placed.label) for placed in (*narrow, *finer))
    if len(narrow) + len(finer) > len(wide) or not fits:
        finer = []
    marks = (*narrow, *(placed._replace(wide=True) for placed in finer))
    return TimeAxis(
        tuple(strokes.upright("okr-grid", placed.spot.x, bottom, bottom + _TICK) for placed in marks),
        tuple(map(strokes.text, marks)),
    )


def _finest(words: Words, span: Span, width: float, bottom: float) -> tuple[Placed, ...]:
    """Return the words of the finest marks that all fit a chart that is `width` wide."""
    found = (_fitting(words, span, marks, width, bottom) for marks in markings(span))
    return next(filter(None, found), ())


def _fitting(words: Words, span: Span, marks: Marks, width: float, bottom: float) -> tuple[Placed, ...]:
    if len(marks.days) * _SHORTEST > width:
        return ()
    sheet = Sheet(Frame(width, width, bottom, bottom + 2 * _WORDS))
    for index, day in enumerate(marks.days):
        x, y = span.at(day), bottom + _WORDS
        name = _name(words, day, marks.unit, first=index == 0)
        if sheet.place(Label(name, (Spot(x, y), Spot(x, y, 0, "end")))) is None:
            return ()
    return tuple(sheet.placed)


def _name(words: Words, day: dt.date, unit: str, *, first: bool) -> str:
    """Return `5 Oct`, `Nov` or `2027`; months have their year where it begins and at the start."""
    if unit == "year":
        return str(day.year)
    if unit == "day":
        return words.day(day, day)
    return words.month(day, year=first or day.month == 1)
