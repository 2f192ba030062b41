"""Comments that accept a finding: what they cover, and those that are of no use.

In a block, `# okrdocs: ignore[M201] reason` covers its line or, alone on a line, the next one; beside or
above an object's title it covers the whole object with what is written in it. On a page,
`<!-- okrdocs: ignore[K007] reason -->` on lines of its own covers the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import accumulate, chain
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Span
from okrdocs.parse.nodes import Mapping, Scalar, Sequence
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.parse.nodes import Node
    from okrdocs.parse.page import Block, Page
    from okrdocs.plan.index import Plan
    from okrdocs.validate.check import CheckedPage

# What is broken can't be accepted: the block or its place on the page has to be put right first.
_NEVER = frozenset({"K000", "K009", "K010"})
_MARK = "okrdocs:"
_IN_YAML = re.compile(r"(?:^|(?<=\s))#\s*(okrdocs:\s*ignore\b(?:\[([^\]\n]*)\])?(.*))")
_ON_PAGE = re.compile(r"^[ \t>]*<!--\s*(okrdocs:\s*ignore\b(?:\[([^\]]*)\])?(.*?))\s*-->", re.M | re.S)
_FENCE = re.compile(r"[\s>*+.\d-]*(`{3,}|~{3,})")
_CODE = re.compile(r"[A-Za-z]\d{3}")


@dataclass(slots=True)
class _Comment:
    """A comment and the lines that it covers, both ends included; `used` are the codes that it met."""

    path: str
    span: Span
    codes: tuple[str, ...]
    reason: str
    first: int
    last: float
    used: set[str] = field(default_factory=set)

    def covers(self, finding: Finding) -> bool:
        return finding.code in self.codes and self.first <= finding.span.line <= self.last


def suppress(findings: Iterable[Finding], pages: Iterable[CheckedPage], plan: Plan) -> Iterator[Finding]:
    """Yield the findings that no comment accepts, then those about the comments themselves."""
    marked = [checked.page for checked in pages if _MARK in checked.page.text]
    comments = list(_comments(marked, plan)) if marked else []
    by_path: dict[str, list[_Comment]] = {}
    for comment in comments:
        by_path.setdefault(comment.path, []).append(comment)
    for finding in findings:
        covering = [one for one in by_path.get(finding.path, ()) if one.covers(finding)]
        if finding.code in _NEVER or not covering:
            yield finding
        for comment in covering:
            comment.used.add(finding.code)
    for comment in comments:
        yield from _useless(comment)


def _useless(comment: _Comment) -> Iterator[Finding]:
    """Say what is wrong with a comment, if anything: one thing at a time."""
    unused = [code for code in comment.codes if code not in comment.used]
    unknown = [code for code in unused if code not in BY_CODE]
    never = [code for code in comment.codes if code in _NEVER]
    if not comment.codes:
        said = "This comment names no rule.", "Write the rules' codes in brackets: `ignore[M201] reason`."
    elif unknown:
        said = f"There is no rule `{unknown[0]}`.", _near(unknown[0])
    elif never:
        said = f"`{never[0]}` cannot be ignored.", "Put right what it reports, and remove the comment."
    elif unused:
        said = f"Nothing to ignore here: {_listed(unused)} found nothing.", "Remove the code or the comment."
    elif not comment.reason:
        said = "This comment does not say why.", "Write the reason behind the brackets."
    else:
        return
    yield Finding(code="K009", message=said[0], path=comment.path, span=comment.span, help=said[1])


def _near(code: str) -> str:
    from okrdocs.engine.setting import near

    return (near(code, BY_CODE) or "Codes are a letter and three digits, such as `M201`.").strip()


def _listed(codes: list[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)


def _comments(pages: Iterable[Page], plan: Plan) -> Iterator[_Comment]:
    objects = list(_objects(plan))
    for page in pages:
        yield from _page_comments(page)
        titles = [span for path, span in objects if path == page.path]
        for block in page.blocks if page.defaults is None else (page.defaults, *page.blocks):
            if block.root and _MARK in block.fence.text:
                yield from _block_comments(block, block.root, titles)


def _objects(plan: Plan) -> Iterator[tuple[str, Span]]:
    """Yield where every object's title stands."""
    for entry in chain(plan.objects(), (later for _, later in plan.duplicates)):
        yield entry.source.path, entry.source.span(entry.kind.value)


