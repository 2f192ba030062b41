"""Pages of objectives, outcomes and outputs."""

from __future__ import annotations

import datetime as dt

import pytest

from okrdocs.plan.progress import score
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings
from tests.render.examples import ALL, SUPPORT
from tests.render.rendering import (
    AS_OF,
    Addresses,
    Reading,
    everything,
    plan_of,
    read,
    renderer,
    same_as_golden,
)

PLAN = plan_of(*ALL)


def page(object_id: str, *blocks: str, as_of: dt.date = dt.date(2026, 11, 23)) -> Reading:
    plan = plan_of(*blocks) if blocks else PLAN
    return read(renderer(plan, as_of).page(object_id, Addresses()))


@pytest.mark.parametrize("object_id", ["support", "calls", "search", "found"])
def test_pages_look_as_agreed(object_id: str) -> None:
    html = renderer(PLAN).page(object_id, Addresses())
    assert same_as_golden(f"page-{object_id}.html", html)


def test_paper_names_the_site_and_the_day_of_the_numbers() -> None:
    settings = RenderSettings(site="Larkfield <handbook>", address="https://okrs.example.org/")
    made = Renderer(PLAN, score(PLAN, AS_OF), settings)
    for html in (made.page("calls", Addresses()), made.dashboard(Addresses()), made.map(Addresses())):
        head = html.partition("</div>")[0]
        assert head.startswith('<div class="okr" hidden>')
        assert (
            read(f"{head}</div>").words == "Larkfield <handbook> As of 23 Nov 2026 https://okrs.example.org/"
        )
    assert "hidden><p" not in made.card("calls", Addresses())


@pytest.mark.parametrize(("name", "html"), everything(PLAN).items())
def test_everything_is_sound_html(name: str, html: str) -> None:
    reading = read(html)
    assert reading.faults == [], name
    assert "None" not in reading.words
    assert all(href.startswith(("/", "#", "https://")) for href in reading.links), name
    anchors = {href[1:] for href in reading.links if href.startswith("#")}
    assert anchors <= set(reading.ids), name


def test_breadcrumbs_lead_to_the_top() -> None:
    for object_id in ("support", "calls", "search"):
        assert list(page(object_id).links)[:2] == ["/okrs/", "/loyal/"]
    assert list(page("calls").links)[:3] == ["/okrs/", "/loyal/", "/support/"]


def test_objective_shows_how_its_progress_adds_up() -> None:
    words = page("support").words
    assert "How 48 % adds up" in words
    assert "Calls to the call centre fall 2 52 % 71 % 104" in words
    assert "Searches end with an answer 1 41 % 58 % 41" in words
    assert "Objective: 145 ÷ 3 3 48 % 67 % 145" in words
    assert "Outputs never count towards this number. Delivered 60 % = (2 shipped + 0.4 of one) ÷ 4." in words


def test_fractional_weights_keep_a_decimal() -> None:
    block = """
    objective: O
    id: o
    outcomes:
      - {outcome: A, weight: 0.7, unit: x, baseline: 0, target: 3, current: 1}
      - {outcome: B, weight: 0.3, unit: x, baseline: 0, target: 2, current: 1}
    """
    words = page("o", block).words
    assert "A 0.7 33 % 58 % 23.3" in words
    assert "Objective: 38.3 ÷ 1 1 38 % 58 % 38.3" in words


def test_objective_links_in_every_direction() -> None:
    reading = page("support")
    assert {"/loyal/", "/calls/", "/search/", "/csat/", "/plan/#okr-support"} <= set(reading.links)
    assert "Callers rate the answer well holds at 4.5" in reading.words
    assert "Resources 2 engineers, 1 writer" in reading.words
    assert "Contributors Logistics" in reading.words


def test_roll_up_adds_up_objectives() -> None:
    words = page("loyal").words
    assert "Customers get answers without having to call us 1 48 %" in words


def test_closed_objective_tells_how_it_ended() -> None:
    words = page("found").words
    assert "Closed on 30 Sep 2026. Its numbers are frozen as they stood that day." in words
    ended = words[words.index("What it ended at") :]
    assert "Baseline 610 Target 400 360 calls 100 % Achieved" in ended
    assert "Baseline 24 % Target 45 % 38 % 67 % Missed" in ended
    assert words.count("Pilot searches end with an answer Baseline") == 1, "told once"


