"""The fields of a block that plainly fits its shape, straight from its lines.

Nearly all blocks are like that, so this is where most of the time goes. Where anything has to be settled or
told first (a key that is not in the shape, a value that is missing or that the schema may refuse, a draft
with its placeholders, YAML that takes a parser), the block is read as nodes and bound as a `Record`, which
comes to the same fields. A test holds the two together.
"""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from okrdocs.parse.lines import indent_of
from okrdocs.parse.yaml_lines import may_cut_off, pairs_in, rows_of, says_nothing, text_in, texts_in
from okrdocs.validate.fields import Fields
from okrdocs.validate.fits import fit
from okrdocs.validate.plain_keys import NOTHING, keys_of, may_be_all
from okrdocs.validate.shapes import kind_of_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Kind
    from okrdocs.parse.yaml_lines import Text
    from okrdocs.validate.fields import Value
    from okrdocs.validate.places import Keys
    from okrdocs.validate.plain_keys import Key
    from okrdocs.validate.source import Origin

_NONE: frozenset[str] = frozenset()
_JOINTS = {"|": "\n", "|-": "\n", ">": " ", ">-": " "}
"""What stands before a text on lines of its own, and what becomes of its line ends."""


class _Unsettled(Exception):  # noqa: N818 - nothing has to be wrong
    """Something has to be looked at more closely."""


def plain_fields(origin: Origin) -> tuple[Kind, Fields] | None:
    """Return what a block is about, and its fields; None where it has to be looked at more closely."""
    reader = _reader(origin)
    first = reader.first_row() if reader else None
    kind = kind_of_key(first.partition(":")[0].lstrip(" ")) if first else None
    if not reader or not first or not kind:
        return None
    try:
        fields = reader.mapping((), kind, indent_of(first))
    except _Unsettled:
        return None
    origin.is_sound = reader.done
    return (kind, fields) if reader.done else None


def plain_defaults(origin: Origin) -> Fields | None:
    """Return the defaults of a page, which stand below or behind the key `okr`; None as `plain_fields`."""
    reader = _reader(origin)
    rest = reader.behind("okr") if reader else None
    if not reader or rest is None:
        return None
    first = reader.first_row() or ""
    try:
        if rest[:1] == "{":
            fields = reader.pairs((), _DEFAULTS, rest)
        elif first[:1] == " " and rest[:1] in ("", "#"):
            fields = reader.mapping((), _DEFAULTS, indent_of(first))
        else:
            return None
    except _Unsettled:
        return None
    origin.is_sound = reader.done
    return fields if reader.done else None


_DEFAULTS = "pageDefaults"


def _reader(origin: Origin) -> _Reader | None:
    text = origin.block.fence.text
    rows = None if may_cut_off(text) else rows_of(text)
    return _Reader(origin, rows) if rows else None


