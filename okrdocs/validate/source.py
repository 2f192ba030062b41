"""Where the fields of one object stand in its page."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.validate.record import Record

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.model import Span
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Field, Node
    from okrdocs.validate.fields import Fields

Keys = tuple[str | int, ...]
"""Canonical names; behind that of a list, the index of an item."""


class Origin(NamedTuple):
    """What the fields of a block were read from."""

    block: Block
    record: Callable[[], Record]
    """Binds the nodes of the block again, which takes a while: only positions and edits ask for it."""


class RecordSource:
    """The `Source` of the object `at` a place of a block.

    An index into a list counts the items that could be used, as the model does.
    """

    __slots__ = ("_at", "_fields", "_origin")

    def __init__(self, origin: Origin, at: Keys = (), fields: Fields | None = None) -> None:
        """Speak about a mapping; `fields` are its values where all that is written can be used."""
        self._origin = origin
        self._at = at
        self._fields = fields

    @property
    def record(self) -> Record:
        """What it speaks about, for those who make edits."""
        record = self._origin.record()
        for name, index in zip(self._at[::2], self._at[1::2], strict=True):
            item = record.usable(str(name))[int(index)]
            assert isinstance(item, Record)  # noqa: S101 - nothing else has a source
            record = item
        return record

    @property
    def path(self) -> str:
        """The page, relative to the working folder, with `/`."""
        return self._origin.block.path

    @property
    def block_line(self) -> int:
        """The line of the page, from 1, on which the fence opens."""
        return self._origin.block.fence.first_line

    def span(self, *keys: str | int) -> Span:
        """Return the span of the value at `keys`; see `okrdocs.model.Source`."""
        place = self._fields.place_of(keys) if self._fields else None
        if place is None:
            node = _node_at(self._origin.record(), (*self._at, *keys))
            place = node.start, node.end
        return self._origin.block.span(*place)

    def written(self, *keys: str | int) -> str | None:
        """Return what the author typed at `keys` when it is a single value, else None."""
        if self._fields:
            return self._fields.typed_at(keys)
        record, rest = self.record, list(keys)
        while rest:
            name = str(rest.pop(0))
            if not rest:
                node = record.present.get(name)
                return node.text if isinstance(node, Scalar) else None
            items, index = record.usable(name), rest.pop(0)
            item = items[index] if isinstance(index, int) and index < len(items) else None
            if not isinstance(item, Record):
                return item.text if isinstance(item, Scalar) and not rest else None
            record = item
        return None


def _node_at(record: Record, keys: Keys) -> Node:
    field = record.written.get(str(keys[0])) if keys else None
    if field is None:
        return first_key(record)
    if len(keys) > 1:
        items, index = record.usable(str(keys[0])), keys[1]
        if isinstance(index, int) and index < len(items):
            item = items[index]
            return _node_at(item, keys[2:]) if isinstance(item, Record) else item
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
