"""Where things stand on a map, and how few lines cross."""

from __future__ import annotations

from itertools import combinations, pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.parse.page import read_page
from okrdocs.plan.build import build_plan
from okrdocs.render.alignment import (
    BESIDE_NAVIGATION,
    WHOLE_PAGE,
    Columns,
    Layout,
    Route,
    as_written,
    crossings,
    graph_of,
    laid_out,
    order_of,
)
from okrdocs.render.alignment.spread import Gaps, spread
from okrdocs.validate.check import check_page
from tests.render.random_plans import random_plan
from tests.render.rendering import plan_of

if TYPE_CHECKING:
    from okrdocs.plan.index import Plan

EXAMPLE = Path(__file__).parents[2] / "site-example" / "docs"

TWO_LEVELS = (
    "{objective: Top, id: top, outcomes: [{outcome: A, id: a}, {outcome: B, id: b}], "
    "outputs: [{output: X, id: x, leads_to: a}]}",
    "{objective: Team, id: team, supports: a, outcomes: [{outcome: K, id: k}], "
    "outputs: [{output: Y, id: y, leads_to: k}]}",
)
RING = (
    "{objective: One, id: one, supports: two, outcomes: [{outcome: K, id: k}]}",
    "{objective: Two, id: two, supports: [three, one]}",
    "{objective: Three, id: three, supports: [two, three]}",
)


def drawing(plan: Plan, *, naive: bool = False) -> Layout:
    graph = graph_of(plan, plan.objects())
    heights = {name: 40 if column < 2 else 86 for name, column in graph.columns.items()}
    return laid_out(graph, as_written(graph) if naive else order_of(graph), heights)


def example() -> Plan:
    pages = sorted(EXAMPLE.rglob("*.md"))
    return build_plan(check_page(read_page(page.name, page.read_bytes())) for page in pages)


def brute_crossings(routes: tuple[Route, ...]) -> int:
    """Compare every bend with every other, as a reader with a ruler would."""
    bends = [bend for route in routes for bend in route.bends]
    return sum(
        one.gap == two.gap and (one.start - two.start) * (one.end - two.end) < 0
        for one, two in combinations(bends, 2)
    )


def test_columns_are_outputs_outcomes_objectives_and_what_they_support() -> None:
    plan = plan_of(*TWO_LEVELS)
    columns = graph_of(plan, plan.objects()).columns
    assert columns == {"top": 4, "team": 2, "a": 3, "b": 3, "k": 1, "x": 0, "y": 0}


def test_outcomes_that_nothing_supports_stay_beside_all_others() -> None:
    plan = plan_of(TWO_LEVELS[0], TWO_LEVELS[1].replace("supports: a", "supports: top"))
    columns = graph_of(plan, plan.objects()).columns
    assert columns == {"top": 3, "team": 2, "a": 1, "b": 1, "k": 1, "x": 0, "y": 0}


def test_what_is_dropped_leads_nowhere_and_links_to_what_is_not_shown_are_left_out() -> None:
    plan = plan_of(TWO_LEVELS[0].replace("leads_to: a", "leads_to: a, status: dropped"), TWO_LEVELS[1])
    assert ("x", "a") not in graph_of(plan, plan.objects()).edges
    shown = [entry for entry in plan.objects() if entry.id != "a"]
    assert graph_of(plan, shown).edges == (("b", "top"), ("k", "team"), ("y", "k"))


def test_rings_are_drawn_and_nothing_is_lost() -> None:
    layout = drawing(plan_of(*RING))
    assert sorted(layout.boxes) == ["k", "one", "three", "two"]
    assert {(route.source, route.target) for route in layout.routes} >= {("one", "two"), ("two", "one")}


@pytest.mark.parametrize("seed", range(6))
@pytest.mark.parametrize("objects", [30, 80, 200])
def test_nothing_overlaps_and_lines_pass_beside_what_they_do_not_join(objects: int, seed: int) -> None:
    plan = random_plan(objects, seed)
    layout = drawing(plan)
    assert sorted(layout.boxes) == sorted(entry.id for entry in plan.objects())
    columns: dict[int, list[tuple[int, int]]] = {}
    for box in layout.boxes.values():
        columns.setdefault(box.column, []).append((box.top, box.top + box.height))
    for places in columns.values():
        assert all(upper[1] < lower[0] for upper, lower in pairwise(sorted(places)))
    for route in layout.routes:
        for entered, left in pairwise(route.bends):
            assert entered.end == left.start
            passed = columns[left.gap]
            assert not any(top <= left.start <= bottom for top, bottom in passed), route
    assert all(box.top >= 0 and box.top + box.height <= layout.height for box in layout.boxes.values())


