from __future__ import annotations

import math
from typing import Any

import pytest

from okrdocs.model import (
    CheckIn,
    Commitment,
    Establish,
    Maintain,
    Measure,
    Metric,
    Milestone,
    Outcome,
    OutputStatus,
    Status,
    Steps,
)
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import (
    Health,
    OutcomeScore,
    Thresholds,
    Verdict,
    delivery_of,
    net_confidence,
    score,
)
from tests.plan.examples import day, moves, objective, outcome, output, quarter, shipped

TODAY = day("11-23")


def scored(entry: Outcome, as_of: str = "11-23", **objective_fields: Any) -> OutcomeScore:
    """Score `entry`, which measures the objective `o`."""
    return score(Plan.of([objective("o", **objective_fields), entry]), day(as_of)).outcomes[entry.id]


def seen(*values: tuple[str, float], confidence: float | None = None) -> tuple[CheckIn, ...]:
    return tuple(CheckIn(day(date), value, confidence) for date, value in values)


# A library that wants fewer overdue books, told in full: every number below can be done by hand.


def library() -> Plan:
    checkins = seen(("10-06", 1180), ("10-20", 1105), ("11-03", 1020), ("11-17", 960))
    return Plan.of(
        [
            objective("easy-returns"),
            outcome(
                "overdue",
                "easy-returns",
                measure=Metric(1200, 800),
                weight=2,
                due=day("12-10"),
                checkins=checkins,
            ),
            moves("self-service", "easy-returns", (30, 70), 46),
            moves("queue", "easy-returns", (12, 4), 10),
            shipped("lockers", "overdue", within="easy-returns"),
            shipped("reminders", "overdue", within="easy-returns"),
            shipped("kiosks", "self-service"),
            output("app", "queue", status=OutputStatus.IN_PROGRESS, progress=0.5),
            output("vans", "queue", status=OutputStatus.DROPPED),
        ]
    )


def test_an_outcome_shows_where_it_stands_and_where_it_should() -> None:
    overdue = score(library(), TODAY).outcomes["overdue"]
    assert (overdue.current, overdue.measured) == (960, True)
    assert overdue.attainment == pytest.approx(240 / 400)
    assert overdue.progress == pytest.approx(0.6)
    assert overdue.expected == pytest.approx(53 / 70)  # 1 Oct … 10 Dec
    assert overdue.health is Health.AT_RISK
    assert (overdue.silent_days, overdue.cadence) == (6, 14)


def test_the_forecast_goes_on_at_the_mean_slowest_and_fastest_pace() -> None:
    forecast = score(library(), TODAY).outcomes["overdue"].forecast
    assert forecast
    assert forecast.expected == pytest.approx(960 - 220 / 42 * 23)
    assert forecast.slowest == pytest.approx(960 - 60 / 14 * 23)
    assert forecast.fastest == pytest.approx(960 - 85 / 14 * 23)


def test_an_objective_adds_up_its_outcomes_by_weight() -> None:
    easy = score(library(), TODAY).objectives["easy-returns"]
    assert [(term.id, term.weight) for term in easy.terms] == [
        ("overdue", 2),
        ("self-service", 1),
        ("queue", 1),
    ]
    assert easy.progress == pytest.approx((2 * 0.6 + 0.4 + 0.25) / 4)
    assert easy.expected == pytest.approx((2 * 53 / 70 + 2 * 53 / 91) / 4)
    assert easy.health is Health.AT_RISK
    assert easy.last_checkin == day("11-17")


def test_delivery_counts_outputs_and_the_verdict_names_the_gap() -> None:
    easy = score(library(), TODAY).objectives["easy-returns"]
    assert (easy.delivery.done, easy.delivery.total) == (3, 4)
    assert easy.delivery.share == pytest.approx(3.5 / 4)
    assert easy.delivery.parts == (1, 1, 1, 0.5)
    assert easy.verdict is Verdict.SHIPPED_NOT_FELT


def test_outputs_never_move_an_objective() -> None:
    everything = library()
    without = Plan.of(entry for entry in everything.objects() if entry.kind != "output")
    assert score(without, TODAY).objectives["easy-returns"].progress == pytest.approx(
        score(everything, TODAY).objectives["easy-returns"].progress
    )


# One number at a time, against sums done on paper.


