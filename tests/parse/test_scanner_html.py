"""The scanner against what readers see: the HTML of a MkDocs site."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any

import markdown
import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config

from okrdocs.hosts.markdown_extension import OkrExtension
from okrdocs.parse.fences import scan
from tests.parse.fence_cases import ALL, COMMONMARK, COUNTED, NOT_COUNTED, Case, FakeCards, visible_cards

if TYPE_CHECKING:
    from pathlib import Path

CONTAINERS = [
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "md_in_html",
    "tables",
    "pymdownx.details",
    "pymdownx.tabbed",
    "pymdownx.blocks.admonition",
    "pymdownx.blocks.details",
    "pymdownx.blocks.tab",
]
TABBED = {"pymdownx.tabbed": {"alternate_style": True}}
SITES = {
    "superfences": [*CONTAINERS, "pymdownx.superfences"],
    "fenced_code": CONTAINERS,  # MkDocs adds fenced_code by itself
}
ENDINGS = {"lf": ("", "\n"), "crlf": ("\ufeff", "\r\n"), "cr": ("", "\r")}


def _file_name(case: Case, ending: str) -> str:
    return f"{case.slug}-{ending}.md"


@pytest.fixture(scope="module", params=SITES)
def site(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build every case, with every kind of line ending, as a page of one site."""
    folder = tmp_path_factory.mktemp(request.param)
    (folder / "docs").mkdir()
    for case in ALL:
        for ending, (mark, characters) in ENDINGS.items():
            page = mark + case.markdown.replace("\n", characters)
            (folder / "docs" / _file_name(case, ending)).write_bytes(page.encode())
    (folder / "mkdocs.yml").write_text("site_name: Cases\ntheme: {name: mkdocs, highlightjs: false}\n")
    config = load_config(str(folder / "mkdocs.yml"), plugins=[], use_directory_urls=False)
    config.markdown_extensions = [*config.markdown_extensions, *SITES[request.param]]
    config.markdown_extensions.append(OkrExtension(cards=FakeCards()))  # type: ignore[arg-type]  # as the plugin does
    config.mdx_configs = TABBED
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    build(config)
    return folder / "site"


@pytest.mark.parametrize("case", ALL, ids=str)
def test_a_block_counts_exactly_where_a_card_shows(site: Path, case: Case) -> None:
    shown = {
        ending: visible_cards((site / _file_name(case, ending)).with_suffix(".html").read_text("utf-8"))
        for ending in ENDINGS
    }
    assert shown == dict.fromkeys(ENDINGS, len(scan(case.markdown).fences))


# What superfences itself does with an `okr` fence is how these rules came about. Here it is left on purpose.
DIFFERENT = {
    "in braces, with a dot, in capitals": "it takes the first two for the word itself",
    "a block that another follows unclosed doesn't take that one in": "it makes one block of the two",
    "in preformatted text": "it highlights there, too",
    "front matter with what looks like a block": "Markdown alone knows no front matter",
    "a page that begins with a line of metadata, which MkDocs takes off": "Markdown alone takes none off",
}


def _card(source: str, *_: Any, **__: Any) -> str:
    return '<section class="okr-card"></section>'


@pytest.mark.parametrize("case", [case for case in ALL if case.title not in DIFFERENT], ids=str)
def test_superfences_agrees(case: Case) -> None:
    fences = {"custom_fences": [{"name": "okr", "class": "okr", "format": _card}]}
    html = markdown.markdown(
        case.markdown,
        extensions=SITES["superfences"],
        extension_configs={**TABBED, "pymdownx.superfences": fences},
    )
    assert visible_cards(html) == len(scan(case.markdown).fences)


def test_every_case_is_of_its_own_title() -> None:
    titles = [case.slug for case in [*COUNTED, *NOT_COUNTED, *COMMONMARK]]
    assert len(titles) == len(set(titles))
    assert len(COMMONMARK) == 147 - 119 + 1
