"""Texts that a `#` cuts off: behind a blank it begins a comment, as in `owner: #support`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Finding
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_lines import may_cut_off
from okrdocs.parse.yaml_problems import line_end, quoted
from okrdocs.validate.shapes import Form

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Field
    from okrdocs.validate.record import Record

_REST = re.compile(r"[ \t]+(#(?!okrdocs:)\w.*)")
_COUNTED = re.compile(r"[ \t]+(#\d.*)")
_TEXTS = {Form.PROSE, Form.LABEL}


def cut_off(root: Record) -> list[Finding]:
    """Return a finding for each value that was probably meant to include what follows a `#`.

    A remark has a blank behind its `#`. One without is taken for a part of the value where there is no
    other value, and for a number, as in `#1`, behind a text.
    """
    if not may_cut_off(root.block.fence.text):
        return []
    found = ((record, name, field) for record in root.walk() for name, field in record.written.items())
    return [finding for place in found if (finding := _finding(*place))]


def hides_value(field: Field, text: str) -> bool:
    """Tell whether a `#` in the block's `text` makes a comment of all that `field` should say."""
    value = field.value
    return isinstance(value, Scalar) and value.empty and _behind(field, value, text) is not None


def _behind(field: Field, value: Scalar, text: str) -> re.Match[str] | None:
    """Find what a `#` probably cuts off from `value`."""
    pattern = _COUNTED if value.text else _REST
    start = value.end if value.text else field.key.end + 1
    return pattern.match(text, start, line_end(text, start))


def _finding(record: Record, name: str, field: Field) -> Finding | None:
    value, text = field.value, record.block.fence.text
    if not isinstance(value, Scalar) or not value.plain or field.unread:
        return None
    if value.text and record.shape.properties[name].form not in _TEXTS:
        return None
    rest = _behind(field, value, text)
    if not rest:
        return None
    if not value.text:
        record.invalid.add(name)
    ends = "ends before it" if value.text else "is empty"
    whole = f"{value.text} {rest[1].rstrip()}".strip()
    return Finding(
        "K001",
        f"A `#` behind a blank begins a comment, so `{name}` {ends}.",
        record.block.path,
        record.block.span(rest.start(1), rest.end(1)),
        help=f"Put quotes around the text: {quoted(whole)}; if it is a comment, put a blank behind the `#`.",
        object_id=record.id,
        field=name,
    )
