"""What the search reads of a page, and that the page comes back as it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.hosts.unread import GATHERED, OWN, Unread
from tests.render.examples import ALL
from tests.render.rendering import Addresses, everything, plan_of, read, renderer

if TYPE_CHECKING:
    import re

PARTS = pytest.mark.parametrize("parts", [OWN, GATHERED], ids=["own", "gathered"])
PIECES = ('<p class="okr">', "</p>", "<svg>", "</svg>", "<h2>", "<b>", "</b>", "<pre>", "a < b")
CARD = (
    '<section class="okr okr-card"><p>Grow</p><svg class="okr-i"><path/></svg>'
    "<div><b>Delivered</b><b>89 %</b><small>5 of 7</small></div></section>"
)
CHART = '<svg class="okr-plot"><svg><g/></svg><text>4 000</text></svg>'


def left(html: str, parts: re.Pattern[str] = OWN) -> str:
    return read(Unread().take_page(html, parts)).words


@PARTS
def test_every_page_comes_back_as_it_was(parts: re.Pattern[str]) -> None:
    unread = Unread()
    plan = plan_of(*ALL)
    made = {**everything(plan), "map": renderer(plan).map(Addresses())}
    for name, html in made.items():
        assert unread.put_back(unread.take_page(html, parts)) == html, name


@PARTS
@given(st.lists(st.sampled_from(PIECES)))
def test_anything_comes_back_as_it_was(parts: re.Pattern[str], pieces: list[str]) -> None:
    unread, html = Unread(), "".join(pieces)
    assert unread.put_back(unread.take_page(html, parts)) == html


def test_a_page_that_people_wrote_comes_back_with_what_others_added() -> None:
    unread, page = Unread(), f"<p>Ours</p>{CARD}<b>a</b><i>b</i>"
    taken = unread.take_cards(page)
    assert read(taken).words == "Ours Grow Delivered 89 % 5 of 7 a b"
    assert unread.put_back(f"{taken}<p>Theirs</p>") == f"{page}<p>Theirs</p>"


@PARTS
def test_drawings_are_not_read(parts: re.Pattern[str]) -> None:
    assert left(f"<p>Before</p>{CHART}<p>after</p>", parts) == "Before after"


def test_neighbours_stand_apart() -> None:
    assert left("<b>89 %</b><small>5 of 7 shipped</small>") == "89 % 5 of 7 shipped"
    assert left("<dl><dt>Moved</dt><dd>4 of 4</dd></dl>") == "Moved 4 of 4"
    assert left("<table><tr><th>Weight</th><td>1</td></tr></table>") == "Weight 1"


def test_code_keeps_its_spaces() -> None:
    code = "<pre><code><span>a</span><span>(</span></code></pre>"
    taken = Unread().take_cards(f"{CARD}{code}")
    assert code in taken


def test_of_an_object_nothing_is_read_that_other_pages_say() -> None:
    page = (
        '<div class="okr" hidden><p class="okr-foot"><span>Site</span><span>As of today</span></p></div>'
        '<nav class="okr okr-crumbs"><a>OKRs</a></nav><h1>Title</h1><p>why</p>'
        '<h2 id="sum">Sum</h2><p>1 + 1</p><h2 id="links">Links</h2><p>more</p>'
    )
    assert left(page) == "why Links more"


def test_of_a_page_about_many_the_summary_is_read() -> None:
    assert left("<h1>support</h1><p>4 outcomes</p><h2>Objectives</h2><p>O</p>", GATHERED) == "4 outcomes"


def test_pages_without_any_of_ours_are_left_alone() -> None:
    page = f"<h1>Title</h1>{CHART.replace('okr-plot', 'other')}<b>a</b><i>b</i>"
    assert Unread().take_cards(page) == page


@pytest.mark.parametrize("page", [CARD, ""], ids=["beside a card", "alone"])
def test_a_comment_that_reads_like_one_of_ours_stays(page: str) -> None:
    unread, html = Unread(), f"{page}<p><!--okr-7-->Theirs<!--/okr-7--></p>"
    assert unread.put_back(unread.take_cards(html)) == html
