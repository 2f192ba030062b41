"""What holds of progress for any plan: hypothesis looks for one that breaks it."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from okrdocs.model import (
    CheckIn,
    Commitment,
    Establish,
    Maintain,
    Metric,
    Milestone,
    Objective,
    OkrObject,
    Outcome,
    OutputStatus,
    Status,
    Steps,
)
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import Health, OutcomeScore, net_confidence, score
from tests.plan.examples import objective, outcome, output, quarter

PERIOD = quarter()
ANY_NUMBER = st.floats(allow_nan=False, allow_infinity=False)
NUMBER = st.integers(-1_000_000, 1_000_000).map(lambda n: n / 100)
"""Numbers as people write them."""
SHARE = st.floats(0, 1)
DAY = st.dates(dt.date(2026, 7, 1), dt.date(2027, 3, 31))
MAYBE_NUMBER = st.none() | ANY_NUMBER

checkins = st.lists(st.builds(CheckIn, DAY, MAYBE_NUMBER, st.none() | SHARE), max_size=6).map(tuple)
milestones = st.lists(st.builds(Milestone, st.just("step"), done=st.booleans()), max_size=4).map(tuple)
measures = st.one_of(
    st.builds(Metric, MAYBE_NUMBER, MAYBE_NUMBER),
    st.builds(Maintain, MAYBE_NUMBER, MAYBE_NUMBER, st.booleans()),
    st.builds(Steps, milestones),
    st.builds(Establish, st.none() | DAY, MAYBE_NUMBER),
)


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of objects linked at random, in circles too."""
    size = draw(st.integers(0, 5))
    names = [f"{kind}{n}" for kind in "okp" for n in range(size)]
    link = st.none() | st.sampled_from(names or ["nothing"])
    found: list[OkrObject] = []
    for n in range(size):
        found.append(draw(objectives(f"o{n}", link)))
        found.append(draw(outcomes(f"k{n}", link)))
        shares = {"progress": draw(st.none() | SHARE), "milestones": draw(milestones)}
        targets = [name for name in draw(st.lists(link, max_size=3)) if name]
        status = draw(st.sampled_from(OutputStatus))
        found.append(output(f"p{n}", *targets, within=draw(link), status=status, **shares))
    return Plan.of(found)


@st.composite
def objectives(draw: st.DrawFn, object_id: str, link: st.SearchStrategy[str | None]) -> Objective:
    return objective(
        object_id,
        period=draw(st.sampled_from([None, PERIOD, quarter("2027-Q1"), quarter("2026")])),
        supports=tuple(name for name in draw(st.lists(link, max_size=2)) if name),
        status=draw(st.sampled_from(Status)),
        commitment=draw(st.none() | st.sampled_from(Commitment)),
        grade=draw(MAYBE_NUMBER),
    )


@st.composite
def outcomes(draw: st.DrawFn, object_id: str, link: st.SearchStrategy[str | None]) -> Outcome:
    return outcome(
        object_id,
        draw(link),
        period=draw(st.sampled_from([None, PERIOD])),
        status=draw(st.sampled_from([Status.ACTIVE, Status.DRAFT, Status.DROPPED])),
        measure=draw(measures),
        current=draw(MAYBE_NUMBER),
        due=draw(st.none() | DAY),
        weight=draw(MAYBE_NUMBER),
        checkins=draw(checkins),
        cadence=draw(st.none() | st.integers(0, 100)),
    )


def scored(as_of: dt.date = PERIOD.start, **fields: Any) -> OutcomeScore:
    return score(Plan.of([objective("o"), outcome("k", "o", **fields)]), as_of).outcomes["k"]


@given(plans(), DAY)
def test_any_plan_has_shares_for_everything_in_it(plan: Plan, as_of: dt.date) -> None:
    found = score(plan, as_of)
    assert found.outcomes.keys() == plan.outcomes.keys()
    assert found.objectives.keys() == plan.objectives.keys()
    for entry in found.outcomes.values():
        assert 0 <= entry.progress <= 1
        assert 0 <= entry.expected <= 1
    for rolled in found.objectives.values():
        assert 0 <= rolled.progress <= 1
        assert 0 <= rolled.expected <= 1
        assert 0 <= rolled.delivery.share <= 1
        assert rolled.delivery.done <= rolled.delivery.total == len(rolled.delivery.parts)
    assert all(0 <= share <= 1 for share in found.outputs.values())