def test_outcome_shows_its_arithmetic() -> None:
    words = page("calls").words
    assert "3 220 calls/week, on 16 Nov" in words
    assert "(3 220 − 4 000) ÷ (2 500 − 4 000) = 0.52" in words
    assert "4 000 baseline, 1 Oct" in words
    assert "2 500 target, 15 Dec" in words
    assert "Due 15 Dec, 22 days left" in words


@pytest.mark.parametrize(
    ("measure", "sentence"),
    [
        (
            "unit: x, baseline: 8.0, target: 5.0, current: 8.2",
            "(8.2 − 8.0) ÷ (5.0 − 8.0) = −0.07, counted as 0",
        ),
        (
            "unit: x, baseline: 610, target: 400, current: 360",
            "(360 − 610) ÷ (400 − 610) = 1.19, counted as 1",
        ),
        ("unit: x, baseline: -10, target: 10, current: -5", "(−5 − (−10)) ÷ (10 − (−10)) = 0.25"),
        ("unit: x, baseline: 1, target: 2", "Not measured yet, so progress counts as 0."),
        (
            "unit: '%', keep: '>= 99.5', current: 99.9",
            "99.9 % is inside its limits, 99.5 % or above: counts as 1",
        ),
        (
            "unit: '%', keep: '> 99.5', current: 99.5",
            "99.5 % is outside its limits, above 99.5 %: counts as 0",
        ),
        ("milestones: [{title: A, done: true}, {title: B}, {title: C, done: true}]", "2 reached ÷ 3 = 0.67"),
        (
            "unit: x, baseline: unknown, baseline_due: 2026-10-15",
            "Progress counts as 0 until the baseline is known.",
        ),
        ("unit: x, current: 5", "Without a baseline and a target there is no progress to work out."),
    ],
)
def test_each_kind_explains_its_progress(measure: str, sentence: str) -> None:
    assert sentence in page("o", f"{{outcome: O, id: o, {measure}}}").words


def test_outcome_that_only_guards_waits_for_no_outputs() -> None:
    words = page("csat").words
    assert "Guard for Calls to the call centre fall" in words
    assert "lead here" not in words


def test_baseline_that_is_late_says_so() -> None:
    outcome = "{outcome: O, id: o, unit: mm, baseline: unknown, baseline_due: 2026-11-01}"
    assert "baseline was due 1 Nov" in page("o", outcome).words


def test_columns_in_which_nobody_wrote_are_left_out() -> None:
    outcome = "{outcome: O, id: o, unit: '%', keep: '>= 90', checkins: [{date: 2026-11-20, value: 93}]}"
    assert "Date % Progress 20 Nov 2026" in page("o", outcome).words


def test_checkins_are_listed_newest_first() -> None:
    words = page("calls").words
    assert "Date Calls/week Change Progress Expected Confidence Note" in words
    newest = words.index("16 Nov 2026 3 220 −260 52 % 61 % 0.6 Search live for all.")
    oldest = words.index("5 Oct 2026 3 960 −40 3 % 5 % 0.5")
    assert newest < oldest < words.index("1 Oct 2026 4 000 0 % 0 % Baseline")


def test_zeros_fill_up_numbers_only_where_they_help_to_compare() -> None:
    far = page(
        "o",
        "{outcome: O, id: o, unit: EUR, baseline: 1234.5, target: 1500000, owner: me,"
        " checkins: [{date: 2026-11-16, value: 456789.5}]}",
    ).words
    assert "456 789.5 EUR" in far
    assert "Target 1 500 000 by" in far
    assert "1 500 000.0" not in far
    assert "500 000.0" not in far
    assert "+455 555 " in far
    assert "Even progress would be at 870 000 today" in far
    near = page(
        "o",
        "{outcome: O, id: o, unit: h, baseline: 8, target: 6, checkins: [{date: 2026-11-16, value: 7.2}]}",
    ).words
    assert "Target 6.0 by" in near


def test_a_forecast_far_below_its_target_keeps_its_first_digits() -> None:
    words = page(
        "o",
        """
        outcome: Oil lasts longer
        id: o
        unit: l
        baseline: 1
        target: 1000000000000
        checkins: [{date: 2026-10-05, value: 2}, {date: 2026-10-20, value: 30}, {date: 2026-11-20, value: -5}]
        """,
    ).words
    assert "At this pace it is near −11 on 31 Dec" in words
    assert "between 0 and 0" not in words


