"""A quarter on paper, and pages under a policy that allows nothing written into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_kinds import PAGES

if TYPE_CHECKING:
    from tests.browser.conftest import MakeVisit

OWN_PAGES = [path.partition("/")[2] for path in PAGES.values()]


@pytest.mark.parametrize("name", ["2026-Q4", "2026-Q3"])
def test_a_quarter_report_prints(visit: MakeVisit, name: str) -> None:
    page = visit().open(f"material/okrs/periods/{name}/")
    page.emulate_media(media="print")
    assert page.locator(".okr table tr:visible").count() > 5
    assert not page.locator(".okr-periods:visible, .okr-filter:visible").count()
    pages = len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    assert 2 <= pages <= 12


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_strict_policy_holds(visit: MakeVisit, path: str) -> None:
    window = visit()
    page = window.open(f"bare/{path}")
    assert window.complaints == []
    inline = "[style], style, script:not([src]), [onclick], [onchange], [onload]"
    assert page.locator(inline).count() == 0
