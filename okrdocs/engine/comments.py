"""Comments that accept findings, and the lines that each of them covers.

In a block, `# okrdocs: ignore[M201] reason` covers its line or, alone on a line, the next one; beside or
above an object's title it covers the whole object with what is written in it. On a page,
`<!-- okrdocs: ignore[K007] reason -->` at the start of a line covers the page.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from okrdocs.model import Span
from okrdocs.parse.lines import split_lines
from okrdocs.parse.nodes import Mapping, Scalar, Sequence
from okrdocs.parse.scanner import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.parse.nodes import Node
    from okrdocs.parse.page import Block, Page

MARK = "okrdocs:"
"""What every such comment contains."""

_DIRECTIVE = r"(okrdocs:\s*ignore\b(?:\[([^\]\n]*)\])?)"
_IN_YAML = re.compile(rf"(?:^|(?<=\s))#\s*{_DIRECTIVE}")
_ON_PAGE = re.compile(rf"[ \t>]*<!--(?:[ \t]*{_DIRECTIVE})?")
_CODE = re.compile(r"[A-Za-z]\d{3}")


@dataclass(slots=True)
class Comment:
    """A comment and the lines that it covers, both ends included; None: the whole page."""

    path: str
    span: Span
    codes: tuple[str, ...]
    reason: str
    lines: tuple[int, int] | None
    used: set[str] = field(default_factory=set)
    """The codes for which it has met a finding."""


def comments_of(page: Page, titles: Iterable[Span]) -> Iterator[Comment]:
    """Find the comments of a page, on which the titles of objects stand at `titles`."""
    yield from _page_comments(page)
    wanted = list(titles)
    for block in page.blocks if page.defaults is None else (page.defaults, *page.blocks):
        if block.root and MARK in block.fence.text:
            yield from _block_comments(block, block.root, wanted)


def _page_comments(page: Page) -> Iterator[Comment]:
    """Find the comments of a page itself, other than those shown as an example in some code."""
    lines = split_lines(page.text)
    if not any(MARK in line and _ON_PAGE.match(line) for line in lines):
        return
    text = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    end = 0
    for number, _, _ in prose(page.text):
        start = starts[number - 1]
        match = _ON_PAGE.match(lines[number - 1])
        if not match or start < end:
            continue
        end = text.find("-->", start + match.end())
        if end < 0:
            return
        if match[1] is None:
            continue
        span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
        reason = text[start + match.end() : end].strip()
        yield Comment(page.path, span, _codes(match[2]), reason, None)


def _block_comments(block: Block, root: Mapping, titles: list[Span]) -> Iterator[Comment]:
    """Find the comments in a block's YAML. A `#` in a text is none."""
    rows = block.fence.text.split("\n")
    starts = list(accumulate((len(row) + 1 for row in rows[:-1]), initial=0))
    texts = [node for node in _nodes(root) if isinstance(node, Scalar)]
    objects = _object_lines(root, block, titles)
    found = []
    below = starts[-1]  # where the next row that says something starts; comments may stand in a row
    for line, start in zip(reversed(rows), reversed(starts), strict=True):
        match = next(
            (one for one in _IN_YAML.finditer(line) if not _inside(start + one.start(), texts)), None
        )
        if (line[: match.start()] if match else line.partition("#")[0]).strip():
            below = start
        if match:
            covered, _ = block.place(below)
            first, last = block.place(start + match.start(1)), block.place(start + match.end(1))
            lines = objects.get(covered, (covered, covered))
            reason = line[match.end() :].strip()
            found.append(Comment(block.path, Span(*first, *last), _codes(match[2]), reason, lines))
    yield from reversed(found)


def _inside(position: int, texts: list[Scalar]) -> bool:
    """Tell whether a position lies in one of `texts`, which are in the order of the block."""
    before = bisect_right(texts, position, key=lambda text: text.start)
    return before > 0 and position < texts[before - 1].end


def _object_lines(root: Mapping, block: Block, titles: list[Span]) -> dict[int, tuple[int, int]]:
    """Return the first and the last line of each object of a block by the line of its title."""
    places = {(span.line, span.column) for span in titles}
    lines: dict[int, tuple[int, int]] = {}
    for node in _nodes(root):
        if isinstance(node, Mapping):
            for one in node.fields.values():
                place = block.place(one.value.start)
                if place in places:
                    lines[place[0]] = (block.place(node.start)[0], block.place(node.end)[0])
    return lines


def _codes(text: str | None) -> tuple[str, ...]:
    words = (text or "").replace(",", " ").split()
    return tuple(word.upper() if _CODE.fullmatch(word) else word for word in words)


def _nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the order written."""
    yield node
    if isinstance(node, Mapping):
        for one in node.fields.values():
            yield one.key
            yield from _nodes(one.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item)
