"""Leaving out the findings that a comment accepts, and reporting the comments that are of no use."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from okrdocs.engine.comments import MARK, comments_of
from okrdocs.model import Finding
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.engine.comments import Comment
    from okrdocs.model import Span
    from okrdocs.plan.index import Plan
    from okrdocs.validate.check import CheckedPage

# What is broken can't be accepted: the block or its place on the page has to be put right first.
_NEVER = frozenset({"K000", "K009", "K010"})

_Index = dict[tuple[str, str, int | None], "Comment"]
"""The first comment for a page, a code and a line (None: any line)."""


def suppress(findings: Iterable[Finding], pages: Iterable[CheckedPage], plan: Plan) -> Iterator[Finding]:
    """Yield the findings that no comment accepts, then those about the comments themselves."""
    pages = tuple(pages)
    comments = list(_comments(pages, plan))
    index = _index(comments)
    for finding in findings:
        line = finding.span.line
        covering = [index.get((finding.path, finding.code, place)) for place in (line, None)]
        for comment in covering:
            if comment:
                comment.used.add(finding.code)
        if not any(covering):
            yield finding
    broken = _broken_lines(pages) if comments else frozenset()
    for comment in comments:
        if (comment.path, comment.span.line) not in broken:
            yield from _useless(comment)


def _broken_lines(pages: Iterable[CheckedPage]) -> frozenset[tuple[str, int]]:
    """Name the lines of blocks that could not be read: what is of use in them will show later."""
    return frozenset(
        (checked.page.path, line)
        for checked in pages
        for block in checked.blocks
        if any(finding.code == "K000" for finding in block.block.findings)
        for line in range(block.block.fence.first_line, block.block.fence.last_line)
    )


def _comments(pages: Iterable[CheckedPage], plan: Plan) -> Iterator[Comment]:
    marked = [checked.page for checked in pages if MARK in checked.page.text]
    if not marked:
        return
    titles: dict[str, list[Span]] = {page.path: [] for page in marked}
    for entry in chain(plan.objects(), (later for _, later in plan.duplicates)):
        if entry.source.path in titles:
            titles[entry.source.path].append(entry.source.span(entry.kind.value))
    for page in marked:
        yield from comments_of(page, titles[page.path])


def _index(comments: Iterable[Comment]) -> _Index:
    """Sort comments by what they cover: a look-up a finding, however many comments there are."""
    index: _Index = {}
    for comment in comments:
        for code in (BY_CODE.keys() - _NEVER).intersection(comment.codes):
            if comment.lines is None:
                index.setdefault((comment.path, code, None), comment)
                continue
            first, last = comment.lines
            if (comment.path, code, first) not in index:  # else another comment covers the place already
                index.update({(comment.path, code, line): comment for line in range(first, last + 1)})
    return index


def _useless(comment: Comment) -> Iterator[Finding]:
    """Say what is wrong with a comment, if anything: one thing at a time."""
    never = [code for code in comment.codes if code in _NEVER]
    unknown = [code for code in comment.codes if code not in BY_CODE]
    unused = [code for code in comment.codes if code not in comment.used]
    if not comment.codes:
        said = "This comment names no rule.", "Write the rules' codes in brackets: `ignore[M201] reason`."
    elif unknown:
        said = f"There is no rule `{unknown[0]}`.", "Codes are a letter and three digits, such as `M201`."
    elif never:
        said = f"`{never[0]}` cannot be ignored.", "Put right what it reports, and remove the comment."
    elif unused:
        said = f"Nothing to ignore here: {_listed(unused)} found nothing.", "Remove the code or the comment."
    elif not comment.reason:
        said = "This comment does not say why.", "Write the reason behind the brackets."
    else:
        return
    yield Finding(code="K009", message=said[0], path=comment.path, span=comment.span, help=said[1])


def _listed(codes: list[str]) -> str:
    return ", ".join(f"`{code}`" for code in codes)
