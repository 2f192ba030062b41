"""A page: its front matter's defaults, its `okr` blocks and views, and its `okr:` links."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Finding, Span
from okrdocs.parse.block import Block
from okrdocs.parse.fences import scan
from okrdocs.parse.lines import split_lines

if TYPE_CHECKING:
    from okrdocs.parse.fences import Scan
    from okrdocs.parse.references import Reference

__all__ = ["Block", "Page", "read_page"]


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
    # `rfind` takes two thirds of the time of `in`, for what most of the reading of a large site is.
    return data.lower().rfind(b"okr") >= 0 or data.startswith(_UTF16)


def read_page(path: str, data: bytes) -> Page:
    """Read the bytes of a Markdown file; `path` is how findings name it. Any bytes give a page."""
    return page_of(path, data) or Page(path, "", (), None, (), ())


def page_of(path: str, data: bytes) -> Page | None:
    """Read a file as `read_page` does; None where nothing in it concerns us."""
    if not may_concern_us(data):
        return None
    text, findings = _decode(path, data)
    found = scan(text)
    if found.suspects:
        from okrdocs.parse.second_opinion import second_opinion  # few pages need one

        findings = (*findings, *second_opinion(path, text, found))
    blocks = tuple(Block(path, fence) for fence in found.fences)
    defaults = _defaults(path, text) if text.startswith("---") else None
    return Page(
        path,
        text,
        blocks,
        defaults,
        _references(text, blocks) if _may_refer(text, defaults) else (),
        findings,
        _views(path, found) if found.views else (),
    )


def _may_refer(text: str, defaults: Block | None) -> bool:
    """Tell whether a page says `okr:` anywhere but in the front matter that holds its defaults."""
    counted = text.lower().count("okr:")
    return counted > (defaults.fence.text.lower().count("okr:") if counted and defaults else 0)


# What few pages have is loaded when a page has it.


def _defaults(path: str, text: str) -> Block | None:
    from okrdocs.parse.front_matter import read_defaults

    return read_defaults(path, text)


def _references(text: str, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    from okrdocs.parse.references import references_of

    return references_of(text, blocks)


def _views(path: str, found: Scan) -> tuple[Block, ...]:
    from okrdocs.parse.view_yaml import read_view_text

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
