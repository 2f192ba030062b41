"""Where things stand in a chart: inside of it, clear of each other, and in order."""

from __future__ import annotations

import datetime as dt
import math
from itertools import combinations, pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.render.chart.labels import Box, Frame, Label, Point, Sheet, Spot, box_of
from okrdocs.render.chart.landmarks import landmarks
from okrdocs.render.chart.layout import BOTTOM, TOP, Series, plot_of, within
from okrdocs.render.chart.scale import Axis, apart, ticks
from okrdocs.render.chart.time_axis import Span, markings

VALUES = st.floats(allow_nan=False, allow_infinity=False)
USUAL = st.floats(-1e9, 1e9)
DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2030, 12, 31))
SHARES = st.floats(0, 1)


@pytest.mark.parametrize(
    ("low", "high", "expected"),
    [
        (2500, 4000, (2500, 3000, 3500, 4000)),
        (38, 60, (40, 45, 50, 55, 60)),
        (-5000, 2000, (-4000, -2000, 0, 2000)),
        (0.00005, 0.00021, (0.00005, 0.0001, 0.00015, 0.0002)),
        (1.25e9, 2.5e9, (1.5e9, 2e9, 2.5e9)),
        (7, 7, ()),
    ],
)
def test_axis_shows_round_numbers(low: float, high: float, expected: tuple[float, ...]) -> None:
    assert ticks(low, high, 5) == expected


@given(VALUES, VALUES, st.integers(2, 8))
def test_ticks_are_few_even_and_inside(one: float, other: float, most: int) -> None:
    low, high = min(one, other), max(one, other)
    found = ticks(low, high, most)
    assert len(found) <= most
    reach = (min(high, 1e300) - max(low, -1e300)) * 1e-6
    assert all(low - reach <= tick <= high + reach for tick in found)
    steps = [after - before for before, after in pairwise(found)]
    assert all(math.isclose(step, steps[0], rel_tol=1e-6) for step in steps)
    assert not steps or f"{steps[0]:.0e}"[0] in "125"


@given(st.lists(VALUES, max_size=20))
def test_values_stand_between_the_ends_of_their_axis(values: list[float]) -> None:
    axis = Axis.over(values, 10, 90)
    pixels = [axis.at(value) for value in sorted(values)]
    assert all(10 - 1e-6 <= pixel <= 90 + 1e-6 for pixel in pixels)
    assert pixels == sorted(pixels, reverse=True)


def test_equal_values_stand_in_the_middle() -> None:
    assert Axis.over([4.4, 4.4], 10, 90).at(4.4) == pytest.approx(50)
    assert Axis.over([0], 10, 90).at(0) == pytest.approx(50)


def test_axis_tells_the_value_at_a_pixel() -> None:
    axis = Axis.over([100, 200], 10, 90)
    assert axis.value_at(axis.at(125)) == pytest.approx(125)


@given(st.lists(st.floats(0, 300)), st.lists(st.floats(0, 300)))
def test_numbers_of_an_axis_keep_their_distance(pixels: list[float], taken: list[float]) -> None:
    kept = apart(pixels, taken, 15)
    assert all(abs(one - other) >= 15 for one, other in combinations(kept, 2))
    assert all(abs(one - other) >= 15 for one in kept for other in taken)


@given(st.dates(), st.dates())
def test_marked_days_are_in_the_span_and_in_order(one: dt.date, other: dt.date) -> None:
    span = Span.over([one, other])
    assert span is not None
    for marks in markings(span):
        assert list(marks.days) == sorted(set(marks.days))
        assert all(span.holds(day) and 0 <= span.at(day) <= 1 for day in marks.days)
        assert marks.unit == "day" or all(day.day == 1 for day in marks.days)


@pytest.mark.parametrize(
    ("first", "last", "unit", "days"),
    [
        ("2026-11-16", "2026-11-29", "day", ["2026-11-16", "2026-11-20", "2026-11-24", "2026-11-28"]),
        ("2026-10-01", "2026-12-31", "month", ["2026-10-01", "2026-11-01", "2026-12-01"]),
        ("2026-01-01", "2026-12-31", "month", ["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"]),
        ("2024-01-01", "2028-12-31", "year", [f"{year}-01-01" for year in range(2024, 2029)]),
    ],
)
def test_the_finest_marks_that_are_few_suit_the_span(
    first: str, last: str, unit: str, days: list[str]
) -> None:
    span = Span.over(map(dt.date.fromisoformat, (first, last)))
    assert span is not None
    few = next(marks for marks in markings(span) if 0 < len(marks.days) <= 5)
    assert (few.unit, [day.isoformat() for day in few.days]) == (unit, days)


@st.composite
def series(draw: st.DrawFn, values: st.SearchStrategy[float] = USUAL) -> Series:
    """Draw what a chart may be made from, sensible or not."""
    days = sorted(draw(st.sets(DAYS, max_size=12)))
    optional = st.none() | values
    return Series(
        values=tuple((day, draw(values)) for day in days),
        start=draw(st.none() | DAYS),
        due=draw(st.none() | DAYS),
        today=draw(st.none() | DAYS),
        baseline=draw(optional),
        target=draw(optional),
        limits=tuple(draw(st.lists(values, max_size=2))),
        forecast=draw(st.none() | st.tuples(values, values, values)),
    )


def in_box(point: Point) -> bool:
    return -1e-9 <= point.x <= 1 + 1e-9 and TOP - 1e-6 <= point.y <= BOTTOM + 1e-6


