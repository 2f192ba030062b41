"""The dashboard."""

from __future__ import annotations

import datetime as dt

import pytest

from tests.render.examples import ALL, SUPPORT
from tests.render.rendering import Addresses, Reading, plan_of, read, renderer, same_as_golden

AS_OF = dt.date(2026, 11, 23)


FOUR_MORE = [f"{{objective: More {n}}}" for n in range(4)]
"""So many rows that there is a filter."""


def dashboard(
    *blocks: str, as_of: dt.date = AS_OF, front: str = "period: 2026-Q4, owner: Support"
) -> Reading:
    return read(renderer(plan_of(*blocks, front=front), as_of).dashboard(Addresses()))


def test_looks_as_agreed() -> None:
    html = renderer(plan_of(*ALL)).dashboard(Addresses())
    assert read(html).faults == []
    assert same_as_golden("dashboard.html", html)


def test_running_periods_come_first_then_coming_then_past() -> None:
    ids = [found for found in dashboard(*ALL).ids if found in ("attention", "board", "coming", "past")]
    assert ids == ["attention", "board", "coming", "past"]


def test_tabs_follow_the_calendar_and_lead_to_the_periods() -> None:
    reading = dashboard(*ALL)
    tabs = [values for tag, values in reading.tags if tag == "a" and "/periods/" in (values["href"] or "")]
    assert [values["href"] for values in tabs[:4]] == [
        "/okrs/periods/2026-Q3/",
        "/okrs/periods/2026-Q4/",
        "/okrs/periods/2026/",
        "/okrs/periods/2027-Q1/",
    ]
    assert [bool(values.get("aria-current")) for values in tabs[:4]] == [False, True, False, False], (
        "the one told below"
    )


def test_past_periods_are_only_linked() -> None:
    reading = dashboard(*ALL)
    assert "/found/" not in reading.links
    assert "Past periods 2026-Q3 closed 1 objective, average grade 0.7" in reading.words


def test_without_pages_of_periods_nothing_is_lost() -> None:
    class NoPeriods(Addresses):
        def period(self, label: str) -> str | None:
            return None

    links = read(renderer(plan_of(*ALL)).dashboard(NoPeriods())).links
    assert {"/found/", "/next/"} <= set(links)
    assert not [link for link in links if "/periods/" in link]


def test_period_is_summed_up() -> None:
    words = dashboard(*ALL).words
    assert "Delivered 48 % 2 of 5 outputs shipped" in words
    assert "Period 58 % of 1 Oct – 31 Dec 2026 has passed" in words
    assert "Net confidence −25 0 of 8 outcomes on track or achieved, 2 off track" in words
    assert "Moved 5 of 8 outcomes nearer to their target than at the start" in words
    assert "2026-Q4 day 54 of 92" in words


def test_other_running_periods_take_a_line() -> None:
    words = dashboard(*ALL).words
    assert "2026 day 327 of 365 Delivered 60 %, results 48 %, 67 % expected At risk" in words


def test_owners_of_outputs_alone_are_found_too() -> None:
    reading = dashboard(SUPPORT, "output: Photos of all parts\nid: photos\nowner: Studio")
    links = [values["href"] for tag, values in reading.tags if tag == "a"]
    assert "/okrs/owners/studio/" in links
    assert "Owners: Studio, Support" in reading.words


@pytest.mark.parametrize(("count", "folded"), [(20, False), (21, True)])
def test_many_owners_are_found_with_a_click(count: int, folded: bool) -> None:
    plan = plan_of(*(f"{{objective: O{i}, id: o{i}, owner: team {i}}}" for i in range(count)))
    reading = read(renderer(plan).dashboard(Addresses()))
    assert all(f"/okrs/owners/team-{i}/" in reading.links for i in range(count))
    assert (f"All {count} owners" in reading.words) is folded


def test_where_delivery_and_results_part_is_named_in_words() -> None:
    said = "Customers get answers without having to call us (delivery 32 points ahead)."
    assert f"Delivery and results part most here: {said}" in dashboard(SUPPORT, "{objective: Other}").words


