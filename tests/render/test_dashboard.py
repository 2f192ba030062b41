"""The dashboard."""

from __future__ import annotations

import datetime as dt

from tests.render.examples import ALL, DRAFT, SUPPORT
from tests.render.rendering import Addresses, Reading, plan_of, read, renderer, same_as_golden

AS_OF = dt.date(2026, 11, 23)


def dashboard(
    *blocks: str, as_of: dt.date = AS_OF, front: str = "period: 2026-Q4, owner: Support"
) -> Reading:
    return read(renderer(plan_of(*blocks, front=front), as_of).dashboard(Addresses()))


def test_looks_as_agreed() -> None:
    html = renderer(plan_of(*ALL)).dashboard(Addresses())
    assert read(html).faults == []
    assert same_as_golden("dashboard.html", html)


def test_running_period_comes_first_then_coming_then_past() -> None:
    ids = [found for found in dashboard(*ALL).ids if found.startswith("period-")]
    sections = [found for found in ids if not found.endswith(("-attention", "-board", "-idle", "-outputs"))]
    assert sections == ["period-2026-q4", "period-2026", "period-2027-q1", "period-2026-q3"]


def test_period_is_summed_up() -> None:
    words = dashboard(*ALL).words
    assert "Delivered 48 % 2 of 5 outputs shipped" in words
    assert "Period 58 % of 1 Oct – 31 Dec 2026 has passed" in words
    assert "Net confidence −25 0 of 8 outcomes on track or achieved, 2 off track" in words
    assert "2026-Q4 day 54 of 92" in words


def test_attention_says_why() -> None:
    words = dashboard(*ALL).words
    start = words.index("Needs attention")
    attention = words[start : words.index("Objectives and outcomes", start)]
    assert "Fewer plants are lost Moved away from the target: 8.2 % of plants, baseline 8.0 %." in attention
    assert "Outside its limits: 99.2 %; between 99.5 % and 100.0 % was agreed." in attention
    assert "A lead costs less Last check-in 25 days ago; every 14 days was agreed." in attention
    assert "Weekly leaf check Not started, 8 days overdue." in attention


def test_what_was_shipped_and_not_felt_comes_first() -> None:
    words = dashboard(SUPPORT).words
    sentence = "Shipped, not felt yet: 2 of 3 outputs shipped, results at 48 %."
    assert f"Needs attention Customers get answers without having to call us {sentence}" in words


def test_long_lists_of_concerns_are_folded() -> None:
    silent = "{outcome: X, unit: u, baseline: 0, target: 10}"
    words = dashboard(f"{{objective: O, outcomes: [{', '.join([silent] * 23)}]}}").words
    assert words.count("No check-in in 53 days") == 23
    assert "and 3 more" in words


def test_objective_in_time_needs_no_attention_for_its_gap() -> None:
    words = dashboard("""
    objective: O
    outcomes:
      - {outcome: X, id: x, unit: u, baseline: 0, target: 100, checkins: [{date: 2026-11-20, value: 60}]}
    outputs: [{output: Y, leads_to: x, status: done, shipped: 2026-11-01}]
    """).words
    assert "Nothing needs attention today." in words


def test_outcome_off_track_tells_of_its_outputs() -> None:
    words = dashboard("""
    objective: O
    outcomes:
      - {outcome: X, id: x, unit: u, baseline: 0, target: 100, checkins: [{date: 2026-11-20, value: 10}]}
    outputs: [{output: Y, leads_to: x, progress: 40%, status: in-progress}]
    """).words
    assert "X 10 % of the way, 58 % expected. Its only output is 40 % done." in words


def test_nothing_to_attend_to_is_said() -> None:
    block = """
    objective: O
    outcomes: [{outcome: X, unit: u, baseline: 0, target: 10, checkins: [{date: 2026-11-20, value: 9}]}]
    """
    assert "Nothing needs attention today." in dashboard(block).words


def test_everything_is_somewhere() -> None:
    plan = plan_of(*ALL)
    links = set(read(renderer(plan).dashboard(Addresses())).links)
    for objective in plan.objectives:
        assert f"/{objective}/" in links
    for outcome in plan.outcomes:
        assert f"/{outcome}/" in links
    assert "/platform/" in links


def test_draft_is_listed_and_not_counted() -> None:
    words = dashboard(DRAFT, SUPPORT).words
    assert "Not counted Something for next year Support Draft" in words


def test_closed_period_is_banded() -> None:
    words = dashboard(*ALL).words
    assert "Closed on 30 Sep 2026. Numbers are frozen as they stood that day. Average grade 0.7." in words


def test_ended_period_says_how_many_are_graded() -> None:
    words = dashboard(SUPPORT, as_of=dt.date(2027, 1, 20)).words
    assert "Ended on 31 Dec 2026. 0 of 1 objective graded." in words


def test_same_days_under_two_names_are_one_period() -> None:
    blocks = ("{objective: A, period: 2026-Q4}", "{objective: B, period: 2026-10-01/2026-12-31}")
    assert dashboard(*blocks).ids.count("period-2026-q4-1-oct-31-dec-2026") == 1


def test_objects_without_a_period_come_last() -> None:
    reading = dashboard("{objective: A}", "{objective: B, period: 2026-Q4}", front="owner: me")
    assert reading.ids.index("period-2026-q4") < reading.ids.index("period-no-period")


def test_empty_plan_greets() -> None:
    words = dashboard().words
    assert "Write the first objective as an okr block on any page" in words


def test_rows_say_health_and_owner_to_scripts() -> None:
    tags = dashboard(SUPPORT).tags
    owners = [values["data-okr-owner"] for tag, values in tags if tag == "tbody"]
    health = {values.get("data-okr-id"): values.get("data-okr-health") for tag, values in tags if tag == "tr"}
    assert owners == ["Support"]
    assert health["calls"] == "at-risk"
