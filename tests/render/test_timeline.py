"""The timeline of an objective, of milestones, and the same aim in other periods."""

from __future__ import annotations

import datetime as dt

from tests.render.rendering import AS_OF, Addresses, Reading, plan_of, read, renderer

SUPPORT = """
objective: Customers get answers
id: support
outcomes:
  - {outcome: Searches end with an answer, id: searches, unit: "%", baseline: 38, target: 60, due: 2026-12-15,
     checkins: [{date: 2026-11-06, value: 42}, {date: 2026-11-20, value: 47}]}
  - {outcome: The seal is ours, id: seal, milestones: [{title: Audit, due: 2026-10-20, done: true},
     {title: Report, due: 2026-12-01}, {title: Party}]}
outputs:
  - {output: Search, id: search, leads_to: searches, due: 2026-11-10, shipped: 2026-11-06}
  - {output: Links, id: staff, leads_to: searches, due: 2026-11-13, shipped: 2026-11-16}
  - {output: Fax, id: fax, leads_to: searches, due: 2026-10-30}
  - {output: Someday, id: someday, leads_to: searches}
  - {output: Given up, id: gone, leads_to: searches, due: 2026-11-01, status: dropped}
"""


def page(object_id: str, *blocks: str, as_of: dt.date = AS_OF) -> Reading:
    return read(renderer(plan_of(*blocks), as_of).page(object_id, Addresses()))


def marks(reading: Reading, role: str) -> list[dict[str, str | None]]:
    """Return the marks of a role that stand on days, not in the legend."""
    return [values for values in reading.with_class(f"okr-on-{role}") if (values["x"] or "").endswith("%")]


def test_objective_tells_its_days_in_words_and_in_a_strip() -> None:
    reading = page("support", SUPPORT)
    assert reading.faults == []
    words = reading.words
    assert "Timeline" in words
    assert "Shipped 6 Nov, 4 days early" in words
    assert "Shipped 16 Nov, 3 days late" in words
    assert "Due 15 Dec; 2 check-ins, the last on 20 Nov" in words
    assert "“Audit” reached, was due 20 Oct; “Report” due 1 Dec" in words
    assert len(marks(reading, "shipped")) == 2
    assert len(marks(reading, "due")) == 3
    assert len(marks(reading, "checkin")) == 2
    assert len(marks(reading, "goal")) == 2
    assert len(marks(reading, "reached")) == len(marks(reading, "step")) == 1


def test_days_stand_where_the_period_has_them() -> None:
    shipped = marks(page("support", SUPPORT), "shipped")
    assert [values["x"] for values in shipped] == ["39.56%", "50.55%"]  # days 36 and 46 of 91


def test_undated_and_dropped_outputs_have_no_line() -> None:
    times = renderer(plan_of(SUPPORT)).page("support", Addresses()).partition('class="okr-time"')[2]
    strips = times.partition("</ul>")[0]
    assert "Someday" not in strips
    assert "Given up" not in strips
    assert strips.index("Fax") < strips.index("Search") < strips.index("Links")


def test_today_is_marked_while_it_lies_in_the_period() -> None:
    assert "Today, 23 Nov" in page("support", SUPPORT).words
    assert "Today" not in page("support", SUPPORT, as_of=dt.date(2027, 3, 1)).words


def test_a_roll_up_tells_the_days_of_what_counts_in_it() -> None:
    below = """
    objective: Below
    id: below
    supports: top
    outcomes: [{outcome: K, id: k, unit: u, baseline: 0, target: 9,
      checkins: [{date: 2026-10-12, value: 3}, {date: 2026-11-09, value: 4}]}]
    """
    plan = plan_of("{objective: Top, id: top}", below, front="period: 2026-Q4")
    words = read(renderer(plan).page("top", Addresses())).words
    assert "Below Until 31 Dec; 2 check-ins, the last on 9 Nov" in words


def test_an_objective_without_days_has_no_timeline() -> None:
    block = "{objective: O, id: o, outputs: [{output: A, id: a}]}"
    reading = read(renderer(plan_of(block, front="owner: Support")).page("o", Addresses()))
    assert "timeline" not in reading.ids


def test_many_rows_can_be_opened() -> None:
    outputs = ", ".join(f"{{output: Thing {n}, id: t{n}, due: 2026-11-{n + 1:02}}}" for n in range(20))
    reading = page("o", f"{{objective: O, id: o, outputs: [{outputs}]}}")
    assert "8 more" in reading.words
    assert len(marks(reading, "due")) == 20


def test_milestones_stand_on_their_days() -> None:
    reading = page("seal", SUPPORT)
    assert len(marks(reading, "reached")) == len(marks(reading, "step")) == 1
    assert "Audit Reached" in reading.words
    assert "Report To come, due 1 Dec" in reading.words
    assert "Party To come" in reading.words
    assert "Today, 23 Nov" in reading.words


def test_milestones_without_days_are_a_plain_list() -> None:
    reading = page("o", "{outcome: O, id: o, milestones: [{title: A, done: true}, {title: B}]}")
    assert not reading.with_class("okr-time")
    assert "A Reached" in reading.words


BEFORE = "{objective: Find it themselves, id: q3, period: 2026-Q3, status: closed, grade: 0.6}"
LATER = "{objective: Answers for all, id: q1, period: 2027-Q1, same_as: support, status: draft}"


def test_history_names_the_same_aim_in_other_periods_newest_first() -> None:
    now = "{objective: Customers get answers, id: support, formerly: [q3]}"
    words = page("support", now, BEFORE, LATER).words
    history = words.partition("The same aim in other periods")[2]
    assert 0 < history.index("Answers for all") < history.index("Find it themselves")
    assert "2026-Q3" in history
    assert "Customers get answers" in page("q3", now, BEFORE, LATER).words.partition("The same aim")[2]


def test_history_is_left_out_where_there_is_none() -> None:
    assert "history" not in page("support", SUPPORT).ids
    twin = "{objective: Shared, id: twin, same_as: support}"
    assert "history" not in page("support", SUPPORT, twin).ids


def test_the_legend_says_what_the_marks_mean_that_are_drawn() -> None:
    assert (
        "shipped due check-in target day milestone reached milestone to come Today"
        in page("support", SUPPORT).words
    )
    words = page(
        "o", "{objective: O, id: o, outputs: [{output: A, due: 2026-11-02}, {output: B, due: 2026-11-03}]}"
    ).words
    assert "Timeline due Today" in words
