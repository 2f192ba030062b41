"""The YAML that people write in blocks, told apart line by line.

What is told are lines that can mean just one thing: a key with its value, an item of a list, or both on one
line, where values are plain texts, texts in quotes without escapes, `[a, b]` or `{key: value}`. Whatever else
YAML knows is left to `yaml_reader`, which reads all of it, at a fifth of the speed.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LONGEST = 16_000
"""Characters of a block that is worth a look; in a longer one there could be more than a block may hold."""

Text = tuple[str, bool]
"""A text, and whether it stands in quotes."""

_KEY = "[A-Za-z_][A-Za-z0-9_-]{0,99}"
_PLAIN = r"""(?:[^\s?:,\[\]{}#&*!|>'"%@`-]|-(?=\w))[^\n:#]*(?:(?::(?=\S)|(?<=\S)\#)[^\n:#]*)*(?<!\ )"""
# A text without quotes: no sign that YAML has a use for begins it, and neither `: ` nor ` #` is in it.
_QUOTES = r"""(?:"([^"\\]*)"|'([^']*)')"""
_INSIDE = (
    r"""(?:[^\s,\[\]{}:#&*!|>'"%@`?-]|-(?=\w))[^,\[\]{}:#?]*(?::(?=[^\s,\[\]{}])[^,\[\]{}:#?]*)*(?<!\ )"""
)
# A text without quotes between brackets.
_REMARK = r"(?:\ +\#.*|\ *)"
_ITEM = rf"\ *(?:({_INSIDE})|{_QUOTES})\ *"
_PAIR = rf"\ *({_KEY}):\ +(?:({_INSIDE})|{_QUOTES})\ *"
_TIGHT = re.compile(r"[ \t]#\w")
_ONE = re.compile(rf"(?:({_PLAIN})|{_QUOTES}){_REMARK}", re.VERBOSE)
_LIST = rf"(?x)(?P<all>\[{_ITEM}(?:,{_ITEM})*\]){_REMARK}"
_ITEMS = rf"(?x){_ITEM}[,\]]"
_MAPPING = rf"(?x)(?P<all>\{{{_PAIR}(?:,{_PAIR})*\}}){_REMARK}"
_PAIRS = rf"(?x){_PAIR}[,}}]"
# The last four are compiled when they are needed, as most lists and mappings are read without.

_ALONE = re.compile(_PLAIN, re.VERBOSE)
_BETWEEN = re.compile(_INSIDE, re.VERBOSE)


def is_plain(text: str) -> bool:
    """Tell whether a text that stands on its line alone, or behind a key, can mean nothing but itself."""
    if text[:1].isalnum() and ":" not in text and "#" not in text:  # as most, in a third of the time
        return text[-1] != " "
    return _ALONE.fullmatch(text) is not None


def is_plain_inside(text: str) -> bool:
    """Tell the same of a text between brackets or braces."""
    return text.isalnum() or _BETWEEN.fullmatch(text) is not None


def rows_of(text: str) -> list[str] | None:
    """Return the lines of a block; None where it is too long or holds signs that are not to be seen."""
    if len(text) > LONGEST:
        return None
    rows = text.split("\n")
    return rows if "".join(rows).isprintable() else None


def may_cut_off(text: str) -> bool:
    """Tell whether a block holds a `#` that may begin a remark although its author meant it as text."""
    return "#" in text and _TIGHT.search(text) is not None


def says_nothing(row: str) -> bool:
    """Tell whether a line is empty, or only a remark."""
    said = row.lstrip(" ")
    return not said or said[0] == "#"


def text_in(rest: str) -> Text | None:
    """Read the one text that `rest`, the end of a line, is; None where it isn't one."""
    found = _ONE.fullmatch(rest)
    return _text(*found.groups("")) if found else None


def texts_in(rest: str) -> list[Text] | None:
    """Read `[a, b]`; None where `rest` is something else."""
    plain = rest[1:-1].split(", ")
    if rest[-1] == "]" and all(map(is_plain_inside, plain)):  # as most are written
        return [(text, False) for text in plain]
    found = re.fullmatch(_LIST, rest)
    if not found:
        return None
    return [_text(*groups) for groups in re.compile(_ITEMS).findall(rest, 1, found.end("all"))]


def pairs_in(rest: str) -> list[tuple[str, Text]] | None:
    """Read `{key: value}`; None where `rest` is something else."""
    found = re.fullmatch(_MAPPING, rest)
    if not found:
        return None
    pairs = re.compile(_PAIRS).findall(rest, 1, found.end("all"))
    return [(key, _text(*groups)) for key, *groups in pairs]


class PairPlace(NamedTuple):
    """Where a pair of `{key: value}` stands: two positions for its key, and for its value with quotes."""

    key: tuple[int, int]
    value: tuple[int, int]


def places_in_pairs(rest: str) -> list[PairPlace]:
    """Return the places of the pairs that `pairs_in` reads."""
    places: list[PairPlace] = []
    end, match = 1, re.compile(_PAIRS).match
    while found := match(rest, end):
        (start, end), quoted = found.span(found.lastindex or 0), found[2] is None
        places.append(PairPlace(found.span(1), (start - quoted, end + quoted)))
        end = found.end()
    return places


def _text(plain: str, double: str, single: str) -> Text:
    return (plain, False) if plain else (double or single, True)