@settings(max_examples=200)
@given(series() | series(VALUES))
def test_nothing_leaves_the_box_and_time_runs_to_the_right(drawn: Series) -> None:
    plot = plot_of(drawn)
    if plot is None:
        assert not drawn.values or not (drawn.start or drawn.due or drawn.values)
        return
    assert all(map(in_box, (*plot.points, *(plot.pace or ()), *plot.mean, *plot.band)))
    assert all(before.x < after.x for before, after in pairwise(plot.points))
    assert all(TOP <= y <= BOTTOM for _, y in (*plot.levels, *plot.grid))
    between = [y for _, y in (*plot.levels, *plot.grid)]
    assert all(abs(one - other) >= 15 for one, other in combinations(between, 2))


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


CALLS = Series(
    values=((day("2026-10-05"), 3960), (day("2026-11-16"), 3220)),
    start=day("2026-10-01"),
    due=day("2026-12-15"),
    today=day("2026-11-23"),
    baseline=4000,
    target=2500,
    forecast=(2710, 2870, 2580),
)


def test_falling_values_above_the_pace_are_told_from_those_below() -> None:
    plot = plot_of(CALLS)
    assert plot is not None
    assert plot.beside_pace(0) > 0
    assert plot.points[0].y < plot.points[1].y
    assert plot.pace is not None
    assert [point.x for point in plot.pace] == [0, 1]
    assert plot.mean[-1].x == 1
    assert plot.mean[-1].y == pytest.approx(plot.axis.at(2710))


def test_a_wild_forecast_is_cut_off_instead_of_flattening_the_rest() -> None:
    wild = Series(CALLS.values, CALLS.start, CALLS.due, None, 4000, 2500, forecast=(3000, 90000, -90000))
    plot = plot_of(wild)
    assert plot is not None
    assert plot.axis.high - plot.axis.low < 3 * 1500
    assert all(map(in_box, plot.band))
    assert {BOTTOM, TOP} <= {round(point.y, 6) for point in plot.band}


def test_late_check_ins_stretch_the_chart_beyond_the_due_date() -> None:
    late = Series(((day("2026-10-05"), 1), (day("2027-01-10"), 2)), day("2026-10-01"), day("2026-12-31"))
    plot = plot_of(late)
    assert plot is not None
    assert plot.span.last == day("2027-01-10")
    assert plot.points[-1].x == 1


@given(st.lists(st.builds(Point, SHARES, st.floats(-1e6, 1e6)), min_size=3, max_size=6))
def test_polygons_are_cut_to_the_box(polygon: list[Point]) -> None:
    assert all(0 <= point.y <= 100 for point in within(polygon, 0, 100))


@given(st.lists(st.floats(0, 300), min_size=1, max_size=80), st.integers(1, 12))
def test_landmarks_are_the_last_the_extremes_and_no_more_than_asked(heights: list[float], most: int) -> None:
    points = [Point(index / len(heights), y) for index, y in enumerate(heights)]
    found = landmarks(points, most)
    assert found[0] == len(points) - 1
    assert len(found) == len(set(found)) == min(most, len(points))
    if most >= 4:
        assert {min(heights), max(heights)} <= {points[index].y for index in found}


def test_landmarks_find_the_bends() -> None:
    heights = [10, 11, 12, 80, 40, 41, 42, 43, 5, 30]
    points = [Point(index / 10, y) for index, y in enumerate(heights)]
    assert landmarks(points, 5)[:4] == [9, 8, 3, 0]


FRAME = Frame(245, 627, 0, BOTTOM)
SPOTS = st.builds(
    Spot,
    SHARES,
    st.floats(12, 315),
    st.sampled_from([-10, -7, 0, 7, 10]),
    st.sampled_from(["start", "middle", "end"]),
)
LABELS = st.lists(
    st.builds(
        Label,
        st.text("0123456789 atge", min_size=1, max_size=14),
        st.lists(SPOTS, min_size=1, max_size=5).map(tuple),
        st.sampled_from(["", "bold"]),
        st.booleans(),
    ),
    max_size=14,
)


def overlap(one: Box, other: Box) -> bool:
    return (
        one.left < other.right
        and other.left < one.right
        and one.top < other.bottom
        and other.top < one.bottom
    )


@settings(max_examples=200)
@given(LABELS, st.sampled_from([245, 300, 420, 626.9, 627, 700, 1170]))
def test_labels_neither_meet_nor_stick_out_at_any_width(labels: list[Label], width: float) -> None:
    sheet = Sheet(FRAME, [(Point(0.5, 100), 4.5)], [[Point(0, 50), Point(1, 280)]])
    for label in labels:
        sheet.place(label)
    shown = [placed for placed in sheet.placed if not placed.wide or width >= FRAME.wide]
    boxes = [box_of(placed.label, placed.spot, width) for placed in shown]
    assert not any(overlap(one, other) for one, other in combinations(boxes, 2))
    assert all(box.left >= 0 and box.right <= width + 1e-6 for box in boxes)
    assert all(box.top >= FRAME.top and box.bottom <= FRAME.bottom for box in boxes)


def test_a_label_without_room_on_a_narrow_page_waits_for_a_wide_one() -> None:
    sheet = Sheet(FRAME)
    first = sheet.place(Label("at this pace 2 710", (Spot(0.4, 100),)))
    second = sheet.place(Label("3 220", (Spot(0.7, 100),)))
    third = sheet.place(Label("3 220", (Spot(0.41, 100),)))
    assert first is not None
    assert not first.wide
    assert second is not None
    assert second.wide
    assert third is None


def test_labels_keep_clear_of_lines_unless_they_are_needed() -> None:
    line = [Point(0, 100), Point(1, 100)]
    spots = (Spot(0.5, 104),)
    assert Sheet(FRAME, lines=[line]).place(Label("12", spots)) is None
    assert Sheet(FRAME, lines=[line]).place(Label("12", spots, needed=True)) is not None
    assert Sheet(FRAME, lines=[line]).place(Label("12", (Spot(0.5, 92),))) is not None
