"""Edits of lists: adding an item, and putting items in another order with the comments that go with them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Span
from okrdocs.parse.edits import below_comments, put_lines, replaced, row_of

if TYPE_CHECKING:
    from okrdocs.parse.block import Block
    from okrdocs.parse.edits import Pair
    from okrdocs.parse.nodes import Mapping, Node, Sequence

Rows = tuple[int, int]
"""Lines of a block's text, counted from 0: the first, and the one behind the last."""

_DIRECTIVE = "okrdocs:"
"""What is in a comment that is about the item below it, wherever that stands."""


def is_in_line(block: Block, node: Mapping | Sequence) -> bool:
    """Tell whether a collection is written between brackets."""
    return block.fence.text[node.start] in "[{"


def appended(block: Block, items: Sequence, pairs: list[Pair]) -> Edit | None:
    """Add a mapping to the end of a list that has items; None where the list is written in an unusual way."""
    text = block.fence.text
    if is_in_line(block, items):
        entry = "{" + ", ".join(f"{key}: {value}" for key, value in pairs) + "}"
        end = items.items[-1].end if items.items else items.start + 1
        return replaced(block, end, end, f", {entry}" if items.items else entry)
    start = text.rfind("\n", 0, items.start) + 1
    if text[start : items.start].strip():
        return None
    last = _rows_of(text, items.items[-1])[1]
    return put_lines(block, last, item_lines(text[start : items.start], pairs))


def item_lines(margin: str, pairs: list[Pair]) -> list[str]:
    """Return the lines of a mapping as an item of a list, whose `-` stands behind `margin`."""
    first, *rest = (f"{key}: {value}" for key, value in pairs)
    return [f"{margin}- {first}", *(f"{margin}  {line}" for line in rest)]


def reordered(block: Block, items: Sequence, order: list[int]) -> tuple[Edit, ...] | None:
    """Put items of a list into another order: at the place of item `i` comes item `order[i]`.

    None where a comment between brackets would be parted from what it is about.
    """
    moved = [(place, source) for place, source in enumerate(order) if place != source]
    if is_in_line(block, items):
        return _reordered_in_line(block, items, moved)
    rows = _rows_with_comments(block.fence.text, items)
    if rows is None:
        return None
    lines = block.fence.text.split("\n")
    return tuple(
        Edit(
            _span_of(block, rows[place]),
            "".join(_whole_line(block, row, lines[row]) for row in range(*rows[source])),
        )
        for place, source in moved
    )


def _reordered_in_line(
    block: Block, items: Sequence, moved: list[tuple[int, int]]
) -> tuple[Edit, ...] | None:
    text, nodes = block.fence.text, items.items
    between = [text[one.end : other.start] for one, other in pairwise(nodes)]
    around = [text[items.start : nodes[0].start], text[nodes[-1].end : items.end]]
    if any("#" in gap for gap in (*between, *around)):
        return None
    return tuple(
        replaced(block, nodes[place].start, nodes[place].end, text[nodes[source].start : nodes[source].end])
        for place, source in moved
    )


def _rows_with_comments(text: str, items: Sequence) -> list[Rows] | None:
    """Return the lines of each item with its comments; None where an item does not begin its line.

    Comments right above an item are its own. Above the first one they may be about the list, unless other
    items have some too.
    """
    lines = text.split("\n")
    found = [_rows_of(text, item) for item in items.items]
    dash = items.start - (text.rfind("\n", 0, items.start) + 1)
    if any(lines[first][: dash + 1].strip() != "-" for first, _ in found):
        return None
    ends = [below_comments(lines, end, dash) for _, end in found]
    starts = [_above(lines, first, low) for (first, _), low in zip(found, [0, *ends], strict=False)]
    of_items = any(start < first for start, (first, _) in list(zip(starts, found, strict=True))[1:])
    if not of_items and not any(_DIRECTIVE in line for line in lines[starts[0] : found[0][0]]):
        starts[0] = found[0][0]
    return list(zip(starts, ends, strict=True))


def _rows_of(text: str, item: Node) -> Rows:
    """Return the lines from an item's `-` to its end."""
    dash = text.rfind("-", 0, item.start)
    return row_of(text, dash), row_of(text, item.start + len(text[item.start : item.end].rstrip())) + 1


def _above(lines: list[str], row: int, low: int) -> int:
    """Return the first of the comment lines right above a line."""
    while row > low and lines[row - 1].lstrip().startswith("#"):
        row -= 1
    return row


def _span_of(block: Block, rows: Rows) -> Span:
    """Return whole lines as a span."""
    first = block.fence.first_line + 1
    return Span(first + rows[0], 1, first + rows[1], 1)


def _whole_line(block: Block, row: int, line: str) -> str:
    """Return a line with what its containers put before it."""
    return f"{block.fence.prefix[: block.fence.dropped[row]]}{line}\n"
