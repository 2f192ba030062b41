"""The chart on the page of an outcome, and its small form."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest

from okrdocs.model import Outcome
from okrdocs.plan.progress import score
from okrdocs.render.environment import Templates
from okrdocs.render.views.scene import Scene
from okrdocs.render.views.spark import Spark, spark_of
from okrdocs.render.words import Words
from tests.render.rendering import AS_OF, Addresses, Reading, plan_of, read, renderer

if TYPE_CHECKING:
    from pathlib import Path

CALLS = """
outcome: Calls fall
id: o
metric: calls answered
unit: calls/week
baseline: 4000
target: 2500
due: 2026-12-15
checkins:
  - {date: 2026-10-05, value: 3960, confidence: 0.5}
  - {date: 2026-10-19, value: 3790, confidence: 0.6}
  - {date: 2026-11-02, value: 3480, confidence: 0.7}
  - {date: 2026-11-16, value: 3220, confidence: 0.6}
"""


def outcome(fields: str, *checkins: str) -> str:
    rows = "\n".join(f"  - {{{checkin}}}" for checkin in checkins)
    return f"outcome: O\nid: o\n{fields}\n" + (f"checkins:\n{rows}" if checkins else "")


def html(block: str, as_of: dt.date = AS_OF) -> str:
    return renderer(plan_of(block), as_of).page("o", Addresses())


def labels(block: str, as_of: dt.date = AS_OF) -> list[str]:
    """Return the words in the chart and in the strip under it."""
    chart = html(block, as_of).partition("okr-chart")[2].replace("\u202f", " ")
    return re.findall(r"<text[^>]*>([^<]*)</text>", chart)


def page(block: str, as_of: dt.date = AS_OF) -> Reading:
    return read(html(block, as_of))


def test_chart_names_what_it_shows() -> None:
    shown = labels(CALLS)
    assert {"Baseline 4 000", "Target 2 500 by 15 Dec", "Today, 23 Nov", "expected pace"} <= set(shown)
    assert {"3 960", "3 790", "3 480", "3 220", "at this pace 2 710"} <= set(shown)
    assert {"Oct 2026", "Nov", "Dec"} <= set(shown)
    assert sorted(word for word in shown if word.startswith("0.")) == ["0.5", "0.6", "0.6", "0.7"]


def test_chart_has_a_text_alternative_and_says_how_sure_it_is() -> None:
    words = page(CALLS).words
    assert "Calls answered, 1 Oct – 15 Dec 2026" in words
    assert "It fell from 3 960 on 5 Oct to 3 220 on 16 Nov. Even progress would be at 2 940 today." in words
    assert "At this pace it is near 2 710 on 15 Dec. Target 2 500 by 15 Dec." in words
    assert "between 2 580 and 2 870" in words
    assert "The target of 2 500 lies outside that band." in words
    assert "an estimate, no promise" in words


def test_chart_is_found_by_its_title_and_description() -> None:
    reading = page(CALLS)
    drawing = next(values for tag, values in reading.tags if tag == "svg" and values.get("role") == "img")
    assert set((drawing["aria-labelledby"] or "").split()) <= set(reading.ids)
    assert reading.faults == []


@pytest.mark.parametrize(
    ("fields", "values", "above"),
    [
        ("baseline: 4000\ntarget: 2500", (3960, 3790, 3480), True),
        ("baseline: 4000\ntarget: 2500", (3700, 3290, 2800), False),
        ("baseline: 40\ntarget: 60", (40, 43, 46), False),
        ("baseline: 40\ntarget: 60", (45, 49, 57), True),
    ],
)
def test_values_stand_on_the_side_away_from_the_pace(
    fields: str, values: tuple[int, ...], above: bool
) -> None:
    days = ("2026-10-06", "2026-10-20", "2026-11-10")
    block = outcome(
        f"unit: x\n{fields}", *(f"date: {d}, value: {v}" for d, v in zip(days, values, strict=True))
    )
    drawn = html(block)
    dots = {x: float(y) for x, y in re.findall(r'<circle cx="([\d.]+%)" cy="([\d.]+)"', drawn)}
    named = re.findall(
        r'<text(?: class="okr-bold")? x="([\d.]+%)" y="([\d.]+)"[^>]*>[\d\u202f ]+</text>', drawn
    )
    sides = [float(y) < dots[x] for x, y in named if x in dots]
    assert len(sides) >= 2
    assert all(side is above for side in sides)


def test_many_check_ins_name_the_telling_ones_only() -> None:
    start = dt.date(2026, 10, 1)
    days = [start + dt.timedelta(days=n) for n in range(54)]
    rows = [f"date: {day}, value: {4000 - 15 * n + 97 * (n % 5)}" for n, day in enumerate(days)]
    shown = labels(outcome("unit: calls\nbaseline: 4000\ntarget: 2500", *rows))
    values = [word for word in shown if re.fullmatch(r"\d[\d ]+", word)]
    assert "3 496" in values
    assert 3 <= len(values) <= 8 + 6


def test_first_check_ins_say_what_a_forecast_needs() -> None:
    words = page(outcome("unit: mm\nbaseline: 10\ntarget: 20", "date: 2026-10-20, value: 12")).words
    assert "One value so far: 12 on 20 Oct. Even progress would be at 16 today." in words
    assert "A forecast needs values of three days." in words


def test_no_check_in_shows_the_way_to_go() -> None:
    block = outcome("unit: mm\nbaseline: 10\ntarget: 20")
    assert {"Baseline 10", "Target 20 by 31 Dec", "expected pace"} <= set(labels(block))
    assert "No check-in has a value yet. Even progress would be at 16 today." in page(block).words


def test_a_value_without_a_day_is_said_to_have_none() -> None:
    words = page(outcome("unit: mm\nbaseline: 10\ntarget: 20\ncurrent: 14")).words
    assert "It stands at 14; on which day, nobody wrote." in words


def test_moving_away_and_passing_the_target_are_said() -> None:
    away = outcome("unit: x\nbaseline: 8.0\ntarget: 5.0", "date: 2026-10-20, value: 8.4")
    over = outcome(
        "unit: x\nbaseline: 610\ntarget: 400", "date: 2026-10-20, value: 390", "date: 2026-11-20, value: 310"
    )
    assert "It moved away from the target: the baseline was 8.0." in page(away).words
    assert "It reached the target on 20 Oct." in page(over).words


def test_check_ins_after_the_due_date_show_it() -> None:
    block = outcome(
        "unit: d\nperiod: 2026-Q3\nbaseline: 9\ntarget: 4",
        "date: 2026-07-05, value: 9",
        "date: 2026-10-20, value: 4",
    )
    shown = labels(block)
    assert "Due 30 Sep" in shown
    assert not any(word.startswith("Today") for word in shown)


@pytest.mark.parametrize(
    ("keep", "label", "said"),
    [
        ("'>= 4.4'", "Keep 4.4 or above until 31 Dec", "1 of 2 values lie inside the limits."),
        ("'<= 5'", "Keep 5.0 or below until 31 Dec", "All 2 values lie inside the limits."),
        ("[4, 4.4]", "Keep between 4.0 and 4.4 until 31 Dec", "1 of 2 values lie inside the limits."),
    ],
)
def test_kept_numbers_show_what_is_allowed(keep: str, label: str, said: str) -> None:
    block = outcome(
        f"unit: of 5\nkeep: {keep}", "date: 2026-10-10, value: 4.5", "date: 2026-11-07, value: 4.3"
    )
    assert label in labels(block)
    assert said in page(block).words
    assert len(page(block).with_class("okr-allowed")) == 1
    assert "expected pace" not in labels(block)


def test_baseline_to_come_shows_until_when() -> None:
    block = outcome(
        "unit: mm\nbaseline: unknown\nbaseline_due: 2026-12-01\ntarget: 30", "date: 2026-11-10, value: 11"
    )
    assert {"Baseline due 1 Dec", "Target 30 by 31 Dec", "11"} <= set(labels(block))


@pytest.mark.parametrize(
    ("baseline", "target", "value", "shown"),
    [
        (-5000, 2000, -1200, "−1 200"),
        (0.00021, 0.00005, 0.00016, "0.00016"),
        (1_250_000_000, 2_500_000_000, 1_612_345_678, "1 612 345 678"),
    ],
)
def test_numbers_of_any_size_are_named(baseline: float, target: float, value: float, shown: str) -> None:
    block = outcome(f"unit: x\nbaseline: {baseline}\ntarget: {target}", f"date: 2026-11-10, value: {value}")
    assert shown in labels(block)


@pytest.mark.parametrize("value", ["1e308", "-1e308", "5e-324", "0"])
def test_numbers_that_no_axis_can_hold_break_nothing(value: str) -> None:
    rows = (f"date: 2026-10-{day}, value: {value}" for day in ("05", "12", "20"))
    reading = page(outcome("unit: x\nbaseline: -1e308\ntarget: 1e308", *rows))
    assert reading.faults == []
    assert not {"nan", "inf"} & set(reading.words.split())


@pytest.mark.parametrize("period", ["2026-11-16/2026-11-29", "2026-Q4", "2026", "2024-01-01/2026-12-31"])
def test_every_period_has_a_few_days_marked(period: str) -> None:
    drawn = html(outcome(f"period: {period}\nunit: x\nbaseline: 1\ntarget: 2"))
    marks = re.findall(r'<text(?: class="okr-wide")? x="[\d.]+%" y="338"', drawn)
    assert 2 <= len(marks) <= 16


def test_confidential_numbers_are_not_drawn() -> None:
    reading = page(CALLS + "confidential: true\n")
    assert "there is no chart of them" in reading.words
    assert not reading.with_class("okr-chart")
    assert not {"3 220", "3220", "2 710", "2710"} & set(
        re.findall(r"[\d ]+", html(CALLS + "confidential: true\n"))
    )


def test_a_closed_chart_expects_nothing() -> None:
    block = """
    objective: O
    id: up
    period: 2026-Q3
    status: closed
    outcomes:
      - {outcome: O, id: o, unit: x, baseline: 1, target: 9, checkins: [{date: 2026-08-01, value: 4}]}
    """
    shown = labels(block)
    assert not any(word.startswith(("Today", "at this pace")) for word in shown)
    assert "A forecast needs" not in page(block).words


def spark(block: str) -> Spark | None:
    plan = plan_of(block)
    entry = plan.find("o")
    assert isinstance(entry, Outcome)
    return spark_of(Scene(plan, score(plan, AS_OF), Words(), Addresses()), entry)


def test_small_chart_ends_in_the_latest_value() -> None:
    small = spark(CALLS)
    assert small is not None
    assert small.path is not None
    assert len(small.path.points.split()) == 4
    assert small.last.x == "61.33%"
    assert len(small.goals) == 1


def test_small_chart_is_hidden_from_those_who_hear_the_words_beside_it(tmp_path: Path) -> None:
    used = '{% import "parts/chart.html" as charts %}{{ charts.spark(view) }}'
    (tmp_path / "used.html").write_text(used, encoding="utf-8")
    drawn = Templates(tmp_path).render("used.html", view=spark(CALLS))
    reading = read(drawn)
    assert reading.faults == []
    assert reading.with_class("okr-spark")[0]["aria-hidden"] == "true"
    assert drawn.count("<circle") == drawn.count("<polyline") == 1
    assert not reading.words.strip()


def test_small_chart_of_what_cannot_be_drawn() -> None:
    assert spark(CALLS + "confidential: true\n") is None
    assert spark(outcome("unit: x\nbaseline: 1\ntarget: 2")) is None
    assert spark(outcome("milestones: [{title: A, done: true}]")) is None
