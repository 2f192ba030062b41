"""`okr-view` fences: found where `okr` fences are, and by nothing else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.parse.fences import scan
from okrdocs.parse.page import read_page
from tests.parse.fence_cases import COUNTED, NOT_COUNTED, Case

VIEW = "```okr-view\nshow: outcomes\n```\n"


@pytest.mark.parametrize(
    "case", [case for case in (*COUNTED, *NOT_COUNTED) if "okr-" not in case.markdown], ids=str
)
def test_a_view_counts_wherever_a_block_would(case: Case) -> None:
    blocks = scan(case.markdown)
    views = scan(case.markdown.replace("okr", "okr-view"))
    assert [fence.first_line for fence in views.views] == [fence.first_line for fence in blocks.fences]
    assert views.fences == ()


@given(
    st.lists(
        st.sampled_from(["```okr", "```okr-view", "```", "> ```okr-view", "    a: 1", "- x", ""]), max_size=9
    )
)
def test_no_fence_is_both(lines: list[str]) -> None:
    found = scan("\n".join(lines))
    opened = [fence.first_line for fence in (*found.fences, *found.views)]
    assert len(opened) == len(set(opened))
    assert all(lines[fence.first_line - 1].endswith("okr-view") for fence in found.views)


def test_a_page_keeps_blocks_and_views_apart() -> None:
    page = read_page(
        "page.md", f"{VIEW}\n```okr\nobjective: a\n```\n\n> {VIEW.replace(chr(10), chr(10) + '> ')}".encode()
    )
    assert [block.fence.first_line for block in page.blocks] == [5]
    assert [view.fence.first_line for view in page.views] == [1, 9]
    assert page.views[1].fence.text == "show: outcomes"
    assert page.findings == ()


@pytest.mark.parametrize(
    ("page", "message", "help_"),
    [
        (
            "```okr-view\nshow: all\n",
            "This `okr-view` block is never closed, so it won't show on the page.",
            "Close it with three backticks on a line of its own.",
        ),
        (
            "```okr_view\nshow: all\n```\n",
            "`okr_view` doesn't open an `okr-view` block, so this one won't show on the page.",
            "Write only three backticks and `okr-view` on this line.",
        ),
        (
            "```okr view\nshow: all\n```\n",
            "`okr view` doesn't open an `okr-view` block, so this one won't show on the page.",
            "Write only three backticks and `okr-view` on this line.",
        ),
        (
            "- ```okr-view\n  show: all\n  ```\n",
            "This `okr-view` block won't show: it begins on the same line as the list item.",
            "Put a few words there, and the block below them after an empty line, indented by 4 spaces.",
        ),
    ],
)
def test_a_view_that_will_not_show_is_told_in_its_own_words(page: str, message: str, help_: str) -> None:
    (finding,) = read_page("page.md", page.encode()).findings
    assert (finding.code, finding.message, finding.help) == ("K010", message, help_)


def test_a_view_that_nobody_closes_spares_the_block_below_it() -> None:
    found = scan("```okr-view\nshow: all\n\n```okr\nobjective: a\n```\n")
    assert [fence.first_line for fence in found.fences] == [4]
    assert [(suspect.line, suspect.view) for suspect in found.suspects] == [(1, True)]


def test_a_view_quoted_as_an_example_is_none() -> None:
    page = read_page("page.md", f"````markdown\n{VIEW}````\n".encode())
    assert (page.views, page.findings) == ((), ())


@pytest.mark.parametrize("text", ["", "\n\n", "# everything\n"])
def test_a_view_may_say_nothing(text: str) -> None:
    (view,) = read_page("page.md", f"```okr-view\n{text}```\n".encode()).views
    assert (view.root, view.findings) == (None, ())


def test_yaml_that_is_no_mapping_is_told_with_the_keys_of_a_view() -> None:
    (view,) = read_page("page.md", b"```okr-view\n- show: all\n```\n").views
    (finding,) = view.findings
    assert "show: outcomes" in (finding.help or "")
    assert "objective" not in (finding.help or "")
