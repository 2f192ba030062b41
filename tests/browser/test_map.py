"""The map by keyboard: nodes are links in reading order, and the chain of the one in focus is lit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tests.browser.conftest import MakeVisit

FOCUSED = "() => document.activeElement.closest('.okr-map')?.contains(document.activeElement) ?? false"


def test_tab_reaches_nodes_and_lights_their_chain(visit: MakeVisit) -> None:
    page = visit().open("material/okrs/map/")
    page.locator(".okr-zoom").first.locator("button").last.focus()
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)
    lit = page.locator(".okr-node.okr-lit")
    assert lit.count() > 1
    assert page.locator("path.okr-lit").count() > 0
    first = page.evaluate("() => document.activeElement.dataset.okrId")
    assert first in [node.get_attribute("data-okr-id") for node in lit.all()]
    page.keyboard.press("Tab")
    assert page.evaluate(FOCUSED)
    assert page.evaluate("() => document.activeElement.dataset.okrId") != first
    page.keyboard.press("Enter")
    page.wait_for_url("**/okrs/o*/*/")


def test_a_chain_is_dark_again_when_focus_leaves(visit: MakeVisit) -> None:
    page = visit().open("material/okrs/map/")
    page.locator("a.okr-node").first.focus()
    assert page.locator(".okr-lit").count() > 0
    page.locator("[data-okr-zoom]").first.focus()
    assert page.locator(".okr-lit").count() == 0


def test_buttons_size_the_map_by_keyboard(visit: MakeVisit) -> None:
    page = visit().open("material/okrs/map/")
    drawing = page.locator(".okr-map").first
    before = drawing.bounding_box()
    page.locator("[data-okr-zoom='1.25']").first.press("Enter")
    after = drawing.bounding_box()
    assert before
    assert after
    assert after["height"] > before["height"] * 1.2


def test_narrow_windows_get_the_list(visit: MakeVisit) -> None:
    page = visit(width=360).open("material/okrs/map/")
    assert not page.locator(".okr-map").first.is_visible()
    assert page.locator(".okr-tree").first.is_visible()


def test_the_map_on_an_objects_page_is_a_list_where_there_is_no_room_to_draw(visit: MakeVisit) -> None:
    page = visit(width=360).open("material/okrs/outcomes/fewer-calls/")
    assert not page.locator(".okr-map").is_visible()
    assert page.locator(".okr-instead .okr-tree a").first.is_visible()
    wide = visit().open("material/okrs/outcomes/fewer-calls/")
    assert wide.locator(".okr-map [aria-current]").is_visible()
    assert not wide.locator(".okr-instead .okr-tree").is_visible()


def test_the_map_shows_its_top_beside_its_outputs(visit: MakeVisit) -> None:
    page = visit().open("material/okrs/map/")
    hidden = "(scroll) => scroll.scrollWidth - scroll.clientWidth"
    assert page.locator(".okr-scroll").first.evaluate(hidden) <= 0
