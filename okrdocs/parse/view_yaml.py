"""The YAML of a view: that of a block, except that it may be empty and begins with other keys."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.parse import yaml_problems
from okrdocs.parse.block import read_text

if TYPE_CHECKING:
    from okrdocs.parse.block import Reading

_KEYS = "Write keys such as `show: outcomes` and `where: health = off-track`, without a `-` before them."


def read_view_text(text: str) -> Reading:
    """Read the YAML of a view; nothing but blanks and comments is no mapping, and no mistake."""
    root, problems = read_text(text)
    if all(line.lstrip()[:1] in ("", "#") for line in text.split("\n")):
        return None, []
    said = yaml_problems.no_mapping(0, 0).message
    return root, [replace(one, help=_KEYS) if one.message == said else one for one in problems]
