"""What a block is about: its first key says so."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import OBJECTS, kind_of_key, shapes
from okrdocs.validate.wording import Advice

if TYPE_CHECKING:
    from okrdocs.model import Fix
    from okrdocs.parse.block import Block
    from okrdocs.parse.nodes import Field, Mapping
    from okrdocs.validate.shapes import Shape

_DOUBT = "This block doesn't say what it is."
_FEW = 10  # keys among which the one that says it is looked for
_START = "Start it with `objective: …`, `outcome: …` or `output: …`, and its title."


def recognise(block: Block, root: Mapping, drafts: bool) -> tuple[Kind, Record, list[Finding]]:
    """Bind the mapping of a block to the shape of its kind.

    Where it does not say what it is, that is a finding, and the most likely kind lets the rest be checked.
    """
    if said := kind_said(root):
        return said, Record(block, root, shapes()[said], drafts), []
    if any(field.unread and not _is_known(key) for key, field in root.fields.items()):
        kind = _most_alike(root)
        return kind, Record(block, root, shapes()[kind], drafts, nameless=True), []
    kind, likely, first, advice = _guess(root)
    span = block.span(first.start, first.end)
    finding = Finding(
        "K001", advice.message, block.path, span, help=advice.help, offer=_fix(block, first, likely)
    )
    unnamed = likely.names.get(first.text) != likely.head
    return kind, Record(block, root, likely, drafts, nameless=unnamed), [finding]


def _fix(block: Block, first: Scalar, likely: Shape) -> Fix | None:
    """Return the fix for a first key that seems to be meant as the one of `likely`."""
    from okrdocs.validate.key_fixes import fix_name, is_misspelt

    if block.findings or likely.head is None or likely.names.get(first.text) != likely.head:
        return None
    heads = {name: kind for kind in OBJECTS for name, meant in shapes()[kind].names.items() if meant == kind}
    return fix_name(block, first, likely.head, safe=is_misspelt(heads, first.text, likely.head))


def kind_said(root: Mapping) -> Kind | None:
    """Return the kind that the first key of a block says, or the first of those that say one.

    Of an outcome and an output in one block, it is the one that has more of the other keys.
    """
    said = list(filter(None, map(kind_of_key, root.fields)))
    if len(said) < 2 or Kind.OBJECTIVE in said:
        return said[0] if said else None
    return max(said, key=lambda kind: len(shapes()[kind].names.keys() & root.fields.keys()))


def _guess(root: Mapping) -> tuple[Kind, Shape, Scalar, Advice]:
    """Return the most likely kind of a block that doesn't say it, and where and how to say it.

    A key that seems to be meant as the first one is added to the shape.
    """
    from okrdocs.validate.guesses import TITLES, guessed_head  # few blocks need it

    first_few = list(root.fields.items())[:_FEW]
    first_name, first = first_few[0]
    for name, field in first_few:
        if meant := None if _is_known(name) else guessed_head(name):
            advice = Advice(f"`{shown(name)}` is not a key; did you mean `{meant}`?", f"Write `{meant}: …`.")
            return Kind(meant), _with_head(shapes()[meant], name), field.key, advice
        if meant := _one_of_many(name, field):
            advice = Advice(f"`{name}` stands above a list; did you mean `{meant}`?", f"Write `{meant}: …`.")
            return Kind(meant), _with_head(shapes()[meant], name), field.key, advice
    kind = _most_alike(root)
    for name, field in first_few:
        if name.lower() in TITLES:
            return kind, _with_head(shapes()[kind], name), field.key, Advice(_DOUBT, _START)
    shape = shapes()[kind]
    if not _is_known(first_name) and isinstance(first.value, Scalar):
        shape = _with_head(shape, first_name)
    return kind, shape, first.key, Advice(_DOUBT, _START)


def _most_alike(root: Mapping) -> Kind:
    return max(Kind, key=lambda kind: len(shapes()[kind].names.keys() & root.fields.keys()))


def _one_of_many(name: str, field: Field) -> str | None:
    """Return the kind where a text stands behind the name of a list, as in `outcomes: Calls fall`."""
    lists = {f"{kind}s": kind.value for kind in Kind}
    if not isinstance(field.value, Scalar) or field.value.empty:
        return None
    return lists.get(shapes()[Kind.OBJECTIVE].names.get(name, ""))


def _with_head(shape: Shape, name: str) -> Shape:
    return shape._replace(names={**shape.names, name: shape.head or ""})


def _is_known(key: str) -> bool:
    return any(key in shape.names for shape in shapes().values())


def about_no_keys(block: Block) -> Finding:
    """Tell that a block is a pair of empty braces."""
    return Finding("K000", "This block is empty.", block.path, block.span(0, 2), help=_START)
