"""A page: its front matter's defaults, its `okr` blocks and views, and its `okr:` links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Finding, Span
from okrdocs.parse.block import Block
from okrdocs.parse.front_matter import read_defaults
from okrdocs.parse.lines import split_lines
from okrdocs.parse.references import Reference, references_of
from okrdocs.parse.scanner import scan

if TYPE_CHECKING:
    from okrdocs.parse.scanner import Scan

__all__ = ["Block", "Page", "Reference", "read_page"]


class Page(NamedTuple):
    """What one Markdown file holds for us. `findings` are those of the page itself, not of its blocks."""

    path: str
    text: str
    """The page without a byte order mark; empty where nothing in it concerns us, or does so any more."""
    blocks: tuple[Block, ...]
    defaults: Block | None
    """The `okr` mapping of the front matter, read like a block."""
    references: tuple[Reference, ...]
    findings: tuple[Finding, ...]
    views: tuple[Block, ...] = ()
    """The `okr-view` blocks."""


_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def may_concern_us(data: bytes) -> bool:
    """Tell whether a page may hold anything for us; of most pages that is all there is to know."""
    return b"okr" in data.lower() or data.startswith(_UTF16)


def read_page(path: str, data: bytes) -> Page:
    """Read the bytes of a Markdown file; `path` is how findings name it. Any bytes give a page."""
    if not may_concern_us(data):
        return Page(path, "", (), None, (), ())
    text, findings = _decode(path, data)
    from okrdocs.parse.second_opinion import second_opinion  # may need markdown-it, which is slow to import

    found = scan(text)
    blocks = tuple(Block(path, fence) for fence in found.fences)
    return Page(
        path,
        text,
        blocks,
        read_defaults(path, text),
        references_of(text, blocks),
        (*findings, *second_opinion(path, text, found)),
        _views(path, found) if found.views else (),
    )


def _views(path: str, found: Scan) -> tuple[Block, ...]:
    from okrdocs.parse.view_yaml import read_view_text  # few pages have any

    return tuple(Block(path, fence, read_view_text) for fence in found.views)


def text_of(data: bytes) -> str:
    """Return a page as text, as `read_page` does."""
    return data.decode("utf-8-sig", "replace")


def _decode(path: str, data: bytes) -> tuple[str, tuple[Finding, ...]]:
    """Decode a page; bytes that are not UTF-8 become replacement characters, so that nothing is lost."""
    try:
        return data.decode("utf-8-sig"), ()
    except UnicodeDecodeError as error:
        before = split_lines(error.object[: error.start].decode())  # the object lacks the byte order mark
        line, column = len(before), len(before[-1]) + 1
        finding = Finding(
            "K000",
            "This file isn't saved as UTF-8 text.",
            path,
            Span(line, column, line, column + 1),
            help="Save it with the encoding UTF-8; the first character that can't be read is here.",
        )
        return text_of(data), (finding,)
