"""The values of a mapping that plainly fits its shape, taken at one go.

Nearly all blocks are like that. Where something has to be settled or told first (a key that is not in the
shape, a value that is missing, a placeholder in a draft, a word for a status that is none), the mapping is
bound as a `Record`, which comes to the same fields. A test holds the two together.
"""

from __future__ import annotations

from array import array
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.parse.nodes import Mapping, Scalar, typed
from okrdocs.validate.comments import may_cut_off
from okrdocs.validate.fields import Fields
from okrdocs.validate.fits import fit
from okrdocs.validate.shapes import STATUSES, TYPED, shapes

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node, Position
    from okrdocs.validate.fields import Value
    from okrdocs.validate.source import Keys, Origin

_SETTLED = STATUSES - {"draft"}
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


_Key = tuple[str, bool, str]
"""What a key stands for: its canonical name, whether `4000` is a number there, and the shape of its items."""


class _Unsettled(Exception):  # noqa: N818 - nothing has to be wrong
    """Something has to be looked at more closely."""


def plain_fields(origin: Origin, root: Mapping, shape: str) -> Fields | None:
    """Return the fields of a block; None where it has to be looked at more closely."""
    if may_cut_off(origin.block.fence.text):
        return None
    try:
        return _fields(origin, (), root, shape, frozenset())
    except _Unsettled:
        return None


def _fields(origin: Origin, at: Keys, node: Mapping, shape: str, barred: frozenset[str]) -> Fields:
    """Return the fields of a mapping, none of which may be one of `barred`."""
    keys, asked = _keys(shape), fit(shape)
    values: dict[str, Value] = {}
    places: list[Position] = []
    for written, field in node.fields.items():
        if written not in keys or field.unread:
            raise _Unsettled
        name, is_typed, items = keys[written]
        value = field.value
        if name in values or name in barred:
            raise _Unsettled
        if isinstance(value, Scalar):
            text = values[name] = _text(value)
            settled = not items and asked.checks[name](typed(value) if is_typed else text)
            places += value.start, value.end
        elif isinstance(value, Mapping) or is_typed or not value.items:
            raise _Unsettled
        elif items:
            most, elsewhere = asked.lists[name]
            settled = len(value.items) <= most
            listed = enumerate(value.items[:most])
            values[name] = [_item(origin, (*at, name, i), item, items, elsewhere) for i, item in listed]
            places += field.key.start, field.key.end
        else:
            texts = values[name] = [_text(item) for item in value.items]
            settled = asked.checks[name](texts)
            places += field.key.start, field.key.end
        if not settled:
            raise _Unsettled
    if not asked.accepts(values) or values.get("status", "active") not in _SETTLED:
        raise _Unsettled
    first = next(iter(node.fields.values())).key
    return Fields(values, origin, at, places=array("I", [first.start, first.end, *places]))


def _item(origin: Origin, at: Keys, node: Node, shape: str, barred: frozenset[str]) -> Fields:
    if isinstance(node, Mapping):
        return _fields(origin, at, node, shape, barred)
    raise _Unsettled


def _text(node: Node) -> str:
    """Return a single value as typed."""
    if not isinstance(node, Scalar) or node.text in _NOTHING:
        raise _Unsettled
    if not node.plain and node.text != node.text.strip():
        raise _Unsettled
    return node.text


@cache
def _keys(shape: str) -> dict[str, _Key]:
    """Return what each key and alias of a shape stands for."""
    properties = shapes()[shape].properties
    return {
        key: (name, properties[name].form in TYPED, properties[name].shape)
        for key, name in shapes()[shape].names.items()
    }