@given(plans(), DAY)
def test_an_objective_lies_between_its_terms(plan: Plan, as_of: dt.date) -> None:
    for found in score(plan, as_of).objectives.values():
        shares = [term.progress for term in found.terms] or [0.0]
        assert min(shares) <= found.progress <= max(shares)


@given(ANY_NUMBER, ANY_NUMBER, ANY_NUMBER, ANY_NUMBER)
def test_nearer_to_the_target_is_never_less_progress(
    baseline: float, target: float, one: float, other: float
) -> None:
    assume(baseline != target)
    nearer, farther = sorted((one, other), reverse=target > baseline)
    metric = Metric(baseline, target)
    assert scored(measure=metric, current=nearer).progress >= scored(measure=metric, current=farther).progress


@given(NUMBER, NUMBER, NUMBER, st.floats(1e-3, 1e3), st.booleans(), NUMBER)
def test_progress_does_not_depend_on_the_unit(
    baseline: float, target: float, now: float, factor: float, mirrored: bool, shift: float
) -> None:
    assume(abs(target - baseline) > 0.1)
    factor = -factor if mirrored else factor

    def other(value: float) -> float:
        return value * factor + shift

    here = scored(measure=Metric(baseline, target), current=now).progress
    there = scored(measure=Metric(other(baseline), other(target)), current=other(now)).progress
    assert there == pytest.approx(here, abs=1e-6)


@given(
    st.lists(st.tuples(st.floats(0.01, 100), st.floats(-5, 15)), min_size=1, max_size=6), st.floats(0.01, 100)
)
def test_weights_are_relative(parts: list[tuple[float, float]], factor: float) -> None:
    def progress(scale: float) -> float:
        entries = [
            outcome(f"k{n}", "o", measure=Metric(0, 10), current=now, weight=weight * scale)
            for n, (weight, now) in enumerate(parts)
        ]
        return score(Plan.of([objective("o"), *entries]), PERIOD.start).objectives["o"].progress

    assert progress(factor) == pytest.approx(progress(1))


@given(checkins, st.builds(Metric, NUMBER, NUMBER), DAY, DAY)
def test_time_alone_moves_no_result(
    seen: tuple[CheckIn, ...], metric: Metric, one: dt.date, other: dt.date
) -> None:
    early, late = sorted((one, other))
    assume(not any(early < checkin.date <= late for checkin in seen))
    before, after = (scored(day, measure=metric, checkins=seen) for day in (early, late))
    assert (before.current, before.progress, before.attainment) == (
        after.current,
        after.progress,
        after.attainment,
    )
    assert before.last_checkin == after.last_checkin


@given(DAY, DAY, st.none() | DAY)
def test_more_is_expected_as_time_passes(one: dt.date, other: dt.date, due: dt.date | None) -> None:
    early, late = sorted((one, other))
    assert scored(early, due=due).expected <= scored(late, due=due).expected


@given(outcomes("k", st.just("o")), st.integers(0, 400), st.integers(0, 400))
def test_a_closed_objective_never_moves_again(entry: Outcome, one: int, other: int) -> None:
    plan = Plan.of([objective("o", status=Status.CLOSED, grade=0.5), entry])
    first, second = (score(plan, PERIOD.end + dt.timedelta(days=days)) for days in (one, other))
    assert dataclasses.replace(first, as_of=second.as_of) == second


@given(plans(), DAY)
def test_the_same_day_gives_the_same_scores(plan: Plan, as_of: dt.date) -> None:
    assert score(plan, as_of) == score(plan, as_of)


@given(plans(), DAY)
def test_silence_past_the_cadence_never_shows_green(plan: Plan, as_of: dt.date) -> None:
    for object_id, found in score(plan, as_of).outcomes.items():
        objective_above = plan.objective_of(plan.outcomes[object_id])
        is_open = not objective_above or objective_above.status in (Status.ACTIVE, Status.DRAFT)
        if is_open and found.silent_days is not None and found.silent_days > found.cadence:
            assert found.health not in (Health.ON_TRACK, Health.ACHIEVED)


@given(st.lists(st.sampled_from(Health), min_size=1))
def test_net_confidence_lies_between_all_bad_and_all_good(healths: list[Health]) -> None:
    net = net_confidence(healths)
    assert net is not None
    assert -1 <= net <= 1
