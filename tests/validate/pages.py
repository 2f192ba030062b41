"""Pages from text, checked, for tests of this layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.parse.page import read_page
from okrdocs.validate.check import CheckedBlock, CheckedPage, check_page

if TYPE_CHECKING:
    from okrdocs.model import Finding
    from okrdocs.validate.fields import Fields


def fenced(block: str) -> str:
    return f"```okr\n{block.rstrip()}\n```\n"


def checked_page(text: str) -> CheckedPage:
    return check_page(read_page("page.md", text.encode("utf-8", "surrogatepass")))


def checked(block: str) -> CheckedBlock:
    (found,) = checked_page(fenced(block)).blocks
    return found


def fields_of(block: str) -> Fields:
    """Return the fields of a block in which nothing is wrong."""
    found = checked(block)
    assert found.findings == ()
    assert found.fields is not None
    return found.fields


def findings_of(page: CheckedPage) -> list[Finding]:
    """Return all findings about a page, in the order of positions."""
    inner = (finding for block in page.blocks for finding in block.findings)
    return sorted([*page.page.findings, *page.findings, *inner], key=lambda finding: finding.span)
