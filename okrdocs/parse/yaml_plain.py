"""The YAML that people write in blocks, read several times faster than by a parser of all of YAML.

Only what can mean just one thing is read here: keys with values on one line, lists and mappings by
indentation, `[a, b]` and `{key: value}` on one line, quotes without escapes, comments. At the first thing
beyond that the whole block is left to `yaml_reader`, which makes the same nodes of it or says what is
wrong. A test holds the two together.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from okrdocs.parse.nodes import Field, Mapping, Scalar, Sequence

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node, Position

C = TypeVar("C", Mapping, Sequence)

_LONGEST = 16_000  # characters; in more there could be more nodes than a block may have
_DEEPEST = 8  # collections inside each other

_PLAIN = r"""(?:[^\s?:,\[\]{}#&*!|>'"%@`-]|-(?=\w))[^\n:#]*(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*)*(?<!\ )"""
"""A text without quotes: it begins with no sign that YAML has a use for, and holds no `: ` or ` #`."""
_LINE = re.compile(
    rf"""^(\ *)  # indentation
    (-(?:\ +|$))?  # the dash of an item
    (?:([A-Za-z_][A-Za-z0-9_-]{{0,99}}):(?:\ +|$))?  # a key
    (?:({_PLAIN})|(.*))$  # a value without quotes, or anything else
    """,
    re.MULTILINE | re.VERBOSE,
)
_BEFORE_REMARK = re.compile(rf"{_PLAIN}(?=\ )", re.VERBOSE)
_VALUE = r"""(?:
    ((?:[^\s,\[\]{}:#&*!|>'"%@`?-]|-(?=\w))(?:[^\n,\[\]{}:#?]|:(?=[^\s,\[\]{}]))*(?<!\ ))
    |"([^"\\\n]*)"|'([^'\n]*)')"""
_ITEM = re.compile(rf"\ *{_VALUE}\ *([,\]])", re.VERBOSE)
_FIELD = re.compile(rf"\ *([A-Za-z_][A-Za-z0-9_-]{{0,99}}):\ +{_VALUE}\ *([,}}])", re.VERBOSE)
_QUOTED = re.compile(r""""([^"\\\n]*)"|'([^'\n]*)'""")
_REMARK = re.compile(r" *(?: #.*)?$", re.MULTILINE)


class _MoreThanPlain(Exception):  # noqa: N818 - nothing is wrong with such YAML
    """Here stands what only a parser of all of YAML can read."""


def read_plainly(text: str) -> Mapping | None:
    """Read a block that is plain enough; None where that takes a parser of all of YAML."""
    if len(text) > _LONGEST or not text.replace("\n", "").isprintable():
        return None
    try:
        return _Reader(text).read()
    except _MoreThanPlain:
        return None


class _Reader:
    """One pass over the lines of a block."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._outer = Mapping({}, 0, 0)
        """Holds the root, so that this is the value of a key as all else is."""
        self._open: list[tuple[int, Mapping | Sequence]] = [(-1, self._outer)]
        """The collections that a line may go on with, outermost first, and the column each stands in."""
        self._waiting: Scalar | None = Scalar("", True, 0, 0)
        """A key of the innermost mapping whose value stands below it."""
        self._end: Position = 0
        """Where the last value ends."""

    def read(self) -> Mapping:
        column, fields = -1, self._outer.fields
        for line in _LINE.finditer(self._text):
            indent, dash, key, plain, _ = line.groups()
            if plain is not None and key is not None and dash is None and len(indent) == column:
                # Most lines are like this, one more field of the same mapping as above: no calls for them.
                if key in fields:
                    raise _MoreThanPlain
                start, self._end = line.start(3), line.end(4)
                name = Scalar(key, True, start, start + len(key))
                fields[key] = Field(name, Scalar(plain, True, line.start(4), self._end))
            elif key is not None:
                column, fields = self._field(line)
            elif dash is not None:
                self._items_at(len(indent), line.end(1)).append(self._value(line))
                column = -1
            elif line[0].lstrip(" ")[:1] not in ("", "#"):
                raise _MoreThanPlain
        return self._root()

    def _root(self) -> Mapping:
        """End what stands open, and return what holds all."""
        for _, collection in self._open:
            collection.end = self._end
        root = self._outer.fields[""].value if not self._waiting else None
        if isinstance(root, Mapping):
            return root
        raise _MoreThanPlain

    def _field(self, line: re.Match[str]) -> tuple[int, dict[str, Field]]:
        """Read a line with a key; return the column of its mapping, if that may go on, and its fields."""
        column, start, key = len(line[1]), line.start(3), line[3]
        if line[2] is None:
            mapping = self._mapping_at(column, start)
        else:
            mapping = Mapping({}, start, start)
            self._items_at(column, line.end(1)).append(mapping)
            column += len(line[2])
            self._open.append((column, mapping))
        if key in mapping.fields:
            raise _MoreThanPlain
        name = Scalar(key, True, start, start + len(key))
        if line[4] is None and line[5][:1] in ("", "#"):
            self._waiting = name
            return -1, mapping.fields
        mapping.fields[key] = Field(name, self._value(line))
        return column, mapping.fields

    def _mapping_at(self, column: int, start: Position) -> Mapping:
        """Return the mapping to which a key in `column` belongs."""
        at, top = self._open[-1]
        if self._waiting:
            return self._begin(Mapping({}, start, start), column, at + 1)
        while at > column or (at == column and isinstance(top, Sequence)):
            at, top = self._leave()
        if at != column or not isinstance(top, Mapping):
            raise _MoreThanPlain
        return top

    def _items_at(self, column: int, start: Position) -> list[Node]:
        """Return the items of the list to which a dash in `column` belongs."""
        at, top = self._open[-1]
        if self._waiting:
            return self._begin(Sequence([], start, start), column, at).items
        while at > column:
            at, top = self._leave()
        if at != column or not isinstance(top, Sequence):
            raise _MoreThanPlain
        return top.items

    def _begin(self, made: C, column: int, least: int) -> C:
        """Let the value of the waiting key begin in `column`, which has to be `least` or more."""
        _, top = self._open[-1]
        if not self._waiting or column < least or not isinstance(top, Mapping) or len(self._open) > _DEEPEST:
            raise _MoreThanPlain
        top.fields[self._waiting.text] = Field(self._waiting, made)
        self._waiting = None
        self._open.append((column, made))
        return made

    def _leave(self) -> tuple[int, Mapping | Sequence]:
        """End the innermost collection; return the one around it."""
        self._open.pop()[1].end = self._end
        return self._open[-1]

    def _value(self, line: re.Match[str]) -> Node:
        """Read the value that stands on a line."""
        plain = line[4]
        if plain is not None:
            self._end = line.end(4)
            return Scalar(plain, True, line.start(4), self._end)
        start, sign = line.start(5), line[5][:1]
        if sign == "[":
            made: Node = self._list(start)
        elif sign == "{":
            made = self._pairs(start)
        else:
            made = self._quoted(start) if sign in ("'", '"') else self._remarked(start)
        if not _REMARK.match(self._text, made.end):
            raise _MoreThanPlain
        self._end = made.end
        return made

    def _remarked(self, start: Position) -> Scalar:
        """Read a text without quotes behind which stand blanks, or a remark."""
        found = _BEFORE_REMARK.match(self._text, start)
        if not found:
            raise _MoreThanPlain
        return Scalar(found[0], True, start, found.end())

    def _quoted(self, start: Position) -> Scalar:
        found = _QUOTED.match(self._text, start)
        if not found:
            raise _MoreThanPlain
        return Scalar(found[1] if found[2] is None else found[2], False, start, found.end())

    def _list(self, start: Position) -> Sequence:
        """Read a list in brackets."""
        items: list[Node] = []
        at, sign = start + 1, ","
        while sign == ",":
            found = _ITEM.match(self._text, at)
            if not found:
                raise _MoreThanPlain
            plain, _, _, sign = found.groups()
            items.append(_quoted_in(found, 2) if plain is None else Scalar(plain, True, *found.span(1)))
            at = found.end()
        return Sequence(items, start, at)

    def _pairs(self, start: Position) -> Mapping:
        """Read keys and values in braces."""
        fields: dict[str, Field] = {}
        at, sign = start + 1, ","
        while sign == ",":
            found = _FIELD.match(self._text, at)
            if not found or found[1] in fields:
                raise _MoreThanPlain
            key, plain, _, _, sign = found.groups()
            value = _quoted_in(found, 3) if plain is None else Scalar(plain, True, *found.span(2))
            fields[key] = Field(Scalar(key, True, *found.span(1)), value)
            at = found.end()
        return Mapping(fields, start, at)


def _quoted_in(found: re.Match[str], group: int) -> Scalar:
    """Return a value in double quotes, which is the group `group`, or in single ones, which is the next."""
    if found[group] is None:
        group += 1
    return Scalar(found[group], False, found.start(group) - 1, found.end(group) + 1)
