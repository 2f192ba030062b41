"""`okr:` links in the prose of a page and in the texts of its blocks."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import accumulate, groupby
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Span
from okrdocs.parse.nodes import Mapping, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Node, Position
    from okrdocs.parse.scanner import Prose

_SCHEME = "okr:"

_ID = r"""okr:[ ]*([^\s()<>"']*)"""
_BRACKET = re.compile(
    rf"""^[> ]*\[[^\]\n]+\]:[ ]*<?{_ID}  # the address of links such as `[text][name]`
    |(\[)
    |\](?:\(\s*(?:<\s*)?{_ID})?""",
    re.MULTILINE | re.IGNORECASE | re.VERBOSE,
)
_TICKS = re.compile(r"(?<!`)`+")
_ESCAPED = re.compile(r"\\[\\`\[\]]")
_COMMENT = re.compile("<!--.*?-->", re.DOTALL)
_VISIBLE = re.compile(r"[^\n]")


class Reference(NamedTuple):
    """An `okr:` link, such as `[](okr:fewer-calls)`; the span is that of the id."""

    id: str
    span: Span


def references_of(text: str, blocks: tuple[Block, ...]) -> tuple[Reference, ...]:
    """Return the `okr:` links of a page in the order written, those in code and comments left out."""
    if _SCHEME not in text.lower():
        return ()
    found = [*_in_prose(text), *(link for block in blocks for link in _in_block(block))]
    return tuple(sorted(found, key=lambda reference: reference.span))


def _in_prose(text: str) -> Iterator[Reference]:
    from okrdocs.parse.scanner import prose  # few pages have such links

    for paragraph in _paragraphs(prose(text)):
        whole = "\n".join(line.text for line in paragraph)
        if _SCHEME not in whole.lower():
            continue
        starts = list(accumulate((len(line.text) + 1 for line in paragraph[:-1]), initial=0))
        for start, end in _links(whole):
            row = bisect_right(starts, start) - 1
            number, column = paragraph[row].line, start - starts[row] + 1
            yield Reference(whole[start:end], Span(number, column, number, column + end - start))


def _paragraphs(lines: Iterable[Prose]) -> Iterator[list[Prose]]:
    """Join lines that are one text: those of one paragraph, with nothing else in between."""
    for _, group in groupby(enumerate(lines), lambda item: (item[1].line - item[0], item[1].paragraph)):
        yield [line for _, line in group]


def _in_block(block: Block) -> Iterator[Reference]:
    text = block.fence.text
    root = block.root if _SCHEME in text.lower() else None
    if root is None:
        return
    for scalar in _scalars(root):
        if _SCHEME in scalar.text.lower():
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


def _links(text: str) -> Iterator[tuple[Position, Position]]:
    """Yield where the ids of `okr:` links stand in `text`, code and comments left out."""
    depth = 0
    for bracket in _BRACKET.finditer(_without_code(text)):
        if bracket[1] is not None:
            yield bracket.span(1)
        elif bracket[2]:
            depth += 1
        elif depth:
            depth -= 1
            if bracket[3] is not None:
                yield bracket.span(3)


def _without_code(text: str) -> str:
    """Blank out inline code, comments, and brackets that are escaped."""
    if "`" in text:
        kept, at = [], 0
        for start, end in _code_spans(text):
            kept += [text[at:start], _blanked(text[start:end])]
            at = end
        text = "".join([*kept, text[at:]])
    # Up to the last `-->` every comment has an end, so that none is looked for in vain time and again.
    last = text.rfind("-->") + 3 if "<!--" in text else 0
    text = _COMMENT.sub(lambda found: _blanked(found[0]), text[:last]) + text[last:]
    return _ESCAPED.sub("  ", text) if "\\" in text else text


def _blanked(text: str) -> str:
    return _VISIBLE.sub(" ", text)


def _code_spans(text: str) -> list[tuple[Position, Position]]:
    """Return the stretches of inline code: from a run of backticks to the next one of the same length."""
    runs = [match.span() for match in _TICKS.finditer(text)]
    escaped = {match.end() - 1 for match in _ESCAPED.finditer(text)}
    following: dict[int, list[int]] = {}
    for index in reversed(range(len(runs))):
        following.setdefault(runs[index][1] - runs[index][0], []).append(index)
    spans, index = [], 0
    while index < len(runs):
        start, end = runs[index]
        same = following[end - start]
        while same and same[-1] <= index:
            same.pop()
        if same and start not in escaped:
            spans.append((start, runs[same[-1]][1]))
            index = same[-1]
        index += 1
    return spans
