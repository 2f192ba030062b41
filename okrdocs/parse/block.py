"""One `okr` block: its YAML, and where in the page each part of it stands."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Related, Span

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Mapping, Position
    from okrdocs.parse.scanner import Fence
    from okrdocs.parse.yaml_problems import Problem


@dataclass(frozen=True, slots=True)
class Block:
    """One `okr` block: its fence, and its YAML where that could be read."""

    path: str
    fence: Fence
    root: Mapping | None
    findings: tuple[Finding, ...]

    def place(self, at: Position) -> tuple[int, int]:
        """Turn a position in the block's text into line and column of the page."""
        return _place(self.fence, at)

    def span(self, start: Position, end: Position) -> Span:
        """Turn positions in the block's text into a span of the page, without blanks at its end."""
        return span_in(self.fence, start, end)


def read_block(path: str, fence: Fence) -> Block:
    """Read the YAML of one fence; what is wrong with it is among the block's findings."""
    from okrdocs.parse.yaml_reader import read_yaml  # pages without blocks need no YAML parser

    root, problems = read_yaml(fence.text)
    return Block(path, fence, root, tuple(_finding(path, fence, problem) for problem in problems))


def span_in(fence: Fence, start: Position, end: Position) -> Span:
    """Turn positions in a fence's text into a span of the page, without blanks at its end."""
    text = fence.text
    end = start + len(text[start:end].rstrip())
    return Span(*_place(fence, start), *_place(fence, end))


def _place(fence: Fence, at: Position) -> tuple[int, int]:
    starts = _line_starts(fence.text)
    line = bisect_right(starts, at) - 1
    dropped = fence.dropped[line] if line < len(fence.dropped) else 0
    return fence.first_line + 1 + line, at - starts[line] + dropped + 1


@lru_cache(maxsize=4)
def _line_starts(text: str) -> list[Position]:
    """Return where each line begins. A block has many places to look up, one after the other."""
    return [0, *accumulate(len(line) + 1 for line in text.split("\n")[:-1])]


def _finding(path: str, fence: Fence, problem: Problem) -> Finding:
    span = span_in(fence, problem.start, problem.end)
    if problem.first is None:
        return Finding("K000", problem.message, path, span, help=problem.help)
    first = span_in(fence, problem.first, problem.first + problem.end - problem.start)
    return Finding(
        "K000",
        f"{problem.message}; the first is on line {first.line}.",
        path,
        span,
        help=problem.help,
        related=(Related(path, first, "written here first"),),
    )
