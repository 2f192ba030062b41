"""How large a change is: the same change is judged alike, however its author counts."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.rules.ranges import range_of_unit
from okrdocs.rules.stretch import own_thresholds, stretch_between, threshold_for

PERCENT = range_of_unit("%")
SHARES = st.floats(0.5, 99.5)


@pytest.mark.parametrize(
    ("unit", "start", "end", "share", "limit"),
    [
        ("calls/week", 4000, 2500, 0.375, None),
        ("calls/week", 2500, 4000, 0.6, None),
        ("°C", -10, -12, 0.2, None),
        ("%", 2, 4, 1.0, None),
        ("%", 40, 60, 0.5, None),
        ("%", 99.0, 99.9, 0.9, 100),
        ("% of parcels", 88, 95, 7 / 12, 100),
        ("%", 96, 90, 1.5, 100),
        ("of 5", 4.1, 4.5, 4 / 9, 5),
        ("ratio", 0.9, 0.95, 0.5, 1),
        ("NPS", 20, 40, 0.25, 100),
        ("NPS", -60, -30, 30 / 160, 100),
        ("NPS", 0, 20, 0.2, 100),
        ("percent_change", 90, 99, 0.1, None),
    ],
)
def test_what_a_change_is_compared_with(
    unit: str, start: float, end: float, share: float, limit: float | None
) -> None:
    found = stretch_between(start, end, range_of_unit(unit))
    assert math.isclose(found.share, share)
    assert found.limit == limit


@given(SHARES, SHARES)
def test_a_share_and_what_is_missing_to_it_are_judged_alike(start: float, end: float) -> None:
    one, other = stretch_between(start, end, PERCENT), stretch_between(100 - start, 100 - end, PERCENT)
    assert math.isclose(one.share, other.share, rel_tol=1e-6, abs_tol=1e-9)


@given(SHARES, SHARES, SHARES)
def test_further_is_more(start: float, end: float, further: float) -> None:
    if abs(further - start) > abs(end - start):
        assert stretch_between(start, further, PERCENT).share > stretch_between(start, end, PERCENT).share


@given(
    st.floats(allow_nan=False, allow_infinity=False),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from(["%", "NPS", "calls", "of 5", "EUR"]),
)
def test_every_change_has_a_size(start: float, end: float, unit: str) -> None:
    assert not math.isnan(stretch_between(start, end, range_of_unit(unit)).share)


def test_from_nothing() -> None:
    assert stretch_between(0, 40, None).from_nothing
    assert stretch_between(0, 40, PERCENT).from_nothing
    assert not stretch_between(0, 40, range_of_unit("NPS")).from_nothing


@pytest.mark.parametrize(
    ("unit", "threshold"),
    [("NPS", 0.3), ("nps", 0.3), ("% of calls", 0.15), ("% of parcels", 0.1), ("calls", 0.2), (None, 0.2)],
)
def test_thresholds_of_units(unit: str | None, threshold: float) -> None:
    own = own_thresholds(["NPS 0.3", "% .15, % of parcels 0.1", "nonsense", "call 0.9"])
    assert threshold_for(unit, own, 0.2) == threshold