@pytest.mark.parametrize(
    ("path", "now", "progress"),
    [((4000, 2500), 3220, 0.52), ((38, 60), 47, 0.41), ((26, 8), 21, 0.28)],
)
def test_progress_is_the_share_of_the_way(path: tuple[float, float], now: float, progress: float) -> None:
    assert scored(moves("x", "o", path, now)).progress == pytest.approx(progress, abs=0.005)


@pytest.mark.parametrize(
    ("date", "expected"), [("10-01", 0), ("10-05", 0.05), ("11-02", 0.43), ("11-23", 0.71), ("12-15", 1)]
)
def test_expected_is_the_share_of_the_days_gone(date: str, expected: float) -> None:
    found = scored(moves("x", "o", (4000, 2500), 3220, due=day("12-15")), date).expected
    assert found == pytest.approx(expected, abs=0.005)


def test_a_steady_fall_is_drawn_out_to_the_due_date() -> None:
    checkins = seen(("10-05", 3960), ("10-19", 3790), ("11-02", 3480), ("11-16", 3220))
    found = scored(
        outcome("x", "o", measure=Metric(4000, 2500), due=day("12-15"), checkins=checkins)
    ).forecast
    assert found
    assert [round(end, -1) for end in (found.expected, found.slowest, found.fastest)] == [2710, 2870, 2580]


def test_net_confidence_weighs_good_against_bad() -> None:
    healths = (
        [Health.ON_TRACK] * 5
        + [Health.ACHIEVED]
        + [Health.OFF_TRACK] * 2
        + [Health.AT_RISK] * 2
        + [Health.STALE]
    )
    assert net_confidence(healths) == pytest.approx(4 / 11)
    assert net_confidence([Health.MISSED]) == -1
    assert net_confidence([]) is None


# Where a value comes from.


def test_the_latest_checkin_is_the_latest_by_date() -> None:
    found = scored(outcome("x", "o", measure=Metric(0, 10), checkins=seen(("11-16", 6), ("10-10", 2))))
    assert found.current == 6
    assert found.last_checkin == CheckIn(day("11-16"), 6)


def test_checkins_to_come_are_not_known_yet() -> None:
    entry = outcome("x", "o", measure=Metric(0, 10), checkins=seen(("11-16", 4), ("11-30", 9)))
    assert scored(entry).current == 4
    assert scored(entry, "11-30").current == 9


def test_a_checkin_without_a_value_ends_the_silence_and_keeps_the_number() -> None:
    checkins = (CheckIn(day("11-02"), 6), CheckIn(day("11-16"), None, 0.9, "Dashboard is down."))
    found = scored(outcome("x", "o", measure=Metric(0, 10), checkins=checkins))
    assert (found.current, found.silent_days) == (6, 7)


def test_current_stands_in_for_checkins_and_the_baseline_for_both() -> None:
    assert scored(outcome("x", "o", measure=Metric(4, 10), current=7)).current == 7
    unmeasured = scored(outcome("x", "o", measure=Metric(4, 10)))
    assert (unmeasured.current, unmeasured.measured, unmeasured.progress) == (4, False, 0)


@pytest.mark.parametrize(
    ("measure", "current", "progress"),
    [
        (Metric(10, 20), 8, 0),
        (Metric(10, 20), 25, 1),
        (Metric(None, 20), 15, 0),
        (Metric(10, None), 15, 0),
        (Metric(10, 10), 10, 0),
        (Maintain(low=99.9), 99.95, 1),
        (Maintain(low=99.9), 99.9, 1),
        (Maintain(low=99.9, strict=True), 99.9, 0),
        (Maintain(low=99.9), 99.5, 0),
        (Maintain(low=4.2, high=5), 5.1, 0),
        (Maintain(low=99.9), None, 0),
        (Maintain(), 7, 0),
        (Steps((Milestone("a", done=True), Milestone("b"), Milestone("c", done=True))), None, 2 / 3),
        (Steps(()), None, 0),
        (Establish(day("10-15"), 8), 5, 0),
    ],
)
def test_progress_of_each_kind(measure: Measure, current: float | None, progress: float) -> None:
    found = scored(outcome("x", "o", measure=measure, current=current))
    assert found.progress == pytest.approx(progress)


