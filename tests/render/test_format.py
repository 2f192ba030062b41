"""Numbers and dates as people read them, in English."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import parse_period
from okrdocs.render.format import decimals_of
from okrdocs.render.words import Words

THIN = "\u202f"
shown = Words()


@pytest.mark.parametrize(
    ("value", "decimals", "text"),
    [
        (0, None, "0"),
        (999, None, "999"),
        (3220, None, f"3{THIN}220"),
        (1234567.25, None, f"1{THIN}234{THIN}567.25"),
        (11, 1, "11.0"),
        (13.1, None, "13.1"),
        (-4000, None, f"−4{THIN}000"),
        (-0.04, 1, "0.0"),
        (0.1 + 0.2, None, "0.3"),
        (1e21, None, "1e+21"),
    ],
)
def test_number(value: float, decimals: int | None, text: str) -> None:
    assert shown.number(value, decimals) == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0"),
        (0.525, "52"),
        (0.52, "52"),
        (0.994, "99"),
        (0.996, "99"),
        (1, "100"),
        (1.19, "119"),
        (-0.07, "−7"),
    ],
)
def test_percent(share: float, text: str) -> None:
    assert shown.percent(share) == f"{text}{THIN}%"


def test_percent_of_a_sum_that_is_a_hair_short_of_one_is_a_hundred() -> None:
    assert shown.percent(sum([0.1] * 10)) == f"100{THIN}%"


@pytest.mark.parametrize(("change", "text"), [(-260, "−260"), (12, "+12"), (0, "0")])
def test_signed(change: float, text: str) -> None:
    assert shown.signed(change) == text


def test_decimals_follow_the_most_exact_number() -> None:
    assert decimals_of([11, 13.1, 15]) == 1
    assert decimals_of([]) == 0


@pytest.mark.parametrize(("value", "text"), [(1, "1.0"), (0.7, "0.7"), (0.55, "0.55"), (0.123456, "0.12")])
def test_share(value: float, text: str) -> None:
    assert shown.share(value) == text


def test_day_names_the_year_only_where_it_differs() -> None:
    as_of = dt.date(2026, 11, 23)
    assert shown.day(dt.date(2026, 11, 6), as_of) == "6 Nov"
    assert shown.day(dt.date(2027, 1, 6), as_of) == "6 Jan 2027"
    assert shown.full_day(dt.date(2026, 11, 6)) == "6 Nov 2026"


def test_day_range() -> None:
    assert shown.day_range(dt.date(2026, 10, 1), dt.date(2026, 12, 31)) == "1 Oct – 31 Dec 2026"
    assert shown.day_range(dt.date(2026, 11, 1), dt.date(2027, 1, 31)) == "1 Nov 2026 – 31 Jan 2027"


@pytest.mark.parametrize(
    ("written", "text"),
    [("2026-q4", "2026-Q4"), ("2026-09-28/2026-12-20", "28 Sep – 20 Dec 2026")],
)
def test_period_label(written: str, text: str) -> None:
    period = parse_period(written)
    assert period is not None
    assert shown.period_label(period) == text


@given(st.floats(allow_nan=False, allow_infinity=False))
def test_any_number_can_be_shown(value: float) -> None:
    assert 0 < len(shown.number(value)) < 40
    assert shown.number(value) != "-0"


@given(st.floats(0, 1))
def test_only_a_whole_is_a_hundred_percent(share: float) -> None:
    if share < 0.999999:
        assert shown.percent(share) != f"100{THIN}%"
