"""The dashboard's filter, used as people do who have no mouse, reload, go back, or allow no script."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import FloatRect, Locator, Page

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


def test_a_name_in_the_address_is_found_however_it_is_written(visit: MakeVisit) -> None:
    page = visit().open(f"{DASHBOARD}?owner=SUPPORT&period=2026-q4")
    assert page.locator("select[name=owner]").input_value() == "support"
    assert page.locator("select[name=period]").input_value() == "2026-Q4"
    assert "answers-at-hand" in _rows(page)
    assert "money-in-time" not in _rows(page)


def test_whose_name_nobody_has_sees_nothing_and_reads_why(visit: MakeVisit) -> None:
    page = visit().open(f"{DASHBOARD}?owner=nobody")
    assert page.locator("select[name=owner] :checked").inner_text() == "nobody"
    assert _rows(page) == []
    assert "0 of" in page.locator(".okr-filter + output").inner_text()
    page.locator(".okr-filter button").click()
    page.wait_for_url("**/okrs/")
    assert len(_rows(page)) > 20


def test_a_health_that_nothing_has_can_be_asked_for(visit: MakeVisit) -> None:
    page = visit().open(f"{DASHBOARD}?health=missed&period=2026")
    assert page.locator("input[value=missed]").is_checked()
    assert _rows(page) == []


@pytest.mark.parametrize("name", ["2026-Q4", "FY27-Q3"])
def test_a_period_is_asked_for_by_any_of_its_names(visit: MakeVisit, name: str) -> None:
    page = visit().open(f"{DASHBOARD}?period={name}&health=stale")
    assert [row for row in _rows(page) if row == "full-lorries"], _rows(page)
    assert page.locator("[data-okr-period]:visible").count() == 1


def test_what_is_not_the_filter_s_stays_in_the_address(visit: MakeVisit) -> None:
    page = visit().open(f"{DASHBOARD}?h=plants#board")
    page.locator("input[name=text]").fill("parcel")
    page.wait_for_url("**/okrs/?h=plants&text=parcel#board")
    page.locator(".okr-filter button").click()
    page.wait_for_url("**/okrs/?h=plants#board")


def test_an_owner_s_concerns_and_outputs_are_filtered_too(visit: MakeVisit) -> None:
    page = visit().open(DASHBOARD)
    concerns = page.locator("#attention + .okr li:visible")
    everybody_s = concerns.count()
    page.locator("select[name=owner]").select_option("support")
    page.wait_for_url("**/okrs/?owner=support")
    assert 0 < concerns.count() < everybody_s
    assert {one.locator("small").inner_text() for one in concerns.all()} == {"support"}
    assert not page.locator("#attention + .okr .okr-legend").is_visible(), "it counts everybody's"
    assert not page.locator("#outputs").is_visible(), "none is theirs"
    page.locator(".okr-filter button").click()
    page.wait_for_url("**/okrs/")
    assert concerns.count() == everybody_s
    assert page.locator("#outputs").is_visible()


def test_everybody_s_page_is_one_click_from_the_first_screen(visit: MakeVisit) -> None:
    link = (
        visit()
        .open(DASHBOARD)
        .get_by_role("navigation", name="Owners")
        .get_by_role("link", name="irrigation")
    )
    assert _box(link)["y"] < 900
    link.click()
    link.page.wait_for_url("**/okrs/owners/irrigation/")


FOCUSABLE = ".okr :is(a, input, select, button, summary):visible"
OUTLINE = """(part) => {
    const ring = part.closest("fieldset label") || part;
    const { outlineStyle, outlineWidth } = getComputedStyle(ring);
    return outlineStyle === "none" ? 0 : parseFloat(outlineWidth);
}"""


@pytest.mark.parametrize("look", ["material", "mkdocs", "readthedocs"])
@pytest.mark.parametrize("path", ["okrs/", "okrs/map/"])
def test_whatever_has_the_focus_of_the_keyboard_shows_it(visit: MakeVisit, look: str, path: str) -> None:
    page = visit().open(f"{look}/{path}")
    page.keyboard.press("Tab")  # from now on focus is shown as to those who use keys
    kinds: dict[str, Locator] = {}
    for part in page.locator(FOCUSABLE).all():
        kinds.setdefault(
            part.evaluate("(part) => `${part.tagName} ${part.type} ${part.name} ${part.className}`"), part
        )
    assert len(kinds) > 2
    for kind, part in kinds.items():
        part.evaluate("() => document.activeElement.blur()")
        before = part.evaluate(OUTLINE)
        part.focus()
        assert (before, part.evaluate(OUTLINE)) == (0, 2), kind


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
    page.locator("article .okr:visible").first.wait_for()
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


def test_on_a_tablet_an_outcome_takes_two_lines_with_its_health_beside_them(visit: MakeVisit) -> None:
    row = visit(width=768).open(DASHBOARD).locator("tr[data-okr-id='fewer-calls']").first
    name, now, bar, health = (_box(row.locator(f".c-{part}")) for part in ("name", "now", "bar", "health"))
    assert name["y"] < now["y"]
    assert name["x"] + name["width"] <= bar["x"] < health["x"]
    assert name["y"] < health["y"] + health["height"] / 2 < now["y"] + now["height"]


def _box(part: Locator) -> FloatRect:
    box = part.bounding_box()
    assert box
    return box


@pytest.mark.parametrize("width", [360, 768])
def test_where_the_board_is_narrow_the_ends_of_its_bars_still_have_names(
    visit: MakeVisit, width: int
) -> None:
    page = visit(width=width).open(DASHBOARD)
    head, row = page.locator(".okr-board thead").first, page.locator("tr[data-okr-id='fewer-calls']").first
    for name in ("base", "bar", "goal"):
        named, under = _box(head.locator(f".c-{name}")), _box(row.locator(f".c-{name}"))
        assert abs(named["x"] + named["width"] / 2 - under["x"] - under["width"] / 2) < 40, name


def test_on_a_phone_the_fields_of_the_filter_stand_below_each_other_and_line_up(visit: MakeVisit) -> None:
    page = visit(width=360).open(DASHBOARD)
    fields = [
        field.bounding_box() for field in page.locator(".okr-filter > label > :is(input, select)").all()
    ]
    assert len(fields) == 5
    assert len({(box["x"], box["width"]) for box in fields if box}) == 1
