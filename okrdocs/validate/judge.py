"""The schema's verdict on one record: quick where all is well, explained where it is not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Finding
from okrdocs.parse.nodes import Scalar
from okrdocs.validate.values import read_range
from okrdocs.validate.verdict import errors

if TYPE_CHECKING:
    from okrdocs.validate.record import Record


def judge(root: Record) -> list[Finding]:
    """Return what is wrong with the values of a record, and mark them in it."""
    found: list[Finding] = []
    if wrong := errors(root.shape.name, root.instance()):
        from okrdocs.validate.explain import explain  # few blocks need it

        found = explain(root, wrong)
    if len(found) > _MANY:
        found = [*found[:_MANY], _and_more(root, found)]
    for record in root.walk():
        if record.meant:
            found += judge(record.meant)
        if "keep" in record.lists and "keep" not in record.failed:
            found += _ends_of_band(record)
    return found


_MANY = 200
"""Mistakes of one block that are told one by one."""


def _and_more(root: Record, found: list[Finding]) -> Finding:
    return Finding(
        "K001",
        f"{len(found) - _MANY} more mistakes like those above stand in this block.",
        root.block.path,
        found[_MANY].span,
        help="Correct those above first: what is wrong with many is often one mistake.",
        object_id=root.id,
    )


def _ends_of_band(record: Record) -> list[Finding]:
    """Check what the schema cannot say: that the lowest value of a band comes first."""
    from okrdocs.validate.value_fixes import swap_ends  # few bands are the wrong way round

    low, high = (item.text.strip() for item in record.lists["keep"] if isinstance(item, Scalar))
    if read_range(low, high):
        return []
    record.invalid.add("keep")
    node = record.present["keep"]
    return [
        Finding(
            "K001",
            f"`keep` should name the lowest value first; it says `[{low}, {high}]`.",
            record.block.path,
            record.block.span(node.start, node.end),
            help=f"Write `keep: [{high}, {low}]`.",
            object_id=record.id,
            field="keep",
            offer=None if record.block.findings else swap_ends(record, node),
        )
    ]
