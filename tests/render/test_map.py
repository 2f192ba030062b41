"""The alignment map, and the map of one object."""

from __future__ import annotations

import re

import pytest

from okrdocs.model.slug import owner_key
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import score
from okrdocs.render.alignment import Columns
from okrdocs.render.renderer import Renderer
from okrdocs.render.views.map import AlignmentMap, map_of
from okrdocs.render.views.map_list import list_of
from okrdocs.render.views.map_nodes import Face, height_of
from okrdocs.render.views.map_parts import MOST
from okrdocs.render.views.neighbourhood import Neighbourhood, neighbourhood_of
from okrdocs.render.views.scene import Ref, Scene
from okrdocs.render.words import Words
from tests.render.examples import ALL
from tests.render.random_plans import random_plan
from tests.render.rendering import AS_OF, Addresses, Reading, plan_of, read, renderer, same_as_golden
from tests.render.sample_plans import SECRET_NUMBERS, calls
from tests.render.sample_plans import objective as sample_objective

PLAN = plan_of(*ALL)

CHAIN = (
    "{objective: Top, id: top}",
    "{objective: Mid, id: mid, supports: top, outcomes: [{outcome: K, id: k}, {outcome: L, id: l}], "
    "outputs: [{output: P, id: p, leads_to: k}, {output: Q, id: q, leads_to: l}]}",
    "{objective: Other, id: other, supports: top}",
    "{objective: Team, id: team, supports: k}",
)


def scene(plan: Plan) -> Scene:
    return Scene(plan, score(plan, AS_OF), Words(), Addresses())


def page(plan: Plan) -> Reading:
    return read(renderer(plan).map(Addresses()))


def near(plan: Plan, object_id: str) -> Neighbourhood | None:
    entry = plan.find(object_id)
    assert entry is not None
    return neighbourhood_of(scene(plan), entry)


def drawn_near(plan: Plan, object_id: str) -> list[str]:
    found = near(plan, object_id)
    return sorted(node.id for node in found.drawing.nodes) if found else []


def test_map_looks_as_agreed() -> None:
    assert same_as_golden("map.html", renderer(PLAN).map(Addresses()))


def test_map_is_sound_html_without_styles_of_its_own() -> None:
    reading = page(PLAN)
    assert reading.faults == []
    anchors = {href[1:] for href in reading.links if href.startswith("#")}
    assert anchors <= set(reading.ids)


def test_drawing_and_list_show_every_object_once_as_a_link() -> None:
    reading = page(PLAN)
    nodes = [values["data-okr-id"] for values in reading.with_class("okr-node")]
    assert sorted(filter(None, nodes)) == sorted(entry.id for entry in PLAN.objects())
    for entry in PLAN.objects():
        assert len(reading.links[f"/{entry.id}/"]) >= 2


def test_nodes_are_reached_lane_by_lane_from_the_left() -> None:
    view = map_of(scene(plan_of(*CHAIN)))
    assert view.drawing
    names = [node.id for node in view.drawing.nodes]
    lane = names.index("mid")
    assert sorted(names[lane - 4 : lane - 2]) == ["p", "q"]
    assert sorted(names[lane - 2 : lane]) == ["k", "l"]


def test_lines_join_what_the_plan_links() -> None:
    edges = {values["data-okr-edge"] for _, values in page(PLAN).tags if "data-okr-edge" in values}
    linked = {f"{entry.id} {upper.id}" for entry in PLAN.objects() for upper in PLAN.above(entry)}
    assert edges <= linked
    assert edges >= {edge for edge in linked if edge.startswith(("search ", "calls "))}


def test_what_is_still_to_come_is_dashed() -> None:
    plan = plan_of(
        "{objective: O, id: o, outcomes: [{outcome: K, id: k, unit: x, baseline: 1, target: 3, current: 2}], "
        "outputs: [{output: P, id: p, leads_to: k, status: done}, {output: Q, id: q, leads_to: k}]}"
    )
    tags = [values for _, values in page(plan).tags]
    lines = {values["data-okr-edge"]: values["class"] for values in tags if "data-okr-edge" in values}
    assert lines == {"k o": "okr-done", "p k": "okr-done", "q k": "okr-todo"}


