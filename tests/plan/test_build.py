"""Pages of text through reading and checking into a plan."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent, indent
from typing import TYPE_CHECKING

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
from okrdocs.parse.page import read_page
from okrdocs.plan.build import build_plan
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    from okrdocs.plan.index import Plan


def block(text: str) -> str:
    return f"```okr\n{dedent(text).strip()}\n```\n\n"


def plan_of(*pages: str, fiscal_year_start: int | None = None, language: str = "en") -> Plan:
    """Build the plan of pages, given as Markdown or, without a fence, as one block each."""
    texts = (page if "```" in page else block(page) for page in pages)
    read = (read_page(f"page{n}.md", text.encode()) for n, text in enumerate(texts, 1))
    return build_plan([check_page(page) for page in read], fiscal_year_start, language)


def one_outcome(fields: str) -> Outcome:
    (found,) = plan_of("outcome: Calls fall\n" + dedent(fields)).outcomes.values()
    return found


def test_a_block_becomes_an_objective_with_what_is_written_in_it() -> None:
    plan = plan_of(
        """
        objective: Customers get answers
        id: answers
        commitment: aspirational
        period: 2026-Q4
        owner: support
        why: Calls cost 9 EUR each.
        supports: loyal
        key_results:
          - outcome: Calls fall
            id: calls
            unit: calls/week
            baseline: 4_000
            target: 2500
            due: 2026-12-15
            weight: 2
            how: Dashboard, on Mondays
            guards: [csat]
            check_ins:
              - {date: 2026-10-15, value: 3700, confidence: 60%}
              - {date: 2026-11-01, value: 3.1k, note: Search is live.}
        initiatives:
          - output: Product search
            id: search
            leads_to: calls
            status: in-progress
            progress: 60%
        """
    )
    answers, calls, search = plan.objectives["answers"], plan.outcomes["calls"], plan.outputs["search"]
    assert (answers.title, answers.why, answers.supports) == (
        "Customers get answers",
        "Calls cost 9 EUR each.",
        ("loyal",),
    )
    assert calls.measure == Metric(4000, 2500)
    assert (calls.measures, calls.nested, calls.commitment) == ("answers", True, Commitment.ASPIRATIONAL)
    assert (calls.due, calls.due_given) == (dt.date(2026, 12, 15), True)
    assert (calls.weight, calls.how, calls.guards) == (2, "Dashboard, on Mondays", ("csat",))
    assert calls.checkins == (
        CheckIn(dt.date(2026, 10, 15), 3700, 0.6),
        CheckIn(dt.date(2026, 11, 1), 3100, None, "Search is live."),
    )
    assert (search.within, search.leads_to, search.progress) == ("answers", ("calls",), 0.6)
    assert search.status is OutputStatus.IN_PROGRESS


def test_objects_know_where_they_are_written() -> None:
    plan = plan_of(
        "Text before.\n\n"
        + block(
            """
            objective: Answers
            outcomes:
              - outcome: Calls fall
                id: calls
            """
        )
    )
    span = plan.outcomes["calls"].source.span("id")
    assert (plan.outcomes["calls"].source.path, span.line, span.column) == ("page1.md", 7, 9)


@pytest.mark.parametrize(
    ("fields", "measure"),
    [
        ("baseline: 20%\ntarget: 12%", Metric(20, 12)),
        ("target: 1.2M", Metric(None, 1_200_000)),
        ("baseline: 3\ntarget: many", Metric(3, None)),
        ("", Metric()),
        ("count_from_zero: true\ntarget: 40", Metric(0, 40)),
        ("count_from_zero: true\nbaseline: 5\ntarget: 40", Metric(5, 40)),
        ("count_from_zero: true\nbaseline: some\ntarget: 40", Metric(None, 40)),
        ('keep: ">= 99.9"', Maintain(low=99.9)),
        ('keep: "< 3"', Maintain(high=3, strict=True)),
        ("keep: [4.2, 5]", Maintain(4.2, 5)),
        ("keep: high", Maintain()),
        (
            "milestones:\n  - {title: Pilot, done: true}\n  - {title: Launch, due: 2026-12-01}",
            Steps((Milestone("Pilot", done=True), Milestone("Launch", dt.date(2026, 12, 1)))),
        ),
        (
            "baseline: unknown\nbaseline_due: 2026-10-15\ntarget: 8",
            Establish(dt.date(2026, 10, 15), 8),
        ),
    ],
)
def test_the_fields_tell_the_kind_of_outcome(fields: str, measure: Measure) -> None:
    assert one_outcome(fields).measure == measure


@pytest.mark.parametrize(
    ("fields", "unit"),
    [
        ("baseline: 20%\ntarget: 12%", "%"),
        ("target: 12%\nunit: '% of calls'", "% of calls"),
        ("baseline: 20\ntarget: 12", None),
        ('keep: ">= 99.9%"', "%"),
    ],
)
def test_a_percent_sign_is_a_unit(fields: str, unit: str | None) -> None:
    assert one_outcome(fields).unit == unit


# Inheritance.

DEFAULTS = """---
okr: {period: 2026-Q4, owner: page, tags: [winter], cadence: 7}
---
"""


def test_defaults_of_the_page_hold_for_every_block_of_it() -> None:
    plan = plan_of(
        DEFAULTS
        + block(
            """
            objective: One
            id: one
            outcomes: [{outcome: Inside, id: inside}]
            outputs: [{output: Made, id: made}]
            """
        )
        + block("outcome: Alone\nid: alone")
        + block("output: Thing\nid: thing\nowner: its own\nperiod: 2026-11\ntags: summer"),
        "objective: Elsewhere\nid: elsewhere",
    )
    for entry in (
        plan.objectives["one"],
        plan.outcomes["inside"],
        plan.outputs["made"],
        plan.outcomes["alone"],
    ):
        assert entry.period
        assert (entry.period.label, entry.owner, entry.tags) == ("2026-Q4", "page", ("winter",))
    thing = plan.outputs["thing"]
    assert thing.period
    assert (thing.period.label, thing.owner, thing.tags) == ("2026-11", "its own", ("summer",))
    assert [plan.objectives["one"].cadence, plan.outcomes["alone"].cadence] == [7, 7]
    assert (plan.objectives["elsewhere"].owner, plan.objectives["elsewhere"].period) == (None, None)


def test_nested_objects_take_over_what_their_objective_says() -> None:
    plan = plan_of(
        DEFAULTS
        + block(
            """
            objective: One
            owner: one
            period: 2026-H2
            cadence: 30
            outcomes:
              - {outcome: Inside, id: inside}
              - {outcome: Own, id: own, owner: own, period: 2026-11, cadence: 2}
            """
        )
    )
    inside, own = plan.outcomes["inside"], plan.outcomes["own"]
    assert inside.period
    assert own.period
    assert (inside.owner, inside.period.label, inside.cadence) == ("one", "2026-H2", 30)
    assert (own.owner, own.period.label, own.cadence) == ("own", "2026-11", 2)
    assert (inside.due, inside.due_given) == (dt.date(2026, 12, 31), False)


def test_what_stands_alone_takes_over_from_what_it_belongs_to_elsewhere() -> None:
    plan = plan_of(
        "output: Search\nid: search\nleads_to: [nowhere, CALLS]",
        "---\nokr: {owner: page}\n---\n" + block("outcome: Calls fall\nid: calls\nmeasures: old-name"),
        """
        objective: Answers
        id: answers
        formerly: old-name
        period: 2026-Q4
        owner: top
        commitment: aspirational
        """,
    )
    calls, search = plan.outcomes["calls"], plan.outputs["search"]
    assert calls.period
    assert calls.period == search.period == plan.objectives["answers"].period
    assert (calls.owner, search.owner) == ("page", "page")
    assert calls.commitment is Commitment.ASPIRATIONAL
    assert calls.due == calls.period.end
    assert plan.objective_of(calls) is plan.objectives["answers"]


def test_an_outcome_inside_an_objective_measures_that_one() -> None:
    plan = plan_of("objective: One\nid: one\noutcomes:\n- {outcome: Inside, id: inside, measures: other}")
    assert plan.outcomes["inside"].measures == "one"


def test_an_output_inside_an_objective_leads_where_it_says_and_nowhere_else() -> None:
    plan = plan_of(
        """
        objective: One
        outcomes: [{outcome: Only, id: only}]
        outputs: [{output: Made, id: made}]
        """
    )
    assert plan.outputs["made"].leads_to == ()


def test_what_is_in_a_draft_is_a_draft() -> None:
    plan = plan_of(
        """
        objective: One
        id: one
        status: draft
        outcomes:
          - {outcome: Calls fall, id: calls, target: TBD}
        outputs:
          - {output: Made, id: made, status: planned}
        """
    )
    calls = plan.outcomes["calls"]
    assert (plan.objectives["one"].status, calls.status, plan.outputs["made"].draft) == (
        Status.DRAFT,
        Status.DRAFT,
        True,
    )
    assert (calls.measure, "target" in calls.invalid) == (Metric(), False)


def test_what_is_in_a_closed_objective_keeps_its_own_status() -> None:
    plan = plan_of(
        """
        objective: One
        id: one
        status: closed
        grade: 0.6
        retrospective: We learned.
        outcomes:
          - {outcome: Kept, id: kept}
          - {outcome: Given up, id: gone, status: dropped}
        """
    )
    assert [entry.status for entry in plan.outcomes.values()] == [Status.ACTIVE, Status.DROPPED]
    assert (plan.objectives["one"].grade, plan.objectives["one"].retrospective) == (0.6, "We learned.")


def test_a_whole_page_can_be_a_draft() -> None:
    plan = plan_of(
        "---\nokr: {status: draft}\n---\n"
        + block("objective: One\nid: one")
        + block("outcome: Alone\nid: alone")
        + block("output: Thing\nid: thing\nstatus: done")
    )
    assert plan.objectives["one"].status is Status.DRAFT
    assert plan.outcomes["alone"].status is Status.DRAFT
    assert plan.outputs["thing"].draft


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ("", OutputStatus.PLANNED),
        ("progress: 40%", OutputStatus.IN_PROGRESS),
        ("progress: 0", OutputStatus.PLANNED),
        ("shipped: 2026-11-06", OutputStatus.DONE),
        ("shipped: 2026-11-06\nstatus: dropped", OutputStatus.DROPPED),
    ],
)
def test_an_output_that_names_no_status_shows_it_otherwise(fields: str, status: OutputStatus) -> None:
    (found,) = plan_of(f"output: Thing\n{fields}").outputs.values()
    assert found.status is status


# Periods.


def test_fiscal_periods_need_the_month_in_which_the_year_begins() -> None:
    text = "objective: One\nid: one\nperiod: FY27-Q1"
    period = plan_of(text, fiscal_year_start=7).objectives["one"].period
    assert period
    assert (period.start, period.end) == (dt.date(2026, 7, 1), dt.date(2026, 9, 30))
    unknown = plan_of(text).objectives["one"]
    assert (unknown.period, "period" in unknown.invalid) == (None, True)


def test_a_period_that_is_none_hides_the_one_above_and_is_marked_wherever_it_would_hold() -> None:
    plan = plan_of(
        DEFAULTS
        + block("objective: One\nid: one\nperiod: this quarter\noutcomes:\n- {outcome: Inside, id: inside}")
        + block("objective: Two\nid: two"),
        "---\nokr: {period: soon}\n---\n"
        + block("objective: Three\nid: three")
        + block("objective: Four\nid: four\nperiod: 2026-Q4"),
    )
    one, inside = plan.objectives["one"], plan.outcomes["inside"]
    assert (one.period, inside.period, inside.due) == (None, None, None)
    marked = {entry.id for entry in plan.objects() if "period" in entry.invalid}
    assert marked == {"one", "inside", "three"}


# Ids.


def test_ids_are_made_from_titles_and_numbered_where_they_are_taken() -> None:
    plan = plan_of(
        "objective: Calls fall!",
        "outcome: Calls fall",
        "output: CALLS FALL",
        "outcome: Something else\nid: Calls-Fall-2",
    )
    assert list(plan.objectives) == ["calls-fall"]
    assert list(plan.outcomes) == ["calls-fall-3", "Calls-Fall-2"]
    assert list(plan.outputs) == ["calls-fall-4"]
    assert [entry.id_derived for entry in plan.objects()] == [True, True, False, True]
    assert plan.duplicates == ()


def test_given_ids_win_over_made_ones_that_come_first() -> None:
    plan = plan_of("objective: Calls fall", "outcome: Something\nid: calls-fall")
    assert list(plan.objectives) == ["calls-fall-2"]
    assert list(plan.outcomes) == ["calls-fall"]


def test_a_long_title_keeps_its_number_within_the_length_of_an_id() -> None:
    title = "growing " * 20
    plan = plan_of(f"objective: {title}", f"outcome: {title}")
    (second,) = plan.outcomes
    assert len(second) <= 64
    assert second.endswith("-2")


def test_a_title_without_latin_letters_gets_an_id_that_stays() -> None:
    (made,) = plan_of("objective: 顧客満足").objectives
    assert made == next(iter(plan_of("objective: 顧客満足").objectives))
    assert made.startswith("objective-")


def test_a_thousand_equal_titles_are_numbered_in_order() -> None:
    plan = plan_of("".join(block("outcome: Same") for _ in range(1000)))
    assert list(plan.outcomes)[-1] == "same-1000"


def test_a_title_over_several_lines_is_one_line() -> None:
    (found,) = plan_of("objective: >\n  Customers\n  get answers\n").objectives.values()
    assert found.title == "Customers get answers"


def test_what_is_written_in_an_objective_whose_id_is_taken_belongs_to_none() -> None:
    plan = plan_of(
        "objective: One\nid: same\noutcomes:\n- {outcome: First, id: first}",
        """
        objective: Two
        id: same
        owner: two
        outcomes: [{outcome: Second, id: second}]
        outputs: [{output: Made, id: made, leads_to: second}]
        """,
    )
    ((holder, claimer),) = plan.duplicates
    assert (holder.title, claimer.title) == ("One", "Two")
    assert [entry.id for entry in plan.outcomes_of(plan.objectives["same"])] == ["first"]
    second = plan.outcomes["second"]
    assert (second.measures, second.nested, second.owner) == (None, True, "two")
    assert plan.outputs["made"].within is None


# What can't be used.


def test_a_value_that_can_not_be_used_is_left_out_and_named() -> None:
    plan = plan_of("outcome: Calls fall\nid: calls\nbaseline: 4000\ntarget: many\ndue: soon\nperiod: 2026-Q4")
    calls = plan.outcomes["calls"]
    assert calls.measure == Metric(4000, None)
    assert {"target", "due"} <= calls.invalid
    assert "baseline" not in calls.invalid
    assert (calls.due, calls.due_given) == (dt.date(2026, 12, 31), False)


def test_an_object_without_a_usable_title_goes_by_its_id() -> None:
    plan = plan_of(
        """
        objective: One
        id: one
        outcomes:
          - {outcome: Inside, id: inside}
          - {outcome: [Broken], id: broken}
        """,
        "output: [Thing]\nid: thing",
        "output: Other\nid: other\nleads_to: broken",
    )
    assert list(plan.objectives) == ["one"]
    assert {outcome.id: outcome.title for outcome in plan.outcomes.values()} == {
        "inside": "Inside",
        "broken": "broken",
    }
    assert {output.id: output.title for output in plan.outputs.values()} == {
        "thing": "thing",
        "other": "Other",
    }


def test_a_block_that_can_be_read_in_part_still_holds_its_id() -> None:
    plan = plan_of("objective: One\nid: one\nwhy: [", "objective: One")
    assert list(plan.objectives) == ["one", "one-2"]


def test_a_block_that_can_not_be_read_at_all_still_holds_its_id() -> None:
    plan = plan_of("- objective: One\n  id: one", "objective: One")
    assert "one" in plan.lost
    assert list(plan.objectives) == ["one-2"]


def test_no_pages_make_an_empty_plan() -> None:
    assert list(plan_of().objects()) == []
    assert list(plan_of("# Only ```prose``` here\n").objects()) == []


def test_indented_blocks_are_blocks_too() -> None:
    plan = plan_of("- In a list:\n\n" + indent(block("objective: One\nid: one"), "    "))
    assert list(plan.objectives) == ["one"]


def test_derived_ids_are_made_in_the_language_of_the_page_else_of_the_site() -> None:
    german = "---\nokr: {lang: de}\n---\n" + block("outcome: Kürzere Wartezeiten")
    swedish = "---\nokr: {lang: sv}\n---\n" + block("outcome: Kortare väntan")
    assert list(plan_of(german, "outcome: Größere Nähe").outcomes) == [
        "kuerzere-wartezeiten",
        "grossere-nahe",
    ]
    assert list(plan_of("outcome: Größere Nähe", swedish, language="de").outcomes) == [
        "groessere-naehe",
        "kortare-vantan",
    ]
