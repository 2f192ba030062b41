"""The schema of blocks for editors: with the other spellings of keys, which okrdocs itself settles before."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrdocs.validate.shapes import schema, shapes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.validate.shapes import Shape

_NEVER: dict[str, Any] = {"not": {}}
_ABOUT = (
    "One fenced okr block in a Markdown page: an objective with its outcomes and outputs, or an outcome or "
    "output on its own."
)


def block_schema() -> dict[str, Any]:
    """Return the JSON Schema of what stands in a block, as authors may write it.

    It is okr.schema.json in which every key has its other spellings beside it, and no two of one key may
    stand together.
    """
    whole = schema()
    known = shapes()
    definitions = {
        name: _expanded(body, known[name]) if name in known else _plain(body)
        for name, body in whole["$defs"].items()
    }
    return {**whole, "$id": "urn:okrdocs:schema:block:1", "description": _ABOUT, "$defs": definitions}


def _expanded(body: dict[str, Any], shape: Shape) -> dict[str, Any]:
    """Return the definition of a shape with all spellings of its keys."""
    spellings = _spellings(shape)
    made = {
        **_plain(body),
        "properties": {
            name: _spelling(_plain(written), key, name)
            for key, written in body["properties"].items()
            for name in spellings[key]
        },
    }
    required = made.pop("required", None)
    if required:
        made["anyOf"] = [{"required": [name]} for name in spellings[required[0]]]
    if exclusions := _exclusions(body, spellings):
        made["dependentSchemas"] = exclusions
    return made


def _spellings(shape: Shape) -> dict[str, list[str]]:
    """Return each key with the names it goes by, its own first."""
    spellings: dict[str, list[str]] = {}
    for name, key in shape.names.items():
        spellings.setdefault(key, []).append(name)
    return spellings


def _spelling(written: dict[str, Any], key: str, name: str) -> dict[str, Any]:
    return written if name == key else {**written, "description": f"Another word for `{key}`."}


def _exclusions(body: Mapping[str, Any], spellings: Mapping[str, list[str]]) -> dict[str, Any]:
    """Return what may not stand beside each key: its other spellings, and what the schema says of it."""
    excluded: dict[str, list[str]] = {
        name: [other for other in names if other != name] for names in spellings.values() for name in names
    }
    for key, rule in body.get("dependentSchemas", {}).items():
        for name in spellings[key]:
            excluded[name] += [spelling for other in rule["properties"] for spelling in spellings[other]]
    return {
        name: {"properties": dict.fromkeys(others, _NEVER)} for name, others in excluded.items() if others
    }


def _plain(body: dict[str, Any]) -> dict[str, Any]:
    """Return a definition without the key that only okrdocs reads."""
    return {key: value for key, value in body.items() if key != "x-aliases"}
