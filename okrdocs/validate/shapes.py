"""What the schema says about keys, as tables: the one place that knows aliases and forms of values."""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from typing import Any, NamedTuple

from okrdocs.model import Kind
from okrdocs.resources import schema_text


class Form(StrEnum):
    """How a value is written. All but the last two are the names of definitions in the schema."""

    PROSE = "prose"
    LABEL = "label"
    LABELS = "labels"
    ID = "id"
    IDS = "ids"
    REFERENCE = "reference"
    REFERENCES = "references"
    NUMBER = "number"
    BASELINE = "baseline"
    WEIGHT = "weight"
    SHARE = "share"
    DAYS = "days"
    DATE = "date"
    FLAG = "flag"
    BAND = "band"
    LINK = "link"
    EVIDENCE = "evidence"
    LANGUAGE = "language"
    CHOICE = "choice"
    """One of a few words."""
    ITEMS = "items"
    """A list of mappings."""


TYPED = frozenset((Form.NUMBER, Form.BASELINE, Form.WEIGHT, Form.SHARE, Form.DAYS, Form.FLAG, Form.BAND))
"""Forms in which `4000` is a number and `true` a yes; in all others they are what the author typed."""

STATUSES = frozenset(("draft", "active", "closed", "dropped", "planned", "in-progress", "done"))
"""The words for a status of anything."""

_FORMS = {form.value for form in Form}


class Property(NamedTuple):
    """One key of a shape."""

    name: str
    form: Form
    example: str
    """What to write, as YAML on one line."""
    choices: tuple[str, ...] = ()
    shape: str = ""
    """Of items: the shape of each."""


OBJECTS = ("objective", "outcome", "output")
"""The shapes of objects; each is also the name of the key that it begins with."""


class Shape(NamedTuple):
    """The keys that one kind of mapping may have."""

    name: str
    """The name of its definition in the schema, such as `outcome`."""
    head: str | None
    """The key it must have, and begins with."""
    properties: dict[str, Property]
    """By canonical name."""
    names: dict[str, str]
    """Canonical names and aliases, each to the canonical one."""


@cache
def schema() -> dict[str, Any]:
    """Return the JSON Schema of blocks."""
    loaded: dict[str, Any] = json.loads(schema_text("okr.schema.json"))
    return loaded


@cache
def shapes() -> dict[str, Shape]:
    """Return every shape by name: the definitions that are objects."""
    definitions = schema()["$defs"]
    return {name: _shape(name, body) for name, body in definitions.items() if body.get("type") == "object"}


def kind_of_key(key: str) -> Kind | None:
    """Return the kind of object that begins with a key."""
    return _heads().get(key)


@cache
def _heads() -> dict[str, Kind]:
    """Return the kind that each key says which an object may begin with."""
    return {
        key: kind
        for kind in reversed(Kind)
        for key, name in shapes()[kind].names.items()
        if name == shapes()[kind].head
    }


def _shape(name: str, body: dict[str, Any]) -> Shape:
    properties = {}
    names = {}
    for key, written in body["properties"].items():
        form, full = _resolve(written)
        properties[key] = Property(
            key,
            form,
            _example(full),
            tuple(full.get("enum", ())),
            full["items"]["$ref"].rpartition("/")[2] if form is Form.ITEMS else "",
        )
        names.update(dict.fromkeys((key, *full.get("x-aliases", ())), key))
    required = body.get("required")
    return Shape(name, required[0] if required else None, properties, names)


def _resolve(written: dict[str, Any]) -> tuple[Form, dict[str, Any]]:
    """Follow references until the form of a value is known, collecting what is said on the way."""
    full = dict(written)
    while "$ref" in full:
        name = full.pop("$ref").rpartition("/")[2]
        full = {**schema()["$defs"][name], **full}
        if name in _FORMS:
            return Form(name), full
    return (Form.CHOICE if "enum" in full else Form.ITEMS), full


def _example(full: dict[str, Any]) -> str:
    first = full["examples"][0]
    return first if isinstance(first, str) else json.dumps(first, ensure_ascii=False)


def subschema(shape: str) -> dict[str, Any]:
    """Return the schema of one shape, with the definitions it needs."""
    whole = schema()
    return {"$schema": whole["$schema"], "$ref": f"#/$defs/{shape}", "$defs": whole["$defs"]}