def test_attainment_is_not_clamped() -> None:
    assert scored(moves("x", "o", (10, 20), 8)).attainment == pytest.approx(-0.2)
    assert scored(moves("x", "o", (10, 20), 25)).attainment == pytest.approx(1.5)
    assert scored(moves("x", "o", (10, 10), 12)).attainment is None


@pytest.mark.parametrize("path", [(-1.7e308, 1.7e308), (1.7e308, -1.7e308), (0, 5e-324)])
def test_numbers_at_the_edge_of_floats_stay_shares(path: tuple[float, float]) -> None:
    checkins = seen(("10-05", path[0]), ("10-19", path[1]), ("11-16", path[0] / 2))
    found = scored(outcome("x", "o", measure=Metric(*path), checkins=checkins))
    assert 0 <= found.progress <= 1
    assert found.forecast is None or math.isfinite(found.forecast.slowest)


# Health, in the order in which it is decided.


@pytest.mark.parametrize(
    ("now", "health"),
    [
        (5.9, Health.ON_TRACK),
        (5.3, Health.ON_TRACK),
        (5.2, Health.AT_RISK),
        (3.0, Health.AT_RISK),
        (2.8, Health.OFF_TRACK),
        (-1, Health.OFF_TRACK),
        (10, Health.ACHIEVED),
        (12, Health.ACHIEVED),
    ],
)
def test_health_compares_progress_with_the_expected_58_percent(now: float, health: Health) -> None:
    assert scored(moves("x", "o", (0, 10), now)).health is health


@pytest.mark.parametrize(
    ("now", "health"), [(6, Health.AT_RISK), (4, Health.OFF_TRACK), (1, Health.OFF_TRACK)]
)
def test_low_confidence_takes_one_step_off(now: float, health: Health) -> None:
    checkins = seen(("11-16", now), confidence=0.3)
    assert scored(outcome("x", "o", measure=Metric(0, 10), checkins=checkins)).health is health


def test_silence_never_shows_green() -> None:
    late = outcome("x", "o", measure=Metric(0, 10), checkins=seen(("11-08", 10)))
    assert scored(late, "11-22").health is Health.ACHIEVED
    assert scored(late, "11-23").health is Health.STALE
    assert scored(outcome("x", "o", measure=Metric(0, 10), current=9)).health is Health.STALE


def test_an_agreed_cadence_replaces_the_usual_fortnight() -> None:
    entry = outcome("x", "o", measure=Metric(0, 10), checkins=seen(("10-26", 6)), cadence=28)
    assert scored(entry).health is Health.ON_TRACK
    assert scored(entry, "11-24").health is Health.STALE


def test_silence_counts_no_further_than_the_due_date() -> None:
    entry = outcome("x", "o", measure=Metric(0, 10), due=day("11-20"), checkins=seen(("11-16", 10)))
    found = scored(entry, "2027-03-01")
    assert (found.silent_days, found.health) == (4, Health.ACHIEVED)


def test_past_its_due_date_an_outcome_is_missed() -> None:
    entry = outcome("x", "o", measure=Metric(0, 10), due=day("11-20"), checkins=seen(("11-16", 9)))
    assert scored(entry, "11-20").health is Health.ON_TRACK
    assert scored(entry, "11-21").health is Health.MISSED


@pytest.mark.parametrize("as_of", ["09-30", "10-01", "10-15"])
def test_an_outcome_nobody_measured_yet_has_not_started(as_of: str) -> None:
    assert scored(outcome("x", "o", measure=Metric(0, 10)), as_of).health is Health.NOT_STARTED


def test_an_outcome_nobody_measures_goes_stale() -> None:
    assert scored(outcome("x", "o", measure=Metric(0, 10)), "10-16").health is Health.STALE


def test_seven_tenths_achieve_an_aspirational_outcome() -> None:
    stretch = moves("x", "o", (0, 10), 7, commitment=Commitment.ASPIRATIONAL)
    assert scored(stretch).health is Health.ACHIEVED
    assert scored(moves("x", "o", (0, 10), 7, commitment=Commitment.COMMITTED)).health is Health.ON_TRACK


def test_what_is_to_be_kept_is_achieved_only_at_the_end() -> None:
    entry = outcome("x", "o", measure=Maintain(low=99.9), checkins=seen(("11-16", 99.95), ("12-30", 99.93)))
    assert scored(entry).health is Health.ON_TRACK
    assert scored(entry, "2027-01-01").health is Health.ACHIEVED
    broken = outcome("x", "o", measure=Maintain(low=99.9), checkins=seen(("11-16", 99.1)))
    assert scored(broken).health is Health.OFF_TRACK


