"""The fields of a block that plainly fits its shape, straight from its lines.

Nearly all blocks are like that, so this is where most of the time goes. Where anything has to be settled or
told first (a key that is not in the shape, a value that is missing or that the schema may refuse, a draft
with its placeholders, YAML that takes a parser), the block is read as nodes and bound as a `Record`, which
comes to the same fields. A test holds the two together.
"""

from __future__ import annotations

from functools import cache
from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import plain_value
from okrdocs.parse.yaml_lines import lines_of, pairs_in, says_nothing, text_in, texts_in
from okrdocs.validate.comments import may_cut_off
from okrdocs.validate.fields import Fields
from okrdocs.validate.fits import Check, Fit, fit, never
from okrdocs.validate.kinds import kind_of_key
from okrdocs.validate.shapes import STATUSES, TYPED, shapes

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Kind
    from okrdocs.parse.yaml_lines import Line, Text
    from okrdocs.validate.fields import Value
    from okrdocs.validate.places import Keys
    from okrdocs.validate.shapes import Property
    from okrdocs.validate.source import Origin

_SETTLED = STATUSES - {"draft"}
_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))
_NONE: frozenset[str] = frozenset()
_JOINTS = {"|": "\n", "|-": "\n", ">": " ", ">-": " "}
"""What stands before a text on lines of its own, and what becomes of its line ends."""


class _Key(NamedTuple):
    """What a key of a shape stands for, and whether the schema is sure to accept a value."""

    name: str
    plain: Check
    """Takes a text without quotes, which may be a number; the next one, a text in quotes."""
    quoted: Check
    listed: Check
    """Takes a list of texts."""
    items: str
    """The shape of the mappings that it lists."""


class _Unsettled(Exception):  # noqa: N818 - nothing has to be wrong
    """Something has to be looked at more closely."""


def plain_fields(origin: Origin) -> tuple[Kind, Fields] | None:
    """Return what a block is about, and its fields; None where it has to be looked at more closely."""
    text = origin.block.fence.text
    lines = None if may_cut_off(text) else lines_of(text)
    first = next((line for line in lines or () if not says_nothing(line)), None)
    kind = kind_of_key(first[2]) if first else None
    if not lines or not first or not kind:
        return None
    reader = _Reader(origin, lines)
    try:
        fields = reader.mapping((), kind, len(first[0]))
    except _Unsettled:
        return None
    origin.is_sound = reader.done
    return (kind, fields) if reader.done else None


def plain_defaults(origin: Origin) -> Fields | None:
    """Return the defaults of a page, which stand below or behind the key `okr`; None as `plain_fields`."""
    text = origin.block.fence.text
    lines = None if may_cut_off(text) else lines_of(text)
    if not lines:
        return None
    _, _, _, plain, rest = lines[0]
    reader = _Reader(origin, lines, first=1)
    first = next((line for line in lines[1:] if not says_nothing(line)), None)
    try:
        if rest[:1] == "{":
            fields = reader.pairs((), _DEFAULTS, rest)
        elif first and first[0] and not plain and rest[:1] in ("", "#"):
            fields = reader.mapping((), _DEFAULTS, len(first[0]))
        else:
            return None
    except _Unsettled:
        return None
    origin.is_sound = reader.done
    return fields if reader.done else None


_DEFAULTS = "pageDefaults"


