"""The dashboard of a large company: once it is filtered, rows are drawn when they come into sight."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.render.rendering import Addresses, plan_of, renderer

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import MakeVisit, Sites

TEMPLATES = Path(__file__).parents[2] / "templates"
OBJECTIVES = 300
ROWS = "tr[data-okr-id]:visible"


@pytest.fixture
def dashboard(sites: Sites, visit: MakeVisit) -> Page:
    """Open a dashboard of `OBJECTIVES` objectives, with the style and the script of the plugin alone."""
    blocks = [
        f"{{objective: Aim {n}, id: o{n}, owner: Team {n % 7}, outcomes: [{{"
        f"outcome: Fewer calls {n}, id: k{n}, unit: calls,"
        f" baseline: 0, target: 1000, checkins: [{{date: 2026-11-20, value: {n}}}]}}]}}"
        for n in range(OBJECTIVES)
    ]
    content = renderer(plan_of(*blocks, front="period: 2026-Q4")).dashboard(Addresses())
    folder = sites.folder / "many"
    folder.mkdir(exist_ok=True)
    for name in ("okrdocs.css", "okrdocs.js"):
        shutil.copy(TEMPLATES / name, folder)
    head = '<link rel="stylesheet" href="okrdocs.css"><script src="okrdocs.js" defer></script>'
    page = f'<!doctype html><html lang="en"><title>Many</title>{head}<body>{content}</body></html>'
    (folder / "index.html").write_text(page, encoding="utf-8")
    opened = visit().page
    opened.goto(f"{sites.base}/many/")
    return opened


def _first(page: Page) -> str:
    return page.locator(ROWS).first.get_attribute("data-okr-id") or ""


def test_search_finds_objectives_by_the_outcomes_that_are_not_shown(dashboard: Page) -> None:
    assert dashboard.locator(ROWS).count() == OBJECTIVES
    dashboard.locator("input[name=text]").fill("fewer calls 217")
    dashboard.wait_for_url("**/many/?text=*")
    assert dashboard.locator(ROWS).count() == 1
    assert _first(dashboard) == "o217"
    assert dashboard.locator(".okr-filter + output").inner_text() == "1 of 300 objectives"


def test_sorting_turns_the_rows_round_and_clearing_brings_all_back(dashboard: Page) -> None:
    dashboard.locator("select[name=owner]").select_option("team 3")
    dashboard.locator("select[name=sort]").select_option("owner")
    dashboard.wait_for_url("**sort=owner")
    assert _first(dashboard) == "o3"
    dashboard.locator(".okr-filter button").click()
    dashboard.wait_for_url("**/many/")
    assert _first(dashboard) == "o0"
    assert dashboard.locator(ROWS).count() == OBJECTIVES


DRAWN = "row => row.querySelector('a').checkVisibility({contentVisibilityAuto: true})"


def test_every_row_is_drawn_before_anybody_filters(dashboard: Page) -> None:
    assert dashboard.locator("tbody").last.evaluate(DRAWN), "a picture of the whole page shows all of it"


def test_once_somebody_filters_only_rows_in_sight_are_drawn(dashboard: Page) -> None:
    dashboard.locator("select[name=sort]").select_option("owner")
    dashboard.wait_for_url("**sort=owner")
    last = dashboard.locator("tbody").last
    dashboard.wait_for_function(f"() => !({DRAWN})([...document.querySelectorAll('tbody')].at(-1))")
    last.scroll_into_view_if_needed()
    dashboard.wait_for_function(f"() => ({DRAWN})([...document.querySelectorAll('tbody')].at(-1))")


def test_narrow_screens_need_no_scrolling_sideways(dashboard: Page) -> None:
    dashboard.set_viewport_size({"width": 360, "height": 700})
    assert dashboard.evaluate("() => document.documentElement.scrollWidth") <= 360