def test_an_outcome_without_any_dates_is_judged_by_what_it_has() -> None:
    undated = outcome("x", "o", period=None, measure=Metric(0, 10), current=3)
    assert scored(undated).health is Health.ON_TRACK
    assert scored(undated).expected == 0
    assert scored(outcome("x", "o", period=None, measure=Metric(0, 10))).health is Health.NOT_STARTED


def test_due_before_its_period_is_expected_in_full_once_it_came() -> None:
    entry = moves("x", "o", (0, 10), 5, due=day("09-01"))
    assert scored(entry, "08-31").expected == 0
    assert scored(entry, "10-01").expected == 1


def test_thresholds_can_be_set() -> None:
    plan = Plan.of([objective("o"), moves("x", "o", (0, 10), 4)])
    assert score(plan, TODAY).outcomes["x"].health is Health.AT_RISK
    assert score(plan, TODAY, Thresholds(on_track=0.6)).outcomes["x"].health is Health.ON_TRACK
    assert score(plan, TODAY, Thresholds(cadence=5)).outcomes["x"].health is Health.STALE
    assert score(plan, TODAY, Thresholds(committed=0.4)).outcomes["x"].health is Health.ACHIEVED


# Forecasts that would be guesses.


@pytest.mark.parametrize(
    "checkins",
    [
        seen(("10-05", 1), ("10-19", 2)),
        seen(("10-05", 1), ("10-19", 2), ("10-19", 3)),
        (*seen(("10-05", 1), ("10-19", 2)), CheckIn(day("11-16"), None, 0.5)),
        seen(("10-05", 1), ("10-19", 2), ("12-24", 3)),
    ],
    ids=["two", "two days", "two values", "one to come"],
)
def test_no_forecast_from_fewer_than_three_days_with_a_value(checkins: tuple[CheckIn, ...]) -> None:
    assert scored(outcome("x", "o", measure=Metric(0, 10), checkins=checkins)).forecast is None


@pytest.mark.parametrize(
    "fields",
    [
        {"measure": Maintain(low=1)},
        {"measure": Metric(3, 3)},
        {"measure": Metric(None, 3)},
        {"due": None},
        {"due": day("11-16")},
        {"due": day("11-20")},
        {"status": Status.DROPPED},
    ],
    ids=["kept", "no change", "no baseline", "no due", "due with the last", "over", "dropped"],
)
def test_no_forecast_where_nothing_is_left_to_tell(fields: dict[str, Any]) -> None:
    checkins = seen(("10-05", 1), ("10-19", 2), ("11-16", 3))
    entry = outcome("x", "o", **({"measure": Metric(0, 10), "checkins": checkins} | fields))
    assert scored(entry).forecast is None


def test_the_slowest_stretch_may_lead_away_from_the_target() -> None:
    checkins = seen(("10-05", 1), ("10-19", 4), ("11-02", 3))
    found = scored(outcome("x", "o", measure=Metric(0, 10), checkins=checkins), "11-03").forecast
    assert found
    assert found.slowest < 3 < found.expected < found.fastest


# Objectives.


def test_a_dropped_or_draft_outcome_counts_nowhere() -> None:
    plan = Plan.of(
        [
            objective("o"),
            moves("x", "o", (0, 10), 4),
            moves("gone", "o", (0, 10), 9, status=Status.DROPPED),
            moves("idea", "o", (0, 10), 9, status=Status.DRAFT),
        ]
    )
    found = score(plan, TODAY)
    assert found.objectives["o"].progress == pytest.approx(0.4)
    assert found.outcomes["gone"].health is Health.CLOSED
    assert found.outcomes["idea"].health is Health.NOT_STARTED
    assert [entry.counted for entry in found.outcomes.values()] == [True, False, False]


def test_a_guard_counts_nowhere_and_is_judged_all_the_same() -> None:
    guard = outcome("csat", measure=Maintain(low=4.4), checkins=seen(("11-16", 4.5)))
    found = score(Plan.of([objective("o"), moves("x", "o", (0, 10), 4, guards=("csat",)), guard]), TODAY)
    assert found.objectives["o"].progress == pytest.approx(0.4)
    assert (found.outcomes["csat"].counted, found.outcomes["csat"].health) == (False, Health.ON_TRACK)


