"""The keys of a shape and the values that they are sure to take, told as quickly as can be.

YAML must read such a value as it stands there, it must not count as absent, and the schema must accept it.
Whatever else there is takes a closer look.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import plain_value
from okrdocs.parse.yaml_lines import is_plain, is_plain_inside
from okrdocs.validate.fits import Check, fit, never
from okrdocs.validate.shapes import OBJECTS, TYPED, Form, shapes

if TYPE_CHECKING:
    from okrdocs.validate.shapes import Property

NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
"""Texts that stand for no value."""
_COMING_BACK = (TYPED - {Form.NUMBER, Form.BASELINE}) | {Form.DATE, Form.CHOICE}
"""Forms of which a project has the same few values over and over again."""
_KEPT = 1024
"""Such values that are kept for each key."""

Reading = Callable[[str], str | None]
"""Returns a text, or one that is equal, if it is sure that YAML and the schema accept it; else None."""


class Key(NamedTuple):
    """What a key of a shape stands for, and which values are sure to be accepted."""

    name: str
    plain: Reading
    """Of a text without quotes, which may be a number."""
    inside: Reading
    """Of one between braces."""
    unquoted: Check
    """The schema's part of that."""
    quoted: Check
    """The same for a text in quotes."""
    listed: Check
    """The same for a list of texts."""
    items: str
    """The shape of the mappings that it lists."""


@lru_cache(maxsize=512)
def may_be_all(shape: str, names: tuple[str, ...], barred: frozenset[str]) -> bool:
    """Tell whether a mapping may have just these names, of which none may be `barred`."""
    return bool(names) and barred.isdisjoint(names) and fit(shape).accepts(names)


@lru_cache(maxsize=128)
def keys_of(shape: str, column: int) -> dict[str, Key]:
    """Return what each key and alias of a shape stands for, by how it is written in a column."""
    margin = " " * column
    return {margin + written: _key(shape, name) for written, name in shapes()[shape].names.items()}


@cache
def _key(shape: str, name: str) -> Key:
    prop, asked = shapes()[shape].properties[name], fit(shape)
    texts, check = asked.texts.get(name, never), asked.checks.get(name, never)
    if name == "status":
        return _with_readings(prop, _all_but_drafts(texts), _all_but_drafts(texts), never)
    if prop.form in TYPED:
        return _with_readings(prop, lambda text: check(plain_value(text)), texts, never)
    return _with_readings(prop, texts, texts, check)


def _all_but_drafts(check: Check) -> Check:
    return lambda text: text != "draft" and check(text)


def _with_readings(prop: Property, unquoted: Check, quoted: Check, listed: Check) -> Key:
    def plain(text: str) -> str | None:
        return text if is_plain(text) and text not in NOTHING and unquoted(text) else None

    def inside(text: str) -> str | None:
        return text if is_plain_inside(text) and text not in NOTHING and unquoted(text) else None

    if prop.form in _COMING_BACK:
        plain = inside = lru_cache(maxsize=_KEPT)(inside)  # none has a sign that only braces give a meaning
    elif prop.form is Form.LABEL and prop.name not in OBJECTS:
        plain = lru_cache(maxsize=_KEPT)(plain)
    return Key(prop.name, plain, inside, unquoted, quoted, listed, prop.shape)
