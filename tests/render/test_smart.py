"""The SMART scorecard on cards and pages, and in okrs.json."""

from __future__ import annotations

import datetime as dt
import json
import textwrap
from functools import cache
from typing import Any

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.engine.scorecard import Scorecards
from okrdocs.plan.progress import score
from okrdocs.render.renderer import Renderer
from tests.render.rendering import Addresses, Reading, read

PLAN = """
```okr
objective: Customers get answers without having to call us
id: support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Reduce calls, id: calls, unit: calls/week, baseline: 2500, target: 4000,
     checkins: [{date: 2026-11-16, value: 2600}]}
  - {outcome: Reduce cost, id: cost, unit: EUR, baseline: 7317, target: 9541, confidential: true,
     checkins: [{date: 2026-11-16, value: 7400}]}
outputs:
  - {output: Searchable product database, id: search}
```
```okr
objective: Nobody waits
id: draft
status: draft
```
"""


@cache
def made() -> Renderer:
    """Render the plan with what the rules find in it."""
    analysis = analyse([("plan.md", textwrap.dedent(PLAN).encode())], Settings(as_of=dt.date(2026, 11, 23)))
    cards = Scorecards(analysis.plan, analysis.diagnostics)
    return Renderer(analysis.plan, score(analysis.plan, analysis.as_of), scorecards=cards)


def page(object_id: str) -> Reading:
    return read(made().page(object_id, Addresses()))


def exported(object_id: str) -> dict[str, Any]:
    item: dict[str, Any] = json.loads(made().record(object_id, lambda _: None).line)
    return item


def test_an_objectives_page_tells_each_letter_with_the_findings_of_its_parts() -> None:
    words = page("support").words
    assert "S Specific Pass" in words
    assert "M Measurable Fail" in words
    assert "M204 Reduce calls: The title says “Reduce”" in words
    assert "R Relevant Fail" in words
    assert "R401 Searchable product database" in words


def test_an_outcomes_page_does_not_name_itself() -> None:
    assert "M204 The title says “Reduce”, but the numbers rise from 2500 to 4000." in page("calls").words


def test_an_outputs_page_lists_findings_without_marks() -> None:
    words = page("search").words
    assert "R401" in words
    assert "Pass" not in words


def test_confidential_numbers_stay_out() -> None:
    for object_id in ("support", "cost"):
        words = page(object_id).words
        assert "M204" in words
        assert "Told by okrdocs lint only" in words
        assert "7317" not in words
        assert "9541" not in words
    (finding,) = [one for one in exported("cost")["findings"] if one["code"] == "M204"]
    assert finding["message"] is finding["help"] is None


def test_cards_show_the_letters_in_words_too() -> None:
    html = made().card("support", Addresses())
    assert "SMART scorecard: Specific Pass, Measurable Fail, " in html
    assert "okr-letters" not in made().card("draft", Addresses())


def test_the_export_has_marks_and_findings() -> None:
    assert exported("support")["smart"]["measurable"] == "fail"
    assert exported("support")["smart"]["time_bound"] == "pass"
    assert exported("search")["smart"] is None
    assert exported("draft")["smart"] is None
    assert {one["code"] for one in exported("search")["findings"]} >= {"R401"}