def test_weights_that_say_nothing_count_the_same() -> None:
    plan = Plan.of(
        [objective("o"), moves("x", "o", (0, 10), 4, weight=0), moves("y", "o", (0, 10), 8, weight=0)]
    )
    assert score(plan, TODAY).objectives["o"].progress == pytest.approx(0.6)


def test_an_objective_is_as_fresh_as_its_newest_checkin() -> None:
    old = outcome("old", "o", measure=Metric(0, 10), checkins=seen(("10-10", 9)))
    assert score(Plan.of([objective("o"), old]), TODAY).objectives["o"].health is Health.STALE
    both = score(Plan.of([objective("o"), old, moves("new", "o", (0, 10), 4)]), TODAY)
    assert both.objectives["o"].health is Health.ON_TRACK
    assert both.outcomes["old"].health is Health.STALE


def test_an_objective_weighs_the_confidence_of_its_outcomes() -> None:
    unsure = outcome("a", "o", measure=Metric(0, 10), weight=3, checkins=seen(("11-16", 6), confidence=0.2))
    sure = outcome("b", "o", measure=Metric(0, 10), checkins=seen(("11-16", 6), confidence=0.8))
    found = score(Plan.of([objective("o"), unsure, sure]), TODAY).objectives["o"]
    assert found.confidence == pytest.approx(0.35)
    assert found.health is Health.AT_RISK


@pytest.mark.parametrize(
    ("fields", "health"),
    [
        ({"grade": 0.7, "commitment": Commitment.ASPIRATIONAL}, Health.ACHIEVED),
        ({"grade": 0.6, "commitment": Commitment.ASPIRATIONAL}, Health.MISSED),
        ({"grade": 0.9}, Health.MISSED),
        ({"grade": 1}, Health.ACHIEVED),
        ({"grade": 70}, Health.CLOSED),
        ({}, Health.CLOSED),
    ],
)
def test_a_closed_objective_is_judged_by_its_grade(fields: dict[str, Any], health: Health) -> None:
    plan = Plan.of([objective("o", status=Status.CLOSED, **fields), moves("x", "o", (0, 10), 5)])
    assert score(plan, day("2027-02-01")).objectives["o"].health is health


def test_a_closed_objective_stands_as_on_its_last_day() -> None:
    afterwards = outcome("x", "o", measure=Metric(0, 10), checkins=seen(("12-20", 8), ("2027-01-09", 10)))
    closed = score(Plan.of([objective("o", status=Status.CLOSED), afterwards]), day("2027-02-01"))
    assert (closed.outcomes["x"].current, closed.outcomes["x"].silent_days) == (8, 11)
    assert closed.outcomes["x"].health is Health.MISSED
    assert closed.objectives["o"].progress == pytest.approx(0.8)


def test_what_a_dropped_objective_wanted_is_not_missed() -> None:
    plan = Plan.of([objective("o", status=Status.DROPPED), moves("x", "o", (0, 10), 5)])
    found = score(plan, TODAY)
    assert (found.objectives["o"].health, found.outcomes["x"].health) == (Health.CLOSED, Health.CLOSED)


def test_an_active_objective_past_its_period_is_missed_or_achieved() -> None:
    late = outcome("x", "o", measure=Metric(0, 10), checkins=seen(("12-28", 8)))
    found = score(Plan.of([objective("o"), late]), day("2027-01-02")).objectives["o"]
    assert found.health is Health.MISSED
    stretch = objective("o", commitment=Commitment.ASPIRATIONAL)
    assert score(Plan.of([stretch, late]), day("2027-01-02")).objectives["o"].health is Health.ACHIEVED


def test_an_objective_with_nothing_below_it_has_not_started() -> None:
    found = score(Plan.of([objective("o")]), TODAY).objectives["o"]
    assert (found.progress, found.health, found.verdict) == (0, Health.NOT_STARTED, None)
    assert found.expected == pytest.approx(53 / 91)


# Roll-ups.


def company() -> Plan:
    return Plan.of(
        [
            objective("company"),
            objective("north", supports=("company",)),
            objective("south", supports=("company",)),
            objective("idea", supports=("company",), status=Status.DRAFT),
            moves("n", "north", (0, 10), 8),
            moves("s", "south", (0, 10), 2),
            shipped("both", "n", "s"),
            output("own", within="company", progress=0.5),
            output("plan", within="idea", draft=True),
        ]
    )