@pytest.mark.parametrize("seed", range(6))
def test_every_line_leads_to_the_right(seed: int) -> None:
    layout = drawing(random_plan(120, seed))
    for route in layout.routes:
        assert layout.boxes[route.source].right < layout.boxes[route.target].left


def test_same_plan_same_drawing() -> None:
    assert drawing(random_plan(80, 4)) == drawing(random_plan(80, 4))


@pytest.mark.parametrize("seed", range(4))
def test_crossings_are_counted_as_by_hand(seed: int) -> None:
    routes = drawing(random_plan(80, seed), naive=True).routes
    assert crossings(routes) == brute_crossings(routes) > 0


@pytest.mark.parametrize(("objects", "share"), [(30, 0.45), (80, 0.35), (500, 0.45)])
def test_few_lines_cross(objects: int, share: float) -> None:
    """Against the order of the plan itself; over all seeds, as chance favours either on one of them."""
    plans = [random_plan(objects, seed) for seed in range(10 if objects < 500 else 2)]
    naive = sum(crossings(drawing(plan, naive=True).routes) for plan in plans)
    ours = sum(crossings(drawing(plan).routes) for plan in plans)
    assert ours <= share * naive, (objects, naive, ours)


def test_few_lines_cross_on_the_example_site() -> None:
    plan = example()
    assert crossings(drawing(plan, naive=True).routes) > 60
    assert crossings(drawing(plan).routes) <= 12


def test_six_columns_fit_beside_the_navigation_and_seven_on_a_whole_page() -> None:
    assert [Columns.of(range(count), BESIDE_NAVIGATION).width for count in (4, 5, 6)] == [680, 928, 936]
    assert [Columns.of(range(count), WHOLE_PAGE).width for count in (6, 7)] == [1123, 1188]


def test_trees_have_no_crossing_at_all() -> None:
    teams = [
        f"{{objective: T{i}, id: t{i}, supports: m{i % 3}, "
        f"outcomes: [{{outcome: K, id: k{i}}}, {{outcome: L, id: l{i}}}], "
        f"outputs: [{{output: P, id: p{i}, leads_to: l{i}}}, {{output: Q, id: q{i}, leads_to: k{i}}}]}}"
        for i in range(9)
    ]
    middles = [f"{{objective: M{i}, id: m{i}, supports: top}}" for i in range(3)]
    layout = drawing(plan_of("{objective: Top, id: top}", *teams, *middles))
    assert crossings(layout.routes) == 0


@given(st.lists(st.tuples(st.floats(0, 500), st.integers(10, 90)), min_size=1, max_size=12))
def test_spread_things_keep_their_order_and_their_distance(things: list[tuple[float, int]]) -> None:
    wanted, sizes = [aim for aim, _ in things], [size for _, size in things]
    limits = (0.0, 2000.0)
    placed = spread(wanted, sizes, 10, limits)
    for (upper, high), (lower, low) in pairwise(zip(placed, sizes, strict=True)):
        assert lower - upper >= (high + low) / 2 + 10 - 1e-6
    assert placed[0] - sizes[0] / 2 >= -1e-6
    assert placed[-1] + sizes[-1] / 2 <= limits[1] + 1e-6


def test_things_that_have_room_stand_where_they_want() -> None:
    assert spread([50, 200], [40, 40], 10, (0, 500)) == [50, 200]
    assert spread([100, 100], [40, 40], 10, (0, 500)) == [75, 125]


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 60)), max_size=8),
    st.integers(0, 400),
    st.integers(1, 30),
)
def test_nearest_free_place_is_free(taken: list[tuple[int, int]], wanted: int, clear: int) -> None:
    intervals = [(start, start + size) for start, size in taken]
    found = Gaps(intervals).nearest(wanted, clear)
    assert all(found <= start - clear or found >= end + clear for start, end in intervals)
    if all(wanted <= start - clear or wanted >= end + clear for start, end in intervals):
        assert found == wanted
