"""A Hebrew site: what is turned round, and what keeps its direction."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.browser.conftest import MakeVisit

RUNS_RIGHTWARDS = """(element) => {
    const text = document.createTreeWalker(element, NodeFilter.SHOW_TEXT).nextNode();
    const left = (at) => {
        const range = document.createRange();
        range.setStart(text, at);
        range.setEnd(text, at + 1);
        return range.getBoundingClientRect().left;
    };
    return left(0) < left(text.length - 1);
}"""
"""Whether a piece of text is drawn from left to right."""


@pytest.mark.parametrize("shown", ["h1 bdi", ".okr-crumbs li:last-child", ".c-goal:has-text('\u2264')"])
def test_numbers_and_codes_read_from_left_to_right(visit: MakeVisit, shown: str) -> None:
    """`2026-Q4` would read as Q4-2026, and `≤ 24` as 24 ≤."""
    page = visit().open("hebrew/okrs/periods/2026-Q4/")
    assert page.locator(shown).first.evaluate(RUNS_RIGHTWARDS)


def test_words_and_bars_run_from_right_to_left(visit: MakeVisit) -> None:
    page = visit().open("hebrew/okrs/periods/2026-Q4/")
    assert not page.locator("thead th").first.evaluate(RUNS_RIGHTWARDS)
    track, fill = (page.locator(f".okr-hero .okr-bar rect:nth-child({n})").first for n in (1, 2))
    ends = [box["x"] + box["width"] for box in (track.bounding_box(), fill.bounding_box()) if box]
    assert ends[0] == pytest.approx(ends[1])


def test_names_keep_to_their_column_whatever_their_script(visit: MakeVisit) -> None:
    """An English name that is longer than a line would stand at the far side of its box."""
    page = visit().open("hebrew/okrs/periods/2026-Q4/")
    sides = page.locator(".okr-cols .okr-t").evaluate_all(
        "names => names.map((name) => getComputedStyle(name).textAlign)"
    )
    assert set(sides) == {"right"}
