"""Visits without JavaScript and without a mouse, in every theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import MakeVisit

CONTENT = {"material": "article", "mkdocs": "[role=main]", "readthedocs": "[itemprop=articleBody]"}
PATHS = {
    "dashboard": "okrs/",
    "map": "okrs/map/",
    "objective": "okrs/objectives/answers-at-hand/",
    "outcome": "okrs/outcomes/fewer-calls/",
    "output": "okrs/outputs/product-search/",
    "period": "okrs/periods/2026-Q4/",
    "owner": "okrs/owners/support/",
    "page with views": "monday-round/",
}
NEEDS_SCRIPT = ".okr :is(.okr-filter, .okr-filter + output, .okr-zoom)"
READ = """(content, controls) => {
    content.querySelectorAll(controls).forEach((part) => part.remove());
    content.querySelectorAll(".headerlink, .md-content__button").forEach((part) => part.remove());
    return content.innerText.split("\\n").map((line) => line.trim()).filter(Boolean);
}"""
CLIPPED = """(content) => [...content.querySelectorAll(".okr :not(.okr-sr, .okr-label)")].filter((part) => {
    const style = getComputedStyle(part);
    return style.overflow === "hidden" && part.scrollHeight > part.clientHeight + 2 && part.clientHeight > 2;
}).map((part) => part.outerHTML.slice(0, 120))"""
RING = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== "none";
}"""

in_every_theme = pytest.mark.parametrize("theme", CONTENT)


@in_every_theme
@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_without_script_a_page_says_the_same(visit: MakeVisit, theme: str, path: str) -> None:
    plain = visit(java_script_enabled=False).open(f"{theme}/{path}")
    assert not plain.locator(NEEDS_SCRIPT).locator("visible=true").count()
    assert plain.locator(CONTENT[theme]).evaluate(CLIPPED) == []
    said = plain.locator(CONTENT[theme]).evaluate(READ, NEEDS_SCRIPT)
    scripted = visit().open(f"{theme}/{path}")
    assert said == scripted.locator(CONTENT[theme]).evaluate(READ, NEEDS_SCRIPT)
    assert len(said) > 10


@in_every_theme
def test_without_a_mouse_the_way_from_dashboard_to_purpose_is_open(visit: MakeVisit, theme: str) -> None:
    page = visit(java_script_enabled=False).open(f"{theme}/okrs/")
    for wanted in ("/okrs/outcomes/fewer-calls/", "/okrs/outputs/product-search/", "/okrs/outcomes/"):
        page.locator(f"{CONTENT[theme]} a:visible").first.focus()
        for _ in range(250):
            page.keyboard.press("Tab")
            if wanted in (page.evaluate("() => document.activeElement.href") or ""):
                break
        assert page.evaluate(RING)
        page.keyboard.press("Enter")
        page.wait_for_url(f"**{wanted}**")
