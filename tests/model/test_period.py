from __future__ import annotations

import datetime as dt
import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Period, parse_period

YEARS = st.integers(2, 9998)
MONTHS = st.integers(1, 12)


def parsed(text: str, fiscal_year_start: int | None = None) -> Period:
    period = parse_period(text, fiscal_year_start)
    assert period is not None, text
    return period


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2026-Q4", "2026-10-01", "2026-12-31"),
        ("2026-q1", "2026-01-01", "2026-03-31"),
        ("2026-H1", "2026-01-01", "2026-06-30"),
        ("2026-H2", "2026-07-01", "2026-12-31"),
        ("2026", "2026-01-01", "2026-12-31"),
        ("2026-11", "2026-11-01", "2026-11-30"),
        ("2028-02", "2028-02-01", "2028-02-29"),
        ("2026-10-01/2026-12-31", "2026-10-01", "2026-12-31"),
        ("2026-11-23/2026-11-23", "2026-11-23", "2026-11-23"),
        ("9999-Q4", "9999-10-01", "9999-12-31"),
        ("9999", "9999-01-01", "9999-12-31"),
    ],
)
def test_periods_include_both_ends(text: str, start: str, end: str) -> None:
    period = parsed(text)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    ("text", "month", "start", "end"),
    [
        ("FY27-Q1", 7, "2026-07-01", "2026-09-30"),
        ("FY27-Q4", 7, "2027-04-01", "2027-06-30"),
        ("FY2027-H2", 10, "2027-04-01", "2027-09-30"),
        ("fy27", 2, "2026-02-01", "2027-01-31"),
        ("FY27-Q1", 1, "2027-01-01", "2027-03-31"),
    ],
)
def test_fiscal_years_are_named_after_the_year_they_end_in(
    text: str, month: int, start: str, end: str
) -> None:
    period = parsed(text, month)
    assert (period.start.isoformat(), period.end.isoformat()) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Q4",
        "this quarter",
        "2026-Q5",
        "2026-H3",
        "2026-13",
        "2026-1",
        "2026 Q4",
        "26-Q4",
        "0000",
        "2026-10-01",
        "2026-12-31/2026-10-01",
        "2026-02-30/2026-03-01",
        "2026-Q4 and more",
        "FY27-Q1",
        "２０２６-Q4",
    ],
)
def test_what_is_no_period_gives_none(text: str) -> None:
    assert parse_period(text) is None


@given(st.text(max_size=30), st.none() | MONTHS)
def test_any_text_gives_a_period_or_none(text: str, month: int | None) -> None:
    period = parse_period(text, month)
    assert period is None or period.start <= period.end


@given(st.dates(dt.date(2, 1, 1), dt.date(9998, 12, 31)), st.sampled_from(["Q", "H"]))
def test_a_day_lies_in_exactly_one_part_of_its_year(day: dt.date, part: str) -> None:
    parts = [parsed(f"{day.year:04}-{part}{n}") for n in range(1, 5 if part == "Q" else 3)]
    assert sum(period.start <= day <= period.end for period in parts) == 1
    assert sum(period.days for period in parts) == parsed(f"{day.year:04}").days


@given(YEARS, MONTHS)
def test_a_fiscal_year_is_its_four_quarters_end_to_end(year: int, month: int) -> None:
    whole = parsed(f"FY{year:04}", month)
    quarters = [parsed(f"FY{year:04}-Q{n}", month) for n in range(1, 5)]
    assert (quarters[0].start, quarters[-1].end) == (whole.start, whole.end)
    assert whole.end.year == year
    for before, after in itertools.pairwise(quarters):
        assert after.start - before.end == dt.timedelta(days=1)


@given(st.sampled_from(["2026-Q{}", "2026-H{}", "2026-1{}", "FY27-Q{}"]), st.integers(1, 2))
def test_a_label_reads_back_as_the_same_period(form: str, number: int) -> None:
    period = parsed(form.format(number).lower(), 7)
    assert parsed(period.label, 7) == period
    assert period.label == form.format(number)


@given(st.dates(), st.dates())
def test_an_interval_is_the_days_it_names(one: dt.date, other: dt.date) -> None:
    start, end = sorted((one, other))
    period = parsed(f"{start}/{end}")
    assert (period.start, period.end, period.days) == (start, end, (end - start).days + 1)
