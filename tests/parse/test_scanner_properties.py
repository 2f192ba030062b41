"""Pages made of containers in containers: what was put in is what counts, and what shows."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import markdown
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from okrdocs.hosts.markdown_extension import OkrExtension
from okrdocs.parse.fences import scan
from okrdocs.parse.lines import split_lines
from okrdocs.parse.second_opinion import second_opinion
from tests.parse.fence_cases import FakeCards, visible_cards
from tests.parse.test_scanner_html import SITES, TABBED

if TYPE_CHECKING:
    from markdown.extensions import Extension


@dataclass(frozen=True)
class Piece:
    """Some lines of a page, and the contents of the blocks in them."""

    lines: tuple[str, ...]
    blocks: tuple[str, ...] = ()


CONTENT = st.lists(
    st.sampled_from(
        ["objective: a", "  why: b", "", "# c", "- d", "> e", "~~ f", "<!-- g", "``h``", "!!! i"]
    ),
    max_size=4,
)
OTHERS = st.sampled_from(
    [
        Piece(("Some text.",)),
        Piece(("Some text", "on two lines: `code`.")),
        Piece(("## Heading",)),
        Piece(("***",)),
        Piece(("<!-- comment -->",)),
        Piece(("```python", "```okr", "x = 1", "```")),
        Piece(("~~~~ {.yaml title='x'}", "~~~okr", "x: 1", "~~~", "~~~~")),
    ]
)


@st.composite
def blocks(draw: st.DrawFn) -> Piece:
    """Return one `okr` block."""
    marker = draw(st.sampled_from(["```", "~~~", "`````", "~~~~"]))
    space = draw(st.sampled_from(["", " "]))
    content = draw(CONTENT)
    return Piece((f"{marker}{space}okr", *content, marker), ("\n".join(content),))


def _joined(pieces: list[Piece]) -> Piece:
    """Put pieces below each other, with an empty line between them."""
    lines = [line for piece in pieces for line in ("", *piece.lines)][1:]
    return Piece(tuple(lines), tuple(block for piece in pieces for block in piece.blocks))


def _indented(head: tuple[str, ...], piece: Piece) -> Piece:
    return Piece((*head, *(f"    {line}" if line else "" for line in piece.lines)), piece.blocks)


def _contained(inner: st.SearchStrategy[Piece]) -> st.SearchStrategy[Piece]:
    """Return pieces and what may hold them."""
    bodies = st.lists(st.one_of(inner, blocks(), OTHERS), min_size=1, max_size=3).map(_joined)
    heads = st.sampled_from(
        [("- item", ""), ("1. item", ""), ("!!! note", ""), ('??? note "Title"',), ('=== "Tab"', "")]
    )
    return st.one_of(
        st.builds(_indented, heads, bodies),
        bodies.map(lambda piece: Piece(tuple(f"> {line}" for line in piece.lines), piece.blocks)),
    )


PIECES = st.recursive(st.one_of(blocks(), OTHERS), _contained, max_leaves=6)
# A paragraph between them, so that no container goes on in the next.
PAGES = st.lists(PIECES, max_size=4).map(
    lambda pieces: _joined([part for piece in pieces for part in (Piece(("Text.",)), piece)])
)


def _cards(page: str, site: str) -> int:
    extensions: list[str | Extension] = [*SITES[site], OkrExtension(cards=FakeCards())]
    return visible_cards(markdown.markdown(page, extensions=extensions, extension_configs=TABBED))


@settings(deadline=None)
@given(page=PAGES, ending=st.sampled_from(["\n", "\r\n", "\r"]), last=st.booleans())
def test_finds_every_block_and_its_content(page: Piece, ending: str, last: bool) -> None:
    text = ending.join(page.lines) + (ending if last else "")
    fences = scan(text).fences
    assert [fence.text for fence in fences] == list(page.blocks)
    lines = split_lines(text)
    for fence in fences:
        content = lines[fence.first_line : fence.last_line - 1]
        cut = [line[dropped:] for line, dropped in zip(content, fence.dropped, strict=True)]
        assert "\n".join(cut) == fence.text
        assert lines[fence.last_line - 1].startswith(fence.prefix)


@settings(deadline=None)
@given(page=PAGES, site=st.sampled_from(sorted(SITES)))
def test_every_block_shows_as_a_card(page: Piece, site: str) -> None:
    assert _cards("\n".join(page.lines), site) == len(page.blocks)


@settings(deadline=None)
@given(page=PAGES)
def test_tabs_for_indentation_change_nothing(page: Piece) -> None:
    text = "\n".join(page.lines)
    tabbed = "\n".join(
        re.sub("^(    )+", lambda found: "\t" * (len(found[0]) // 4), line) for line in page.lines
    )
    positions = [(fence.first_line, fence.last_line) for fence in scan(text).fences]
    assert [(fence.first_line, fence.last_line) for fence in scan(tabbed).fences] == positions


# Lines that mean something, in any order: most pages made of them are broken in some way.
MEANINGFUL = """
```okr|```|~~~okr|~~~|````|```py|- ```okr|```okr title="x"|```okr|```|key: value|text|# H|---
- item|1. item|!!! note|=== "Tab"|??? note|/// note|///|[^1]: foo|: def
<!--|-->|<div markdown>|</div>|<pre>|</pre>||||
"""
JUMBLE = st.lists(
    st.tuples(
        st.sampled_from(["", "", "    ", "        ", "  ", "> ", "> > ", "    > ", "\t"]),
        st.sampled_from(MEANINGFUL.strip().replace("\n", "|").split("|")),
    ).map("".join),
    max_size=14,
).map("\n".join)


@settings(deadline=None, max_examples=200)
@given(page=JUMBLE, site=st.sampled_from(sorted(SITES)))
def test_on_any_page_as_many_cards_show_as_blocks_count(page: str, site: str) -> None:
    assume(_open_at_the_end(page) < 2)  # Markdown itself loses what is in a div in such a div
    assert _cards(page, site) == len(scan("\n" + page).fences)


def _open_at_the_end(page: str) -> int:
    """Return how many divs are never closed."""
    depth = 0
    for tag in re.findall("<div markdown>|</div>", page):
        depth = max(0, depth - 1) if tag == "</div>" else depth + 1
    return depth


@settings(deadline=None, max_examples=200)
@given(page=JUMBLE)
def test_findings_stay_inside_the_page(page: str) -> None:
    lines = split_lines(page)
    for finding in second_opinion("page.md", page, scan(page)):
        span = finding.span
        assert span.line == span.end_line <= len(lines)
        assert 1 <= span.column < span.end_column <= len(lines[span.line - 1]) + 1


@settings(deadline=None, max_examples=200)
@given(page=JUMBLE)
def test_what_commonmark_sees_is_counted_or_found(page: str) -> None:
    scanned = scan(page)
    counted = {fence.first_line for fence in scanned.fences}
    tokens = MarkdownIt().parse(page)
    seen = {
        token.map[0] + 1 for token in tokens if token.type == "fence" and token.map and token.info == "okr"
    }
    assert seen <= counted or second_opinion("page.md", page, scanned)


@given(st.text())
def test_any_text_is_scanned(text: str) -> None:
    for fence in scan(text + "```okr\n").fences:
        assert fence.text.count("\n") == max(len(fence.dropped) - 1, 0)
