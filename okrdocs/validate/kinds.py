"""What a block is about: its first key says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import shapes
from okrdocs.validate.strangers import guessed_head
from okrdocs.validate.wording import Advice

if TYPE_CHECKING:
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Mapping, Scalar

_START = "Start it with `objective: …`, `outcome: …` or `output: …`, and its title."


def recognise(block: Block, root: Mapping, drafts: bool) -> tuple[Kind, Record, list[Finding]]:
    """Bind the mapping of a block to the shape of its kind.

    Where it does not say what it is, that is a finding, and the most likely kind lets the rest be checked.
    """
    for key in root.fields:
        for kind in Kind:
            shape = shapes()[kind]
            if shape.names.get(key) == shape.head:
                return kind, Record(block, root, shape, drafts), []
    for key, field in root.fields.items():
        if meant := None if _is_known(key) else guessed_head(key):
            shape = shapes()[meant]
            advice = Advice(f"`{shown(key)}` is not a key; did you mean `{meant}`?", f"Write `{meant}:`.")
            likely = replace(shape, names={**shape.names, key: meant})
            return Kind(meant), Record(block, root, likely, drafts), [_finding(block, field.key, advice)]
    kind = max(Kind, key=lambda kind: len(shapes()[kind].names.keys() & root.fields.keys()))
    first = next(iter(root.fields.values())).key
    advice = Advice("This block doesn't say what it is.", _START)
    return kind, Record(block, root, shapes()[kind], drafts, nameless=True), [_finding(block, first, advice)]


def _is_known(key: str) -> bool:
    return any(key in shape.names for shape in shapes().values())


def about_no_keys(block: Block) -> Finding:
    """Tell that a block is a pair of empty braces."""
    return Finding("K000", "This block is empty.", block.path, block.span(0, 2), help=_START)


def _finding(block: Block, key: Scalar, advice: Advice) -> Finding:
    return Finding("K001", advice.message, block.path, block.span(key.start, key.end), help=advice.help)
