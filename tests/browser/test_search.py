"""Material's search: what somebody types, and what is offered first."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from tests.browser.conftest import MakeVisit

FOUND = ".md-search-result__item"
AMONG_THE_FIRST = """(address) => [...document.querySelectorAll(".md-search-result__item")].slice(0, 2).some(
    (found) => found.querySelector("a").href.endsWith(address))"""


def _find(page: Page, words: str, wanted: str) -> Locator:
    """Type into the search; return the page `wanted` as it is offered, once that is first or second."""
    page.locator(".md-search__input").click()
    page.keyboard.type(words)
    page.wait_for_function(AMONG_THE_FIRST, arg=f"/material/{wanted}")  # the list changes with each letter
    return page.locator(FOUND, has=page.locator(f"a[href$='/material/{wanted}']")).first


@pytest.mark.parametrize(
    ("words", "page", "title"),
    [
        ("logistics", "okrs/owners/logistics/", "logistics"),
        ("strawberry-circle", "okrs/owners/strawberry-circle/", "strawberry-circle"),
        ("2026-Q4", "okrs/periods/2026-Q4/", "2026-Q4"),
        ("alignment map", "okrs/map/", "Alignment map"),
        ("dashboard", "okrs/", "Dashboard"),
        ("phones ring less", "okrs/outcomes/fewer-calls/", "The phones in the call centre ring less"),
    ],
)
def test_a_name_finds_its_page_among_the_first(visit: MakeVisit, words: str, page: str, title: str) -> None:
    offered = _find(visit().open("material/"), words, page)
    assert offered.locator(":is(h1, h2)").first.inner_text() == title


@pytest.mark.parametrize(
    ("words", "page", "excerpt"),
    [
        ("phones ring less", "okrs/outcomes/fewer-calls/", "2 960 calls/week, on 16 Nov"),
        ("logistics", "okrs/owners/logistics/", "3 of 5 outputs shipped"),
    ],
)
def test_an_excerpt_reads_as_the_page_does(visit: MakeVisit, words: str, page: str, excerpt: str) -> None:
    offered = _find(visit().open("material/"), words, page)
    said = " ".join(offered.inner_text().split())
    assert excerpt in said
    assert "OKRs" not in said  # the way up is no news


def test_a_result_opens_its_page(visit: MakeVisit) -> None:
    window = visit()
    page = window.open("material/")
    offered = _find(page, "logistics", "okrs/owners/logistics/")
    offered.locator("a").first.click()
    page.wait_for_url("**/okrs/owners/logistics/**")
    page.locator(".md-content h1", has_text="logistics").wait_for()
    assert window.complaints == []
