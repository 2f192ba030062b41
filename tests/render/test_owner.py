"""The page of an owner, and who is one."""

from __future__ import annotations

from okrdocs.model.slug import owner_key
from okrdocs.render.owners import owners_of
from tests.render.examples import ALL, CLOSED, LOYAL, SUPPORT
from tests.render.rendering import Addresses, Reading, plan_of, read, renderer, same_as_golden


def owner(name: str, *blocks: str, front: str = "period: 2026-Q4") -> Reading:
    return read(renderer(plan_of(*blocks, front=front)).owner(owner_key(name), Addresses()))


def test_looks_as_agreed() -> None:
    html = renderer(plan_of(*ALL)).owner("support", Addresses())
    assert read(html).faults == []
    assert same_as_golden("owner.html", html)


def test_names_that_differ_by_case_or_spaces_are_one_owner() -> None:
    plan = plan_of("{objective: A, owner: Field advice}", "{objective: B, owner: field  ADVICE}", front="")
    (found,) = owners_of(plan).values()
    assert (found.name, found.slug, len(found.objectives)) == ("Field advice", "field-advice", 2)


def test_two_owners_never_share_an_address() -> None:
    names = ("R&D", "R. D.", "京都", "東京")
    plan = plan_of(
        *(f'{{objective: O, id: o{i}, owner: "{name}"}}' for i, name in enumerate(names)), front=""
    )
    slugs = [found.slug for found in owners_of(plan).values()]
    assert slugs[:2] == ["r-d", "r-d-2"]
    assert len(set(slugs)) == 4
    assert all(slug.isascii() for slug in slugs)


def test_owner_named_only_by_a_confidential_outcome_keeps_its_numbers_to_itself() -> None:
    margin = """
    outcome: Margin grows
    owner: Desk 4711
    unit: EUR
    baseline: 1
    target: 4711
    confidential: true
    """
    (found,) = owners_of(plan_of(margin, front="period: 2026-Q4")).values()
    assert "4711" not in found.name + found.slug


def test_owners_of_confidential_outcomes_are_those_they_always_are() -> None:
    region = """
    objective: Region {0} grows
    id: region-{0}
    owner: Team {0}
    outcomes:
      - {{outcome: Margin grows, id: margin-{0}, unit: EUR, baseline: 1{0}, target: 7, confidential: true}}
    """
    seven, eight = owners_of(plan_of(region.format(7), region.format(8), front="period: 2026-Q4")).values()
    assert (seven.name, seven.slug, seven.ids) == ("Team 7", "team-7", ["region-7", "margin-7"])
    assert (eight.name, eight.slug, eight.ids) == ("Team 8", "team-8", ["region-8", "margin-8"])


def test_says_what_the_work_is_for_in_sentences() -> None:
    words = owner("Support", SUPPORT, LOYAL, front="period: 2026-Q4, owner: Support").words
    # How it goes on from there is told already.
    assert "Staff send search links leads to Calls to the call centre fall. " in words
    assert (
        "Searchable product database leads to Calls to the call centre fall and Searches end with an answer, "
        "which measure Customers get answers without having to call us, which supports "
        "Growers choose us and stay."
    ) in words


def test_ring_of_support_ends_the_sentence() -> None:
    words = owner(
        "Me", "{objective: A, id: a, owner: Me, supports: b}", "{objective: B, id: b, supports: a}"
    ).words
    assert "A supports B." in words


def test_several_outputs_share_a_sentence() -> None:
    outputs = ", ".join(f"{{output: Out {i}, leads_to: x}}" for i in range(6))
    block = f"""
    objective: O
    owner: Me
    outcomes: [{{outcome: X, id: x, unit: u, baseline: 0, target: 9}}]
    outputs: [{outputs}]
    """
    assert "Out 0, Out 1, Out 2 and 3 more lead to X, which measures O." in owner("Me", block).words


