"""An activity among the outcomes becomes an output, and nothing that was written with it is lost."""

from __future__ import annotations

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.fixes import apply_edits
from okrdocs.engine.run import Analysis, analyse
from okrdocs.model import Fix, Severity
from okrdocs.rules.move_to_outputs import move_to_outputs
from tests.rules.case_files import TODAY


def analysed(page: str) -> Analysis:
    return analyse([("plan.md", page.encode())], Settings(as_of=TODAY))


def fix_of(page: str, name: str = "launch") -> Fix | None:
    plan = analysed(page).plan
    return move_to_outputs(plan.outcomes[name], plan)


def moved(page: str, name: str = "launch") -> str:
    fix = fix_of(page, name)
    assert fix is not None
    assert not fix.safe
    return apply_edits(page, fix.edits)


BEFORE = """\
```okr
objective: Growers find us
id: found
period: 2026-Q4
owner: ana
outcomes:
  # with the fair
  - outcome: Launch the campaign  # soon
    id: launch
    unit: leads
    baseline: 0
    target: 100
    due: 2026-12-01
      # the fair's day
  - {outcome: More visits, id: visits, unit: visits, baseline: 1, target: 3}
outputs:
  - output: Posters
    id: posters
    leads_to: launch
note: See above.
```
"""
AFTER = """\
```okr
objective: Growers find us
id: found
period: 2026-Q4
owner: ana
outcomes:
  # with the fair
  - outcome: TODO what changes because of "Launch the campaign"?  # soon
    id: launch
    unit: leads
    baseline: 0
    target: 100
    due: 2026-12-01
      # the fair's day
  - {outcome: More visits, id: visits, unit: visits, baseline: 1, target: 3}
outputs:
  - output: Posters
    id: posters
    leads_to: launch
  - output: Launch the campaign
    id: launch-output
    leads_to: launch
    due: 2026-12-01
note: See above.
```
"""


def test_into_a_list_that_is_there() -> None:
    assert moved(BEFORE) == AFTER


def test_what_is_left_to_do_is_one_error() -> None:
    fix = fix_of(BEFORE)
    found = [one.code for one in analysed(moved(BEFORE)).diagnostics if one.severity is Severity.ERROR]
    assert fix is not None
    assert found == list(fix.leaves) == ["S104"]


def test_links_to_the_outcome_still_lead_to_one() -> None:
    plan = analysed(moved(BEFORE)).plan
    assert [output.id for output in plan.outputs_for(plan.outcomes["launch"])] == ["posters", "launch-output"]
    assert plan.outcomes["launch"].due == plan.outputs["launch-output"].due


def test_into_a_list_that_is_made_below_the_outcomes() -> None:
    page = """\
- Plan:

    > ```okr
    > objective: Growers find us
    > outcomes:
    > - outcome: "Launch: the campaign, at last"
    >   owner: bo
    >   # when?
    >
    > # of the objective
    > period: 2026-Q4
    > owner: ana
    > ```
"""
    after = """\
- Plan:

    > ```okr
    > objective: Growers find us
    > outcomes:
    > - outcome: "TODO what changes because of \\"Launch: the campaign, at last\\"?"
    >   id: launch-the-campaign-at-last
    >   owner: bo
    >   # when?
    > outputs:
    > - output: "Launch: the campaign, at last"
    >   id: launch-the-campaign-at-last-output
    >   leads_to: launch-the-campaign-at-last
    >   owner: bo
    >
    > # of the objective
    > period: 2026-Q4
    > owner: ana
    > ```
"""
    assert moved(page, "launch-the-campaign-at-last") == after


@pytest.mark.parametrize(
    ("outputs", "after"),
    [
        (
            "outputs: []",
            "outputs: [{output: Launch it, id: launch-output, leads_to: launch}]",
        ),
        (
            "initiatives: [{output: Posters, id: posters, leads_to: launch}]",
            "initiatives: [{output: Posters, id: posters, leads_to: launch}, "
            "{output: Launch it, id: launch-output, leads_to: launch}]",
        ),
        (
            "outputs:   # none yet",
            "outputs:   # none yet\n  - output: Launch it\n    id: launch-output\n    leads_to: launch",
        ),
    ],
)
def test_into_lists_of_other_forms(outputs: str, after: str) -> None:
    page = "```okr\nobjective: Growers find us\nkey_results:\n  - {outcome: OLD, id: launch}\nOUTPUTS\n```\n"
    before = page.replace("OLD", "Launch it").replace("OUTPUTS", outputs)
    todo = '{outcome: TODO what changes because of "Launch it"?, id: launch}'
    assert moved(before) == page.replace("{outcome: OLD, id: launch}", todo).replace("OUTPUTS", after)


def test_between_braces() -> None:
    page = (
        "```okr\n"
        '{objective: Growers find us, outcomes: [{"outcome": "Launch it", "unit": "h"}], owner: ana}\n```\n'
    )
    after = (
        '```okr\n{objective: Growers find us, outcomes: [{"outcome": "TODO what changes because of '
        '\\"Launch it\\"?", "id": "launch-it", "unit": "h"}], outputs: [{output: Launch it, '
        "id: launch-it-output, leads_to: launch-it}], owner: ana}\n```\n"
    )
    assert moved(page, "launch-it") == after


def test_an_outcome_with_a_block_of_its_own_gets_a_block_below() -> None:
    page = "> ```okr\n> outcome: Launch it\n> id: launch\n> owner: bo\n> ```\n>\n> Text\n"
    after = (
        '> ```okr\n> outcome: TODO what changes because of "Launch it"?\n'
        "> id: launch\n> owner: bo\n> ```\n>\n"
        "> ```okr\n> output: Launch it\n> id: launch-output\n"
        "> leads_to: launch\n> owner: bo\n> ```\n>\n> Text\n"
    )
    assert moved(page) == after
    assert moved(page.removesuffix(">\n> Text\n")) == after.removesuffix(">\n> Text\n")
    assert moved(page.removesuffix("\n>\n> Text\n")) == after.removesuffix("\n>\n> Text\n")


def test_a_name_that_is_taken_is_not_given_again() -> None:
    page = BEFORE.replace("id: posters", "id: launch-output")
    assert "id: launch-output-2\n    leads_to: launch\n" in moved(page)


def test_a_long_title_is_shortened_in_the_question_only() -> None:
    title = f"Launch {'very ' * 60}big things"
    after = moved(BEFORE.replace("Launch the campaign", title))
    assert f"- output: {title}\n" in after
    assert next(len(line) for line in after.splitlines() if "TODO" in line) < 200


@pytest.mark.parametrize(
    "page",
    [
        BEFORE.replace("outputs:", "outputs: none\nkeys:"),  # nobody knows what that means
        BEFORE.replace("Launch the campaign  # soon", "|\n      Launch it"),
        BEFORE.replace("unit: leads", "unit: @leads"),
        BEFORE.replace("outcomes:", "outcoms:"),
    ],
)
def test_no_fix_where_the_block_is_not_plain_enough(page: str) -> None:
    assert fix_of(page) is None
