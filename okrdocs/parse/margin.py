"""The `okr` blocks of a page whose fences all stand at its left margin, as those of most pages do.

There no list, quote or indentation has a say in what is a fence, so that the lines around them need not be
looked at. Wherever more than the fences themselves might matter, `scanner` decides, which takes ten times as
long; a test holds the two together.
"""

from __future__ import annotations

import re
from typing import NamedTuple

HIDING = re.compile(r"<(?:!--|(pre|script|style|textarea)(?=[\s>]|$))", re.IGNORECASE)
"""The start of what may hide lines of a page: a comment, or an element that is shown as it is typed."""

_MARK = re.compile(r"```(?:(?<!.```)([^`\n]*)$)?", re.MULTILINE)
"""What may be the marker of a fence, and the rest of its line where it is one at the left margin."""
_END_OF_FRONT_MATTER = re.compile(r"^---[ \t]*$", re.MULTILINE)


class MarginBlock(NamedTuple):
    """An `okr` block at the left margin."""

    first_line: int
    """Line of the page, from 1, on which its fence opens."""
    last_line: int
    """Line on which it closes."""
    text: str


def blocks_at_margin(text: str) -> list[MarginBlock] | None:
    """Return the blocks of a page, its lines ended by line feeds; None where it takes a scan to find them."""
    if ("~" in text and ("~~~" in text or "~~okr" in text)) or ("<" in text and HIDING.search(text)):
        return None
    if text.count("``okr") != text.count("```okr"):
        return None  # two backticks where there should be three
    marks = list(_MARK.finditer(text))
    if len(marks) % 2 or any(mark[1] is None for mark in marks):
        return None
    if marks and text.startswith("---") and not _END_OF_FRONT_MATTER.search(text, 3, marks[0].start()):
        return None
    blocks: list[MarginBlock] = []
    row, at = 1, 0
    for opening, closing in zip(marks[::2], marks[1::2], strict=True):
        info = opening[1].strip(" ")
        if closing[1].strip(" ") or (info != "okr" and "okr" in info.lower()):
            return None
        if info == "okr":
            row += text.count("\n", at, opening.start())
            at = opening.start()
            last = row + text.count("\n", at, closing.start())
            blocks.append(MarginBlock(row, last, text[opening.end() + 1 : closing.start() - 1]))
    return blocks
