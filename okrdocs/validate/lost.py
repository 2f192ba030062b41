"""Ids that a text seems to define although it gave no object, so that links to them stay silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model.slug import MAX_ID, slug
from okrdocs.parse.nodes import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.validate.record import Record

_ID = re.compile(r"""(?<![\w-])["']?id["']?\s*:[ \t]*["']?([^\s"',}#]+)""")
_FORMERLY = re.compile(r"""(?<![\w-])["']?formerly["']?\s*:[ \t]*([^\n]*(?:\n[ \t]*-[^\n:]*)*)""")
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TITLE = re.compile(
    r"""(?<![\w-])(?:objective|goal|outcome|key_result|result|output|initiative|product|deliverable)"""
    r"""[ \t]*:[ \t]*["']?([^\n"']{1,500})"""
)


def salvage(text: str) -> tuple[str, ...]:
    """Return the ids that the unreadable YAML `text` seems to define, those made from titles included."""
    names = [match[1] for match in _ID.finditer(text)]
    for match in _FORMERLY.finditer(text):
        names += _NAME.findall(match[1])
    names += [slug(match[1].split(" #")[0]) for match in _TITLE.finditer(text)]
    return tuple(name for name in dict.fromkeys(names) if 0 < len(name) <= MAX_ID)


def lost_ids(root: Record) -> tuple[str, ...]:
    """Return the ids that the objects of a record claim in vain: because they, or the ids, are unusable."""
    objects = (record for record in root.walk() if "id" in record.shape.properties)
    return tuple(name for record in objects for name in _lost_of(record))


def _lost_of(record: Record) -> Iterator[str]:
    whole = not record.usable_itself
    if whole or "id" in record.invalid:
        yield from _texts(record, "id")
    if whole or "formerly" in record.invalid or "formerly" in record.bad_items:
        yield from _texts(record, "formerly")
    if whole and record.shape.head:
        yield from filter(None, map(slug, _texts(record, record.shape.head)))


def _texts(record: Record, name: str) -> list[str]:
    """Return what is written at `name`, usable or not."""
    nodes = record.lists[name] if name in record.lists else [record.present.get(name)]
    return [node.text.strip() for node in nodes if isinstance(node, Scalar)]
