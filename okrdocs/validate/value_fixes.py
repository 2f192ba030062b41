"""What to write in place of a value that cannot be used, where it is clear what its author meant."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Fix
from okrdocs.parse.edit_lists import is_in_line, reordered
from okrdocs.parse.edits import in_flow, replaced, written_as
from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.better import better
from okrdocs.validate.number_fixes import fix_number
from okrdocs.validate.shapes import Form, shapes

if TYPE_CHECKING:
    from okrdocs.model import Edit
    from okrdocs.parse.nodes import Node
    from okrdocs.validate.better import Better
    from okrdocs.validate.record import Record
    from okrdocs.validate.shapes import Property

_GAPS = frozenset({"M201", "M202", "R401", "S104"})
"""What is missing in an outcome or output that is only a title."""
_LONGEST = 100
"""Characters of a value that may still be a number, a date or a word."""


def fix_value(record: Record, home: Record, name: str) -> Fix | None:
    """Return the fix for the value of `name` in `record`, which stands in the object `home`."""
    field = record.written[name]
    prop, value = record.shape.properties[name], field.value
    if isinstance(value, Sequence):
        return _fix_list(record, prop, value)
    if not isinstance(value, Scalar) or len(value.text) > _LONGEST or field.unread:
        return None
    if _CUT.match(record.block.fence.text, value.end):
        return None
    if prop.form in _NUMBERS:
        return fix_number(record, home, prop, value)
    meant = better(prop, value.text)
    return _written(record, value, meant) if meant else None


def fix_item(record: Record, name: str, item: Node) -> Fix | None:
    """Return the fix for an item of a list: a title alone becomes a mapping that begins with it."""
    prop = record.shape.properties[name]
    if prop.form is not Form.ITEMS or not isinstance(item, Scalar) or "\n" in item.text:
        return None
    head = shapes()[prop.shape].head
    text = record.block.fence.text[item.start : item.end]
    if head not in ("outcome", "output") or text[:1] in "|>":
        return None
    opened, closed = ("{", "}") if in_flow(record.block, item.start) else ("", "")
    edit = replaced(record.block, item.start, item.end, f"{opened}{head}: {text}{closed}")
    return Fix(f"Write it as `{head}: …`", (edit,), safe=False, leaves=_GAPS)


def swap_ends(record: Record, band: Node) -> Fix | None:
    """Return the fix for a band whose highest value stands first."""
    edits = reordered(record.block, band, [1, 0]) if isinstance(band, Sequence) else None
    return Fix("Write the lowest value first", edits, safe=True) if edits else None


_CUT = re.compile(r",\d")
"""What follows a value between braces that a comma has cut in two, such as `€1,200`."""


def _written(record: Record, value: Scalar, meant: Better) -> Fix | None:
    if meant.bare and record.block.fence.text[value.start] not in "|>":
        edit: Edit | None = replaced(record.block, value.start, value.end, meant.text)
    else:
        edit = written_as(record.block, value, meant.text)
    return Fix(f"Write `{shown(meant.text)}`", (edit,), meant.sure) if edit else None


def _fix_list(record: Record, prop: Property, value: Sequence) -> Fix | None:
    """Take the brackets off the one text that should not be a list."""
    block = record.block
    single = value.items[0] if len(value.items) == 1 else None
    if prop.form not in _TEXTS or not isinstance(single, Scalar) or not is_in_line(block, value):
        return None
    text = block.fence.text[single.start : single.end]
    edit = replaced(block, value.start, value.end, text)
    return Fix(f"Write `{shown(text)}` without brackets", (edit,), safe=True)


_NUMBERS = {Form.NUMBER, Form.BASELINE, Form.WEIGHT}
_TEXTS = {Form.PROSE, Form.LABEL, Form.REFERENCE, Form.ID}
