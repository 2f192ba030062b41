"""Ids that a text seems to define although it gave no object, so that links to them stay silent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model.slug import MAX_ID, slug
from okrdocs.parse.nodes import Scalar
from okrdocs.parse.yaml_problems import line_end
from okrdocs.validate.shapes import OBJECTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.parse.page import Page
    from okrdocs.validate.record import Record

_ID = re.compile(r"""(?<![\w-])["']?id["']?\s*:[ \t]*["']?([^\s"',}#]+)""")
_ID_ALONE = re.compile(rf"{_ID.pattern}|^[ \t]*(?:- )?id[ \t]+([\w.-]+)[ \t]*$", re.MULTILINE)
"""Also where it lacks its colon, as lines may that cannot be read."""
_FORMERLY = re.compile(r"""(?<![\w-])["']?formerly["']?\s*:[ \t]*([^\n]*(?:\n[ \t]*-[^\n:]*)*)""")
_MUCH = 256 * 1024  # characters; a block that is larger is refused anyway
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_TITLE = re.compile(
    r"""(?<![\w-])(?:objective|goal|outcome|key_result|result|output|initiative|product|deliverable)"""
    r"""[ \t]*:[ \t]*["']?([^\s"'{\[][^\n"']{0,500})"""
)
_TITLE_END = re.compile(r" #|, *[\w-]+:|\}")
_CLOSING = re.compile(r"[ \t>]*(?:`{3,}|~{3,})\s*")


def salvage(text: str) -> tuple[str, ...]:
    """Return the ids that the unreadable YAML `text` seems to define, those made from titles included."""
    text = text[:_MUCH]
    names = [match[1] for match in _ID.finditer(text)]
    for match in _FORMERLY.finditer(text):
        names += _NAME.findall(match[1])
    titles = [_TITLE_END.split(match[1], maxsplit=1)[0] for match in _TITLE.finditer(text)]
    names += [slug(title, language) for title in titles for language in ("en", "de")]
    return tuple(name for name in dict.fromkeys(names) if 0 < len(name) <= MAX_ID)


def hidden_texts(page: Page) -> tuple[str, ...]:
    """Return the texts of blocks that were meant as such and do not show (K010)."""
    places = [finding.span.line for finding in page.findings if finding.code == "K010"]
    lines = page.text.split("\n") if places else []
    return tuple("\n".join(_until_closed(lines[place:])) for place in places)


def _until_closed(lines: Iterable[str]) -> Iterator[str]:
    """Yield lines up to the one that closes a fence, which may stand in another one that is never closed."""
    begun = False
    for line in lines:
        if begun and _CLOSING.fullmatch(line):
            return
        begun = begun or _TITLE.search(line) is not None
        yield line


def lost_ids(root: Record) -> tuple[str, ...]:
    """Return the ids that the objects of a record claim in vain: because they, or the ids, are unusable.

    Where a line could not be read, that may be any id of the block.
    """
    objects = (record for record in root.walk() if record.shape.name in OBJECTS)
    text = root.block.fence.text if root.block.findings else ""
    written = [name for match in _ID_ALONE.finditer(text) for name in match.groups() if name]
    return (*written, *(name for record in objects for name in _lost_of(record) if name))


def _lost_of(record: Record) -> Iterator[str]:
    text = record.block.fence.text
    for field in record.node.fields.values():
        if field.unread:
            line = text[field.key.start : line_end(text, field.key.start)]
            yield from salvage(line)
            if field.key.text == "id":
                yield slug(line.partition(":")[2])
    if record.meant:
        yield from salvage(text[record.node.start : record.node.end])
        return
    for name in ("id", "formerly"):
        if name in record.failed or not record.usable_itself:
            nodes = record.lists.get(name, ()) or (record.present.get(name),)
            for node in nodes:
                if isinstance(node, Scalar):
                    yield from (node.text.strip(), slug(node.text), slug(node.text).replace("-", ""))