def test_states_are_said_in_words() -> None:
    words = page(PLAN).words
    assert "Searchable product database , Shipped" in words
    assert "shipped, measured" in words
    assert "still to come" in words


def test_objects_without_links_are_shown() -> None:
    plan = plan_of("{objective: Alone, id: alone}", "{output: Loose, id: loose}", "{outcome: Free, id: free}")
    reading = page(plan)
    nodes = [values["data-okr-id"] for values in reading.with_class("okr-node")]
    assert sorted(filter(None, nodes)) == ["alone", "free", "loose"]


def test_rings_do_not_hang_and_are_listed() -> None:
    plan = plan_of(
        "{objective: A, id: a, supports: b}",
        "{objective: B, id: b, supports: a}",
        "{objective: C, id: c, supports: c}",
    )
    assert {"/a/", "/b/", "/c/"} <= set(page(plan).links)
    assert drawn_near(plan, "a") == ["a", "b"]
    assert drawn_near(plan, "c") == []


def test_long_chains_are_listed_to_their_end() -> None:
    plan = plan_of(*(f"{{objective: O{i}, id: o{i}, supports: o{i + 1}}}" for i in range(60)))
    assert len([href for href in page(plan).links if re.match("/o[0-9]", href)]) == 60


def test_an_empty_plan_says_so() -> None:
    reading = page(plan_of())
    assert reading.faults == []
    assert not reading.with_class("okr-map")
    assert "Alignment map" in reading.words


def test_what_is_over_is_folded_by_period() -> None:
    plan = plan_of(
        "{objective: Now, id: now}",
        "{objective: Old, id: old, period: 2026-Q2, status: closed}",
        "{objective: Older, id: older, period: 2026-Q1, status: closed, supports: now}",
    )
    view = map_of(scene(plan))
    assert [part.view.title for part in view.past] == ["2026-Q2", "2026-Q1"]
    assert view.drawing
    assert [node.id for node in view.drawing.nodes] == ["now"]


def test_what_is_over_is_shown_where_what_runs_leads_to_it() -> None:
    plan = plan_of("{objective: Now, id: now, supports: old}", "{objective: Old, id: old, period: 2026-Q2}")
    view = map_of(scene(plan))
    assert view.drawing
    assert sorted(node.id for node in view.drawing.nodes) == ["now", "old"]
    assert view.past == ()


def test_a_site_where_all_is_over_shows_its_last_period() -> None:
    plan = plan_of("{objective: A, id: a}", "{objective: B, id: b, period: 2025-Q4}", front="period: 2026-Q2")
    view = map_of(scene(plan))
    assert view.drawing
    assert [node.id for node in view.drawing.nodes] == ["a"]
    assert [part.view.title for part in view.past] == ["2025-Q4"]


def team_map(objects: int) -> tuple[Plan, AlignmentMap]:
    plan = random_plan(objects, 2)
    return plan, map_of(scene(plan))


def owners_of(plan: Plan) -> set[str]:
    return {entry.owner for entry in plan.objectives.values() if entry.owner}


def maps_of(names: set[str]) -> set[str]:
    return {f"{Addresses().owner(name)}#map" for name in names}


def test_a_large_plan_shows_its_objectives_and_each_team() -> None:
    plan, view = team_map(200)
    assert view.drawing
    assert sorted(node.id for node in view.drawing.nodes) == sorted(plan.objectives)
    assert {row.team.title for row in view.standings} == owners_of(plan)


@pytest.mark.parametrize("objects", [500, 1500])
def test_a_larger_plan_shows_who_works_towards_whom(objects: int) -> None:
    plan, view = team_map(objects)
    assert view.drawing
    assert len(view.drawing.nodes) < 30
    assert {node.face.ref.href for node in view.drawing.nodes} == maps_of(owners_of(plan))
    assert {row.team.href for row in view.standings} == maps_of(owners_of(plan))
    assert view.teams == ()
    html = renderer(plan).map(Addresses())
    assert read(html).faults == []
    assert len(html) < 60_000, "whoever came for one team need not load all"


