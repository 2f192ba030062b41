"""Leaving out the findings that a comment accepts, and reporting the comments that are of no use."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from okrdocs.engine.marks import MARK
from okrdocs.engine.selectors import guess, is_family
from okrdocs.model import Edit, Finding, Fix
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping

    from okrdocs.engine.comments import Comment
    from okrdocs.engine.misplaced import Unaccepted
    from okrdocs.model import Span
    from okrdocs.plan.index import Plan
    from okrdocs.validate.check import CheckedPage

# What is broken can't be accepted: the block or its place on the page has to be put right first.
NEVER_IGNORED = frozenset({"K000", "K009", "K010"})
UNREADABLE = frozenset({"K000", "K001"})
"""Where a value cannot be read, rules about it are silent: what they will say shows later."""

_Index = dict[tuple[str, str, int | None], "Comment"]
"""The first comment for a page, a code and a line (None: any line)."""


def suppress(
    findings: Iterable[Finding],
    pages: Iterable[CheckedPage],
    plan: Plan,
    checked: Collection[str] = BY_CODE,
) -> Iterator[Finding]:
    """Yield the findings that no comment accepts, then those about the comments themselves.

    `checked` holds the codes of the rules that have run: of the others nobody knows whether they would find
    something.
    """
    findings, pages = tuple(findings), tuple(pages)
    comments = list(_comments(pages, plan))
    left = list(_unaccepted(findings, _index(comments)))
    yield from left
    if comments:
        from okrdocs.engine.misplaced import Unaccepted

        yield from _about(comments, pages, findings, Unaccepted(left), checked)


def _unaccepted(findings: Iterable[Finding], index: _Index) -> Iterator[Finding]:
    """Yield the findings that no comment accepts, and note in the comments what they do accept."""
    for finding in findings:
        line = finding.span.line
        covering = [index.get((finding.path, finding.code, place)) for place in (line, None)]
        for comment in covering:
            if comment:
                comment.used.add(finding.code)
        if not any(covering):
            yield finding


def _about(
    comments: Iterable[Comment],
    pages: Iterable[CheckedPage],
    findings: Iterable[Finding],
    left: Unaccepted,
    checked: Collection[str],
) -> Iterator[Finding]:
    """Yield what is wrong with comments, where nothing else may be the reason that they are of no use."""
    texts = {page.page.path: page.page.text for page in pages}
    broken, unread = _broken_lines(pages), _unread_lines(findings)
    for comment in comments:
        if (comment.path, comment.span.line) not in broken:
            unsure = _covers_any(comment, unread.get(comment.path, ()))
            yield from _useless(comment, () if unsure else checked, left, texts)


def _unread_lines(findings: Iterable[Finding]) -> dict[str, list[int]]:
    """Return the lines of what could not be read, by page."""
    lines: dict[str, list[int]] = {}
    for finding in findings:
        if finding.code in UNREADABLE:
            lines.setdefault(finding.path, []).append(finding.span.line)
    return lines


def _covers_any(comment: Comment, lines: Collection[int]) -> bool:
    if comment.lines is None:
        return bool(lines)
    first, last = comment.lines
    return any(first <= line <= last for line in lines)


def _broken_lines(pages: Iterable[CheckedPage]) -> frozenset[tuple[str, int]]:
    """Name the lines of blocks that could not be read: what is of use in them will show later."""
    return frozenset(
        (checked.page.path, line)
        for checked in pages
        for block in (*checked.page.blocks, *checked.page.views)
        if any(finding.code == "K000" for finding in block.findings)
        for line in range(block.fence.first_line, block.fence.last_line)
    )


def _comments(pages: Iterable[CheckedPage], plan: Plan) -> Iterator[Comment]:
    marked = [checked.page for checked in pages if MARK in checked.page.text]
    if not marked:
        return
    from okrdocs.engine.comments import comments_of

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
        for code in (BY_CODE.keys() - NEVER_IGNORED).intersection(comment.rules.values()):
            if comment.lines is None:
                index.setdefault((comment.path, code, None), comment)
                continue
            first, last = comment.lines
            if (comment.path, code, first) not in index:  # else another comment covers the place already
                index.update({(comment.path, code, line): comment for line in range(first, last + 1)})
    return index


def _useless(
    comment: Comment, checked: Collection[str], left: Unaccepted, texts: Mapping[str, str]
) -> Iterator[Finding]:
    """Say what is wrong with a comment, if anything: one thing at a time."""
    unknown = [word for word, code in comment.rules.items() if code is None]
    never = [word for word, code in comment.rules.items() if code in NEVER_IGNORED]
    named = {word: code for word, code in comment.rules.items() if code}
    unused = {w: code for w, code in named.items() if code in checked and code not in comment.used}
    elsewhere = {word: lines for word, code in unused.items() if (lines := left.lines_for(comment, code))}
    vain = [word for word, code in unused.items() if code not in left.hidden]
    fix = None
    if comment.misspelt:
        right = f"okrdocs: ignore[{', '.join(comment.rules)}]"
        said = f"`{comment.misspelt}` should be `ignore`.", f"Write `{right}`."
        fix = Fix(f"Write `{right}`", (Edit(comment.span, right),), safe=True)
    elif not comment.rules:
        said = "This comment names no rule.", "Write the rules' codes in brackets: `ignore[M201] reason`."
    elif unknown:
        said = _about_unknown(unknown[0])
    elif never:
        said = f"`{never[0]}` cannot be ignored.", "Put right what it reports, and remove the comment."
    elif elsewhere:
        said = _about_place(*next(iter(elsewhere.items())))
        fix = _moved(comment, elsewhere, texts)
    elif vain:
        said = f"Nothing to ignore here: {_listed(vain)} found nothing.", "Remove the code or the comment."
        fix = _without(comment, vain)
    elif not comment.reason:
        said = "This comment does not say why.", "Write the reason behind the brackets."
    else:
        return
    yield Finding("K009", said[0], comment.path, comment.span, help=said[1], offer=fix)


def _about_unknown(word: str) -> tuple[str, str]:
    if is_family(word):
        return f"`{word}` stands for more than one rule.", "Name each rule that you accept, such as `M201`."
    meant = guess(word).strip()
    return f"There is no rule `{word}`.", meant or "Write a rule's code or name, such as `M201`."


def _about_place(word: str, lines: list[int]) -> tuple[str, str]:
    found = f"line {lines[0]}" if len(lines) == 1 else f"lines {', '.join(map(str, lines))}"
    return (
        f"Nothing to ignore here: what `{word}` found is on {found}.",
        f"Move the comment to the end of line {lines[0]}, or above it.",
    )


def _moved(comment: Comment, elsewhere: dict[str, list[int]], texts: Mapping[str, str]) -> Fix | None:
    """Return the fix that moves a comment, where all that it names is on one line."""
    first, *others = {line for lines in elsewhere.values() for line in lines}
    if others or elsewhere.keys() != comment.rules.keys():
        return None
    from okrdocs.engine.misplaced import moved

    return moved(comment, first, texts)


def _without(comment: Comment, unused: list[str]) -> Fix:
    """Return what takes `unused` out of a comment, and all of it where nothing is left."""
    left = [word for word in comment.rules if word not in unused]
    if not left:
        return Fix("Remove the comment", (Edit(comment.whole, ""),), safe=True)
    edit = Edit(comment.span, f"okrdocs: ignore[{', '.join(left)}]")
    return Fix(f"Remove {_listed(unused)} from the comment", (edit,), safe=True)


def _listed(words: list[str]) -> str:
    return ", ".join(f"`{word}`" for word in words)
