"""T505 speaks of exactly those outcomes whose health reads stale while their period runs."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import CheckIn, Maintain, Metric, Status
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import score
from okrdocs.plan.scores import Health
from okrdocs.plan.thresholds import Thresholds
from okrdocs.rules.base import Context
from okrdocs.rules.silence import StaleCheckin
from tests.plan.examples import objective, outcome

if TYPE_CHECKING:
    from okrdocs.model import Outcome

DAYS = st.dates(dt.date(2026, 9, 20), dt.date(2027, 1, 10))
CHECKINS = st.lists(st.builds(CheckIn, DAYS, st.sampled_from([None, 50.0, 100.0])), max_size=3)


@st.composite
def outcomes(draw: st.DrawFn, name: str) -> Outcome:
    """Return an outcome with check-ins in any order."""
    return outcome(
        name,
        draw(st.sampled_from(["home", None])),
        due=draw(DAYS),
        status=draw(st.sampled_from([Status.ACTIVE, Status.ACTIVE, Status.DRAFT, Status.DROPPED])),
        checkins=tuple(draw(CHECKINS)),
        cadence=draw(st.sampled_from([None, 1, 7, 40])),
        current=draw(st.sampled_from([None, 20.0])),
        measure=draw(st.sampled_from([Metric(0, 100), Maintain(low=10)])),
    )


@given(outcomes("a"), outcomes("b"), st.sampled_from(Status), DAYS, st.integers(1, 30))
def test_as_health_says(a: Outcome, b: Outcome, status: Status, today: dt.date, cadence: int) -> None:
    plan = Plan.of([objective("home", status=status), a, b])
    thresholds = Thresholds(cadence=cadence)
    scores = score(plan, today, thresholds).outcomes
    expected = {
        one.id
        for one in (a, b)
        if scores[one.id].health is Health.STALE
        and one.period
        and one.period.start <= today <= one.period.end
        and all(one.period.start <= checkin.date <= today for checkin in one.checkins)  # else T507 speaks
        and len({checkin.date for checkin in one.checkins}) == len(one.checkins)  # the same
    }
    found = {one.object_id for one in StaleCheckin().check(Context(plan, (), today, thresholds=thresholds))}
    assert found == expected