def test_a_teams_map_shows_what_the_team_works_for() -> None:
    plan = random_plan(300, 2)
    for name in owners_of(plan) - {"board"}:
        html = renderer(plan).owner(owner_key(name), Addresses())
        tags = read(html[html.index('id="map"') :]).tags
        shown = {values["data-okr-id"] for tag, values in tags if "okr-node" in (values.get("class") or "")}
        assert 0 < len(shown) <= MOST
        lead_up = [entry for entry in plan.objects() if entry.id in shown]
        assert all(upper.id in shown for entry in lead_up for upper in plan.above(entry))


def test_without_pages_of_owners_the_map_holds_every_team() -> None:
    class NoOwners(Addresses):
        def owner(self, name: str) -> str | None:
            return None

    plan, links = random_plan(500, 2), NoOwners()
    view = map_of(Scene(plan, score(plan, AS_OF), Words(), links))
    assert {row.team.href for row in view.standings} == {f"#{part.view.anchor}" for part in view.teams}
    reading = read(renderer(plan).map(links))
    assert reading.faults == []
    assert {f"/{entry.id}/" for entry in plan.objects()} <= set(reading.links)


def test_very_large_parts_list_their_objectives_alone() -> None:
    plan = random_plan(3000, 2)
    reading = read(renderer(plan).owner("team 1", Addresses()))
    assert reading.faults == []
    told = reading.words[reading.words.index("In the map") :]
    assert "Outcomes and outputs stand on the page of each objective." in told


def test_what_takes_too_many_steps_to_draw_is_told_in_a_table() -> None:
    steps = [
        f"{{objective: Step {n}, id: s{n}, owner: Team {n % 3}{', supports: s' + str(n - 1) if n else ''}}}"
        for n in range(MOST + 5)
    ]
    plan = plan_of(*steps)
    view = map_of(scene(plan))
    assert view.drawing is None
    row = next(row for row in view.standings if row.team.title == "Team 1")
    assert [(ref.title, count) for ref, count in row.towards] == [("Team 0", "42")]
    reading = page(plan)
    assert reading.faults == []
    assert "Team 1 42 objectives" in reading.words


def test_an_outcome_that_a_list_leaves_out_leads_to_its_objective() -> None:
    plan = plan_of(*CHAIN)
    items = list_of(scene(plan), plan.objectives.values())
    assert [item.ref.title for item in items] == ["Top"]
    (mid,) = [item for item in items[0].below if item.ref.title == "Mid"]
    assert [item.ref.title for item in mid.below] == ["Team"]


def test_narrow_columns_have_percentages_below_names_and_no_bars() -> None:
    steps = [
        f"{{objective: Step {n}, id: s{n}, supports: k{n + 1}, outcomes: [{{outcome: Way {n}, id: k{n}}}]}}"
        for n in range(3)
    ]
    plan = plan_of(*steps, "{objective: Top, id: top, outcomes: [{outcome: Best, id: k3}]}")
    found = near(plan, "s0")
    assert found
    assert found.drawing.tight
    whole = map_of(scene(plan_of(*CHAIN))).drawing
    assert whole
    assert not whole.tight


def test_neighbourhood_goes_up_to_the_top_and_down_and_leaves_siblings_out() -> None:
    plan = plan_of(*CHAIN)
    assert drawn_near(plan, "k") == ["k", "mid", "p", "team", "top"]
    assert drawn_near(plan, "mid") == ["k", "l", "mid", "p", "q", "team", "top"]
    assert drawn_near(plan, "other") == ["other", "top"]


