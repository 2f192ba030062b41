"""The lines of a page, and how many of them are its front matter."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_METADATA = re.compile(r" {0,3}[A-Za-z0-9_-]+:")


def with_line_feeds(text: str) -> str:
    """Return a page with each of its lines ended by a line feed: not by a carriage return, nor by both."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def split_lines(text: str) -> list[str]:
    """Split a page where its lines end: at line feeds, carriage returns or both, and at nothing else."""
    return with_line_feeds(text).split("\n")


def indent_of(line: str) -> int:
    """Return how many blanks a line begins with."""
    return len(line) - len(line.lstrip(" "))


def front_matter_length(lines: Sequence[str]) -> int:
    """Return how many lines MkDocs takes off the start of a page: YAML, or lines such as `Title: text`."""
    if lines[0].rstrip(" \t") == "---":
        for count, line in enumerate(lines[1:], start=2):
            if line.rstrip(" \t") in ("---", "..."):
                return count if _is_mapping(lines[1 : count - 1]) else 0
    for count, line in enumerate(lines):
        if not (_METADATA.match(line) or (count and line.startswith(("    ", "\t")) and line.strip())):
            return count
    return len(lines)


def _is_mapping(lines: Sequence[str]) -> bool:
    """Tell whether YAML begins like a mapping; MkDocs shows any other as text."""
    first = next((line for line in lines if line.strip() and not line.lstrip().startswith("#")), "")
    return re.match(r"\{|[^\s#-][^:]*:(?:\s|$)|['\"?]", first) is not None
