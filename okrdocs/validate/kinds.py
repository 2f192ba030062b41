"""What a block is about: its first key says so."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import shapes
from okrdocs.validate.strangers import TITLES, guessed_head
from okrdocs.validate.wording import Advice

if TYPE_CHECKING:
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Mapping, Scalar
    from okrdocs.validate.shapes import Shape

_DOUBT = "This block doesn't say what it is."
_FEW = 10  # keys among which the one that says it is looked for
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
    kind, likely, first, advice = _guess(root)
    span = block.span(first.start, first.end)
    finding = Finding("K001", advice.message, block.path, span, help=advice.help)
    unnamed = likely.names.get(first.text) != likely.head
    return kind, Record(block, root, likely, drafts, nameless=unnamed), [finding]


def _guess(root: Mapping) -> tuple[Kind, Shape, Scalar, Advice]:
    """Return the most likely kind of a block that doesn't say it, and where and how to say it.

    A key that seems to be meant as the first one is added to the shape.
    """
    first_few = list(root.fields.items())[:_FEW]
    for name, field in first_few:
        if meant := None if _is_known(name) else guessed_head(name):
            advice = Advice(f"`{shown(name)}` is not a key; did you mean `{meant}`?", f"Write `{meant}: …`.")
            return Kind(meant), _with_head(shapes()[meant], name), field.key, advice
    kind = max(Kind, key=lambda kind: len(shapes()[kind].names.keys() & root.fields.keys()))
    for name, field in first_few:
        if name.lower() in TITLES:
            return kind, _with_head(shapes()[kind], name), field.key, Advice(_DOUBT, _START)
    return kind, shapes()[kind], next(iter(root.fields.values())).key, Advice(_DOUBT, _START)


def _with_head(shape: Shape, name: str) -> Shape:
    return replace(shape, names={**shape.names, name: shape.head or ""})


def _is_known(key: str) -> bool:
    return any(key in shape.names for shape in shapes().values())


def about_no_keys(block: Block) -> Finding:
    """Tell that a block is a pair of empty braces."""
    return Finding("K000", "This block is empty.", block.path, block.span(0, 2), help=_START)
