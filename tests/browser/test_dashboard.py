"""The dashboard's filter, used as people do who have no mouse, reload, go back, or allow no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page

    from tests.browser.conftest import MakeVisit

DASHBOARD = "material/okrs/"
ROWS = "tr[data-okr-id]:visible"


def _rows(page: Page) -> list[str]:
    return [row.get_attribute("data-okr-id") or "" for row in page.locator(ROWS).all()]


def test_filter_by_keyboard_survives_a_reload(visit: MakeVisit) -> None:
    page = visit().open(DASHBOARD)
    everything = _rows(page)
    page.locator("input[name=text]").focus()
    page.keyboard.type("parcel")
    page.wait_for_url("**/okrs/?text=parcel")
    found = _rows(page)
    assert 0 < len(found) < len(everything)
    page.reload()
    assert page.locator("input[name=text]").input_value() == "parcel"
    assert _rows(page) == found
    # Material opens its search for `?q=`: the filter's address must not be taken for it.
    assert not page.locator(".md-search__output").is_visible()


def test_every_field_is_reached_by_tab_and_answers_to_keys(visit: MakeVisit) -> None:
    page = visit().open(DASHBOARD)
    page.locator("input[name=text]").focus()
    reached = []
    for _ in range(page.locator(".okr-filter :is(input, select, button)").count()):
        reached.append(page.evaluate("() => document.activeElement.name || document.activeElement.type"))
        if reached[-1] == "health":
            page.keyboard.press("Space")
            break
        page.keyboard.press("Tab")
    assert reached == ["text", "period", "owner", "tag", "sort", "health"]
    page.wait_for_url("**/okrs/?health=*")
    asked = page.url.rpartition("=")[2]
    assert {
        row.get_attribute("data-okr-health") for row in page.locator(f"{ROWS}:not(.okr-group)").all()
    } == {asked}
    page.locator(".okr-filter button").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/okrs/")
    assert not page.locator("input[name=health]:checked").count()


def test_the_address_of_a_filter_can_be_sent(visit: MakeVisit) -> None:
    page = visit().open(f"{DASHBOARD}?owner=support&sort=due")
    groups = page.locator("tbody[data-okr-owner]:visible")
    assert groups.count() > 0
    said = page.locator(".okr-filter + output").inner_text()
    assert str(page.locator(f"{ROWS}:not(.okr-group)").count()) in said


def test_without_script_every_row_is_there(visit: MakeVisit) -> None:
    scripted = _rows(visit().open(DASHBOARD))
    plain = visit(java_script_enabled=False).open(DASHBOARD)
    assert plain.locator(ROWS).count() == len(scripted) > 20
    assert not plain.locator(".okr-filter").is_visible()


def test_instant_navigation_leaves_the_filter_working(visit: MakeVisit) -> None:
    window = visit()
    page = window.open("material/okrs/map/")
    page.evaluate("() => { window.sameDocument = true; }")
    page.locator(".md-nav a[href$='okrs/'], .md-nav a[href='../']").first.evaluate("(link) => link.click()")
    page.locator("input[name=text]").wait_for()
    everything = len(_rows(page))
    page.locator("input[name=text]").fill("parcel")
    page.wait_for_url("**/okrs/?text=parcel")
    found = _rows(page)
    assert 0 < len(found) < everything
    page.locator(f"{ROWS} a.okr-t").last.click()
    page.wait_for_url("**/okrs/o*/*/")
    page.locator("article .okr").first.wait_for()
    page.go_back()
    page.locator("input[name=text]").wait_for()
    page.wait_for_function("() => document.querySelector('input[name=text]').value === 'parcel'")
    assert _rows(page) == found
    assert page.evaluate("() => window.sameDocument") is True
    assert window.complaints == []


@pytest.mark.parametrize("path", ["german/okrs/", "bare/okrs/"])
def test_filter_works_in_other_sites(visit: MakeVisit, path: str) -> None:
    page = visit().open(path)
    everything = len(_rows(page))
    page.locator("input[name=text]").fill("parcel")
    page.wait_for_url("**/?text=parcel")
    assert 0 < len(_rows(page)) < everything
