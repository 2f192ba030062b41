"""Bars, as geometry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.plan.progress import score
from okrdocs.plan.sums import delivery_of
from okrdocs.render.views.bars import Bar, delivery_bar, outcome_bar
from okrdocs.render.views.gauge import Label, gauge_of
from okrdocs.render.views.scene import Scene
from okrdocs.render.words import Words
from tests.render.examples import ALL
from tests.render.rendering import AS_OF, Addresses, plan_of

if TYPE_CHECKING:
    from okrdocs.plan.index import Plan

PLAN = plan_of(*ALL)


def scene(plan: Plan = PLAN) -> Scene:
    return Scene(plan, score(plan, AS_OF), Words(), Addresses())


def bar(object_id: str) -> Bar:
    return outcome_bar(scene(), PLAN.outcomes[object_id])


def percent(length: str) -> float:
    return float(length.removesuffix("%"))


def test_fill_and_tick_show_progress_and_what_is_expected() -> None:
    assert (bar("calls").fill, bar("calls").tick, bar("calls").tone) == ("52%", "70.7%", "okr-warn")


def test_value_that_moved_away_fills_nothing() -> None:
    assert bar("mould").away
    assert bar("mould").fill == ""


def test_closed_outcomes_expect_nothing() -> None:
    assert bar("pilot").tick == ""
    assert percent(bar("pilot").fill) == pytest.approx(66.7)


def test_milestones_are_equal_pieces() -> None:
    pieces = bar("seal").pieces
    assert [(piece.x, piece.width, piece.filled) for piece in pieces] == [
        ("0%", "49.3%", "49.3%"),
        ("50.7%", "49.3%", ""),
    ]


def test_kept_number_is_a_dot_outside_its_band() -> None:
    zone = bar("uptime").zone
    assert zone is not None
    assert (zone.x, zone.width, zone.limits) == ("25%", "50%", ("25%", "75%"))
    assert percent(zone.dot) < 25


def test_band_open_at_one_end_holds_the_dot() -> None:
    zone = bar("csat").zone
    assert zone is not None
    assert zone.limits == ("40%",)
    assert percent(zone.dot) > 40


def test_baseline_to_come_is_unknown() -> None:
    assert bar("soil").unknown


def test_blocks_are_as_many_as_outputs_up_to_thirty() -> None:
    assert len(delivery_bar(delivery_of([1.0] * 30, 30)).pieces) == 30
    many = delivery_bar(delivery_of([1.0] * 16 + [0.0] * 16, 16))
    assert many.pieces == ()
    assert many.fill == "50%"


@given(st.lists(st.floats(0, 1), min_size=1, max_size=30))
def test_blocks_fit_into_the_bar(shares: list[float]) -> None:
    pieces = delivery_bar(delivery_of(shares, 0)).pieces
    ends = [percent(piece.x) + percent(piece.width) for piece in pieces]
    assert ends[-1] == pytest.approx(100, abs=0.2)
    assert all(percent(p.filled or "0%") <= percent(p.width) + 0.05 for p in pieces)


def edges(label: Label, width: float) -> tuple[float, float]:
    at = percent(label.x)
    return {"start": (at, at + width), "middle": (at - width / 2, at + width / 2), "end": (at - width, at)}[
        label.anchor
    ]


@given(st.integers(0, 100), st.dates(min_value=AS_OF, max_value=AS_OF.replace(year=2027)))
def test_labels_above_the_bar_neither_meet_nor_stick_out(value: int, due: object) -> None:
    plan = plan_of(
        f"{{outcome: O, id: o, unit: x, period: 2026-01-01/{due}, baseline: 0, target: 100,"
        f" checkins: [{{date: 2026-11-20, value: {value}}}]}}"
    )
    gauge = gauge_of(scene(plan), plan.outcomes["o"])
    assert gauge.share is not None
    left, right = edges(gauge.share, 9)
    assert left >= -0.1
    assert right <= 100.1
    if gauge.expected is not None:
        start, end = edges(gauge.expected, 23)
        assert start >= -0.1
        assert end <= 100.1
        assert start >= right - 0.1 or end <= left + 0.1
