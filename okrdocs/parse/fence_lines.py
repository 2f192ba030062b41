"""The lines of one fence: which line opens it, which closes it, what is content.

The rules are those of `pymdownx.superfences`, the fences of nearly every MkDocs site: what stands before the
opening line stands before each line, and the closing line repeats the marker exactly.
"""

from __future__ import annotations

import re
from enum import Enum, auto
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

_OPENER = re.compile(r"([> ]*)(`{3,}|~{3,})([^\n]*)")
_ITEM = re.compile(r"[> ]*(?:(?:[*+-]|\d{1,9}[.)]) +)+(?=[`~]{3})")
_SHORT = re.compile(r"[> ]*(?:`{1,2}|~~) ?okr(-view)? *")
_OKR = re.compile(r"[ {.]*okr(?![\w.-])", re.IGNORECASE)
_VIEW = re.compile(r"[ {.]*okrs?[ _-]?views?(?![\w.-])", re.IGNORECASE)
_MENTIONED = re.compile(r"(?:^|[\s{,])\.?okrs?(?![\w.=-])", re.IGNORECASE)
_TITLE = re.compile(
    r"""[> \t]*(?:- )?["']?(?:objective|goal|outcome|key[_ -]result|output|initiative)s?["']?[ \t]*:(?!\S)""",
    re.IGNORECASE,
)
_COMMENT = re.compile(r"[> \t]*#")
_FIRST_LINES = 5
"""Few authors write more than that above the title of an objective."""
_DOUBTFUL = frozenset(["", "`", "~"])


class Part(Enum):
    """What a line is to a fence that stands open."""

    CONTENT = auto()
    CLOSER = auto()
    OUTSIDE = auto()
    """It is not indented or quoted as the fence is, which ends the container the fence stands in."""


class Opener(NamedTuple):
    """The opening line of a fence, its tabs expanded."""

    prefix: str
    """Indentation and `>` marks."""
    marker: str
    info: str

    @property
    def is_okr(self) -> bool:
        """Tell whether it opens an `okr` block: the word and nothing else."""
        return self.info == "okr"

    @property
    def is_view(self) -> bool:
        """Tell whether it opens an `okr-view`."""
        return self.info == "okr-view"

    @property
    def resembles_okr(self) -> bool:
        """Tell whether a reader would take it for an `okr` block: `{.okr}`, `OKR`, `okr title="x"`."""
        return _OKR.match(self.info) is not None

    @property
    def resembles_view(self) -> bool:
        """Tell whether a reader would take it for an `okr-view`: `okr_view`, `okr view`, `OKR-View`."""
        return _VIEW.match(self.info) is not None

    @property
    def mentions_okr(self) -> bool:
        """Tell whether the word is somewhere in it, `okrs` too, and no part of a title: `yaml okr`."""
        return _MENTIONED.search(self.info) is not None

    def plainly_holds(self, line: str) -> bool:
        """Tell at a glance, tabs or no tabs, that a line is content; what it denies, `part` has to judge."""
        return line.startswith(self.prefix) and line[len(self.prefix) : len(self.prefix) + 1] not in _DOUBTFUL

    def part(self, line: str) -> Part:
        """Judge a line below this one, its tabs expanded."""
        if not line or line.isspace():
            return Part.CONTENT
        taken = taken_off(line, len(self.prefix))
        rest = line[taken:]
        if not rest:
            return Part.CONTENT if ">" in self.prefix else Part.OUTSIDE
        if taken < len(self.prefix) or line.count(">", 0, taken) != self.prefix.count(">"):
            return Part.OUTSIDE
        return (
            Part.CLOSER if rest.startswith(self.marker) and rest.rstrip(" ") == self.marker else Part.CONTENT
        )


def begins_as_okr(lines: Iterable[str]) -> bool:
    """Tell whether the first lines in a fence that say something are those of an objective or the like."""
    telling = (line for line in lines if line.strip(" >\t") and not _COMMENT.match(line))
    return any(_TITLE.match(line) for line in islice(telling, _FIRST_LINES))


def has_marks(line: str) -> bool:
    """Tell whether a line could open a fence at all."""
    return "```" in line or "~~~" in line


def short_opener(line: str) -> str | None:
    """Return the word, `okr` or `okr-view`, of a line that would open a block if it had three backticks."""
    found = _SHORT.fullmatch(line)
    return f"okr{found[1] or ''}" if found else None


def opener(line: str) -> Opener | None:
    """Read the opening line of a fence of any language; None where the line is something else."""
    if not has_marks(line):
        return None
    found = _OPENER.match(line)
    if not found or (found[2][0] == "`" and "`" in found[3]):
        return None
    return Opener(found[1], found[2], found[3].strip(" "))


def item_opener(line: str) -> Opener | None:
    """Read a fence that begins on the line of a list's marker, where MkDocs does not see it."""
    item = _ITEM.match(line)
    return opener(line[item.end() :]) if item else None


def taken_off(line: str, width: int) -> int:
    """Return how many characters, `width` at most, are indentation or quote marks before any other."""
    head = line[:width]
    return len(head) - len(head.lstrip("> "))


def expanded(line: str) -> str:
    """Return a line with its tabs expanded, as Markdown reads it."""
    return line.expandtabs(4) if "\t" in line else line


def characters(line: str, columns: int) -> int:
    """Return how many characters of a line as written fill at most `columns` columns of it."""
    if "\t" not in line[:columns]:
        return min(columns, len(line))
    column = 0
    for count, character in enumerate(line):
        column += 4 - column % 4 if character == "\t" else 1
        if column > columns:
            return count
    return len(line)
