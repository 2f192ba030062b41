"""The Markdown extension by itself; what counts as a block is tested with the scanner."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
import pytest

from okrdocs.hosts.markdown_extension import OkrExtension
from tests.parse.fence_cases import FakeCards

if TYPE_CHECKING:
    from okrdocs.parse.fences import Fence

CARD = '<section class="okr-card" data-index="0" data-line="{line}"></section>'


def _html(page: str, *extensions: str) -> str:
    return markdown.markdown(page, extensions=[*extensions, OkrExtension(cards=FakeCards())])


def test_a_card_stands_where_the_block_stood() -> None:
    page = "before\n\n```okr\na: 1\n```\n\nafter\n"
    assert _html(page) == f"<p>before</p>\n{CARD.format(line=3)}\n<p>after</p>"


def test_a_card_ends_the_paragraph_it_is_written_in() -> None:
    page = "before\n```okr\na: 1\n```\nafter\n"
    assert _html(page) == f"<p>before</p>\n{CARD.format(line=2)}\n<p>after</p>"


@pytest.mark.parametrize("fences", ["fenced_code", "pymdownx.superfences"])
@pytest.mark.parametrize(
    "page",
    [
        "!!! note\n\n    ```okr\n    a: 1\n    ```\n    text\n",
        '=== "Tab"\n\n    > ```okr\n    > a: 1\n    > ```\n',
        "[^1]: note\n\n    ```okr\n    a: 1\n    ```\n",
    ],
)
def test_a_card_shows_also_where_the_extension_of_its_container_is_missing(page: str, fences: str) -> None:
    html = _html(page, fences)
    assert html.count("okr-card") == 1
    assert not re.search(r"<(p|pre|code)>[^<]*<section", html)


def test_a_list_goes_on_around_a_card() -> None:
    html = _html("1. one\n\n    ```okr\n    a: 1\n    ```\n\n2. two\n")
    assert html.count("<ol>") == 1
    assert re.search(r"<li>\s*<p>one</p>\s*<section.*</section>\s*</li>", html)


def test_code_that_quotes_a_block_stays_code() -> None:
    html = _html("text\n\n    ```okr\n    a: 1\n    ```\n", "pymdownx.superfences")
    assert "<code>```okr\na: 1\n```\n</code>" in html


def test_the_host_gets_each_block_with_its_number() -> None:
    given: list[tuple[str, int]] = []

    class Cards(FakeCards):
        def card(self, fence: Fence, index: int) -> str:
            given.append((fence.text, index))
            return "<div>card</div>"

    page = "```okr\na: 1\n```\n\n```python\nb: 1\n```\n\n- x\n\n\t```okr\n\tc: 1\n\t```\n"
    markdown.markdown(page, extensions=[OkrExtension(cards=Cards())])
    assert given == [("a: 1", 0), ("c: 1", 1)]


def test_one_converter_renders_many_pages() -> None:
    converter = markdown.Markdown(extensions=[OkrExtension(cards=FakeCards())])
    page = "```okr\na: 1\n```"
    assert converter.convert(page) == CARD.format(line=1)
    assert converter.reset().convert("text") == "<p>text</p>"
    assert converter.reset().convert(page) == CARD.format(line=1)


@pytest.mark.parametrize(
    ("page", "html"),
    [
        pytest.param(
            "See [](okr:known).",
            '<p>See <span class="okr-ref"><a href="../known/">Fewer calls</a> <b>52 %</b></span>.</p>',
            id="without text",
        ),
        pytest.param(
            "See [**these** calls](okr:known).",
            '<p>See <a class="okr-to" href="../known/"><strong>these</strong> calls</a>.</p>',
            id="with text",
        ),
        pytest.param(
            "See [calls][1].\n\n[1]: okr:known",
            '<p>See <a class="okr-to" href="../known/">calls</a>.</p>',
            id="by reference",
        ),
        pytest.param(
            "![calls](okr:known)",
            '<p><span class="okr-badge"><img class="badge" src="../known.svg" alt="calls"></span></p>',
            id="badge",
        ),
        pytest.param("See [](okr:nope).", '<p>See <span class="okr-unknown">nope</span>.</p>', id="unknown"),
        pytest.param(
            "See [*the* text](okr:nope).",
            '<p>See <span class="okr-unknown"><em>the</em> text</span>.</p>',
            id="unknown with text",
        ),
        pytest.param(
            "![alt](okr:nope)", '<p><span class="okr-unknown">alt</span></p>', id="badge of something unknown"
        ),
        pytest.param(
            "[](okr:<b>)", '<p><span class="okr-unknown">&lt;b&gt;</span></p>', id="markup as an id"
        ),
        pytest.param(
            "[calls](OKR:%20known)",
            '<p><a class="okr-to" href="../known/">calls</a></p>',
            id="capitals and a space",
        ),
        pytest.param("`[](okr:known)`", "<p><code>[](okr:known)</code></p>", id="quoted"),
        pytest.param("[a](other.md)", '<p><a href="other.md">a</a></p>', id="another link"),
    ],
)
def test_okr_links(page: str, html: str) -> None:
    assert _html(page) == html


def test_a_link_in_a_heading_gives_its_title_to_the_table_of_contents() -> None:
    converter = markdown.Markdown(extensions=["toc", OkrExtension(cards=FakeCards())])
    converter.convert("# About [](okr:known)")
    assert converter.toc_tokens[0]["name"] == "About Fewer calls"  # type: ignore[attr-defined]  # the extension adds it