def test_outcomes_in_objectives_of_others_are_theirs_too() -> None:
    block = (
        "{objective: O, owner: A, outcomes: [{outcome: X, id: x, owner: B, unit: u, baseline: 0, target: 9}]}"
    )
    reading = owner("B", block)
    assert "1 outcome" in reading.words
    assert "No objectives of their own are running." in reading.words
    assert "Health Outcomes X" in reading.words
    assert "X measures O." in reading.words


def test_outputs_that_are_the_same_are_counted_and_listed_once() -> None:
    block = """
    objective: O
    id: o
    owner: A
    outcomes: [{outcome: X, id: x}, {outcome: Y, id: y}]
    outputs: [{output: Routes, id: one, leads_to: x, same_as: two}, {output: Labels, id: labels, leads_to: x}]
    """
    twin = "{output: Routes, id: two, owner: A, leads_to: y, same_as: one}"
    reading = owner("A", block, twin)
    assert "1 objective, 2 outcomes, 2 outputs" in reading.words
    assert "Routes Planned · leads to X, Y" in reading.words
    outputs = reading.words[reading.words.index("leads to X, Y") - 30 : reading.words.index("In the map")]
    assert outputs.count("Routes Planned") == 1


def test_past_periods_are_linked_with_what_they_held() -> None:
    reading = owner("Support", SUPPORT, CLOSED, front="owner: Support, period: 2026-Q4")
    assert "Past periods 2026-Q3 1 objective, 2 outcomes" in reading.words
    assert "/okrs/periods/2026-Q3/" in reading.links


def test_somebody_with_only_a_past_is_told_so() -> None:
    words = owner("Support", CLOSED, front="owner: Support").words
    assert "Nothing of theirs is running." in words


def test_names_lead_to_pages_from_cards_and_pages() -> None:
    made = renderer(plan_of(*ALL))
    for html in (made.card("support", Addresses()), made.page("support", Addresses())):
        links = read(html).links
        assert {"/okrs/owners/support/", "/okrs/periods/2026-Q4/"} <= set(links)
    assert "/okrs/owners/logistics/" in read(made.page("support", Addresses())).links, "a contributor"


def test_of_very_many_purposes_the_first_dozen_are_told_at_once() -> None:
    blocks = [
        f"{{objective: Aim {n}, outcomes: [{{outcome: Change {n}, id: k{n}}}],"
        f" outputs: [{{output: Thing {n}, leads_to: k{n}}}]}}"
        for n in range(15)
    ]
    reading = owner("shop", *blocks, front="owner: shop, period: 2026-Q4")
    told = reading.words[reading.words.index("What this work is for") :]
    assert (
        told.index("Thing 11 leads to Change 11") < told.index("and 3 more") < told.index("Thing 12 leads to")
    )


def test_owners_of_very_many_objectives_see_a_line_for_each() -> None:
    blocks = [
        f"{{objective: Aim {n}, id: o{n}, outcomes: [{{outcome: Change {n}, id: k{n}}}]}}" for n in range(61)
    ]
    ids = [values.get("data-okr-id") for _, values in owner("shop", *blocks, front="owner: shop").tags]
    assert "o60" in ids
    assert "k60" not in ids


def test_the_map_leads_up_from_what_is_theirs() -> None:
    top = "{objective: Loved by growers, id: top, owner: Board}"
    theirs = "{objective: O, id: o, owner: A, supports: top, outcomes: [{outcome: X, id: x}]}"
    reading = owner("A", top, theirs, "{objective: Else, id: else, owner: B, supports: top}")
    drawn = [values["data-okr-id"] for _, values in reading.tags if "data-okr-id" in values]
    assert {"o", "x", "top"} <= set(drawn)
    assert "else" not in drawn
    assert "map" in reading.ids


def test_what_leads_nowhere_needs_no_map() -> None:
    assert "map" not in owner("A", "{objective: O, id: o, owner: A}").ids
