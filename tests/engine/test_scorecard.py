"""The SMART scorecard follows from the findings."""

from __future__ import annotations

import datetime as dt
import textwrap

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.engine.scorecard import Letter, Mark, Scorecard, Scorecards

_TODAY = dt.date(2026, 11, 23)
_SOUND = """
    objective: Customers get answers without having to call us
    id: support
    period: 2026-Q4
    owner: support
    outcomes:
      - {outcome: Calls fall, id: calls, unit: calls/week, baseline: 4000, target: 2500, due: 2026-12-15,
         checkins: [{date: 2026-11-16, value: 3300}]}
    outputs:
      - {output: Searchable product database, id: search, leads_to: calls}
"""


def cards(*blocks: str) -> dict[str, Scorecard]:
    """Return the scorecard of each object by its id."""
    page = "\n".join(f"```okr\n{textwrap.dedent(block).strip()}\n```\n" for block in blocks)
    analysis = analyse([("plan.md", page.encode())], Settings(as_of=_TODAY))
    made = Scorecards(analysis.plan, analysis.diagnostics)
    return {entry.id: made.of(entry) for entry in analysis.plan.objects()}


def codes(card: Scorecard, letter: Letter) -> set[str]:
    return {found.code for found in card.about(letter)}


def test_what_is_sound_does_not_fail() -> None:
    card = cards(_SOUND)["calls"]
    assert set(card.marks) == set(Letter)
    assert Mark.FAIL not in card.marks.values()


def test_an_error_fails_its_letter_and_no_other() -> None:
    card = cards(_SOUND.replace("due: 2026-12-15", "due: 2027-02-01"))["calls"]
    assert card.marks[Letter.TIME_BOUND] is Mark.FAIL
    assert codes(card, Letter.TIME_BOUND) == {"T503"}
    assert card.marks[Letter.SPECIFIC] is Mark.PASS


def test_an_objective_fares_as_its_outcomes_and_outputs_do() -> None:
    card = cards(_SOUND.replace(", target: 2500", "").replace("search, leads_to: calls", "search"))["support"]
    assert card.marks[Letter.MEASURABLE] is Mark.FAIL
    assert card.marks[Letter.RELEVANT] is Mark.FAIL
    assert {"M201", "R401"} <= {found.code for found in card.findings}


def test_a_warning_warns() -> None:
    card = cards(_SOUND + "    status: closed\n    grade: 0.9\n")["support"]
    assert card.marks[Letter.ACHIEVABLE] is Mark.WARN


def test_structure_has_no_letter() -> None:
    card = cards(_SOUND.replace("    id: support\n", ""))["customers-get-answers-without-having-to-call-us"]
    assert "K011" in {found.code for found in card.structure}
    assert not any("K011" in codes(card, letter) for letter in Letter)


def test_outputs_and_drafts_have_findings_but_no_marks() -> None:
    found = cards(_SOUND.replace("    owner: support\n", "    owner: support\n    status: draft\n"))
    assert found["search"].marks == found["support"].marks == found["calls"].marks == {}
    assert "R401" in {one.code for one in cards(_SOUND.replace(", leads_to: calls", ""))["search"].findings}


def test_what_is_said_of_all_outcomes_at_once_counts_for_each() -> None:
    block = _SOUND.replace("leads_to: calls", "enabling: for later")
    second = "      - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8}"
    found = cards(block.replace("    outputs:", f"{second}\n    outputs:"))
    for name in ("support", "calls", "sooner"):
        assert found[name].marks[Letter.RELEVANT] is Mark.WARN
        assert "R402" in codes(found[name], Letter.RELEVANT)
