"""Every page of the example site is valid HTML, in each theme and language."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.example_site import build_example
from tests.valid_html import faults

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize(
    ("look", "content"),
    [
        ("material", "md-content__inner"),
        ("german", "md-content__inner"),
        ("hebrew", "md-content__inner"),
        ("readthedocs", "articleBody"),
    ],
)
def test_every_page_of_the_example_is_valid(look: str, content: str, tmp_path: Path) -> None:
    site = tmp_path / "site"
    build_example(look, site)
    pages = [page for page in sorted(site.rglob("*.html")) if page.name not in ("404.html", "search.html")]
    assert len(pages) > 120
    wrong = [
        f"{page.relative_to(site)}: {fault}"
        for page in pages
        for fault in faults(page.read_text(encoding="utf-8"), content)
    ]
    assert wrong == []


def body(content: str) -> str:
    return f"<!doctype html><html lang=en><title>x</title><main id=ours>{content}</main></html>"


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        ("<p>a</b>", "unexpected-end-tag"),
        ("<p>a &amp b</p>", "named-entity-without-semicolon"),
        ("<p lang=en lang=de>a</p>", "duplicate-attribute"),
        ("<a href=x><a href=y>a</a></a>", "unexpected-start-tag-implies-end-tag"),
        ("<table><div>a</div></table>", "unexpected-start-tag-implies-table-voodoo"),
        ("<p>a<div>b</div></p>", "unexpected-end-tag"),
        ("<p id=a></p><p id=a></p>", "id a stands 2 times"),
        ("<span><div>a</div></span>", "<div>: a block in span"),
        ("<a href=x><button>a</button></a>", "<button>: interactive in a"),
        ("<ul><p>a</p></ul>", "<p>: not allowed in ul"),
        ("<div><li>a</li></div>", "<li>: only allowed in menu or ol or ul"),
        ("<p align=left>a</p>", "<p align='left'>: obsolete attribute align"),
        ("<table><tr><td role=cell>a</table>", "<td role='cell'>: a role on a part of a table"),
        ("<center>a</center>", "<center>: obsolete element"),
        ("<div aria-labelledby='a b' id=a></div>", "aria-labelledby names b, which is nowhere"),
        ("<label for=c>a</label>", "for names c, which is nowhere"),
        ("<svg role=img><g/></svg>", "svg role='img'>: no name"),
        ("<img src=x>", "<img src='x'>: no alt"),
        ("<h1>a</h1><h3>b</h3>", "<h3>: comes after level 1"),
    ],
)
def test_a_fault_is_found(content: str, fault: str) -> None:
    assert any(fault in one for one in faults(body(content), "ours")), faults(body(content), "ours")


def test_what_is_valid_has_no_fault() -> None:
    content = (
        "<h1>a</h1><h2>b</h2><dl><div><dt>a</dt><dd><p>b</p></dd></div></dl>"
        "<svg role=img aria-label=c><foreignObject><a href=x><span>d</span></a></foreignObject></svg>"
    )
    assert faults(body(content), "ours") == []