def test_neighbourhood_of_an_output_shows_what_else_leads_to_the_same() -> None:
    plan = plan_of(*CHAIN, "{output: R, id: r, leads_to: k}")
    assert drawn_near(plan, "p") == ["k", "mid", "p", "r", "top"]
    # Nothing else leads to L, and the chain on the page is the way up already.
    assert drawn_near(plan, "q") == []


@pytest.mark.parametrize("object_id", ["mid", "k", "p"])
def test_a_page_shows_the_map_around_its_object_as_links_and_as_a_list(object_id: str) -> None:
    plan = plan_of(*CHAIN, "{output: R, id: r, leads_to: k}")
    reading = read(renderer(plan).page(object_id, Addresses()))
    assert reading.faults == []
    assert "In the map" in reading.words
    nodes = {values["data-okr-id"]: values for values in reading.with_class("okr-node")}
    assert sorted(filter(None, nodes)) == drawn_near(plan, object_id)
    assert [name for name, values in nodes.items() if "aria-current" in values] == [object_id]
    assert all(values["href"] == f"/{name}/" for name, values in nodes.items())
    assert "/okrs/map/" in reading.links
    assert len(reading.with_class("okr-tree")) == 1


def test_what_was_given_up_has_no_map_as_nothing_leads_on_from_it() -> None:
    outcome = "{outcome: K, id: k, status: dropped}"
    plan = plan_of(f"{{objective: Gone, id: gone, status: dropped, outcomes: [{outcome}]}}")
    words = read(renderer(plan).page("gone", Addresses())).words
    assert "In the map" not in words
    # Nor bars of what counts nowhere.
    assert "Delivered" not in words


def test_a_page_of_an_object_without_links_has_no_map() -> None:
    reading = read(renderer(plan_of("{objective: Alone, id: alone}")).page("alone", Addresses()))
    assert "In the map" not in reading.words


def test_drawing_is_no_higher_than_its_names_need() -> None:
    """A name that fits on two lines gets two, not the three that a wider font would take."""
    face = Face("output", Ref("Photographs of all connectors", None))
    assert height_of(face, 160) == height_of(Face("output", Ref("Two words, and two more", None)), 160)
    assert height_of(Face("output", Ref("Short", None)), 160) < height_of(face, 160)


@pytest.mark.parametrize(("numbers", "room"), [(range(4), 688), (range(5), 937), (range(6), 1170)])
def test_a_map_fits_on_the_page_it_stands_on(numbers: range, room: int) -> None:
    """Beside a table of contents, beside the navigation, and on a page without either."""
    assert Columns.of(numbers).width <= room


def test_neighbourhood_marks_where_the_reader_is() -> None:
    found = near(plan_of(*CHAIN), "k")
    assert found
    assert [node.id for node in found.drawing.nodes if node.here] == ["k"]


def test_neighbourhood_of_the_top_of_a_company_stays_small() -> None:
    plan = random_plan(500, 1)
    assert 1 < len(drawn_near(plan, "o0")) <= 30


def test_an_object_without_links_has_no_neighbourhood() -> None:
    assert near(plan_of("{objective: Alone, id: alone}"), "alone") is None


@pytest.mark.parametrize("object_id", ["effortless-support", "fewer-calls"])
def test_confidential_numbers_are_on_no_map(object_id: str) -> None:
    secret = int(SECRET_NUMBERS[0])
    plan = Plan.of([sample_objective(), calls(f"Calls fall below {secret}", confidential=True)])
    html = renderer(plan).map(Addresses())
    found = near(plan, object_id)
    assert found
    assert not re.search("|".join(SECRET_NUMBERS), html + repr(found))


def test_same_plan_same_bytes() -> None:
    assert renderer(random_plan(150, 3)).map(Addresses()) == renderer(random_plan(150, 3)).map(Addresses())


def test_right_owner_names_are_escaped() -> None:
    plan = plan_of("{objective: '<b>O</b>', id: o, owner: '<i>x</i>'}")
    html = Renderer(plan, score(plan, AS_OF)).map(Addresses())
    assert "<i>x" not in html
    assert "&lt;b&gt;O" in html
