"""The schema's yes to plain values, without the library that knows all of JSON Schema and is slow to load.

What our schema asks of a value is little: a type, a length, a pattern. These few keywords are checked here as
the schema has them. A yes is always the schema's yes, too, which a test holds; without one, be it for a value
that is wrong or for a keyword that is not known here, the library decides.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from okrdocs.validate.shapes import schema

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

Check = Callable[[Any], bool]
"""Tells whether a value, or a list of texts, is sure to be accepted."""


class Fit(NamedTuple):
    """What the schema asks of the mappings of one shape."""

    required: frozenset[str]
    apart: tuple[tuple[str, str], ...]
    """Names that must not stand beside each other."""
    checks: dict[str, Check]
    """By name, but for those of lists of mappings: takes a value, or a list of texts."""
    texts: dict[str, Check]
    """The same, for texts only."""
    lists: dict[str, tuple[int, frozenset[str]]]
    """Of those: how many mappings may be in them, and the names that these must not have there."""

    def accepts(self, names: Collection[str]) -> bool:
        """Tell whether a mapping may have just these names."""
        return self.required.issubset(names) and not any(a in names and b in names for a, b in self.apart)


@cache
def fit(shape: str) -> Fit:
    """Return what the schema asks of a shape. Raises KeyError where that is more than is known here."""
    body = schema()["$defs"][shape]
    if unknown := body.keys() - _OF_MAPPINGS:
        raise KeyError(*unknown)
    lists = {name: found for name, said in body["properties"].items() if (found := _list_of_mappings(said))}
    values = {name: _checks(said) for name, said in body["properties"].items() if name not in lists}
    return Fit(
        frozenset(body.get("required", ())),
        tuple(
            (name, other)
            for name, then in body.get("dependentSchemas", {}).items()
            for other in _barred(then)
        ),
        {name: _by_type(checks) for name, checks in values.items()},
        {name: checks.get(str, never) for name, checks in values.items()},
        lists,
    )


_TOLD = frozenset({"title", "description", "examples", "$comment", "x-aliases"})
"""Keywords for people and editors."""
_OF_MAPPINGS = _TOLD | {"type", "required", "additionalProperties", "properties", "dependentSchemas"}


def _barred(said: dict[str, Any]) -> frozenset[str]:
    """Return the names that `{"properties": {NAME: {"not": {}}}}` keeps away. Raises KeyError for others."""
    if said.keys() != {"properties"} or any(inner != {"not": {}} for inner in said["properties"].values()):
        raise KeyError(*said)
    return frozenset(said["properties"])


def _list_of_mappings(said: dict[str, Any]) -> tuple[int, frozenset[str]] | None:
    """Return what is asked of a list of mappings; None for anything else."""
    if name := _definition_named(said):
        return _list_of_mappings(schema()["$defs"][name])
    of = _definition_named(said.get("items", {}))
    if not of or schema()["$defs"][of].get("type") != "object":
        return None
    if unknown := said.keys() - _TOLD - {"type", "items", "maxItems"}:
        raise KeyError(*unknown)
    rest = {keyword: asked for keyword, asked in said["items"].items() if keyword != "$ref"}
    return said["maxItems"], _barred(rest) if rest else frozenset()


def _definition_named(said: dict[str, Any]) -> str:
    return str(said.get("$ref", "")).rpartition("/")[2]


def _by_type(checks: dict[type, Check]) -> Check:
    """Return the check of a value that may have any of these types."""
    return lambda value: checks.get(value.__class__, never)(value)


def _checks(said: dict[str, Any]) -> dict[type, Check]:
    """Return for each type that a value may have what is asked of it then."""
    asked: dict[str, Any] = {}
    for keyword, value in _asked(said):
        if keyword in asked:
            raise KeyError(keyword)
        asked[keyword] = value
    types = asked.pop("type", "string")
    tests: dict[type, list[Check]] = {
        kind: [] for name in ([types] if isinstance(types, str) else types) for kind in _CLASSES[name]
    }
    for keyword, value in asked.items():
        kinds, make = _TESTS[keyword]
        for kind in tests.keys() & kinds:
            tests[kind].append(make(value))

    return {kind: _all(checks) for kind, checks in tests.items()}


def _all(checks: list[Check]) -> Check:
    """Return one check for several; there is nearly always one, or two."""
    if not checks:
        return lambda _value: True
    first, *others = checks
    if not others:
        return first
    rest = _all(others)
    return lambda value: first(value) and rest(value)


def never(_value: object) -> bool:
    """Accept nothing."""
    return False


def _asked(said: dict[str, Any]) -> Iterator[tuple[str, Any]]:
    """Yield keywords and what they ask, those of definitions that are referred to included."""
    for keyword, value in said.items():
        if keyword == "$ref":
            yield from _asked(schema()["$defs"][_definition_named(said)])
        elif keyword not in _TOLD:
            yield keyword, value


def _pattern(pattern: str) -> Check:
    return lambda text: _compiled(pattern).search(text) is not None


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when it is first needed; few pages need them all."""
    return re.compile(pattern)


def _format(name: str) -> Check:
    if name != "date":
        raise KeyError(name)
    return _is_date


def _is_date(text: str) -> bool:
    try:
        dt.date.fromisoformat(text)
    except ValueError:
        return False
    return len(text) == len("2026-12-15")


def _each(said: dict[str, Any]) -> Check:
    check = _by_type(_checks(said))
    return lambda items: all(map(check, items))


_CLASSES: dict[str, tuple[type, ...]] = {
    "string": (str,),
    "number": (int, float),
    "integer": (int,),
    "boolean": (bool,),
    "array": (list,),
}
_TEXT, _NUMBER, _LIST = frozenset({str}), frozenset({int, float}), frozenset({list})
_TESTS: dict[str, tuple[frozenset[type], Callable[[Any], Check]]] = {
    "enum": (_TEXT, lambda words: frozenset(words).__contains__),
    "pattern": (_TEXT, _pattern),
    "format": (_TEXT, _format),
    "maxLength": (_TEXT, lambda most: lambda text: len(text) <= most),
    "minimum": (_NUMBER, lambda least: lambda number: number >= least),
    "maximum": (_NUMBER, lambda most: lambda number: number <= most),
    "exclusiveMinimum": (_NUMBER, lambda least: lambda number: number > least),
    "minItems": (_LIST, lambda least: lambda items: len(items) >= least),
    "maxItems": (_LIST, lambda most: lambda items: len(items) <= most),
    "items": (_LIST, _each),
}
"""For each keyword the types that it is about, and what makes a check of what it asks."""
