"""The fix that writes an id down, and where there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from tests.rules.case_files import TODAY, edited

if TYPE_CHECKING:
    from okrdocs.model import Diagnostic


def derived(page: str) -> list[Diagnostic]:
    found = analyse([("plan.md", page.encode())], Settings(as_of=TODAY)).diagnostics
    return [one for one in found if one.code == "K011"]


@pytest.mark.parametrize(
    "block",
    [
        "? objective\n: Faster answers\nstatus: draft",
        "objective: Faster answers\nstatus: draft\nowner: @ana",
    ],
)
def test_no_fix_where_a_new_line_could_break_the_block(block: str) -> None:
    assert [one.finding.fix for one in derived(f"```okr\n{block}\n```\n")] == [None]


def test_the_line_ends_as_those_around_it() -> None:
    page = "```okr\r\nobjective: Faster answers\r\nstatus: draft\r\n```\r\n"
    (found,) = derived(page)
    assert found.finding.fix is not None
    assert found.finding.fix.safe
    after = edited(page, [found])
    assert after == "```okr\r\nobjective: Faster answers\r\nid: faster-answers\r\nstatus: draft\r\n```\r\n"
    assert derived(after) == []


@pytest.mark.parametrize(
    ("title", "safe"),
    [
        pytest.param("Calls fall by a third", True, id="a result"),
        pytest.param("Launch the product search", False, id="an activity, which S101 sends to outputs"),
        pytest.param("Calls fall to XX", False, id="a gap, which S104 wants to be filled"),
    ],
)
def test_it_is_no_safe_fix_where_the_title_has_to_change(title: str, safe: bool) -> None:
    page = f"```okr\nobjective: Faster answers\nid: answers\noutcomes:\n  - outcome: {title}\n```\n"
    (found,) = derived(page)
    assert found.finding.fix is not None
    assert found.finding.fix.safe is safe
