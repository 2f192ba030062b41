"""Where everything in a block stands, in a small part of the memory that its nodes take.

Binding the nodes of a block takes as long as everything else that is done to it, and rules come back to the
same blocks one after the other. So once somebody asks for a position, those of the whole block are noted.
"""

from __future__ import annotations

from array import array
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.validate.record import Record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.nodes import Field, Node, Position

Keys = tuple[str | int, ...]
"""Canonical names; behind that of a list, the index of an item, counting those that could be used."""

Place = tuple["Position", "Position"]
"""Where something begins, and where it ends."""


class Places:
    """The place to point at for each mapping of a block, and for each of its fields."""

    __slots__ = ("_mappings",)

    def __init__(self, root: Record) -> None:
        self._mappings: dict[Keys, tuple[tuple[str, ...], array[int]]] = dict(_mappings(root, ()))
        """For each mapping the names of its fields, and two positions for itself and then for each field."""

    def find(self, keys: Keys) -> Place | None:
        """Return the place of the value at `keys`, else that of the nearest thing; None: the nodes know."""
        depth = 0
        while keys[: depth + 2] in self._mappings and len(keys) >= depth + 2:
            depth += 2
        names, positions = self._mappings[keys[:depth]]
        rest = keys[depth:]
        if len(rest) > 1 and rest[0] in names:
            return None  # an item that is no mapping
        at = 2 + 2 * names.index(str(rest[0])) if rest and rest[0] in names else 0
        return positions[at], positions[at + 1]


def _mappings(record: Record, at: Keys) -> Iterator[tuple[Keys, tuple[tuple[str, ...], array[int]]]]:
    nodes = [first_key(record), *map(value_or_key, record.written.values())]
    positions = array("I", [position for node in nodes for position in (node.start, node.end)])
    yield at, (_shared(tuple(record.written)), positions)
    for name in record.lists:
        for index, item in enumerate(record.usable(name)):
            if isinstance(item, Record):
                yield from _mappings(item, (*at, name, index))


@lru_cache(maxsize=512)
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    """Return one and the same tuple for all mappings with these names."""
    return names


def node_at(record: Record, keys: Keys) -> Node:
    """Return the node of the value at `keys`, or of the nearest thing that is there."""
    field = record.written.get(str(keys[0])) if keys else None
    if field is None:
        return first_key(record)
    if len(keys) > 1:
        items, index = record.usable(str(keys[0])), keys[1]
        if isinstance(index, int) and index < len(items):
            item = items[index]
            return node_at(item, keys[2:]) if isinstance(item, Record) else item
    return value_or_key(field)


def first_key(record: Record) -> Node:
    """Return the first key of a record, which stands for the whole of it; of an empty one, its braces."""
    first = next(iter(record.node.fields.values()), None)
    return first.key if first else record.node


def value_or_key(field: Field) -> Node:
    """Return the part of a field to point at: a text or number, but the key of a list or an empty value."""
    value = field.value
    if isinstance(value, Scalar):
        return field.key if value.empty else value
    return value if isinstance(value, Sequence) and not value.items else field.key
