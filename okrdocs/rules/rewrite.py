"""Fixes that rules offer: writing a value anew, or adding one.

Each of them is made from what the author wrote, so they cost something: pass them to `Rule.finding` as a
`partial`, and nothing is made, nor what makes it loaded, until somebody asks for the fix.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Fix
from okrdocs.parse.nodes import Scalar
from okrdocs.rules.phrases import code
from okrdocs.validate.source import RecordSource

if TYPE_CHECKING:
    from okrdocs.model import OkrObject, Source
    from okrdocs.validate.record import Record


def record_of(source: Source) -> Record | None:
    """Return what was written of an object; None where its block has lines that cannot be read.

    In such a block it isn't sure what belongs together, so that nothing in it is changed.
    """
    if not isinstance(source, RecordSource):
        return None
    record = source.record
    return None if record.block.findings else record


def write_value(source: Source, name: str, text: str, *, safe: bool) -> Fix | None:
    """Return the fix that writes `text` as the value of `name`, which has one."""
    from okrdocs.parse.edits import written_as

    record = record_of(source)
    field = record.written.get(name) if record else None
    if record is None or field is None or not isinstance(field.value, Scalar):
        return None
    edit = written_as(record.block, field.value, text)
    return Fix(f"Write {code(f'{name}: {text}')}", (edit,), safe) if edit else None


def add_value(entry: OkrObject, name: str, text: str, *, safe: bool) -> Fix | None:
    """Return the fix that adds a key with a value below the title of `entry`."""
    from okrdocs.parse.edits import as_yaml, filled, in_flow, put_behind

    record = record_of(entry.source)
    title = record.written.get(entry.kind.value) if record else None
    if record is None or title is None:
        return None
    block, value = record.block, as_yaml(text, flow=in_flow(record.block, title.key.start))
    if field := record.written.get(name):
        edit = filled(block, field, value)
    else:
        edit = put_behind(block, record.node, title, [(name, value)])
    return Fix(f"Add {code(f'{name}: {text}')}", (edit,), safe) if edit else None
