"""What the scanner says about single pages; the HTML that readers see is in test_scanner_html.py."""

from __future__ import annotations

import time

import pytest

from okrdocs.parse.fences import Fence, scan
from okrdocs.parse.lines import split_lines
from tests.parse.fence_cases import COMMONMARK, COUNTED, NOT_COUNTED, Case

BLOCK = "```okr\nobjective: a\n```\n"


def _content_on_disk(page: str, fence: Fence) -> list[str]:
    """Cut the content out of a page by the positions alone."""
    lines = split_lines(page)[fence.first_line : fence.last_line - 1]
    return [line[dropped:] for line, dropped in zip(lines, fence.dropped, strict=True)]


@pytest.mark.parametrize("case", [*COUNTED, *COMMONMARK], ids=str)
def test_counts_what_shows(case: Case) -> None:
    assert len(scan(case.markdown).fences) == int(case.expected)


@pytest.mark.parametrize("case", NOT_COUNTED, ids=str)
def test_counts_nothing_else(case: Case) -> None:
    fences = scan(case.markdown).fences
    assert [fence.first_line for fence in fences] == []


@pytest.mark.parametrize("case", [*COUNTED, *COMMONMARK], ids=str)
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_positions_lead_back_to_the_file(case: Case, ending: str) -> None:
    page = case.markdown.replace("\n", ending)
    for fence in scan(page).fences:
        assert _content_on_disk(page, fence) == (fence.text.split("\n") if fence.dropped else [])
        assert split_lines(page)[fence.first_line - 1].startswith(fence.prefix)
    assert len(scan(page).fences) == len(scan(case.markdown).fences)


def test_says_where_a_block_stands_and_what_is_in_it() -> None:
    page = "- item\n\n    > ```okr\n    > objective: a\n    >\n    >   why: b\n    > ```\n"
    assert scan(page).fences == (Fence(3, 7, "    > ", "objective: a\n\n  why: b", (6, 5, 6)),)


@pytest.mark.parametrize(
    ("page", "text", "dropped"),
    [
        pytest.param("- item\n\n\t```okr\n\ta: 1\n\t```", "a: 1", (1,), id="a tab"),
        pytest.param(
            "- item\n\n    ```okr\n\ta: 1\n  \tb: 1\n\t```", "a: 1\nb: 1", (1, 3), id="tab or spaces"
        ),
        pytest.param("  ```okr\n  a:\n\t- 1\n  ```", "a:\n\t- 1", (2, 0), id="a tab too wide stays"),
        pytest.param("```okr\na:\t1\n```", "a:\t1", (0,), id="a tab in the content"),
    ],
)
def test_tabs(page: str, text: str, dropped: tuple[int, ...]) -> None:
    (fence,) = scan(page).fences
    assert (fence.text, fence.dropped) == (text, dropped)


@pytest.mark.parametrize("separator", ["\f", "\v", "\x1c", "\x85", "\u2028"])
def test_only_line_feeds_and_carriage_returns_end_a_line(separator: str) -> None:
    (fence,) = scan(f"a{separator}b\n\n```okr\na: b{separator}c\n```\n").fences
    assert (fence.first_line, fence.text) == (3, f"a: b{separator}c")


@pytest.mark.parametrize(
    ("front_matter", "first_lines"),
    [
        pytest.param("---\ntitle: A\nx: |\n  ```okr\n  a\n  ```\n---\n", [8], id="mapping"),
        pytest.param("---\n# comment\ntitle: A\n...\n", [5], id="ends with dots"),
        pytest.param("---\n- a\n\n```okr\nx\n```\n---\n", [4, 8], id="list"),
        pytest.param("---\njust text\n---\n", [4], id="text"),
        pytest.param("---\n---\n", [3], id="empty"),
        pytest.param("---\ntitle: never closed\n\n", [4], id="never closed"),
        pytest.param("Title: A\nAuthors: B\n    ```okr\n\n", [5], id="lines of metadata"),
    ],
)
def test_front_matter_is_not_scanned_but_counts_as_lines(front_matter: str, first_lines: list[int]) -> None:
    assert [fence.first_line for fence in scan(front_matter + BLOCK).fences] == first_lines


def test_an_empty_page_has_no_blocks() -> None:
    assert scan("").fences == scan("\n").fences == ()


@pytest.mark.parametrize(
    "page",
    [
        pytest.param(("word " * 20 + "\n") * 50_000 + BLOCK, id="5 MB of prose"),
        pytest.param("```okr\n" + "key: a value\n" * 400_000 + "```\n", id="5 MB in one block"),
        pytest.param(("word " * 20 + "\n```py\nx\n```\n") * 45_000, id="5 MB without a block"),
        pytest.param(">" * 100_000 + "\n" + BLOCK, id="quote marks"),
        pytest.param(" " * 100_000 + "```okr\n```" + " " * 100_000 + "x\n", id="spaces"),
        pytest.param("`" * 100_000 + "\n```okr\n", id="backticks"),
        pytest.param("- " * 100_000 + BLOCK, id="list markers"),
        pytest.param("```okr\n" * 50_000, id="never closed"),
        pytest.param("<!-- \n" * 100_000 + BLOCK, id="comments at the start of lines"),
        pytest.param("a <!-- \n" * 100_000 + BLOCK, id="comments in lines"),
        pytest.param("<pre>\n" * 100_000 + BLOCK, id="preformatted"),
        pytest.param("  ````py\n" * 100_000 + BLOCK, id="fences in a fence"),
        pytest.param(("> " * 60 + "\n") * 20_000 + BLOCK, id="deep quotes"),
        pytest.param("!!! " + "a " * 100_000 + '"\n' + BLOCK, id="words"),
        pytest.param('??? "' + '" ' * 100_000 + "x\n" + BLOCK, id="quotation marks"),
        pytest.param("* " * 100_000 + "x\n" + BLOCK, id="almost a rule"),
    ],
)
def test_takes_time_in_proportion_to_the_page(page: str) -> None:
    started = time.process_time()
    scan(page)
    assert time.process_time() - started < 2  # well under one; a busy machine gets the rest
