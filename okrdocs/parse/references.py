"""`okr:` links in the prose of a page and in the texts of its blocks."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Span
from okrdocs.parse.containers import Containers
from okrdocs.parse.fence_lines import Opener, Part, expanded, opener
from okrdocs.parse.nodes import Mapping, Scalar
from okrdocs.parse.scanner import front_matter_length, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Node, Position

_LINK = re.compile(r"""(?:\]\([ ]*|^[> ]*\[[^\]\n]+\]:[ ]*)<?okr:([^\s()<>"']*)""", re.MULTILINE)
_TICKS = re.compile(r"(?<![`\\])`+")


@dataclass(frozen=True, slots=True)
class Reference:
    """An `okr:` link, such as `[](okr:fewer-calls)`; the span is that of the id."""

    id: str
    span: Span


def references_of(text: str, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """Return the `okr:` links of a page in the order written, those in code and comments left out."""
    if "okr:" not in text:
        return ()
    found = [*_in_prose(text, blocks), *(link for block in blocks for link in _in_block(block))]
    return tuple(sorted(found, key=lambda reference: reference.span))


def _in_prose(text: str, blocks: tuple[Block, ...]) -> Iterator[Reference]:
    for number, line in _prose_lines(text, blocks):
        if "okr:" in line:
            for start, end in _links(line):
                yield Reference(line[start:end], Span(number, start + 1, number, end + 1))


def _in_block(block: Block) -> Iterator[Reference]:
    text = block.fence.text
    if block.root is None or "okr:" not in text:
        return
    for scalar in _scalars(block.root):
        if "okr:" in scalar.text:
            for start, end in _links(text[scalar.start : scalar.end]):
                first, last = scalar.start + start, scalar.start + end
                yield Reference(text[first:last], block.span(first, last))


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
        return
    inner = (field.value for field in node.fields.values()) if isinstance(node, Mapping) else node.items
    for value in inner:
        yield from _scalars(value)


def _prose_lines(text: str, blocks: tuple[Block, ...]) -> Iterator[tuple[int, str]]:
    """Yield number and text of each line that is neither front matter, code nor comment.

    A comment within a line is blanked out.
    """
    lines = split_lines(text)
    inside = {
        number for block in blocks for number in range(block.fence.first_line, block.fence.last_line + 1)
    }
    containers = Containers()
    fence: Opener | None = None
    comment = False
    for number, line in enumerate(lines[(first := front_matter_length(lines)) :], first + 1):
        if number in inside:
            continue
        wide = expanded(line)
        if fence:
            part = fence.part(wide)
            fence = fence if part is Part.CONTENT else None
            if part is not Part.OUTSIDE:
                continue
        if not comment:
            in_code = containers.feed(wide)
            fence = None if in_code else opener(wide)
            if in_code or fence:
                continue
        shown, comment = _without_comments(line, comment)
        yield number, shown


def _without_comments(line: str, inside: bool) -> tuple[str, bool]:
    """Blank out what stands in HTML comments; also return whether one is still open."""
    if not inside and "<!--" not in line:
        return line, False
    kept, at = [], 0
    while at < len(line):
        mark = "-->" if inside else "<!--"
        found = line.find(mark, at)
        end = len(line) if found < 0 else found + len(mark)
        kept.append(" " * (end - at) if inside else line[at:end])
        inside = inside if found < 0 else not inside
        at = end
    return "".join(kept), inside


def _links(text: str) -> Iterator[tuple[Position, Position]]:
    """Yield where the ids of `okr:` links stand in `text`, inline code left out."""
    code = _code_spans(text) if "`" in text else []
    for link in _LINK.finditer(text):
        start, end = link.span(1)
        if not any(first < start < last for first, last in code):
            yield start, end


def _code_spans(text: str) -> list[tuple[Position, Position]]:
    """Return the stretches of inline code: from a run of backticks to the next one of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    following: dict[int, list[int]] = {}
    for index in reversed(range(len(runs))):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans, index = [], 0
    while index < len(runs):
        start, end = runs[index]
        same = following[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same:
            spans.append((start, runs[same[-1]][1]))
            index = same[-1]
        index += 1
    return spans
