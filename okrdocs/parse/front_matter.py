"""Defaults for all blocks of a page: the `okr` mapping of its front matter.

Everything else in the front matter is the host's. So only the lines of the `okr` key are read, and a front
matter that is broken elsewhere, or uses tags that only the host knows, is no finding of ours.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.parse.block import KEPT, Block, Reading, read_text
from okrdocs.parse.fences import Fence
from okrdocs.parse.lines import front_matter_length, split_lines
from okrdocs.parse.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Sequence

_OKR = re.compile(r"""(?:okr|"okr"|'okr')[ \t]*:(?:\s|$)""")
_MISSPELT = re.compile(r"(?:okrs|OKRs?|Okrs?)[ \t]*:[ \t]*(?:\{|$)")
_SOMETHING = re.compile(r"okr:[ ]*(?:\{|\n[ ]+\w+:[ ])")
"""What a key with values mostly looks like."""
_TEXT = re.compile(r"\s*$|#|[`~]{3}")
"""A line with which the text of a page begins, where a front matter doesn't end."""
_NEXT_KEY = re.compile(r"[^\s#\]}]")


def read_defaults(path: str, text: str) -> Block | None:
    """Read the defaults in the front matter of the page `text`; None where it has none."""
    if not text.startswith("---"):
        return None
    lines = split_lines(text)
    inner = range(1, front_matter_length(lines) - 1)
    if inner.stop < 1:
        return _never_closed(path, lines)
    first = next((at for at in inner if _OKR.match(lines[at])), None)
    misspelt = first is None
    if first is None:
        first = next((at for at in inner if _MISSPELT.match(lines[at])), None)
    if first is None:
        return None
    end = next((at for at in inner if at > first and _NEXT_KEY.match(lines[at])), inner.stop)
    text = "\n".join(lines[first:end])
    if misspelt:
        return Block(path, Fence(first, end + 1, "", text, (0,) * (end - first)), _read_misspelt)
    if not _SOMETHING.match(text) and _read(text) == (None, []):
        return None
    return Block(path, Fence(first, end + 1, "", text, (0,) * (end - first)), _read)


def _never_closed(path: str, lines: Sequence[str]) -> Block | None:
    """Return the defaults of a front matter that begins and does not end, so that nobody can use them."""
    end = next((at for at in range(1, len(lines)) if _TEXT.match(lines[at])), len(lines))
    first = next((at for at in range(1, end) if _OKR.match(lines[at])), None)
    if first is None:
        return None
    name = lines[first].partition(":")[0]  # what stands behind it counts for nothing
    return Block(path, Fence(first, first + 2, "", name, (0,)), _lost)


def _lost(name: str) -> Reading:
    """Say why what is written behind the key `name` doesn't count."""
    from okrdocs.parse.yaml_problems import Problem

    return None, [
        Problem(
            "The front matter is never closed, so that its `okr` defaults don't count.",
            "Write `---` on a line of its own below its last line, before the text begins.",
            0,
            len(name),
        )
    ]


def _read_misspelt(text: str) -> Reading:
    """Read the lines of a key such as `okrs`: it may be the host's, unless it holds what `okr` would."""
    values, problems = _read(text)
    if values is None or values.fields.keys().isdisjoint({"period", "owner"}):
        return None, []
    from okrdocs.parse.yaml_problems import Problem

    name = text.partition(":")[0].rstrip()
    said = f"`{name}` in the front matter holds no defaults for this page; `okr` does."
    return values, [Problem(said, "Write `okr: …`.", 0, len(name)), *problems]


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
    from okrdocs.parse.yaml_problems import Problem

    return None, [
        Problem(
            "`okr` in the front matter should hold keys with values.",
            "Write it such as `okr: {period: 2026-Q4, owner: support}`.",
            key.start,
            key.end,
        )
    ]
