"""What to say about keys that a mapping should not have, and about the one that it lacks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import quoted, shown
from okrdocs.validate.comments import hides_value
from okrdocs.validate.guesses import belongs_to, is_head, likely, rest_of_number
from okrdocs.validate.shapes import OBJECTS, shapes
from okrdocs.validate.wording import NAMES, Advice, either, noun

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Field
    from okrdocs.validate.guesses import Guess
    from okrdocs.validate.record import Record
    from okrdocs.validate.shapes import Shape

_DATE = re.compile(r"\d{4}-\d\d-\d\d")
_INVISIBLE = re.compile("[\u00a0\u00ad\u200b-\u200f\u202f\u2060\u3000\ufeff]")
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
    for name in OBJECTS:
        names = shapes()[name].names if name != record.shape.name else {}
        if any(_begins(record, field, name) for field in record.strangers):
            return [
                field
                for field in record.strangers
                if field.key.text not in names or names[field.key.text] == name
            ]
    return record.strangers


def _begins(record: Record, field: Field, kind: str) -> bool:
    """Tell whether `field` is the first of another object, of `kind`, and no slip for a key of this one."""
    key = field.key.text
    return kind != record.shape.name and key not in record.guesses and shapes()[kind].names.get(key) == kind


def unsure(record: Record) -> set[str]:
    """Return what strangers may stand for that are too far from it to be read as that, or are the rest of."""
    names, some = record.shape.names, record.strangers[:_MANY]
    found = {names[name] for field in some if (name := likely(record.shape, field.key.text))}
    rests = (rest_of_number(record.node, field) for field in some)
    cut = {names[key] for rest in rests if rest and (key := rest[0].key.text) in names}
    return (found - record.written.keys()) | cut


def stands_for_head(record: Record) -> bool:
    """Tell whether something else explains why the key that `record` begins with is missing."""
    head = record.shape.head
    if record.meant or head in unsure(record):
        return True
    field = record.written.get(head or "")
    if field and hides_value(field, record.block.fence.text):
        return True  # what the `#` does is told in its place
    return head == "date" and any(_DATE.match(field.key.text) for field in record.strangers[:_MANY])


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


def _advice(record: Record, field: Field) -> Advice:
    key, shape = field.key.text, record.shape
    whose = NAMES[shape.name]
    if shape.names.get(key) in record.written:
        return _said_twice(record, field)
    if meant := record.guesses.get(key):
        return _about_guess(record, field, meant)
    if kind := record.shape.name in OBJECTS and _is_second_kind(record, key):
        return _second_kind(record, kind)
    if shape.head == "date" and _DATE.match(key):
        return Advice(f"`{key}` should be the value of `date`.", f"Write `{{date: {key}, value: …}}`.")
    if name := likely(shape, key):
        return Advice(
            f"`{shown(key)}` is not a key of {whose}; did you mean `{name}`?", _put_right(record, name)
        )
    if owner := belongs_to(shape, key):
        return _elsewhere(record, key, owner)
    if rest := _rest_of_number(record, field):
        return rest
    return Advice(
        f"`{shown(key)}` is not a key of {whose}.",
        "Remove it, or put what it says into `note`." if "note" in shape.names else "Remove it.",
    )


def _about_guess(record: Record, field: Field, meant: Guess) -> Advice:
    """Tell what a key was read as."""
    key, name, shape = field.key.text, meant.name, record.shape
    if hidden := _INVISIBLE.search(key):
        return Advice(
            f"An invisible character (U+{ord(hidden[0]):04X}) stands in this key.",
            f"Delete the key and type it again: `{name}: …`.",
        )
    if meant.cut and isinstance(meant.field.value, Scalar):
        return Advice(
            "A title that holds a colon and a space needs its key and quotes.",
            f"Write `{name}: {quoted(meant.field.value.text).strip('`')}`.",
        )
    if meant.field is not field and isinstance(meant.field.value, Scalar):
        return Advice(
            f"There is no space after the colon of `{name}`.",
            f"Write `{name}: {shown(meant.field.value.text)}`.",
        )
    if name == shape.head and is_head(key) and shape.name in OBJECTS:
        kind = next(kind for kind in OBJECTS if shapes()[kind].names.get(key) == kind)
        return Advice(_stands_for(record, kind), f"Write `{name}: …`, or move it to {_PLACES[kind]}.")
    return Advice(
        f"`{shown(key)}` is not a key of {NAMES[shape.name]}; did you mean `{name}`?", f"Write `{name}: …`."
    )


def _put_right(record: Record, name: str) -> str:
    first = record.written.get(record.shape.names[name])
    if first is None:
        return f"Write `{name}: …`."
    line = record.block.span(first.key.start, first.key.end).line
    return f"`{first.key.text}` stands on line {line} already: keep one of the two, as `{name}`."


def _rest_of_number(record: Record, field: Field) -> Advice | None:
    """Find the number that a comma cut in two, as in `{value: 3,700}`."""
    found = rest_of_number(record.node, field)
    if not found:
        return None
    before, number = found
    first = before.value.text if isinstance(before.value, Scalar) else ""
    return Advice(
        f"A comma ends a value within braces, so `{before.key.text}` is only `{first}` here.",
        f"Write `{before.key.text}: {number}`: no separators, and a point before decimals.",
    )


def _said_twice(record: Record, field: Field) -> Advice:
    canonical = record.shape.names[field.key.text]
    first = record.written[canonical].key
    line = record.block.span(first.start, first.end).line
    return Advice(
        f"`{field.key.text}` says the same as `{first.text}` on line {line}.",
        f"Keep one, best as `{canonical}`.",
    )


def _elsewhere(record: Record, key: str, owner: Shape) -> Advice:
    whose = NAMES[record.shape.name]
    canonical = owner.names[key]
    owners = [name for name in OBJECTS if canonical in shapes()[name].properties] or [owner.name]
    message = f"`{key}` belongs to {either(NAMES[name] for name in owners)}, not to {whose}."
    if record.shape.name == "pageDefaults":
        return Advice(message, "Write it in the block it is about.")
    places = either(f"the {noun(name)}" for name in owners)
    return Advice(message, f"Move it to {places}: which keys belong together shows in their indentation.")


def _head_of(record: Record) -> Field:
    return record.written[record.shape.head or ""]


def _is_second_kind(record: Record, key: str) -> Shape | None:
    others = (shapes()[name] for name in OBJECTS if name != record.shape.name)
    return next((shape for shape in others if shape.names.get(key) == shape.head), None)


def _misplaced(record: Record, kind: Shape) -> Advice:
    return Advice(_stands_for(record, kind.name), f"Move it to {_PLACES[kind.name]}.")


_PLACES = {"objective": "a block of its own", "outcome": "`outcomes:`", "output": "`outputs:`"}


def _stands_for(record: Record, kind: str) -> str:
    return f"This is {NAMES[kind]}, where {NAMES[record.shape.name]} should stand."


def _second_kind(record: Record, kind: Shape) -> Advice:
    home = "a block of its own"
    if record.shape.name == Kind.OBJECTIVE:
        home = f"`{kind.name}s:` of the objective, as `- {kind.name}: …`, or into {home}"
    return Advice(
        f"This is {NAMES[record.shape.name]} already; it can't be {NAMES[kind.name]} too.",
        f"Put the {kind.name} into {home}.",
    )
