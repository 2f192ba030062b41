"""A block bound to the shape of its kind, with the schema's verdict on each of its values."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.block import KEPT
from okrdocs.parse.nodes import Scalar
from okrdocs.validate.comments import cut_off
from okrdocs.validate.fields import Fields
from okrdocs.validate.judge import judge
from okrdocs.validate.kinds import recognise
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import shapes

if TYPE_CHECKING:
    from okrdocs.model import Finding, Kind
    from okrdocs.parse.block import Block
    from okrdocs.validate.fields import Value
    from okrdocs.validate.places import Keys
    from okrdocs.validate.source import Origin


class Bound(NamedTuple):
    """What a closer look at the mapping of a block gives."""

    kind: Kind | None
    """None for the defaults of a page."""
    record: Record
    findings: tuple[Finding, ...]


def bind(block: Block, *, as_defaults: bool = False, in_draft: bool = False, is_sound: bool = False) -> Bound:
    """Bind a block that has a mapping.

    `as_defaults`: it is what holds for a page. `in_draft`: everything on its page is a draft. `is_sound`: it
    is known already that nothing is wrong with it.
    """
    return _bind(block, as_defaults, in_draft, is_sound)


@lru_cache(maxsize=KEPT)
def _bind(block: Block, as_defaults: bool, in_draft: bool, is_sound: bool) -> Bound:
    if block.root is None:
        raise ValueError("there is nothing to bind in a block that cannot be read")
    kind: Kind | None = None
    doubts: list[Finding] = []
    if as_defaults:
        record = Record(block, block.root, shapes()["pageDefaults"])
    else:
        kind, record, doubts = recognise(block, block.root, in_draft)
    if is_sound:
        record.instance()  # settles what is in it
        return Bound(kind, record, ())
    return Bound(kind, record, (*doubts, *judge(record), *cut_off(record)))


def fields_of(record: Record, origin: Origin, at: Keys = ()) -> Fields:
    """Return what can be used of a record that has been judged and stands `at` a place of its block."""
    values = {name: _value_of(record, name, origin, at) for name in record.present}
    head = record.shape.head
    if head and isinstance(title := record.value(head), Scalar):
        values[head] = title.text.strip() or None  # or the id, which stands in for it
    return Fields(values, origin, at, invalid=record.failed, draft=record.draft)


def _value_of(record: Record, name: str, origin: Origin, at: Keys) -> Value:
    if name not in record.lists:
        value = record.value(name)
        return value.text.strip() or None if isinstance(value, Scalar) else None
    items = record.usable(name)
    texts = [item.text.strip() for item in items if isinstance(item, Scalar)]
    return texts or [
        fields_of(item, origin, (*at, name, index))
        for index, item in enumerate(items)
        if isinstance(item, Record)
    ]
