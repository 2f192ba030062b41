"""Which fences of a page are `okr` blocks or views, and what seems to be one. Nothing else may decide it.

A fence counts when a MkDocs site shows it as a block: it is closed, it is neither inside another fence nor
in a comment nor in indented code, and `okr` is all that its opening line says; `okr-view` for a view.
"""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.lines import with_line_feeds
from okrdocs.parse.margin import blocks_at_margin

if TYPE_CHECKING:
    from collections.abc import Sequence


class Fence(NamedTuple):
    """An `okr` or `okr-view` fence, and its content freed from what its containers put before each line."""

    first_line: int
    """Line of the page, from 1, on which the fence opens."""
    last_line: int
    """Line on which it closes."""
    prefix: str
    """What stands before the fence on its opening line: indentation, `>` marks."""
    text: str
    """The content, lines joined with `\\n`."""
    dropped: tuple[int, ...]
    """For each line of `text`, how many characters of the page's line were taken off its start.

    A tab that reaches beyond the indentation stays in the text.
    """


class Reason(StrEnum):
    """Why a line that looks like the start of an `okr` block isn't one."""

    UNCLOSED = "unclosed"
    """Nothing closes it before the page ends or, on line `other`, the next block begins."""
    OUTDENTED = "outdented"
    """Line `other` is not indented or quoted as the fence is, which ends it."""
    INFO = "info"
    """Its opening line says something else than `okr`."""
    SHORT = "short"
    """It has fewer marks than a fence needs."""
    ITEM_LINE = "item-line"
    """It stands on the line of a list's marker."""
    SWALLOWED = "swallowed"
    """It is inside another fence, opened on line `other`, that nothing closes."""
    QUOTED = "quoted"
    """It is inside another fence, opened on line `other`."""
    HIDDEN = "hidden"
    """It is inside a comment, or an element such as `<pre>`, opened on line `other`."""
    CODE = "code"
    """It is in indented code."""


class Suspect(NamedTuple):
    """A line that looks like the start of an `okr` block or view and isn't one."""

    line: int
    reason: Reason
    other: int | None = None
    """The line that the reason is about, where that is another one."""
    view: bool = False
    """It looks like a view's."""


class Scan(NamedTuple):
    """What a page's text holds, in the order written."""

    fences: tuple[Fence, ...]
    suspects: tuple[Suspect, ...]
    views: tuple[Fence, ...] = ()


def scan(text: str) -> Scan:
    """Find the `okr` blocks of `text`, a page as it is on disk (without a byte order mark)."""
    text = with_line_feeds(text)
    if (found := _at_margin(text)) is not None:
        return found
    from okrdocs.parse.scanner import scan_page  # few pages need it

    return scan_page(text)


def scan_lines(lines: Sequence[str]) -> Scan:
    """Find the `okr` blocks of a page as Markdown has it, whose front matter, if any, has been taken off."""
    if (found := _at_margin("\n".join(lines))) is not None:
        return found
    from okrdocs.parse.scanner import scan_body

    return scan_body(lines)


def _at_margin(text: str) -> Scan | None:
    blocks = blocks_at_margin(text)
    if blocks is None:
        return None
    fences = [
        Fence(first, last, "", inside, nothing_dropped(last - first - 1)) for first, last, inside in blocks
    ]
    return Scan(tuple(fences), ())


@lru_cache(maxsize=256)
def nothing_dropped(lines: int) -> tuple[int, ...]:
    """Return `Fence.dropped` of a fence that nothing stands before: one for all of the same length."""
    return (0,) * lines
