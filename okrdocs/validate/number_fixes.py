"""What to write in place of a number that has separators, words or its unit in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Fix
from okrdocs.parse.edits import as_yaml, in_flow, put_behind, written_as
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.amounts import read_amount, read_change
from okrdocs.validate.values import read_number

if TYPE_CHECKING:
    from okrdocs.model import Edit
    from okrdocs.parse.nodes import Field
    from okrdocs.validate.amounts import Amount
    from okrdocs.validate.record import Record
    from okrdocs.validate.shapes import Property

_MEASURED = ("baseline", "target", "current")
"""Keys that share the outcome's `unit`."""


def fix_number(record: Record, home: Record, prop: Property, value: Scalar) -> Fix | None:
    """Return the fix for a number of `record`, which stands in the object `home`."""
    text = value.text.strip()
    if prop.name == "baseline" and text.lower() == "unknown":
        return _fix(f"Write `{text.lower()}`", [written_as(record.block, value, "unknown")], safe=True)
    if change := read_change(text):
        return _fix_change(record, prop, value, change)
    amount = read_amount(text)
    if amount is None or (not amount.unit and amount.number == text):
        return None
    edits = [written_as(record.block, value, amount.number)]
    if not amount.unit or _is_said(amount.unit, home):
        return _fix(f"Write `{amount.number}`", edits, safe=amount.sure)
    if prop.name not in _MEASURED or not amount.has_plain_unit or "unit" in record.written:
        return None
    edits.append(_put_unit(record, amount))
    return _fix(f"Write `{amount.number}`, and `unit: {shown(amount.unit)}`", edits, safe=amount.sure)


def _fix_change(record: Record, prop: Property, value: Scalar, change: tuple[str, str]) -> Fix | None:
    """Write the two ends of a change apart, or leave out the one that stands elsewhere already."""
    other = {"target": "baseline", "baseline": "target"}.get(prop.name)
    if other is None:
        return None
    own, apart = change if prop.name == "baseline" else change[::-1]
    edits = [written_as(record.block, value, own)]
    written = record.present.get(other)
    if other not in record.written:
        edits.append(put_behind(record.block, record.node, record.written[prop.name], [(other, apart)]))
    elif not isinstance(written, Scalar) or read_number(written.text) != read_number(apart):
        return None
    return _fix(f"Write `{prop.name}: {own}`, and `{other}: {apart}`", edits, safe=False)


def _put_unit(record: Record, amount: Amount) -> Edit | None:
    """Add the unit, always in the same place: if a second number asks for it too, only one can add it."""
    numbers = [record.written[name] for name in _MEASURED if name in record.written]
    first = min(numbers, key=lambda field: field.key.start)
    before = [field for field in record.node.fields.values() if field.key.start < first.key.start]
    anchor: Field = record.written.get("metric") or (before[-1] if before else first)
    unit = as_yaml(amount.unit, flow=in_flow(record.block, anchor.key.start))
    return put_behind(record.block, record.node, anchor, [("unit", unit)])


def _is_said(unit: str, home: Record) -> bool:
    """Tell whether the object's own unit says all that `unit` does, as `calls/week` does for `calls`."""
    written = home.present.get("unit")
    known = written.text if isinstance(written, Scalar) else ""
    return bool(known) and _words(unit) <= _words(known)


def _words(unit: str) -> set[str]:
    return set(unit.casefold().replace("/", " ").replace("per ", "").split())


def _fix(title: str, edits: list[Edit | None], *, safe: bool) -> Fix | None:
    """Return a fix of edits that all can be made."""
    made = tuple(edit for edit in edits if edit)
    return Fix(title, made, safe) if len(made) == len(edits) else None