def test_an_objective_without_outcomes_rolls_up_its_supporters() -> None:
    found = score(company(), TODAY).objectives["company"]
    assert found.rolled_up
    assert [term.id for term in found.terms] == ["north", "south"]
    assert found.progress == pytest.approx(0.5)
    assert found.last_checkin == day("11-16")
    assert found.health is Health.AT_RISK


def test_a_rollup_pools_the_outputs_below_each_once() -> None:
    assert score(company(), TODAY).objectives["company"].delivery.parts == (1, 0.5)


def test_outcomes_of_its_own_come_before_supporters() -> None:
    plan = Plan.of([*company().objects(), moves("c", "company", (0, 10), 10)])
    found = score(plan, TODAY).objectives["company"]
    assert (found.rolled_up, found.progress) == (False, 1)


def test_a_long_line_of_rollups_needs_no_deep_stack() -> None:
    chain = [objective(f"o{n}", supports=(f"o{n + 1}",)) for n in range(3000)]
    plan = Plan.of([*chain, objective("o3000"), moves("x", "o0", (0, 10), 4)])
    assert score(plan, TODAY).objectives["o3000"].progress == pytest.approx(0.4)


def test_rollups_in_a_circle_come_to_an_end() -> None:
    plan = Plan.of(
        [
            objective("a", supports=("b",)),
            objective("b", supports=("a", "b")),
            objective("c", supports=("a",)),
            moves("x", "c", (0, 10), 4),
        ]
    )
    assert 0 <= score(plan, TODAY).objectives["a"].progress <= 1


# Delivery and verdict.


def test_delivery_lists_the_shipped_first() -> None:
    found = delivery_of([0.4, 1.0, 0.0, 1.0, 0.7], done=2)
    assert (found.parts, found.done, found.total) == ((1.0, 1.0, 0.7, 0.4, 0.0), 2, 5)
    assert found.share == pytest.approx(3.1 / 5)
    assert delivery_of([], done=0).share == 0


def test_an_output_without_progress_counts_its_milestones() -> None:
    steps = (Milestone("a", done=True), Milestone("b"))
    found = score(
        Plan.of([output("x", milestones=steps), output("y", milestones=steps, progress=0.9)]), TODAY
    )
    assert found.outputs == {"x": 0.5, "y": 0.9}


@pytest.mark.parametrize(
    ("delivered", "moved", "verdict"),
    [
        (0.6, 4, Verdict.SHIPPED_NOT_FELT),
        (0.59, 4, None),
        (0.31, 4, None),
        (0.3, 4, Verdict.RESULTS_AHEAD),
    ],
)
def test_the_verdict_needs_a_clear_gap(delivered: float, moved: float, verdict: Verdict | None) -> None:
    half_made = [output(f"p{n}", "x", progress=delivered - (1 - delivered) / 9) for n in range(9)]
    outputs = [shipped("done", "x"), *half_made]
    plan = Plan.of([objective("o"), moves("x", "o", (0, 10), moved), *outputs])
    assert score(plan, TODAY).objectives["o"].verdict is verdict


def test_half_made_outputs_alone_are_not_shipped() -> None:
    plan = Plan.of([objective("o"), moves("x", "o", (0, 10), 1), output("p", "x", progress=0.9)])
    assert score(plan, TODAY).objectives["o"].verdict is None


def test_no_verdict_before_the_start_or_without_outputs() -> None:
    plan = Plan.of([objective("o"), moves("x", "o", (0, 10), 4), shipped("p", "x")])
    assert score(plan, day("09-01")).objectives["o"].verdict is None
    assert (
        score(Plan.of([objective("o"), moves("x", "o", (0, 10), 4)]), TODAY).objectives["o"].verdict is None
    )


def test_the_scores_of_a_period_to_come_are_at_rest() -> None:
    later = quarter("2027-Q1")
    plan = Plan.of([objective("o", period=later), outcome("x", "o", period=later, measure=Metric(0, 10))])
    found = score(plan, TODAY)
    assert found.objectives["o"].health is Health.NOT_STARTED
    assert found.outcomes["x"].expected == 0
