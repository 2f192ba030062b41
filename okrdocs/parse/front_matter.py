"""Defaults for all blocks of a page: the `okr` mapping of its front matter.

Everything else in the front matter is the host's. So only the lines of the `okr` key are read, and a front
matter that is broken elsewhere, or uses tags that only the host knows, is no finding of ours.
"""

from __future__ import annotations

import re
from functools import lru_cache

from okrdocs.parse.block import KEPT, Block, Reading, read_text
from okrdocs.parse.lines import front_matter_length, split_lines
from okrdocs.parse.nodes import Mapping, Scalar
from okrdocs.parse.scanner import Fence
from okrdocs.parse.yaml_problems import Problem

_OKR = re.compile(r"""(?:okr|"okr"|'okr')[ \t]*:(?:\s|$)""")
_SOMETHING = re.compile(r"okr:[ ]*(?:\{|\n[ ]+\w+:[ ])")
"""What a key with values mostly looks like."""
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
    text = "\n".join(lines[first:end])
    if not _SOMETHING.match(text) and _read(text) == (None, []):
        return None
    return Block(path, Fence(first, end + 1, "", text, (0,) * (end - first)), _read)


@lru_cache(maxsize=KEPT)
def _read(text: str) -> Reading:
    """Read the lines of the `okr` key; nothing comes of a key without a value, and that is no problem."""
    outer, problems = read_text(text)
    if outer is None:
        return None, problems
    field = next(iter(outer.fields.values()))
    key, value = field.key, field.value
    if isinstance(value, Mapping) and not field.unread:
        return value, problems
    if field.unread or (isinstance(value, Scalar) and value.empty):
        return None, problems if field.unread else []
    return None, [
        Problem(
            "`okr` in the front matter should hold keys with values.",
            "Write it such as `okr: {period: 2026-Q4, owner: support}`.",
            key.start,
            key.end,
        )
    ]
