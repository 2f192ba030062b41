"""The page of a period: report and archive."""

from __future__ import annotations

import datetime as dt

from tests.render.examples import ALL, CLOSED, GUARD, SUPPORT
from tests.render.rendering import AS_OF, Addresses, Reading, plan_of, read, renderer, same_as_golden


def period(name: str, *blocks: str, as_of: dt.date = AS_OF) -> Reading:
    return read(renderer(plan_of(*blocks), as_of).period(name, Addresses()))


def test_report_looks_as_agreed() -> None:
    html = renderer(plan_of(*ALL)).period("2026-Q4", Addresses())
    assert read(html).faults == []
    assert same_as_golden("period.html", html)


def test_archive_looks_as_agreed() -> None:
    html = renderer(plan_of(*ALL)).period("2026-Q3", Addresses())
    assert read(html).faults == []
    assert same_as_golden("period-closed.html", html)


def test_every_object_of_the_period_stands_in_its_report() -> None:
    reading = period("2026-Q4", *ALL)
    wanted = ("support", "calls", "searches", "search", "staff", "routing", "strawberries", "mould", "csat")
    assert {f"/{name}/" for name in wanted} <= set(reading.links)
    assert "/found/" not in reading.links


def test_report_sums_up_and_says_what_needs_attention() -> None:
    words = period("2026-Q4", SUPPORT).words
    assert "Delivered 80 % 2 of 3 outputs shipped" in words
    assert "Needs attention" in words
    assert "Customers get answers without having to call us Objective Support Aspirational" in words
    assert "Questions routed by topic 40 %, due 30 Nov" in words


def test_closed_period_is_frozen_with_grades_and_what_was_learned() -> None:
    words = period("2026-Q3", CLOSED).words
    assert "Closed on 30 Sep 2026. Numbers are frozen as they stood that day. Average grade 0.7." in words
    assert (
        "Achieved 0.7 0.0 0.7 counts as achieved We measured satisfaction too late to learn from it." in words
    )
    assert "Pilot searches end with an answer 24 % 45 % 38 % 67 %" in words
    assert "Needs attention" not in words


def test_closed_period_reads_the_same_on_every_later_day() -> None:
    def body(day: dt.date) -> str:
        words = period("2026-Q3", CLOSED, as_of=day).words
        return words[: words.index("As of")]

    assert body(dt.date(2026, 12, 1)) == body(dt.date(2026, 10, 1))


def test_ended_period_asks_for_the_grades_it_lacks() -> None:
    words = period("2026-Q4", SUPPORT, as_of=dt.date(2027, 1, 20)).words
    assert "Ended on 31 Dec 2026. 0 of 1 objective graded." in words
    assert "and has no grade yet." in words


def test_interval_has_an_address_without_a_slash() -> None:
    made = renderer(plan_of("{objective: O, period: 2026-09-28/2026-12-20}"))
    assert list(made.periods) == ["2026-09-28--2026-12-20"]
    assert made.period_title("2026-09-28--2026-12-20") == "28 Sep – 20 Dec 2026"


def test_outcomes_of_no_objective_have_a_place() -> None:
    assert "Without an objective" in period("2026-Q4", SUPPORT, GUARD).words


def test_very_many_objectives_are_told_in_a_row_each() -> None:
    reading = period("2026-Q4", *(f"{{objective: O{i}, id: o{i}}}" for i in range(151)))
    assert len([tag for tag, _ in reading.tags if tag == "tbody"]) == 151
    assert {f"/o{i}/" for i in range(151)} <= set(reading.links)
