"""What to say about keys that a mapping should not have, and about the one that it lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.parse.yaml_problems import shown
from okrdocs.validate.shapes import OBJECTS, shapes
from okrdocs.validate.wording import NAMES, Advice, nearest, noun, same

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Field
    from okrdocs.validate.record import Record
    from okrdocs.validate.shapes import Shape

TITLES = ("title", "name", "summary", "what")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_MANY = 20
"""Unknown keys told one by one; of more, only the number."""


def strangers(record: Record) -> list[tuple[Field, Advice]]:
    """Return the fields of `record` that should not be there, each with what to say about it.

    Where a mapping is another kind of thing than its place asks for, that is the only mistake: its keys are
    judged by what it is.
    """
    if record.meant:
        return [(_head_of(record.meant), _misplaced(record, record.meant.shape))]
    told = [(field, _advice(record, field)) for field in _without_second_kind(record)[:_MANY]]
    if len(told) < len(record.strangers) and len(told) == _MANY:
        last, advice = told[-1]
        more = len(record.strangers) - _MANY
        told[-1] = (last, advice._replace(message=f"{advice.message} {more} more keys here aren't known."))
    return told


def _without_second_kind(record: Record) -> list[Field]:
    """Leave out keys that go with a second kind, such as the `metric` below an `outcome` in an objective."""
    found = record.strangers
    for name in OBJECTS:
        shape = shapes()[name]
        heads = [
            field for field in found if name != record.shape.name and shape.names.get(field.key.text) == name
        ]
        if heads:
            return [*heads, *(field for field in found if field.key.text not in shape.names)]
    return found


def stands_for_head(record: Record) -> bool:
    """Tell whether a stranger explains why the key that `record` begins with is missing."""
    return record.meant is not None or any(
        field.key.text.lower() in TITLES
        or _suggestion(record.shape, field.key.text) == record.shape.head
        or (record.shape.head == "date" and _DATE.match(field.key.text))
        for field in record.strangers[:_MANY]
    )


def about_missing_head(record: Record) -> Advice:
    """Explain that the key which a mapping begins with is absent or has no value."""
    shape = record.shape
    head = shape.head or ""
    example = shown(shape.properties[head].example)
    if head in record.written:
        return Advice(
            f"`{head}` has no text here.", f"Write it behind the colon, such as `{head}: {example}`."
        )
    lack = "title" if head in OBJECTS else f"`{head}`"
    return Advice(f"This {noun(shape.name)} has no {lack}.", f"Add a line such as `{head}: {example}`.")


def guessed_head(key: str) -> str | None:
    """Return the kind that a mistyped first key stands for."""
    names = {name: kind for kind in OBJECTS for name, head in shapes()[kind].names.items() if head == kind}
    found = same(key, names) or nearest(key, names, 0.75)
    return names[found] if found else None


def _advice(record: Record, field: Field) -> Advice:
    key, shape = field.key.text, record.shape
    whose = NAMES[shape.name]
    if shape.names.get(key) in record.written:
        return _said_twice(record, field)
    if kind := record.shape.name in OBJECTS and _is_second_kind(record, key):
        return _second_kind(record, kind)
    if shape.head == "date" and _DATE.match(key):
        return Advice(f"`{key}` should be the value of `date`.", f"Write `{{date: {key}, value: …}}`.")
    if key.lower() in TITLES and shape.head:
        return Advice(f"`{key}` is not a key of {whose}.", f"Write its title as `{shape.head}: …`.")
    owner = _belongs_to(shape, key)
    if meant := same(key, shape.names) or (None if owner else _suggestion(shape, key)):
        return Advice(
            f"`{shown(key)}` is not a key of {whose}; did you mean `{meant}`?", f"Write `{meant}: …`."
        )
    if owner:
        return _elsewhere(record, key, owner)
    return Advice(
        f"`{shown(key)}` is not a key of {whose}.",
        "Remove it, or put what it says into `note`." if "note" in shape.names else "Remove it.",
    )


def _said_twice(record: Record, field: Field) -> Advice:
    canonical = record.shape.names[field.key.text]
    first = record.written[canonical].key
    line = record.block.span(first.start, first.end).line
    return Advice(
        f"`{field.key.text}` says the same as `{first.text}` on line {line}.",
        f"Keep one, best as `{canonical}`.",
    )


def _suggestion(shape: Shape, key: str) -> str | None:
    found = nearest(key, shape.names)
    return shape.names[found] if found else None


def _belongs_to(shape: Shape, key: str) -> Shape | None:
    others = [other for name, other in shapes().items() if name not in (shape.name, "pageDefaults")]
    return next((other for other in others if key in other.names), None)


def _elsewhere(record: Record, key: str, owner: Shape) -> Advice:
    whose = NAMES[record.shape.name]
    canonical = owner.names[key]
    owners = [name for name in OBJECTS if canonical in shapes()[name].properties] or [owner.name]
    message = f"`{key}` belongs to {' or '.join(NAMES[name] for name in owners)}, not to {whose}."
    if record.shape.name == "pageDefaults":
        return Advice(message, "Write it in the block it is about.")
    places = " or ".join(f"the {noun(name)}" for name in owners)
    return Advice(message, f"Move it to {places}: which keys belong together shows in their indentation.")


def _head_of(record: Record) -> Field:
    return record.written[record.shape.head or ""]


def _is_second_kind(record: Record, key: str) -> Shape | None:
    others = (shapes()[name] for name in OBJECTS if name != record.shape.name)
    return next((shape for shape in others if shape.names.get(key) == shape.head), None)


def _misplaced(record: Record, kind: Shape) -> Advice:
    place = {"objective": "a block of its own", "outcome": "`outcomes:`", "output": "`outputs:`"}[kind.name]
    return Advice(
        f"This is {NAMES[kind.name]}, where {NAMES[record.shape.name]} should stand.",
        f"Move it to {place}.",
    )


def _second_kind(record: Record, kind: Shape) -> Advice:
    home = "a block of its own"
    if record.shape.name == Kind.OBJECTIVE:
        home = f"`{kind.name}s:` of the objective, as `- {kind.name}: …`, or into {home}"
    return Advice(
        f"This is {NAMES[record.shape.name]} already; it can't be {NAMES[kind.name]} too.",
        f"Put the {kind.name} into {home}.",
    )
