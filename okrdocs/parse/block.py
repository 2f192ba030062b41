"""One `okr` block or view: its YAML, and where in the page each part of it stands."""

from __future__ import annotations

from functools import lru_cache, partial
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Related, Span

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.model import Fix
    from okrdocs.parse.fences import Fence
    from okrdocs.parse.nodes import Mapping, Position
    from okrdocs.parse.yaml_problems import Problem


KEPT = 128
"""Blocks whose nodes are kept."""

Reading = tuple["Mapping | None", "list[Problem]"]
"""The YAML of a block, where it could be read, and what is wrong with it."""


class Block:
    """One `okr` block or view: its fence, and its YAML where that could be read.

    The nodes of all blocks of a large project would take more memory than anything else, and after the
    first look at them only those are needed that something has to be said about. So they are read when
    somebody asks for them, and kept for the blocks that were asked for last.
    """

    __slots__ = ("_read", "fence", "path")

    def __init__(self, path: str, fence: Fence, read: Callable[[str], Reading] | None = None) -> None:
        """Make the block of a fence; `read` turns the fence's text into YAML."""
        self.path = path
        self.fence = fence
        self._read = read or read_text

    @property
    def root(self) -> Mapping | None:
        """The mapping that the block is; None where it cannot be read."""
        return self._read(self.fence.text)[0]

    @property
    def findings(self) -> tuple[Finding, ...]:
        """What is wrong with the YAML."""
        return tuple(_finding(self.path, self.fence, problem) for problem in self._read(self.fence.text)[1])

    def place(self, at: Position) -> tuple[int, int]:
        """Turn a position in the block's text into line and column of the page."""
        return _place(self.fence, at)

    def span(self, start: Position, end: Position) -> Span:
        """Turn positions in the block's text into a span of the page, without blanks at its end."""
        return span_in(self.fence, start, end)


@lru_cache(maxsize=KEPT)
def read_text(text: str) -> Reading:
    """Read the YAML of a block."""
    from okrdocs.parse.yaml_reader import read_yaml  # most blocks can do without, and it is slow to load

    return read_yaml(text)


def span_in(fence: Fence, start: Position, end: Position) -> Span:
    """Turn positions in a fence's text into a span of the page, without blanks at its end."""
    text = fence.text
    end = start + len(text[start:end].rstrip())
    return Span(*_place(fence, start), *_place(fence, end))


def _place(fence: Fence, at: Position) -> tuple[int, int]:
    line = fence.text.count("\n", 0, at)
    dropped = fence.dropped[line] if line < len(fence.dropped) else 0
    return fence.first_line + 1 + line, at - fence.text.rfind("\n", 0, at) + dropped


def _repair(fence: Fence, problem: Problem) -> Fix | None:
    from okrdocs.parse.yaml_repair import repair

    return repair(fence, problem)


def _finding(path: str, fence: Fence, problem: Problem) -> Finding:
    span = span_in(fence, problem.start, problem.end)
    if problem.first is None:
        fix = partial(_repair, fence, problem)
        return Finding("K000", problem.message, path, span, help=problem.help, offer=fix)
    first = span_in(fence, problem.first, problem.first + problem.end - problem.start)
    return Finding(
        "K000",
        f"{problem.message}; the first is on line {first.line}.",
        path,
        span,
        help=problem.help,
        related=(Related(path, first, "written here first"),),
    )
