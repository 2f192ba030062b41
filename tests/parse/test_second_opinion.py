"""K010: blocks that were meant and won't show."""

from __future__ import annotations

import subprocess
import sys

import pytest
from markdown_it import MarkdownIt

from okrdocs.model import Span
from okrdocs.parse.fences import scan
from okrdocs.parse.second_opinion import second_opinion
from tests.parse.fence_cases import COMMONMARK, COUNTED, NOT_COUNTED, Case


def _lines(page: str) -> list[int]:
    found = second_opinion("page.md", page, scan(page))
    assert all(finding.code == "K010" and finding.path == "page.md" for finding in found)
    return [finding.span.line for finding in found]


@pytest.mark.parametrize("case", NOT_COUNTED, ids=str)
def test_finds_what_was_meant(case: Case) -> None:
    assert _lines(case.markdown) == [int(line) for line in case.expected.split() if line != "-"]


@pytest.mark.parametrize(
    "case",
    [case for case in COUNTED if "unclosed" not in case.title and "no mapping" not in case.title],
    ids=str,
)
def test_finds_nothing_where_all_is_well(case: Case) -> None:
    assert _lines(case.markdown) == []


@pytest.mark.parametrize("case", COMMONMARK, ids=str)
def test_finds_what_commonmark_sees_and_the_page_does_not_show(case: Case) -> None:
    counted = {fence.first_line for fence in scan(case.markdown).fences}
    tokens = MarkdownIt("commonmark").parse(case.markdown)
    seen = {
        token.map[0] + 1
        for token in tokens
        if token.type == "fence" and token.map and token.info.split()[:1] == ["okr"]
    }
    assert set(_lines(case.markdown)) == seen - counted


@pytest.mark.parametrize(
    ("page", "span", "message", "help_"),
    [
        pytest.param(
            "```okr\na: 1\n",
            Span(1, 1, 1, 7),
            "This `okr` block is never closed, so it won't show on the page.",
            "Close it with three backticks on a line of its own.",
            id="unclosed",
        ),
        pytest.param(
            "~~~~okr\na: 1\n~~~\n",
            Span(1, 1, 1, 8),
            "This `okr` block is never closed, so it won't show on the page.",
            "Close it with four tildes on a line of its own: line 3 has 3 of them, which is not the same.",
            id="closed with too few",
        ),
        pytest.param(
            "```okr\na: 1\n  ```\n",
            Span(1, 1, 1, 7),
            "This `okr` block is never closed, so it won't show on the page.",
            "Close it with three backticks on a line of its own, indented as the first: "
            "line 3 is indented otherwise.",
            id="closed further in",
        ),
        pytest.param(
            "- x\n\n    ```okr\na: 1\n    ```\n",
            Span(3, 5, 3, 11),
            "This `okr` block won't show: line 4 leaves it before it is closed.",
            "Indent every line of it, up to the closing one, by the same 4 spaces as its first.",
            id="less indented",
        ),
        pytest.param(
            "> ```okr\na: 1\n> ```\n",
            Span(1, 3, 1, 9),
            "This `okr` block won't show: line 2 leaves it before it is closed.",
            "Begin every line of it, up to the closing one, with `>` as its first line does.",
            id="not quoted",
        ),
        pytest.param(
            '  ```okr title="x"  \r\n  ```\r\n',
            Span(1, 3, 1, 19),
            "`okr title=\"x\"` doesn't open an `okr` block, so this one won't show on the page.",
            "Write only three backticks and `okr` on this line.",
            id="more than the word",
        ),
        pytest.param(
            "a\n\n``okr\noutput: b\n```\n\n```okr\noutput: c\n```\n",
            Span(3, 1, 3, 6),
            "This `okr` block won't show: it takes three backticks to begin one.",
            "Write three backticks and `okr` on this line.",
            id="two backticks",
        ),
        pytest.param(
            "~~okr-view\nshow: outputs\n~~\n",
            Span(1, 1, 1, 11),
            "This `okr-view` block won't show: it takes three tildes to begin one.",
            "Write three tildes and `okr-view` on this line.",
            id="two tildes",
        ),
        pytest.param(
            "1. ~~~okr\n   ~~~\n",
            Span(1, 4, 1, 10),
            "This `okr` block won't show: it begins on the same line as the list item.",
            "Put a few words there, and the block below them after an empty line, indented by 4 spaces.",
            id="on the line of the list item",
        ),
        pytest.param(
            "a\n\n````md\n```okr\n```\n",
            Span(3, 1, 3, 7),
            "This code block is never closed, so the `okr` block on line 4 becomes a part of it.",
            "Close it with four backticks on a line of its own.",
            id="in an unclosed fence",
        ),
    ],
)
def test_says_what_is_wrong_and_what_to_do(page: str, span: Span, message: str, help_: str) -> None:
    (finding,) = second_opinion("page.md", page, scan(page))
    assert (finding.span, finding.message, finding.help) == (span, message, help_)


def test_lines_count_from_the_start_of_the_file() -> None:
    assert _lines("---\ntitle: A\n---\n\ntext\n- item\n\n    ```okr\n    a: 1\n    ```\n") == [8]


@pytest.mark.parametrize(
    ("page", "asked"),
    [
        pytest.param("```okr\na: 1\n```\n", False, id="a good block"),
        pytest.param("```okr\na: 1\n", False, id="a mistake that needs no second opinion"),
        pytest.param("    ```okr\n", True, id="maybe quoted"),
    ],
)
def test_asks_markdown_it_only_if_it_has_to(page: str, asked: bool) -> None:
    program = (
        "import sys; from okrdocs.parse.fences import scan; from okrdocs.parse.second_opinion import *;"
        f"page = {page!r}; second_opinion('p', page, scan(page)); print('markdown_it' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(asked)
