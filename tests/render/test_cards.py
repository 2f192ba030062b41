"""Cards: what stands in place of a block."""

from __future__ import annotations

import pytest

from tests.render.examples import ALL, CLOSED, DRAFT, ELSEWHERE, GUARD, KINDS, LOYAL, SUPPORT
from tests.render.rendering import Addresses, Reading, plan_of, read, renderer, same_as_golden

PLAN = plan_of(*ALL)


def card(object_id: str, *blocks: str) -> Reading:
    plan = plan_of(*blocks) if blocks else PLAN
    return read(renderer(plan).card(object_id, Addresses()))


@pytest.mark.parametrize("object_id", ["support", "csat", "news", "found"])
def test_cards_look_as_agreed(object_id: str) -> None:
    html = renderer(PLAN).card(object_id, Addresses())
    assert same_as_golden(f"card-{object_id}.html", html)


@pytest.mark.parametrize("entry", list(PLAN.objects()), ids=lambda entry: str(entry.id))
def test_every_card_has_one_root_that_names_its_object(entry: object) -> None:
    object_id = str(getattr(entry, "id", ""))
    reading = card(object_id)
    assert reading.faults == []
    tag, root = reading.tags[0]
    assert tag == "section"
    assert root["data-okr-id"] == object_id
    assert root["id"] == f"okr-{object_id}"
    assert len(reading.with_class("okr-card")) == 1
    assert root["aria-labelledby"] in reading.ids


def test_card_tells_delivery_beside_results() -> None:
    words = card("support", SUPPORT).words
    assert "Delivered 80 % 2 of 3 outputs shipped" in words
    assert "Results 48 % 67 % expected by now" in words
    assert "32 points" in words
    assert "Shipped, not felt yet. Delivery runs 32 points ahead of results" in words


def test_outcomes_are_told_in_words() -> None:
    words = card("support").words
    assert "Calls to the call centre fall Baseline 4 000 Target 2 500 3 220 calls/week 52 % At risk" in words


def test_output_says_what_it_leads_to() -> None:
    reading = card("support")
    assert "Searchable product database Shipped 6 Nov · leads to 1 2" in reading.words
    assert "Staff send search links Shipped 16 Nov, 3 days late · leads to 1" in reading.words
    assert "Questions routed by topic 40 %, due 30 Nov · leads to 2" in reading.words
    assert "#okr-calls" in reading.links
    assert "okr-calls" in reading.ids


def test_outputs_of_other_pages_count_and_are_not_anchored_here() -> None:
    reading = card("support")
    assert "A newsletter Planned, due 1 Dec · leads to 1, Fewer plants are lost" in reading.words
    assert "okr-news" not in reading.ids


def test_outcomes_of_other_blocks_are_linked_by_their_page() -> None:
    other = "{outcome: Wait gets shorter, id: wait, measures: support, unit: s, baseline: 9, target: 5}"
    made = "{output: More lines, leads_to: wait}"
    reading = card("support", SUPPORT, GUARD, other, made)
    assert "okr-wait" not in reading.ids
    assert "#okr-wait" not in reading.links
    assert "3" in reading.links["/wait/"]


def test_each_kind_of_outcome_reads_in_its_own_way() -> None:
    words = card("strawberries").words
    assert "8.2 % of plants 0 % Off track" in words
    assert "99.5–100.0 % 99.2 % 0 % Off track" in words
    assert "1 of 2 reached 50 %" in words
    assert "baseline due 1 Dec 0 %" in words
    assert "38.2 EUR/lead 54 % Stale" in words
    assert "numbers withheld 50 %" in words


def test_outputs_show_delays_and_what_was_dropped() -> None:
    words = card("strawberries").words
    assert "Weekly leaf check Not started, 8 days overdue" in words
    assert "Trade fair Dropped" in words


def test_what_never_shipped_is_not_overdue_once_its_objective_has_ended() -> None:
    words = card(
        "ended",
        """
        objective: O
        id: ended
        period: 2026-Q3
        status: closed
        outcomes: [{outcome: X, id: x, unit: u, baseline: 0, target: 10}]
        outputs: [{output: Y, leads_to: x, due: 2026-09-20}, {output: Z, leads_to: x, progress: 40%}]
        """,
    ).words
    assert "Y Not shipped, was due 20 Sep" in words
    assert "overdue" not in words


def test_objective_without_outputs_shows_no_percentage_for_them() -> None:
    words = card("bare", "{objective: O, id: bare, outcomes: [{outcome: X, unit: u}]}").words
    assert "Delivered no outputs" in words


def test_long_numbers_lose_decimals_that_nobody_reads() -> None:
    outcome = "{outcome: X, unit: EUR, baseline: 1234567.891, target: 2345678.912, current: 1534567.123}"
    words = card("big", f"{{objective: O, id: big, outcomes: [{outcome}]}}").words
    assert "1 234 567.9" in words
    assert "1 534 567.1 EUR" in words


def test_unmeasured_outcome_names_its_unit_and_no_number() -> None:
    words = card("new", "{outcome: X, id: new, unit: EUR/lead, baseline: 42, target: 35}").words
    assert "Target 35 not measured yet (EUR/lead) 0 %" in words


def test_roll_up_shows_who_supports_it() -> None:
    words = card("loyal").words
    assert "Customers get answers without having to call us Support, 2026-Q4 48 %" in words
    assert "4 outputs, in the objectives that support it" in words


def test_closed_card_shows_its_grade_and_expects_nothing_more() -> None:
    reading = card("found", CLOSED)
    assert "0.7" in reading.words
    assert "0.7 counts as achieved" in reading.words
    assert "We measured satisfaction too late" in reading.words
    assert "expected" not in reading.words


def test_draft_says_that_it_does_not_count() -> None:
    words = card("next", DRAFT).words
    assert "Draft" in words
    assert "counts nowhere yet" in words
    assert "%" not in words


def test_standalone_outcome_and_output_say_what_they_are_for() -> None:
    assert "Target ≥ 4.4 4.5 of 5 100 %" in card("csat", GUARD).words
    assert "leads to Calls to the call centre fall" in card("news", SUPPORT, KINDS, ELSEWHERE).words


def test_names_are_words_where_there_is_no_page() -> None:
    addresses = Addresses(frozenset({"support", "loyal", "calls", "search"}))
    reading = read(renderer(plan_of(SUPPORT, LOYAL)).card("support", addresses))
    assert "Supports Growers choose us and stay." in reading.words
    assert not {"/support/", "/loyal/", "/calls/", "/search/", ""} & set(reading.links)


def test_own_terms_replace_the_words() -> None:
    terms = {"outcome": "Key result", "output": "Initiative", "objective": "Goal"}
    html = renderer(PLAN, terms=terms).card("support", Addresses())
    words = read(html).words
    assert "Goal 2026-Q4" in words
    assert "2 of 4 initiatives shipped" in words
    assert "Key results what changes" in words
    assert "utcome" not in words
    assert "utput" not in words


def test_abbreviations_keep_their_capitals() -> None:
    words = read(renderer(PLAN, terms={"output": "KR", "outputs": "KRs"}).card("support", Addresses())).words
    assert "KRs shipped" in words
