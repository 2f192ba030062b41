"""Which numbers of a title say something of its metric, and what they may mean."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.rules.numbers_in_titles import readings, stated_numbers


def read(title: str) -> list[str]:
    return [f"{number.role.value} {number.text}" for number in stated_numbers(title)]


@pytest.mark.parametrize(
    ("title", "numbers"),
    [
        ("Share of repeat orders grows from 29 % to 70 %", ["from 29 %", "to 70 %"]),
        ("Time to hire: 45 days → 30 days", ["from 45", "to 30"]),
        ("Handling time 72 to 45 minutes", ["to 45"]),
        ("Cut waiting time by 20 %", ["by 20 %"]),
        ("At least 350 guests", ["to 350"]),
        ("≥ 4.5 stars", ["to 4.5"]),
        ("Keep it < $1.2M a year", ["to $1.2M"]),
        ("About 4 000 readers", ["to 4 000"]),
        ("Von 3,5 auf 4,2 Sterne", ["from 3,5", "to 4,2"]),
        ("Kosten sinken um 12 Prozent", ["by 12 Prozent"]),
        ("Mindestens 10.000 Besuche", ["to 10.000"]),
    ],
)
def test_numbers_that_count(title: str, numbers: list[str]) -> None:
    assert read(title) == numbers


@pytest.mark.parametrize(
    "title",
    [
        "Customers of hall 2 get through",
        "The top 10 accounts renew",
        "p95 below budget on 5G, 24/7",
        "Growers aged 18–25 join",
        "First answers in 24 hours",
        "Everybody passes ISO 27001 and SOC 2",
        "Live in FY27-Q1, or by 15 December",
        "Done by 3 May and from 9 am to 5 pm",
        "Ready to use on 31.12.2026",
        "Quoted as “to 50 %” and `to 50 %` on https://example.org/to/50",
        "4 of 5 patients feel safe",
        "No number at all",
    ],
)
def test_numbers_that_are_names_and_scopes(title: str) -> None:
    assert read(title) == []


@pytest.mark.parametrize(
    ("digits", "values"),
    [
        ("10.000", (10000, 10)),
        ("10,000", (10000, 10)),
        ("1.234,5", (1234.5,)),
        ("1,234.5", (1234.5,)),
        ("1.234.567", (1234567,)),
        ("4 000", (4000,)),
        ("4_000", (4000,)),
        ("99.95", (99.95,)),
        ("3,5", (3.5,)),
    ],
)
def test_points_and_commas(digits: str, values: tuple[float, ...]) -> None:
    assert readings(digits) == values


@pytest.mark.parametrize(
    ("title", "value", "agrees"),
    [
        ("to 1500", 1480, True),
        ("to 5000", 4200, False),
        ("to 100 %", 97, False),
        ("to 99.9 %", 99.95, False),
        ("to 70 %", 69.6, True),
        ("to 70 %", 72, False),
        ("to about 70 %", 72, True),
        ("to 0", 0, True),
        ("to 0", 1, False),
        ("to 1.2M", 1_200_000, True),
        ("to 20", -20, True),
    ],
)
def test_rounding(title: str, value: float, agrees: bool) -> None:
    (number,) = stated_numbers(title)
    assert number.may_mean(value) is agrees


@given(st.text(alphabet="0123456789.,%€$k ~→-<>:tobyfrmuvn", max_size=40))
def test_any_title_can_be_read(title: str) -> None:
    for number in stated_numbers(title):
        assert number.text.strip() == number.text != ""
        assert number.values
        assert all(value >= 0 for value in number.values)
        assert not any(number.may_mean(value * 3 + 1) for value in number.values[:1])