def _codes(text: str | None) -> tuple[str, ...]:
    words = (text or "").replace(",", " ").split()
    return tuple(word.upper() if _CODE.fullmatch(word) else word for word in words)


def _page_comments(page: Page) -> Iterator[_Comment]:
    """Find the comments of a page, other than those shown as an example in some fence."""
    text = page.text.replace("\r\n", "\n").replace("\r", "\n")
    for match in _ON_PAGE.finditer(text):
        before = text[: match.start(1)].split("\n")
        if _in_fence(before[:-1]):
            continue
        line, column = len(before), len(before[-1]) + 1
        words = match[1].split("\n")[0].rstrip()
        span = Span(line, column, line, column + len(words))
        yield _Comment(page.path, span, _codes(match[2]), match[3].strip(), 1, float("inf"))


def _in_fence(lines: list[str]) -> bool:
    """Tell whether a fence of any kind is open at the end of `lines`."""
    opened = ""
    for line in lines:
        if not (match := _FENCE.match(line)):
            continue
        marks = match[1]
        if not opened:
            opened = marks
        elif marks[0] == opened[0] and len(marks) >= len(opened) and not line[match.end() :].strip():
            opened = ""
    return bool(opened)


def _block_comments(block: Block, root: Mapping, titles: list[Span]) -> Iterator[_Comment]:
    """Find the comments in a block's YAML. A `#` in a text is none."""
    lines = block.fence.text.split("\n")
    starts = list(accumulate((len(line) + 1 for line in lines), initial=0))
    texts = [node for node in _nodes(root) if isinstance(node, Scalar)]
    ranges = [block.span(node.start, node.end) for node in _nodes(root) if isinstance(node, Mapping)]
    for row, line in enumerate(lines):
        match = _IN_YAML.search(line)
        if match is None or any(text.start <= starts[row] + match.start() < text.end for text in texts):
            continue
        meant = row if line[: match.start()].strip() else _next_row(lines, row)
        covered = block.span(starts[meant], starts[meant]).line
        span = block.span(starts[row] + match.start(1), starts[row] + len(line.rstrip()))
        first, last = _object_lines(covered, titles, ranges)
        yield _Comment(block.path, span, _codes(match[2]), match[3].strip(), first, last)


def _next_row(lines: list[str], row: int) -> int:
    """Return the next line that says something; comments may stand above each other."""
    for later in range(row + 1, len(lines)):
        if lines[later].strip() and not lines[later].lstrip().startswith("#"):
            return later
    return row


def _object_lines(line: int, titles: list[Span], ranges: list[Span]) -> tuple[int, int]:
    """Return the lines of the object whose title stands on `line`, else just that line."""
    for title in titles:
        if title.line == line:
            around = [one for one in ranges if one.line <= line <= one.end_line and _holds(one, title)]
            inner = max(around, key=lambda one: (one.line, one.column), default=title)
            return inner.line, inner.end_line
    return line, line


def _holds(outer: Span, inner: Span) -> bool:
    starts = (outer.line, outer.column) <= (inner.line, inner.column)
    return starts and (inner.end_line, inner.end_column) <= (outer.end_line, outer.end_column)


def _nodes(node: Node) -> Iterator[Node]:
    """Yield a node and all below it."""
    yield node
    if isinstance(node, Mapping):
        for one in node.fields.values():
            yield one.key
            yield from _nodes(one.value)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _nodes(item)
