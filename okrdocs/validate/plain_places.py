"""Where the fields of a plain block stand, straight from its lines.

Most findings are about blocks that fit their shape, which `okrdocs.validate.plain` has read line by line. In
such a block every line is a key, an item of a list, or part of a text; so what stands where shows in how far
the lines are indented, and nothing has to be read and bound as nodes. A test holds the two together.
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.yaml_lines import places_in_pairs, text_in
from okrdocs.validate.shapes import kind_of_key, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.nodes import Position
    from okrdocs.validate.places import Keys, Place


class _Row(NamedTuple):
    """A line of a block, from the first of its characters that is no blank."""

    start: Position
    column: int
    said: str

    @property
    def is_item(self) -> bool:
        return self.said[:2] == "- "

    def behind_dash(self) -> _Row:
        """Return what stands behind the dash of an item, as if it stood on a line of its own."""
        said = self.said[1:].lstrip(" ")
        width = len(self.said) - len(said)
        return _Row(self.start + width, self.column + width, said)

    def key(self) -> tuple[str, Place]:
        """Return the key that the line begins with, as it is written, and its place."""
        written = self.said.partition(":")[0]
        return written, (self.start, self.start + len(written))

    def value_or_key(self) -> Place | None:
        """Return the place of the text behind the key, else that of the key; None: the nodes know."""
        written, place = self.key()
        value = self.said[len(written) + 1 :].lstrip(" ")
        if not value or value[0] in "#[":
            return place
        text = text_in(value)
        if text is None:
            return None  # it stands on lines of its own
        said, quoted = text
        start = self.start + len(self.said) - len(value)
        return start, start + len(said) + (2 if quoted else 0)


def plain_place(text: str, keys: Keys) -> Place | None:
    """Return the place that `Places` finds for `keys` in a block that `plain_fields` has read.

    None for what only the nodes tell: items of lists of texts, and texts on lines of their own.
    """
    rows = _rows(text)
    first = next(rows)
    kind = kind_of_key(first.key()[0])
    return _find(first, rows, kind, keys) if kind else None


def _rows(text: str) -> Iterator[_Row]:
    """Yield the lines that say anything, as far as they are asked for."""
    start = 0
    for row in text.split("\n"):
        said = row.lstrip(" ")
        if said and said[0] != "#":
            column = len(row) - len(said)
            yield _Row(start + column, column, said)
        start += len(row) + 1


def _find(first: _Row, rows: Iterator[_Row], shape: str, keys: Keys) -> Place | None:
    """Find `keys` in the mapping that begins on the line `first` and goes on in `rows`."""
    names = shapes()[shape].names
    if first.said[0] == "{":
        return _find_in_braces(first, names, keys)
    for row in chain((first,), rows) if keys else ():
        if row.column < first.column:
            break
        if row.column > first.column or row.is_item or names[row.key()[0]] != keys[0]:
            continue
        return _find_below(rows, shape, keys) if keys[1:] else row.value_or_key()
    return first.key()[1]


def _find_below(rows: Iterator[_Row], shape: str, keys: Keys) -> Place | None:
    """Find `keys`, of which the second is the index of a mapping, in the list below the first."""
    name, index, *inner = keys
    items = shapes()[shape].properties[str(name)].shape
    item = _item(rows, index) if items and isinstance(index, int) else None
    return _find(item, rows, items, tuple(inner)) if item else None


def _item(rows: Iterator[_Row], index: int) -> _Row | None:
    """Go on to an item of the list that `rows` begin with; None where it has got none at `index`."""
    dashes: int | None = None
    for row in rows:
        if dashes is None:
            dashes = row.column
        if row.column < dashes or (row.column == dashes and not row.is_item):
            break
        if row.column == dashes:
            if index == 0:
                return row.behind_dash()
            index -= 1
    return None


def _find_in_braces(row: _Row, names: dict[str, str], keys: Keys) -> Place | None:
    pairs = places_in_pairs(row.said)
    found = next((pair for pair in pairs if keys and names[row.said[slice(*pair.key)]] == keys[0]), None)
    if found and keys[1:]:
        return None
    start, end = found.value if found else pairs[0].key
    return row.start + start, row.start + end
