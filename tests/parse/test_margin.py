"""Blocks at the left margin: what is found without a scan is what a scan finds, or isn't taken."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.parse.fences import Scan, scan, scan_lines
from okrdocs.parse.lines import front_matter_length, split_lines
from okrdocs.parse.margin import blocks_at_margin
from okrdocs.parse.scanner import scan_body

ROOT = Path(__file__).parents[2]
PAGES = sorted((ROOT / "site-example").rglob("*.md"))
BLOCK = "```okr\nobjective: a\n\nid: b\n```\n"
LINES = [
    *("```okr", "```", "``` okr ", "```  ", "```yaml", "```yaml okr", "```OKR", "````okr", "````", "~~~okr"),
    *("~~~", "    ```okr", " ```", "> ```okr", "> ```", "- ```okr", "`code`", "```x```", "about ```okr"),
    *("- item", "    more", "> quote", "!!! note", "# Heading", "text ~ text", "", "\t", "objective: a"),
    *("<!-- a", "-->", "<pre>", "</pre>", "a < b", "<b>bold</b>", "---", "```okr\t", "```\t", "okr: {}"),
]


def by_scan(text: str) -> Scan:
    """Scan a page line by line, its front matter blanked out."""
    lines = split_lines(text)
    front = front_matter_length(lines)
    return scan_body([*[""] * front, *lines[front:]])


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(LINES), max_size=12), st.sampled_from(["\n", "\r\n", "\r"]))
def test_a_scan_finds_the_same(lines: list[str], end: str) -> None:
    text = end.join(lines)
    assert scan(text) == by_scan(text)


@settings(max_examples=1000)
@given(st.lists(st.sampled_from(LINES), max_size=12))
def test_a_scan_finds_the_same_on_a_page_without_front_matter(lines: list[str]) -> None:
    assert scan_lines(lines) == scan_body(lines)


@settings(max_examples=200)
@given(st.lists(st.sampled_from([*LINES[:5], *LINES[-14:]]), max_size=8))
def test_a_scan_finds_the_same_below_front_matter(lines: list[str]) -> None:
    text = "\n".join(["---", "okr:", "  owner: ana", *lines, "```okr", "```"])
    assert scan(text) == by_scan(text)


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_a_scan_of_the_example_finds_the_same(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert scan(text) == by_scan(text)


@pytest.mark.parametrize(
    "text",
    [
        BLOCK,
        f"---\nokr: {{owner: ana}}\n---\n\n# Plan\n\n- a list\n\n{BLOCK}\n> a quote\n{BLOCK}",
        f"```yaml\na: b\n```\n{BLOCK}a < b ~ c",
        "no block",
    ],
)
def test_a_usual_page_needs_no_scan(text: str) -> None:
    assert blocks_at_margin(text) is not None


@pytest.mark.parametrize(
    "text",
    [
        BLOCK[:-4],
        f"- item\n\n    {BLOCK}",
        f"<!--\n{BLOCK}-->\n",
        f"~~~\n{BLOCK}~~~\n",
        f"````\n{BLOCK}````\n",
        f"---\na: |\n{BLOCK}---\n",
        BLOCK.replace("okr", "OKR"),
        f"Write ```okr first.\n\n{BLOCK}",
    ],
)
def test_a_scan_decides_where_there_is_a_doubt(text: str) -> None:
    assert blocks_at_margin(text) is None