def test_a_single_objective_has_no_distance_of_its_own() -> None:
    words = dashboard(SUPPORT).words
    assert "32 points" in words
    assert "Delivery and results part most here" not in words


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
    outcomes:
      - {outcome: X, unit: u, baseline: 0, target: 10, external: true,
         checkins: [{date: 2026-11-20, value: 9}]}
    """
    assert "Nothing needs attention today." in dashboard(block).words


def test_everything_that_runs_is_somewhere() -> None:
    plan = plan_of(*ALL)
    links = set(read(renderer(plan).dashboard(Addresses())).links)
    over = {"found", "pilot", "pilot-calls"}
    for entry in (*plan.objectives, *plan.outcomes):
        assert (f"/{entry}/" in links) is (entry not in over)
    assert "/platform/" in links


def test_draft_of_a_running_period_is_listed_and_not_counted() -> None:
    words = dashboard("{objective: Later, status: draft}", SUPPORT).words
    assert "Not counted Later Support, 2026-Q4 Draft" in words


def test_coming_periods_are_short() -> None:
    drafts = [f"{{objective: Plan {i}, status: draft, period: 2027-Q1}}" for i in range(8)]
    words = dashboard(SUPPORT, *drafts).words
    assert "Coming 2027-Q1 draft 8 objectives Plan 0" in words
    assert "Plan 4" in words
    assert "Plan 5" not in words
    assert "and 3 more" in words


def test_between_two_periods_the_last_one_is_told() -> None:
    words = dashboard(SUPPORT, as_of=dt.date(2027, 1, 20)).words
    assert "Ended on 31 Dec 2026. 0 of 1 objective graded." in words
    assert "Ended 31 Dec 2026, and has no grade yet." in words


def test_same_days_under_two_names_are_one_period() -> None:
    blocks = ("{objective: A, period: 2026-Q4}", "{objective: B, period: 2026-10-01/2026-12-31}")
    captions = [values for tag, values in dashboard(*blocks).tags if tag == "caption"]
    assert len(captions) == 1


def test_objects_without_a_period_come_last() -> None:
    words = dashboard("{objective: A}", "{objective: B, period: 2026-Q4}", front="owner: me").words
    board = words.index("Objectives and outcomes")
    assert words.index("2026-Q4", board) < words.index("No period", board)


def test_empty_plan_greets() -> None:
    words = dashboard().words
    assert "Write the first objective as an okr block on any page" in words


def test_rows_say_to_the_script_what_it_filters_and_sorts_by() -> None:
    tags = dashboard(SUPPORT.replace("contributors:", "tags: [calls, Web]\ncontributors:"), *FOUR_MORE).tags
    group, *_ = [values for tag, values in tags if tag == "tbody"]
    assert group["data-okr-owner"] == "support"
    assert group["data-okr-tags"] == "calls\nWeb"
    assert (group["data-okr-by"] or "").split("\n") == ["2", "48", "support", "2026-12-15", "2026-11-20"]
    offered = [values["value"] for tag, values in dashboard(*ALL).tags if tag == "option"]
    assert offered[-5:] == ["health", "progress", "owner", "due", "checkin"], "in the same order"
    health = {values.get("data-okr-id"): values.get("data-okr-health") for tag, values in tags if tag == "tr"}
    assert health["calls"] == "at-risk"


def test_filter_offers_what_there_is() -> None:
    reading = dashboard(*ALL)
    offered = [values.get("value") for tag, values in reading.tags if tag in ("option", "input")]
    assert {"2026-Q4", "support", "company", "off-track", "stale", "progress"} <= set(offered)
    assert "marketing" not in offered, "nothing of theirs stands in a board"
    assert "2 of 2 objectives, 9 of 9 outcomes" not in reading.words
    assert "3 of 3 objectives, 9 of 9 outcomes" in reading.words


def test_a_period_is_filtered_by_each_of_its_names() -> None:
    named = "{objective: A, period: 2026-10-01/2026-12-31}"
    reading = dashboard(SUPPORT, named, "{objective: Year, period: 2026}", *FOUR_MORE)
    parts = [values["data-okr-period"] for _, values in reading.tags if "data-okr-period" in values]
    assert parts == ["2026-Q4\n2026-10-01/2026-12-31", "2026"]
    offered = [values["value"] for tag, values in reading.tags if tag == "option"]
    assert offered[:3] == ["", "2026-Q4", "2026"]


def test_concerns_and_outputs_say_to_the_script_whose_they_are() -> None:
    reading = dashboard(*ALL)
    assert len([values for _, values in reading.tags if "data-okr-list" in values]) == 2
    owners = {
        values["data-okr-owner"] for tag, values in reading.tags if tag == "li" and "data-okr-owner" in values
    }
    assert {"support", "it"} <= owners


def test_a_few_rows_need_no_filter() -> None:
    assert (
        dashboard("{objective: O, outcomes: [{outcome: X, unit: u, baseline: 0, target: 9}]}").with_class(
            "okr-filter"
        )
        == []
    )


def test_objective_says_confidence_and_last_checkin() -> None:
    about = "Support · aspirational · confidence 0.6 · checked in 20 Nov"
    assert f"Customers get answers without having to call us {about}" in dashboard(SUPPORT).words


def test_loose_ends_need_attention() -> None:
    words = dashboard("""
    objective: O
    outcomes:
      - {outcome: Lonely, unit: u, baseline: 0, target: 10, checkins: [{date: 2026-11-20, value: 9}]}
      - {outcome: Moved by others, unit: u, baseline: 0, target: 10, external: true,
         checkins: [{date: 2026-11-20, value: 9}]}
      - {outcome: Only kept, unit: u, keep: ">= 3", checkins: [{date: 2026-11-20, value: 9}]}
    outputs:
      - {output: Aimless}
      - {output: Ground work, enabling: Others build on it.}
    """).words
    assert "Lonely No output leads to it." in words
    assert "Aimless It leads to no outcome yet." in words
    attention = words[words.index("Needs attention") : words.index("Objectives and outcomes")]
    assert "Moved by others" not in attention
    assert "Only kept" not in attention
    assert "Ground work" not in attention


def test_what_ended_without_a_grade_needs_attention() -> None:
    outcome = "{outcome: X, unit: u, baseline: 0, target: 1}"
    ended = f"{{objective: Old, id: old, period: 2026-Q3, outcomes: [{outcome}]}}"
    words = dashboard(SUPPORT, ended).words
    assert "Old Ended 30 Sep, and has no grade yet." in words


def behind(*values: int) -> str:
    """Return an objective whose outcomes stand at `values` of 100, and nothing leads to them."""
    outcomes = ", ".join(
        f"{{outcome: At {value}, id: at{value}, unit: u, baseline: 0, target: 100,"
        f" checkins: [{{date: 2026-11-20, value: {value}}}]}}"
        for value in values
    )
    return f"{{objective: O, id: o, outcomes: [{outcomes}]}}"


def test_off_track_and_led_to_by_nothing_is_one_concern_and_counts_as_both() -> None:
    words = dashboard(behind(10, 11, 12, 13, 14, 15)).words
    assert "6 off track 6 outcomes that nothing leads to" in words
    assert "At 10 10 % of the way, 58 % expected. No output leads to it." in words


def test_a_few_concerns_are_not_counted() -> None:
    words = dashboard(behind(10, 11)).words
    assert "Needs attention At 10 10 % of the way" in words
    assert "2 off track" not in words.replace(", 2 off track", "")


def test_what_is_furthest_behind_comes_first() -> None:
    words = dashboard(behind(25, 5, 15)).words
    assert words.index("At 5 5 %") < words.index("At 15 15 %") < words.index("At 25 25 %")


def test_the_foot_leads_to_one_report_as_the_others_stand_above() -> None:
    words = dashboard(*ALL).words
    assert words.count("Report of") == 1
    assert "Report of 2026-Q4" in words


def test_with_very_many_objectives_outcomes_stay_on_their_pages() -> None:
    outcome = "outcomes: [{outcome: X, unit: u, baseline: 0, target: 10}]"
    html = renderer(plan_of(*(f"{{objective: O{i}, {outcome}}}" for i in range(151)))).dashboard(Addresses())
    reading = read(html)
    assert "Outcomes and outputs stand on the page of each objective." in reading.words
    assert len([tag for tag, _ in reading.tags if tag == "tbody"]) == 151
    assert len([tag for tag, _ in reading.tags if tag == "tr"]) == 152
    assert "151 of 151 objectives" in reading.words


def many(count: int) -> list[str]:
    return [
        f"{{objective: Aim {n}, id: o{n}, owner: Team {n % 7}, outcomes: [{{"
        f"outcome: Fewer calls {n}, id: k{n}, unit: calls,"
        " baseline: 9, target: 3, checkins: [{date: 2026-11-20, value: 6}]}]}"
        for n in range(count)
    ]


def test_with_very_many_objectives_each_has_a_line_that_its_outcomes_find() -> None:
    reading = dashboard(*many(61))
    rows = {values["data-okr-id"]: values for tag, values in reading.tags if "data-okr-holds" in values}
    assert len(rows) == 61
    assert reading.faults == []
    assert rows["o7"]["data-okr-holds"] == "Fewer calls 7"
    assert "k7" not in [values.get("data-okr-id") for _, values in reading.tags]
    assert "Aim 7 Team 0 50 % At risk" in reading.words
    assert "61 of 61 objectives" in reading.words
    assert "of 0 outcomes" not in reading.words


def test_a_plan_that_can_be_taken_in_shows_every_outcome() -> None:
    ids = [values.get("data-okr-id") for _, values in dashboard(*many(60)).tags]
    assert {f"k{n}" for n in range(60)} <= set(ids)


def test_objectives_of_all_running_periods_count_together() -> None:
    year = [block.replace("{objective:", "{period: 2026, objective:") for block in many(61)[30:]]
    reading = dashboard(*many(30), *year)
    assert len([values for _, values in reading.tags if "data-okr-holds" in values]) == 61


def test_a_thousand_objectives_stay_a_light_page() -> None:
    def size(count: int) -> int:
        return len(renderer(plan_of(*many(count), front="period: 2026-Q4")).dashboard(Addresses()))

    assert (size(160) - size(80)) / 80 < 950, "bytes for one more objective"


def test_names_of_confidential_outcomes_are_masked_for_the_search_too() -> None:
    secret = (
        many(61)[0].replace("Fewer calls 0", "Fewer than 4711 calls").replace("target: 3", "target: 4711")
    )
    secret = secret.replace("id: k0,", "id: k0, confidential: true,")
    html = renderer(plan_of(secret, *many(61)[1:], front="period: 2026-Q4")).dashboard(Addresses())
    assert "4711" not in html
