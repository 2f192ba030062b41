"""Defaults for all blocks of a page: the `okr` mapping of its front matter.

Everything else in the front matter is the host's. So only the lines of the `okr` key are read, and a front
matter that is broken elsewhere, or uses tags that only the host knows, is no finding of ours.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model import Finding
from okrdocs.parse.block import read_block
from okrdocs.parse.lines import front_matter_length, split_lines
from okrdocs.parse.nodes import Mapping, Scalar
from okrdocs.parse.scanner import Fence

if TYPE_CHECKING:
    from okrdocs.parse.block import Block

_OKR = re.compile(r"""(?:okr|"okr"|'okr')[ \t]*:(?:\s|$)""")
_NEXT_KEY = re.compile(r"[^\s#\]}]")


def read_defaults(path: str, text: str) -> Block | None:
    """Read the defaults in the front matter of the page `text`; None where it has none."""
    if not text.startswith("---"):
        return None
    lines = split_lines(text)
    inner = range(1, front_matter_length(lines) - 1)
    first = next((at for at in inner if _OKR.match(lines[at])), None)
    if first is None:
        return None
    end = next((at for at in inner if at > first and _NEXT_KEY.match(lines[at])), inner.stop)
    block = read_block(path, Fence(first, end + 1, "", "\n".join(lines[first:end]), (0,) * (end - first)))
    return _inside(block, block.root) if block.root else block


def _inside(block: Block, outer: Mapping) -> Block | None:
    """Step from the mapping that holds the `okr` key to the one that is its value."""
    field = next(iter(outer.fields.values()))
    key, value = field.key, field.value
    if field.unread:
        return replace(block, root=None)
    if isinstance(value, Mapping):
        return replace(block, root=value)
    if isinstance(value, Scalar) and value.empty:
        return None
    finding = Finding(
        "K000",
        "`okr` in the front matter should hold keys with values.",
        block.path,
        block.span(key.start, key.end),
        help="Write it such as `okr: {period: 2026-Q4, owner: support}`.",
    )
    return replace(block, root=None, findings=(finding,))
