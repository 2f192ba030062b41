"""What to write in place of a key that is not in a shape, where it is clear which one was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Fix
from okrdocs.parse.edits import as_yaml, in_flow, renamed, replaced
from okrdocs.parse.nodes import Scalar
from okrdocs.validate.guesses import belongs_to, rest_of_number
from okrdocs.validate.wording import only_near, same

if TYPE_CHECKING:
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Field
    from okrdocs.validate.record import Record

_DOUBTFUL = 0.7
"""Likeness from which a name is worth a guess."""


def fix_key(record: Record, field: Field) -> Fix | None:
    """Return the fix for a key of `record` that is not in its shape."""
    key = field.key.text
    if record.meant or field.unread:
        return None
    if meant := record.guesses.get(key):
        if meant.cut and isinstance(meant.field.value, Scalar):
            return _fix_title(record.block, meant.name, meant.field.value)
        if meant.field is not field and isinstance(meant.field.value, Scalar):
            at = meant.field.value.start
            return Fix("Put a space behind the colon", (replaced(record.block, at, at, " "),), safe=True)
        clear = meant.misspelt and is_misspelt(record.shape.names, key, meant.name)
        return fix_name(record.block, field.key, meant.name, safe=clear)
    if number := rest_of_number(record.node, field):
        before, text = number
        edit = replaced(record.block, before.value.start, field.key.end, text)
        return Fix(f"Write `{text}`", (edit,), safe=True)
    if key in record.shape.names or belongs_to(record.shape, key):
        return None
    near = only_near(key, record.shape.names, _DOUBTFUL)
    if near is None or record.shape.names[near] in record.written:
        return None
    return fix_name(record.block, field.key, near, safe=False)


def _fix_title(block: Block, name: str, title: Scalar) -> Fix:
    """Return the fix for a title with a colon: its key before it, and quotes around it."""
    text = f"{name}: {as_yaml(title.text, flow=in_flow(block, title.start))}"
    return Fix("Write it as a title", (replaced(block, title.start, title.end, text),), safe=False)


def fix_name(block: Block, key: Scalar, meant: str, *, safe: bool) -> Fix:
    """Return the fix that writes another name in place of a key."""
    return Fix(f"Write `{meant}`", (renamed(block, key, meant),), safe)


def is_misspelt(names: dict[str, str], key: str, name: str) -> bool:
    """Tell whether `key` is `name` misspelt, or another word for the same, and like no other of `names`."""
    near = same(key, names) or only_near(key, names)
    return near is not None and names[near] == names[name]
