from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from okrdocs.plan.index import Plan
from tests.plan.examples import objective, outcome, output

if TYPE_CHECKING:
    from okrdocs.model import OkrObject


def ids(entries: tuple[OkrObject, ...]) -> list[str]:
    return [entry.id for entry in entries]


def garden() -> Plan:
    return Plan.of(
        [
            objective("company"),
            objective("garden", supports=("company", "harvest")),
            objective("field", supports=("HARVEST",)),
            outcome("harvest", "company", formerly=("yield",)),
            outcome("water", "Garden", guards=("mould",)),
            outcome("mould"),
            output("pipes", "water", "yield", "water", within="garden"),
            output("shed", within="garden"),
        ]
    )


def test_links_read_in_both_directions() -> None:
    plan = garden()
    assert ids(plan.outcomes_of(plan.objectives["garden"])) == ["water"]
    assert plan.objective_of(plan.outcomes["water"]) is plan.objectives["garden"]
    assert ids(plan.targets(plan.outputs["pipes"])) == ["water", "harvest"]
    assert ids(plan.outputs_for(plan.outcomes["harvest"])) == ["pipes"]
    assert ids(plan.outputs_of(plan.objectives["garden"])) == ["pipes", "shed"]
    assert ids(plan.outputs_of(plan.objectives["company"])) == ["pipes"]
    assert ids(plan.supported(plan.objectives["garden"])) == ["company", "harvest"]
    assert ids(plan.supporters_of(plan.outcomes["harvest"])) == ["garden", "field"]
    assert ids(plan.guards_of(plan.outcomes["water"])) == ["mould"]


def test_names_ignore_case_and_remember_former_ones() -> None:
    plan = garden()
    assert plan.find("HARVEST") is plan.find("Yield") is plan.outcomes["harvest"]
    assert plan.find("nothing") is None
    assert plan.find(None) is None
    assert "yield" in plan.names()


def test_an_id_in_use_wins_over_a_former_name() -> None:
    plan = Plan.of([outcome("new", formerly=("old",)), outcome("old"), outcome("other", formerly=("NEW",))])
    assert plan.find("old") is plan.outcomes["old"]
    assert plan.find("new") is plan.outcomes["new"]


def test_the_first_to_claim_an_id_holds_it() -> None:
    first, second, third = outcome("a"), objective("A"), output("a")
    plan = Plan.of([first, second, third])
    assert plan.duplicates == ((first, second), (first, third))
    assert list(plan.objects()) == [first]


def test_links_of_the_wrong_kind_lead_nowhere() -> None:
    plan = Plan.of(
        [objective("o"), outcome("k", "p"), output("p", "o", "q", within="k"), output("q"), outcome("m", "k")]
    )
    assert plan.targets(plan.outputs["p"]) == ()
    assert plan.objective_of(plan.outcomes["k"]) is None
    assert plan.above(plan.outcomes["m"]) == ()


def test_above_climbs_to_the_top() -> None:
    plan = garden()
    assert ids(plan.above(plan.outputs["pipes"])) == ["water", "harvest"]
    assert ids(plan.above(plan.outcomes["water"])) == ["garden"]
    assert ids(plan.above(plan.outcomes["mould"])) == []
    assert ids(plan.above(plan.objectives["garden"])) == ["company", "harvest"]


def test_lost_ids_ignore_case() -> None:
    assert Plan.of([], lost=["Broken"]).lost == {"broken"}


def test_a_plan_that_only_climbs_has_no_cycles() -> None:
    assert garden().cycles() == []


def test_a_cycle_is_told_once_from_its_first_member() -> None:
    plan = Plan.of(
        [
            objective("below", supports=("b",)),
            objective("a", supports=("c",)),
            objective("b", supports=("a",)),
            objective("c", supports=("B", "elsewhere")),
        ]
    )
    assert plan.cycles() == [("a", "c", "b")]


def test_an_objective_may_not_support_itself_or_what_measures_it() -> None:
    plan = Plan.of(
        [
            objective("a", supports=("a",)),
            objective("b", supports=("k",)),
            outcome("k", "b"),
            output("p", "k"),
        ]
    )
    assert plan.cycles() == [("a",), ("b", "k")]


def test_a_group_with_many_rings_is_told_by_a_shortest_one() -> None:
    plan = Plan.of(
        [
            objective("a", supports=("b",)),
            objective("b", supports=("c", "a")),
            objective("c", supports=("a",)),
            objective("x", supports=("y",)),
            objective("y", supports=("x",)),
        ]
    )
    assert plan.cycles() == [("a", "b"), ("x", "y")]


def test_links_of_the_wrong_kind_make_no_cycle() -> None:
    plan = Plan.of([output("p", "q"), output("q", "p"), outcome("k", "m"), outcome("m", "k")])
    assert plan.cycles() == []


def test_a_ring_of_thousands_is_found_at_once() -> None:
    size = 20_000
    plan = Plan.of([objective(f"o{n}", supports=(f"o{(n + 1) % size}",)) for n in range(size)])
    started = time.process_time()
    (ring,) = plan.cycles()
    assert len(ring) == size
    assert time.process_time() - started < 2


@given(st.lists(st.lists(st.integers(0, 7), max_size=3), max_size=8))
def test_each_group_of_objects_that_lead_to_each_other_gives_one_true_ring(links: list[list[int]]) -> None:
    plan = Plan.of(
        [objective(f"o{n}", supports=tuple(f"o{to}" for to in tos)) for n, tos in enumerate(links)]
    )
    order = list(plan.objectives)
    rings = plan.cycles()
    for ring in rings:
        for name, upper in zip(ring, (*ring[1:], ring[0]), strict=True):
            assert upper in ids(plan.supported(plan.objectives[name]))
        assert len(set(ring)) == len(ring)
        assert ring[0] == min(ring, key=order.index)
    groups = {frozenset(mutual(plan, name)) for name in order if name in climb(plan, name)}
    assert {frozenset(mutual(plan, ring[0])) for ring in rings} == groups
    assert len(rings) == len(groups)


def climb(plan: Plan, name: str) -> set[str]:
    """Return everything that lies above `name`."""
    found: set[str] = set()
    ahead = [name]
    while ahead:
        for upper in ids(plan.supported(plan.objectives[ahead.pop()])):
            if upper not in found:
                found.add(upper)
                ahead.append(upper)
    return found


def mutual(plan: Plan, name: str) -> set[str]:
    """Return everything above `name` that leads back to it."""
    return {upper for upper in climb(plan, name) if name in climb(plan, upper)}
