"""What holds on each kind of page: quiet, readable by everybody, in light and dark, wide and narrow."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.page_kinds import each_kind, each_kind_anywhere, each_kind_elsewhere

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import MakeVisit

# The theme's frame, and on pages that people wrote what is theirs, are not ours to judge.
OURS, OURS_BETWEEN = ".md-content__inner", ".okr"
WCAG = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], "resultTypes": ["violations"]}
# Material's header, which a long title in it may make wider than the window, is left out.
TOO_WIDE = """() => {
    document.querySelector(".md-header").style.display = "none";
    const root = document.documentElement;
    const wide = [...document.querySelectorAll("article *")].filter((part) =>
        part.getBoundingClientRect().right > innerWidth + 1 && !part.closest(".okr-sr, pre, .tabbed-set"));
    return [root.scrollWidth - root.clientWidth, wide.map((part) => part.outerHTML.slice(0, 120))];
}"""


@each_kind_anywhere
def test_no_error_and_no_other_host(visit: MakeVisit, path: str) -> None:
    window = visit()
    page = window.open(path)
    page.wait_for_load_state("networkidle")
    assert page.locator(".okr").count() > 0
    assert window.complaints == []


@each_kind
def test_wcag_a_and_aa_hold_in_light_and_dark(visit: MakeVisit, path: str) -> None:
    page = visit().open(path)
    _dress(page, "default")
    light = _violations(page, path)
    _dress(page, "slate")
    assert (light, _violations(page, path)) == ([], [])


@each_kind_elsewhere
def test_wcag_holds_in_other_languages(visit: MakeVisit, path: str) -> None:
    page = visit().open(path)
    assert _violations(page, path) == []


@each_kind_anywhere
def test_nothing_is_cut_off_at_360_pixels(visit: MakeVisit, path: str) -> None:
    page = visit(width=360, height=740).open(path)
    assert page.evaluate(TOO_WIDE) == [0, []]


@pytest.mark.parametrize("look", ["material", "mkdocs", "readthedocs"])
def test_links_that_people_write_stand_out_by_more_than_colour(visit: MakeVisit, look: str) -> None:
    page = visit().open(f"{look}/teams/support/")
    link = page.get_by_role("link", name="an outcome")
    assert link.evaluate("(a) => getComputedStyle(a).textDecorationLine") == "underline"


@pytest.mark.parametrize(("scheme", "is_dark"), [("default", False), ("slate", True)])
def test_cards_take_the_theme_s_colours(visit: MakeVisit, scheme: str, is_dark: bool) -> None:
    page = visit().open("material/okrs/objectives/answers-at-hand/")
    _dress(page, scheme)
    ink = page.locator("article .okr-name, article .okr b").first.evaluate("(b) => getComputedStyle(b).color")
    red, green, blue = (int(part) for part in ink.strip("rgb()").split(",")[:3])
    assert (min(red, green, blue) > 128) is is_dark


def _violations(page: Page, path: str) -> list[str]:
    found = Axe().run(page, context=OURS if "/okrs/" in path else OURS_BETWEEN, options=WCAG)
    return [
        f"{one['id']}: {node['html'][:160]} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


def _dress(page: Page, scheme: str) -> None:
    """Choose Material's palette as its toggle does, and wait until colours have faded over."""
    page.evaluate("(scheme) => document.body.setAttribute('data-md-color-scheme', scheme)", scheme)
    page.wait_for_timeout(250)
