"""Pages on paper, and pages under a policy that allows nothing written into them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.browser.page_kinds import PAGES

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import MakeVisit

OWN_PAGES = [path.partition("/")[2] for path in PAGES.values()]


@pytest.mark.parametrize("name", ["2026-Q4", "2026-Q3"])
def test_a_quarter_report_prints(visit: MakeVisit, name: str) -> None:
    page = visit().open(f"material/okrs/periods/{name}/")
    page.emulate_media(media="print")
    assert page.locator(".okr table tr:visible").count() > 5
    assert not page.locator(".okr-periods:visible, .okr-filter:visible").count()
    assert 2 <= _sheets(page) <= 12


@pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
def test_paper_has_a_head_and_nothing_to_click(visit: MakeVisit, path: str) -> None:
    page = visit().open(path)
    head = page.locator(".okr[hidden]")
    assert not head.is_visible()
    page.emulate_media(media="print")
    assert not page.locator(".okr :is(button, select, a:text-is('CSV')):visible").count()
    if "/okrs/" in path:
        assert head.inner_text().split("\n")[:2] == ["Larkfield handbook", "As of 23 Nov 2026"]


def test_what_is_folded_and_drawn_wide_prints_as_open_lists(visit: MakeVisit) -> None:
    """A map would be cut at the end of a sheet; the first one isn't left empty before its list."""
    page = visit().open("material/okrs/map/")
    folded = page.locator("details .okr-tree li").first
    assert not folded.is_visible()
    assert page.locator(".okr-map").first.is_visible()
    page.emulate_media(media="print")
    assert folded.is_visible()
    assert not page.locator(".okr-map:visible").count()
    assert _sheets(page) <= 6


def test_a_dark_page_prints_dark_on_white(visit: MakeVisit) -> None:
    """Browsers leave out the ground that light letters stand on."""
    page = visit().open("mkdocs/okrs/")
    page.add_style_tag(content="body { color-scheme: dark }")
    ink = page.locator(".okr-summary")
    colour = "element => getComputedStyle(element).color"
    assert ink.evaluate(colour) == "rgb(231, 234, 240)"
    page.emulate_media(media="print")
    assert ink.evaluate(colour) == "rgb(31, 35, 40)"


def _sheets(page: Page) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))


@pytest.mark.parametrize("path", OWN_PAGES)
def test_a_strict_policy_holds(visit: MakeVisit, path: str) -> None:
    window = visit()
    page = window.open(f"bare/{path}")
    assert window.complaints == []
    inline = "[style], style, script:not([src]), [onclick], [onchange], [onload]"
    assert page.locator(inline).count() == 0
