"""Which promises a newer schema breaks that consumers of an older one rely on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

_KEPT = ("$schema", "const", "type", "format", "pattern", "minimum", "maximum")
"""What has to stay as it is: a tighter promise would be as good, but nobody needs one."""
_WORDS = ("$id", "title", "description")
_COMPARED = {*_KEPT, *_WORDS, "$defs", "$ref", "properties", "required", "items", "anyOf", "enum"}


def broken_promises(old: Schema, new: Schema) -> list[str]:
    """Name each place where something that fits `new` may not fit what consumers of `old` expect.

    Keys may be added, and words to a list of allowed words; nothing may be taken away, made optional, or get
    another type, form or range.
    """
    return list(_broken((old, old), (new, new), "okrs.json"))


Place = tuple[Schema, Schema]
"""A part of a schema, and the whole that its references point into."""


def _broken(old_place: Place, new_place: Place, path: str) -> Iterator[str]:
    old, new = _resolved(old_place), _resolved(new_place)
    if unknown := old.keys() - _COMPARED:
        raise NotImplementedError(f"{path}: nothing here compares {sorted(unknown)}")
    yield from (f"{path}: another {key}" for key in _KEPT if old.get(key) != new.get(key))
    yield from (f"{path}.{key} may be missing" for key in sorted(_required(old) - _required(new)))
    yield from _broken_words(old, new, path)
    for key, part in old.get("properties", {}).items():
        if key not in new.get("properties", {}):
            yield f"{path}.{key} is gone"
        else:
            yield from _broken((part, old_place[1]), (new["properties"][key], new_place[1]), f"{path}.{key}")
    yield from _broken_parts(old_place, new_place, path)


def _broken_words(old: Schema, new: Schema, path: str) -> Iterator[str]:
    """Compare lists of allowed words, which may grow; a null among them says the value may be missing."""
    if ("enum" in old) != ("enum" in new):
        yield f"{path}: another enum"
    elif "enum" in old:
        yield from (f"{path}: no {word} any more" for word in old["enum"] if word not in new["enum"])
        yield from (
            f"{path}: {word} is no word"
            for word in new["enum"]
            if word not in old["enum"] and not isinstance(word, str)
        )


def _broken_parts(old_place: Place, new_place: Place, path: str) -> Iterator[str]:
    """Compare what stands in lists, and alternatives one by one."""
    old, new = _resolved(old_place), _resolved(new_place)
    if ("items" in old) != ("items" in new) or len(old.get("anyOf", ())) != len(new.get("anyOf", ())):
        yield f"{path}: another form"
        return
    if "items" in old:
        yield from _broken((old["items"], old_place[1]), (new["items"], new_place[1]), f"{path}[]")
    for before, after in zip(old.get("anyOf", ()), new.get("anyOf", ()), strict=True):
        yield from _broken((before, old_place[1]), (after, new_place[1]), path)


def _required(schema: Schema) -> set[str]:
    return set(schema.get("required", ()))


def _resolved(place: Place) -> Schema:
    """Return a part with what it refers to."""
    part, whole = place
    if "$ref" not in part:
        return part
    shared: Schema = whole["$defs"][part["$ref"].removeprefix("#/$defs/")]
    return {**shared, **{key: value for key, value in part.items() if key != "$ref"}}
