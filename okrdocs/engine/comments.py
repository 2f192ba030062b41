"""Comments that accept findings, and the lines that each of them covers.

In a block, `# okrdocs: ignore[M201] reason` covers its line or, alone on a line, the next one; beside or
above an object's title it covers the whole object with what is written in it. On a page,
`<!-- okrdocs: ignore[K007] reason -->` at the start of a line covers the page, and behind a text its line.
A rule goes by its code or its name.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from okrdocs.engine.marks import MARK
from okrdocs.engine.selectors import code_named
from okrdocs.model import Span
from okrdocs.parse import nodes
from okrdocs.parse.lines import split_lines
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.scanner import prose

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from okrdocs.parse.nodes import Node
    from okrdocs.parse.page import Block, Page

_VERB = "ignore"
_MISSPELT = r"(?:in?g\w{2,6}|noqa|disabled?|skip|allow|suppress)(?=\[)"
"""What people write for `ignore`: read as that, and reported (K009)."""
_DIRECTIVE = rf"(okrdocs:\s*({_VERB}\b|{_MISSPELT})(?:\[([^\]\n]*)\])?)"
_IN_YAML = re.compile(rf"(?:^|(?<=\s))#\s*{_DIRECTIVE}")
_ON_PAGE = re.compile(rf"[ \t>]*<!--(?:[ \t]*{_DIRECTIVE})?")
_BEHIND = re.compile(rf"<!--[ \t]*{_DIRECTIVE}(.*?)-->")
_INLINE_CODE = re.compile(r"(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)")


@dataclass(slots=True)
class Comment:
    """A comment and the lines that it covers, both ends included; None: the whole page."""

    path: str
    span: Span
    """From `okrdocs:` to the closing bracket."""
    rules: Mapping[str, str | None]
    """What it names, as written, with the code of the rule; None where that is no rule."""
    reason: str
    lines: tuple[int, int] | None
    whole: Span
    """All that goes when the comment is removed: its line, too, where nothing else stands on it."""
    misspelt: str | None = None
    """What is written for `ignore`, where it is something else."""
    objects: Sequence[tuple[int, int]] = ()
    """The first and the last line of each object of its block, and of the block itself."""
    used: set[str] = field(default_factory=set)
    """The codes for which it has met a finding."""


def comments_of(page: Page, titles: Iterable[Span]) -> Iterator[Comment]:
    """Find the comments of a page, on which the titles of objects stand at `titles`."""
    yield from _page_comments(page)
    wanted = list(titles)
    for block in (*((page.defaults,) if page.defaults else ()), *page.blocks, *page.views):
        if block.root and MARK in block.fence.text:
            yield from _block_comments(block, block.root, wanted)


def _page_comments(page: Page) -> Iterator[Comment]:
    """Find the comments of a page itself, other than those shown as an example in some code."""
    lines = split_lines(page.text)
    if not any(MARK in line and "<!--" in line for line in lines):
        return
    text = "\n".join(lines)
    starts = list(accumulate((len(line) + 1 for line in lines[:-1]), initial=0))
    end = 0
    for number, _, _ in prose(page.text):
        start = starts[number - 1]
        match = _ON_PAGE.match(lines[number - 1])
        if start < end:
            continue
        if not match:
            yield from _behind_text(page.path, number, lines[number - 1])
            continue
        end = text.find("-->", start + match.end())
        if end < 0:
            return
        if match[1] is None:
            continue
        span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
        reason = text[start + match.end() : end].strip()
        whole = _whole(lines, starts, start + match[0].index("<!--"), end + len("-->"))
        yield Comment(page.path, span, _rules(match[3]), reason, None, whole, _misspelt(match[2]))


def _behind_text(path: str, number: int, line: str) -> Iterator[Comment]:
    """Find the comments on a line that begins with something else."""
    if MARK not in line:
        return
    shown = _INLINE_CODE.sub(lambda code: " " * len(code[0]), line)
    for match in _BEHIND.finditer(shown):
        span = Span(number, match.start(1) + 1, number, match.end(1) + 1)
        before = len(shown[: match.start()].rstrip())
        whole = Span(number, before + 1, number, match.end() + 1)
        lines = (number, number)
        yield Comment(path, span, _rules(match[3]), match[4].strip(), lines, whole, _misspelt(match[2]))


def _whole(lines: list[str], starts: list[int], start: int, end: int) -> Span:
    """Return the span of a comment in a page's text, with its lines where it is alone on them."""
    first, last = bisect_right(starts, start) - 1, bisect_right(starts, end) - 1
    before, behind = lines[first][: start - starts[first]], lines[last][end - starts[last] :]
    if not before.strip() and not behind.strip() and last + 1 < len(lines):
        return Span(first + 1, 1, last + 2, 1)
    return Span(first + 1, start - starts[first] + 1, last + 1, end - starts[last] + 1)


def _block_comments(block: Block, root: nodes.Mapping, titles: list[Span]) -> Iterator[Comment]:
    """Find the comments in a block's YAML. A `#` in a text is none."""
    rows = block.fence.text.split("\n")
    starts = list(accumulate((len(row) + 1 for row in rows[:-1]), initial=0))
    texts = [node for node in _nodes(root) if isinstance(node, Scalar)]
    objects = _object_lines(root, block, titles)
    ranges = (*objects.values(), (block.fence.first_line, block.fence.last_line))
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
            reason, span = line[match.end() :].strip(), Span(*first, *last)
            whole = _whole_in_block(block, line, start, match.start())
            rules, verb = _rules(match[3]), _misspelt(match[2])
            found.append(Comment(block.path, span, rules, reason, lines, whole, verb, ranges))
    yield from reversed(found)


def _whole_in_block(block: Block, line: str, start: int, column: int) -> Span:
    """Return the span of a comment to the end of its line; all of the line where it stands alone."""
    before = line[:column].rstrip()
    number, first = block.place(start + len(before))
    if not before:
        return Span(number, 1, number + 1, 1)
    return Span(number, first, *block.place(start + len(line)))


def _inside(position: int, texts: list[Scalar]) -> bool:
    """Tell whether a position lies in one of `texts`, which are in the order of the block."""
    before = bisect_right(texts, position, key=lambda text: text.start)
    return before > 0 and position < texts[before - 1].end


def _object_lines(root: nodes.Mapping, block: Block, titles: list[Span]) -> dict[int, tuple[int, int]]:
    """Return the first and the last line of each object of a block by the line of its title."""
    places = {(span.line, span.column) for span in titles}
    lines: dict[int, tuple[int, int]] = {}
    for node in _nodes(root):
        if isinstance(node, nodes.Mapping):
            for one in node.fields.values():
                place = block.place(one.value.start)
                if place in places:
                    lines[place[0]] = (block.place(node.start)[0], block.place(node.end)[0])
    return lines


def _rules(text: str | None) -> dict[str, str | None]:
    return {word: code_named(word) for word in (text or "").replace(",", " ").split()}


def _misspelt(verb: str) -> str | None:
    return None if verb == _VERB else verb


def _nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all below it, in the order written."""
    yield node
    if isinstance(node, nodes.Mapping):
        for one in node.fields.values():
            yield one.key
            yield from _nodes(one.value)
    elif isinstance(node, nodes.Sequence):
        for item in node.items:
            yield from _nodes(item)