class _Reader:
    """Goes through the lines of a block once."""

    def __init__(self, origin: Origin, rows: list[str]) -> None:
        self._origin = origin
        self._rows = rows
        self._next = 0
        """The first line that is not read yet."""

    @property
    def done(self) -> bool:
        """Whether all lines have been read."""
        return self.first_row() is None

    def first_row(self) -> str | None:
        """Return the first line ahead that says anything."""
        return next((row for row in self._rows[self._next :] if not says_nothing(row)), None)

    def behind(self, key: str) -> str | None:
        """Read a line that holds a key, and return what stands behind it; None for another line."""
        written, colon, rest = self._rows[self._next].partition(":")
        self._next += 1
        return rest.strip(" ") if colon and written == key and rest[:1] in ("", " ") else None

    def mapping(self, at: Keys, shape: str, column: int, barred: frozenset[str] = _NONE) -> Fields:
        """Read a mapping, whose keys stand in `column` and must not be any of `barred`."""
        keys, rows, row = keys_of(shape, column), self._rows, self._next
        values: dict[str, Value] = {}
        while row < len(rows):
            written, colon, said = rows[row].partition(": ")
            if not colon and written[-1:] == ":":
                written, colon = written[:-1], ":"
            key = keys.get(written) if colon else None
            if key is None:
                if not says_nothing(rows[row]):
                    break
                row += 1
                continue
            row += 1
            if key.name in values:
                raise _Unsettled
            kept = key.plain(said)
            if kept is None:  # as few values are
                self._next = row
                values[key.name] = self._value(at, shape, key, column, said.strip(" "))
                row = self._next
            else:
                values[key.name] = kept
        self._next = row
        return self._fields(at, values, shape, barred)

    def _value(self, at: Keys, shape: str, key: Key, column: int, said: str) -> Value:
        """Read what stands behind a key in `column`, or below it."""
        if not said or said[0] == "#":
            return self._below(at, shape, key, column)
        if said[0] in "|>":
            return _text(key, (self._joined(said, column), True))
        return _texts(key, texts_in(said) or []) if said[0] == "[" else _text(key, _text_in(said))

    def pairs(self, at: Keys, shape: str, said: str, barred: frozenset[str] = _NONE) -> Fields:
        """Read a mapping in braces."""
        keys = keys_of(shape, 0)
        values = _plain_pairs(keys, said)
        if values is None:
            values = {}
            for written, text in pairs_in(said) or ():
                key = keys.get(written)
                if key is None or key.name in values:
                    raise _Unsettled
                values[key.name] = _text(key, text)
        return self._fields(at, values, shape, barred)

    def _fields(self, at: Keys, values: dict[str, Value], shape: str, barred: frozenset[str]) -> Fields:
        if not may_be_all(shape, tuple(values), barred):
            raise _Unsettled
        return Fields(values, self._origin, at, plain=True)

    def _below(self, at: Keys, shape: str, key: Key, column: int) -> list[str] | list[Fields]:
        """Read the list below a key in `column`."""
        if not key.items:
            return _texts(key, [_text_in(said) for _, said in self._items(column)])
        most, barred = fit(shape).lists[key.name]
        found: list[Fields] = []
        for inner, said in self._items(column):
            place = (*at, key.name, len(found))
            if said[0] == "{":
                found.append(self.pairs(place, key.items, said, barred))
            else:
                self._next -= 1
                self._rows[self._next] = " " * inner + said
                found.append(self.mapping(place, key.items, inner, barred))
        if not 0 < len(found) <= most:
            raise _Unsettled
        return found

    def _joined(self, mark: str, column: int) -> str:
        """Read a text that stands on lines of its own below `|` or `>`, further in than `column`."""
        rows = self._rows[self._next :]
        width = indent_of(rows[0]) if rows else 0
        if width <= column or mark not in _JOINTS:
            raise _Unsettled
        margin = " " * width
        text = list(takewhile(lambda row: row.startswith(margin) and not row.isspace(), rows))
        behind = next((row for row in rows[len(text) :] if row.strip()), "")
        blank = takewhile(lambda row: not row.strip(), rows[len(text) :])
        if any(row[width] == " " or row[-1] == " " for row in text) or any(len(row) > width for row in blank):
            raise _Unsettled  # blanks that count
        if behind.startswith(margin):
            raise _Unsettled  # paragraphs
        self._next += len(text)
        return _JOINTS[mark].join(row[width:] for row in text)

    def _items(self, least: int) -> Iterator[tuple[int, str]]:
        """Yield what stands behind the dash of each item, and in which column.

        The dashes all stand in one column, which is `least` or more.
        """
        column = -1
        while self._next < len(self._rows):
            row = self._rows[self._next]
            said = row.lstrip(" ")
            if said[:2] == "- ":
                dash = len(row) - len(said)
                column = dash if column < 0 else column
                item = said[2:].lstrip(" ")
                if dash != column or column < least or says_nothing(item):
                    return
                self._next += 1
                yield len(row) - len(item), item.rstrip(" ")
            elif says_nothing(said):
                self._next += 1
            else:
                return


def _plain_pairs(keys: dict[str, Key], said: str) -> dict[str, Value] | None:
    """Read a mapping in braces that is written as most are; None where it takes a closer look."""
    if said[-1] != "}":
        return None
    values: dict[str, Value] = {}
    for pair in said[1:-1].split(", "):
        written, _, text = pair.partition(": ")
        key = keys.get(written)
        kept = key.inside(text) if key else None
        if key is None or kept is None or key.name in values:
            return None
        values[key.name] = kept
    return values


def _text_in(said: str) -> Text:
    """Read a text that may stand in quotes, or before a remark."""
    found = text_in(said)
    if found is None:
        raise _Unsettled
    return found


def _text(key: Key, text: Text) -> str:
    said, quoted = text
    if said in NOTHING or said != said.strip() or not (key.quoted if quoted else key.unquoted)(said):
        raise _Unsettled
    return said


def _texts(key: Key, texts: list[Text]) -> list[str]:
    said = [text for text, _ in texts]
    stripped = [text.strip() for text in said]
    if not said or said != stripped or not key.listed(said) or not NOTHING.isdisjoint(said):
        raise _Unsettled
    return said