def test_forecast_is_a_sentence() -> None:
    assert (
        "From 5 Oct to 16 Nov it went from 3 960 to 3 220 calls/week. "
        "At this pace it is near 2 710 on 15 Dec; "
        "at the slowest and fastest pace between two check-ins, between 2 580 and 2 870. "
        "The target of 2 500 lies outside that band."
    ) in page("calls").words


def test_outcome_says_how_much_it_counts() -> None:
    assert "Counts 2 of 3 weights in Customers get answers" in page("calls").words
    assert "Counts 1 of 6, all alike, in Strawberry growers" in page("mould").words


def test_guard_names_what_it_guards() -> None:
    assert "Guard for Calls to the call centre fall" in page("csat").words


def test_stale_outcome_says_since_when() -> None:
    assert "Stale. Last check-in 25 days ago; every 14 days was agreed." in page("stale").words


def test_years_are_named_where_they_differ() -> None:
    words = page("calls", SUPPORT, as_of=dt.date(2027, 1, 5)).words
    assert "2 500 target, 15 Dec 2026" in words


def test_output_climbs_to_the_top() -> None:
    words = page("search").words
    chain = words[words.index("What it is for") : words.index("Since it shipped")]
    steps = [
        "Searchable product database Shipped 6 Nov, 4 days early",
        "leads to Calls to the call centre fall",
        "leads to Searches end with an answer",
        "which measure Customers get answers without having to call us",
        "which supports Growers choose us and stay",
    ]
    places = [chain.index(step) for step in steps]
    assert places == sorted(places)


def test_output_of_two_objectives_names_which_outcome_measures_which() -> None:
    words = page("news").words
    assert "“Calls to the call centre fall” measures Customers get answers" in words
    assert "“Fewer plants are lost” measures Strawberry growers harvest more" in words


def test_chain_ends_where_it_would_turn_in_a_circle() -> None:
    blocks = (
        "{objective: A, id: a, supports: b, outcomes: [{outcome: X, id: x}]}",
        "{objective: B, id: b, supports: a}",
        "{output: O, id: o, leads_to: x}",
    )
    assert page("o", *blocks).words.count("which supports B ") == 1
    assert page("a", *blocks).faults == []


def test_output_shows_what_moved_since_it_shipped() -> None:
    words = page("search").words
    assert "Calls to the call centre fall Shipped 3 480 → 3 220 calls/week since 2 Nov" in words
    assert "Searches end with an answer Shipped 42 → 47 % of searches since 6 Nov" in words
    assert "a hint, not proof" in words


def test_output_without_outcome_says_why_it_is_made() -> None:
    reading = page("platform")
    assert "Enabling. Every team reads its numbers here, see Calls to the call centre fall." in reading.words
    assert reading.links["/calls/"] == ["Calls to the call centre fall"]


def test_tracker_is_named_by_its_ticket() -> None:
    assert page("search").links["https://tracker.example.org/PROJ-12"] == ["PROJ-12"]


def test_reference_tells_title_state_and_progress() -> None:
    made, links = renderer(PLAN), Addresses()
    assert read(made.reference("calls", links)).words == "Calls to the call centre fall At risk 52 %"
    assert read(made.reference("search", links)).words == "Searchable product database Shipped 6 Nov"
    assert read(made.reference("next", links)).words == "Something for next year Draft"


def test_an_output_that_shipped_is_marked_in_the_line_of_what_it_leads_to() -> None:
    block = """
    objective: O
    outcomes: [{outcome: Calls fall, id: calls, unit: u, baseline: 9, target: 1,
      checkins: [{date: 2026-10-12, value: 8}, {date: 2026-11-09, value: 5}]}]
    outputs: [{output: Search, id: search, leads_to: calls, status: done, shipped: 2026-10-20}]
    """
    plan = plan_of(block, front="period: 2026-Q4")
    reading = read(renderer(plan).page("search", Addresses()))
    assert reading.faults == []
    assert "Calls fall Shipped 8 → 5 u since 12 Oct" in reading.words
    mark = reading.with_class("okr-tick")[-1]
    assert mark["x1"] == mark["x2"] == "20.88%"  # 19 of 91 days from 1 October


def test_a_roll_up_calls_what_it_is_made_of_objectives() -> None:
    plan = plan_of(
        "{objective: Top, id: top}", "{objective: Low, id: low, supports: top, outcomes: [{outcome: K}]}"
    )
    words = read(renderer(plan).page("top", Addresses())).words
    assert "Objectives that support it Low" in words
    assert "Outcomes what changes" not in words
    assert "Outcomes what changes" in read(renderer(plan).page("low", Addresses())).words
