"""What a key that is not in a shape most likely stands for.

Such a key is a finding. Its value is read all the same, as that of the key which was meant: so nothing is
reported as missing that is only misspelt, and what is wrong further inside is found as well.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import Field, Scalar, Sequence
from okrdocs.validate.shapes import OBJECTS, Form, shapes
from okrdocs.validate.synonyms import KEYS
from okrdocs.validate.wording import bare, nearest, same

if TYPE_CHECKING:
    from collections.abc import Container

    from okrdocs.parse.nodes import Mapping
    from okrdocs.validate.shapes import Shape

_TIGHT = re.compile(r"([A-Za-z_-]+):(\S.*)")
TITLES = ("title", "name", "summary", "what")
"""What people call a title."""
_LABEL = re.compile(r"(?:o|obj|kr|goal|key ?result|objective|outcome|output|ziel|mission)\W*[\d.]*", re.I)
"""What people number their objectives and outcomes with."""
_SURE = 0.8
"""Likeness from which a key is taken for another one that is misspelt."""


class Guess(NamedTuple):
    """What a key stands for."""

    name: str
    """As it should be written: a canonical name, or the alias that was misspelt."""
    field: Field
    """The field as it was meant."""
    misspelt: bool = True
    """Only the spelling is wrong, so that the value surely belongs to `name`."""
    cut: bool = False
    """The key is the beginning of a text with a colon in it, all of which is the value."""


def guess(
    shape: Shape, node: Mapping, key: str, written: Container[str], *, nameless: bool = False
) -> Guess | None:
    """Guess what the field `key` of `node` stands for, among the names that are not `written` yet.

    `nameless`: that nothing stands for its title is known already.
    """
    field = node.fields[key]
    found = (
        _tight(shape, field)
        or _misspelt(shape, field)
        or _list_of(shape, field)
        or _synonym(shape, field)
        or _head(shape, node, field)
    )
    if not found or (nameless and found.name == shape.head):
        return None
    return None if shape.names[found.name] in written else found


def likely(shape: Shape, key: str) -> str | None:
    """Return the name most like `key`, also where that is far from certain."""
    found = same(key, shape.names)
    return found or (None if belongs_to(shape, key) else nearest(key, shape.names))


def belongs_to(shape: Shape, key: str) -> Shape | None:
    """Return another shape that has the key."""
    others = (other for name, other in shapes().items() if name not in (shape.name, "pageDefaults"))
    return next((other for other in others if key in other.names), None)


def guessed_head(key: str) -> str | None:
    """Return the kind that a mistyped first key stands for."""
    names = {name: kind for kind in OBJECTS for name, head in shapes()[kind].names.items() if head == kind}
    found = same(key, names) or nearest(key, names, 0.75)
    return names[found] if found else None


def _tight(shape: Shape, field: Field) -> Guess | None:
    """Read `{date:2026-10-15}`, which for YAML is a key without a value."""
    parts = _TIGHT.fullmatch(field.key.text)
    if not parts or parts[1] not in shape.names or not isinstance(field.value, Scalar) or field.value.text:
        return None
    value = Scalar(parts[2], True, field.key.start + parts.start(2), field.key.end)
    return Guess(parts[1], Field(field.key, value))


def _misspelt(shape: Shape, field: Field) -> Guess | None:
    key = field.key.text
    name = same(key, shape.names)
    if not name and not belongs_to(shape, key) and bare(key) not in KEYS.get(shape.name, {}):
        name = nearest(key, shape.names, _SURE)
    return Guess(name, field) if name and _takes(shape, name, field) else None


def _takes(shape: Shape, name: str, field: Field) -> bool:
    """Tell whether a value may be what `name` asks for: a list of objects is no title, nor the reverse."""
    prop = shape.properties[shape.names[name]]
    return prop.form is Form.ITEMS or not isinstance(field.value, Sequence) or prop.name not in OBJECTS


def _list_of(shape: Shape, field: Field) -> Guess | None:
    """Read `outcome:` with a list below it as the list of outcomes."""
    if shape.name != "objective" or not isinstance(field.value, Sequence):
        return None
    kind = next((kind for kind in OBJECTS[1:] if shapes()[kind].names.get(field.key.text) == kind), None)
    return Guess(f"{kind}s", field) if kind else None


def _synonym(shape: Shape, field: Field) -> Guess | None:
    name = KEYS.get(shape.name, {}).get(bare(field.key.text))
    return Guess(name, field, misspelt=False) if name and _takes(shape, name, field) else None


def _head(shape: Shape, node: Mapping, field: Field) -> Guess | None:
    """Read an unknown first key as the one that such a mapping begins with."""
    key = field.key.text
    single = isinstance(field.value, Scalar) and not field.value.empty
    if not shape.head or not single:
        return None
    if shape.head in OBJECTS and is_head(key):
        return Guess(shape.head, field, misspelt=False)
    if key != next(iter(node.fields)) or not key[:1].isalpha():
        return None
    if belongs_to(shape, key) or nearest(key, shape.names):
        return None
    if shape.head in OBJECTS and (" " in key or len(node.fields) == 1) and not _LABEL.fullmatch(key):
        return _with_colon(shape.head, field)
    return Guess(shape.head, field, misspelt=False)


def _with_colon(head: str, field: Field) -> Guess | None:
    """Read `- Delivery: 5 days -> 3 days` as a title, which lacks its key and its quotes."""
    key, value = field.key, field.value
    if not isinstance(value, Scalar) or not value.plain or "\n" in value.text:
        return Guess(head, field, misspelt=False)
    title = Scalar(f"{key.text}: {value.text}", True, key.start, value.end)
    return Guess(head, Field(key, title), misspelt=False, cut=True)


def rest_of_number(node: Mapping, field: Field) -> tuple[Field, str] | None:
    """Return the number that a comma cut in two, as in `{value: 3,700}`, and the field that has its start.

    `field`, of `node`, is the one made of the rest.
    """
    fields = list(node.fields.values())
    before = fields[fields.index(field) - 1]
    first, rest = before.value, field.key.text
    if not isinstance(first, Scalar) or field.key.start != first.end + 1:
        return None
    if not (first.text.isdecimal() and rest.isdecimal()):
        return None
    whole = len(rest) == 3 and first.text[0] != "0"
    return before, f"{first.text}{rest}" if whole else f"{first.text}.{rest}"


def is_head(key: str) -> bool:
    """Tell whether objects of some kind begin with the key."""
    return any(shapes()[kind].names.get(key) == kind for kind in OBJECTS)