class _Reader:
    """Goes through the lines of a block once."""

    def __init__(self, origin: Origin, lines: list[Line], first: int = 0) -> None:
        self._origin = origin
        self._lines = lines
        self._next = first
        """The first line that is not read yet."""

    @property
    def done(self) -> bool:
        """Whether all lines have been read."""
        return all(map(says_nothing, self._lines[self._next :]))

    def mapping(self, at: Keys, shape: str, column: int, barred: frozenset[str] = _NONE) -> Fields:
        """Read a mapping, whose keys stand in `column` and must not be any of `barred`."""
        keys, lines, row = _keys(shape), self._lines, self._next
        values: dict[str, Value] = {}
        while row < len(lines):
            indent, dash, written, plain, rest = line = lines[row]
            if not written or dash or len(indent) != column:
                if not says_nothing(line):
                    break
                row += 1
                continue
            row += 1
            key = keys.get(written)
            if key is None or key.name in values:
                raise _Unsettled
            if plain:  # as most values are
                if plain in _NOTHING or not key.plain(plain):
                    raise _Unsettled
                values[key.name] = plain
            elif rest and rest[0] not in "#|>":
                values[key.name] = _value(key, rest)
            else:
                self._next = row
                in_lines = rest[:1] in ("|", ">")
                values[key.name] = (
                    _text(key, (self._joined(rest, column), True))
                    if in_lines
                    else self._below(at, shape, key, column)
                )
                row = self._next
        self._next = row
        return self._fields(at, values, shape, barred)

    def pairs(self, at: Keys, shape: str, rest: str, barred: frozenset[str] = _NONE) -> Fields:
        """Read a mapping in braces."""
        keys = _keys(shape)
        values: dict[str, Value] = {}
        for written, text in pairs_in(rest) or ():
            key = keys.get(written)
            if key is None or key.name in values:
                raise _Unsettled
            values[key.name] = _text(key, text)
        return self._fields(at, values, shape, barred)

    def _fields(self, at: Keys, values: dict[str, Value], shape: str, barred: frozenset[str]) -> Fields:
        settled = values.get("status", "active") in _SETTLED
        if not (values and settled and barred.isdisjoint(values) and fit(shape).accepts(values)):
            raise _Unsettled
        return Fields(values, self._origin, at, plain=True)

    def _below(self, at: Keys, shape: str, key: _Key, column: int) -> list[str] | list[Fields]:
        """Read the list below a key in `column`."""
        if not key.items:
            return _texts(key, [_text_of(*line[2:]) for line in self._item_lines(column)])
        most, barred = fit(shape).lists[key.name]
        found: list[Fields] = []
        for line in self._item_lines(column):
            found.append(self._item((*at, key.name, len(found)), key.items, line, barred))
        if not 0 < len(found) <= most:
            raise _Unsettled
        return found

    def _joined(self, mark: str, column: int) -> str:
        """Read a text that stands on lines of its own below `|` or `>`, further in than `column`."""
        rows = self._origin.block.fence.text.split("\n")[self._next :]
        width = len(rows[0]) - len(rows[0].lstrip(" ")) if rows else 0
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

    def _item_lines(self, least: int) -> Iterator[Line]:
        """Yield the lines on which items begin, their dashes all in one column; it is `least` or more."""
        column = -1
        while self._next < len(self._lines):
            line = self._lines[self._next]
            if not says_nothing(line):
                column = len(line[0]) if column < 0 else column
                if not line[1] or len(line[0]) != column or column < least:
                    return
            self._next += 1
            if not says_nothing(line):
                yield line

    def _item(self, at: Keys, shape: str, line: Line, barred: frozenset[str]) -> Fields:
        """Read an item that is a mapping."""
        indent, dash, written, plain, rest = line
        if not written:
            return self.pairs(at, shape, rest, barred)
        self._next -= 1
        self._lines[self._next] = (indent + " " * len(dash), "", written, plain, rest)
        return self.mapping(at, shape, len(indent) + len(dash), barred)


def _value(key: _Key, rest: str) -> str | list[str]:
    """Read what stands behind a key and is not a plain text."""
    if rest[0] == "[":
        return _texts(key, texts_in(rest) or [])
    return _text(key, text_in(rest) or ("", True))


def _text_of(written: str, plain: str, rest: str) -> Text:
    """Read an item that is a text."""
    if written:
        raise _Unsettled
    return (plain, False) if plain else text_in(rest) or ("", True)


def _text(key: _Key, text: Text) -> str:
    said, quoted = text
    if said in _NOTHING or said != said.strip() or not (key.quoted if quoted else key.plain)(said):
        raise _Unsettled
    return said


def _texts(key: _Key, texts: list[Text]) -> list[str]:
    said = [text for text, _ in texts]
    if not said or not key.listed(said) or any(text in _NOTHING or text != text.strip() for text in said):
        raise _Unsettled
    return said


@cache
def _keys(shape: str) -> dict[str, _Key]:
    """Return what each key and alias of a shape stands for."""
    properties = shapes()[shape].properties
    made = {name: _key(prop, fit(shape)) for name, prop in properties.items()}
    return {written: made[name] for written, name in shapes()[shape].names.items()}


def _key(prop: Property, asked: Fit) -> _Key:
    texts, check = asked.texts.get(prop.name, never), asked.checks.get(prop.name, never)
    if prop.form not in TYPED:
        return _Key(prop.name, texts, texts, check, prop.shape)
    return _Key(prop.name, lambda text: check(plain_value(text)), texts, never, "")
