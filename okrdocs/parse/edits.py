"""Edits of a block's text that leave all else as its author typed it.

A block is never written anew from what was read: an edit replaces a stretch of the page, between positions
that the reader gave to the nodes. Lines that are added get the indentation of their neighbours, and before
it what the fence's containers put before each line.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Span
from okrdocs.parse.nodes import Mapping, Scalar, Sequence, typed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Field, Node, Position

Pair = tuple[str, str]
"""A key, and its value as `as_yaml` writes it."""

_NOT_PLAIN = re.compile(
    r"""[-?:](?:\s|$)|[,\[\]{}#&*!|>'"%@`\s]|.*(?:[\x00-\x1f\x7f]|:\s|\s\#|[:\s]$)""", re.DOTALL
)
_NOT_IN_FLOW = re.compile(r"[,\[\]{}]|^[-?:]|:(?=[,\[\]{}])")
_MARGIN = re.compile(r" *(?:- +)*")


def as_yaml(text: str, *, flow: bool = False) -> str:
    """Write a text as one value: without quotes where it then means the same, also between brackets."""
    plain = Scalar(text, True, 0, 0)
    means_itself = text and not plain.empty and not isinstance(typed(plain), bool)
    if means_itself and not _NOT_PLAIN.match(text) and not (flow and _NOT_IN_FLOW.search(text)):
        return text
    return in_quotes(text, "'" if '"' in text and "'" not in text and "\n" not in text else '"')


def in_flow(block: Block, at: Position) -> bool:
    """Tell whether a position lies within braces or brackets, their first included."""
    node: Node | None = block.root
    while isinstance(node, Mapping | Sequence):
        if block.fence.text[node.start : node.start + 1] in ("{", "["):
            return True
        inner = [one.value for one in node.fields.values()] if isinstance(node, Mapping) else node.items
        node = next((one for one in inner if one.start <= at < one.end), None)
    return False


def written_as(block: Block, value: Scalar, text: str) -> Edit | None:
    """Write another text in place of a single value, in the same quotes; None for one on lines of its own."""
    mark = block.fence.text[value.start : value.start + 1]
    if value.plain:
        new = as_yaml(text, flow=in_flow(block, value.start))
    elif mark in ("'", '"'):
        new = in_quotes(text, mark)
    else:
        return None
    return replaced(block, value.start, value.end, new)


def renamed(block: Block, key: Scalar, name: str) -> Edit:
    """Write another name in place of a key."""
    mark = block.fence.text[key.start : key.start + 1]
    quotes = mark if mark in ("'", '"') else ""
    return replaced(block, key.start, key.end, f"{quotes}{name}{quotes}")


def replaced(block: Block, start: Position, end: Position, text: str) -> Edit:
    """Replace what stands between two positions, blanks at its end included."""
    return Edit(Span(*block.place(start), *block.place(end)), text)


def put_behind(block: Block, mapping: Mapping, field: Field, pairs: Iterable[Pair]) -> Edit | None:
    """Add keys to `mapping`, behind its `field`; None where that is written in an unusual way."""
    text = block.fence.text
    end = _end_of(text, field.key.start, max(field.key.end, field.value.end))
    if in_flow(block, field.key.start):
        usual = text[mapping.start] == "{" and field.value.start < field.value.end
        return _put_in_line(block, field, end, pairs) if usual else None
    margin = margin_of(text, field.key.start)
    if margin is None:
        return None
    row = end_row(text, field, len(margin))
    return put_lines(block, row, (f"{margin}{key}: {value}" for key, value in pairs))


def filled(block: Block, field: Field, text: str) -> Edit | None:
    """Write a value behind a key that has none."""
    colon = block.fence.text.find(":", field.key.end)
    if not isinstance(field.value, Scalar) or not field.value.empty or colon < 0:
        return None
    if field.value.start < field.value.end:
        return replaced(block, field.value.start, field.value.end, text)
    return replaced(block, colon + 1, colon + 1, f" {text}")


def put_lines(block: Block, row: int, lines: Iterable[str]) -> Edit:
    """Add lines before the line `row` of the block's text, counted from 0."""
    number = block.fence.first_line + 1 + row
    return Edit(
        Span(number, 1, number, 1),
        "".join(f"{block.fence.prefix}{line}\n" for line in lines),
    )


def margin_of(text: str, at: Position) -> str | None:
    """Return the blanks that bring a new line under a key at `at`; None where more than `-` precedes it."""
    start = text.rfind("\n", 0, at) + 1
    return " " * (at - start) if _MARGIN.fullmatch(text, start, at) else None


def row_of(text: str, at: Position) -> int:
    """Return the line of a block's text, from 0, that a position lies on."""
    return text.count("\n", 0, at)


def end_row(text: str, field: Field, column: int) -> int:
    """Return the line behind a field that begins at `column`, and behind the comments that are inside it."""
    end = _end_of(text, field.key.start, max(field.key.end, field.value.end))
    return below_comments(text.split("\n"), row_of(text, end) + 1, column)


def below_comments(lines: list[str], row: int, column: int) -> int:
    """Return the end of the comment lines from `row` on that begin further right than `column`."""
    while row < len(lines) and (line := lines[row].lstrip(" ")).startswith("#"):
        if len(lines[row]) - len(line) <= column:
            break
        row += 1
    return row


def _put_in_line(block: Block, field: Field, end: Position, pairs: Iterable[Pair]) -> Edit:
    """Add keys between braces: on lines of their own where `field` stands on one, else on the same."""
    text = block.fence.text
    quotes = '"' if text[field.key.start] == '"' else ""
    entries = [f"{quotes}{key}{quotes}: {_quoted_like(value, quotes)}" for key, value in pairs]
    start = text.rfind("\n", 0, field.key.start) + 1
    before, behind = text[start : field.key.start], text[end : (text + "\n").find("\n", end)]
    alone = not before.strip() and behind.strip() in ("", ",")
    joint = f",\n{block.fence.prefix}{before}" if alone else ", "
    return replaced(block, end, end, "".join(joint + entry for entry in entries))


def _quoted_like(value: str, quotes: str) -> str:
    """Put a text between the quotes that the keys around it have; numbers and lists stay bare."""
    if not quotes or value[0] in "'\"[" or not isinstance(typed(Scalar(value, True, 0, 0)), str):
        return value
    return in_quotes(value, quotes)


def in_quotes(text: str, mark: str) -> str:
    """Write a text between quotation marks."""
    if mark == "'":
        return "'" + text.replace("'", "''") + "'"
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _end_of(text: str, start: Position, end: Position) -> Position:
    """Return where something ends, without the blanks and line ends that the reader counts to it."""
    return start + len(text[start:end].rstrip())
