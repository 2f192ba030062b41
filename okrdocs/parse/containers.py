"""Where a line stands: in which lists, quotes and boxes, and whether it is shown as indented code.

Python-Markdown decides that by chunks: lines without an empty line between them. What the first line of a
chunk is, the others mostly follow: text pulls lines of any indentation into its paragraph, and a list item
opens only in a chunk that began with one. That differs from CommonMark, and it is what readers get to see.
"""

from __future__ import annotations

import re
from enum import Enum, auto

TAB = 4
"""Columns that content is indented by, whatever the width of a list's marker."""

_DEEPEST = 50  # containers; deeper ones are taken as text, so that a line of 100,000 `>` costs no more
_TELLING = frozenset(" >#!?=/-*_[:<")  # what a line in the middle of a paragraph begins with if it ends that
_BULLET = re.compile(r"(?:[*+-]|\d+\.) ")
_HEADING = re.compile(r"#{1,6}")
_UNDERLINE = re.compile(r"(?:=+|-+) *$")
_BOX = re.compile(
    r"""!!!\ ?[\w-]+(?:\ +[\w-]+)*(?:\ +".*")?\ *$  # an admonition
    |\?\?\?\+?(?:\ ?[\w-]+(?:\ +[\w-]+)*(?:\ +".*")?|\ +".*")\ *$  # one that folds
    |===(?:\+!?|!\+?)?\ +".*"\ *$  # a tab
    """,
    re.VERBOSE,
)
_DIVIDER = re.compile(r"/{3,} *(?:[\w-]|$)")
_NOTE = re.compile(r"\[\^[^\]]*\]:|: {1,3}\S")
_BLOCK_TAG = re.compile(
    r"""</?(?:address|article|aside|blockquote|center|d[dlt]|details|div|fieldset|figcaption|figure|footer|form
    |h[1-6r]|header|iframe|li|main|nav|noscript|ol|p|pre|script|section|style|summary
    |table|tbody|t[dhr]|textarea|tfoot|thead|ul|video)(?=[\s/>]|$)""",
    re.VERBOSE | re.IGNORECASE,
)


class _Kind(Enum):
    """How a container holds the lines that are not indented as it asks for."""

    ITEM = auto()
    """A list item, footnote or definition: they stay in it until an empty line."""
    BOX = auto()
    """An admonition or tab: they end it."""
    QUOTE = auto()
    """Asks for a `>` instead of indentation; lines without one stay in it until an empty line."""


class _Chunk(Enum):
    """What the chunk being read has turned out to be."""

    FRESH = auto()
    TEXT = auto()
    LIST = auto()
    CODE = auto()


class Containers:
    """Takes in the lines of a page one by one, except for what is inside fences and comments."""

    def __init__(self) -> None:
        self.paragraph = 0
        """Tells apart the stretches of text, such as paragraphs and headings, that the lines belong to."""
        self._open: list[_Kind] = []
        self._chunk = _Chunk.FRESH
        self._base = 0  # how many containers were open where the chunk began

    def feed(self, line: str) -> bool:
        """Take in the next line, its tabs expanded; return whether it is shown as indented code."""
        if not self._open and self._chunk is not _Chunk.LIST and line[:1].isalpha():
            if self._chunk is not _Chunk.TEXT:
                self.paragraph += 1
                self._base = 0
                self._chunk = _Chunk.TEXT
            return False  # text at the top of the page, as most of it is
        if self._chunk is _Chunk.TEXT and not self._open and line and line[0] not in _TELLING:
            return False
        if not line or not line.strip(" >"):
            self._chunk = _Chunk.FRESH
            return False
        at, matched = self._match(line)
        indent = _spaces(line, at) - at
        if indent >= TAB and self._chunk in (_Chunk.FRESH, _Chunk.CODE):
            self._chunk = _Chunk.CODE
            return True
        if self._chunk is _Chunk.CODE:
            self._chunk = _Chunk.FRESH
        return indent < TAB and self._place(line, at, matched)

    def interrupt(self) -> None:
        """Note that a block of HTML, which ends whatever is open, has just ended."""
        self._open.clear()
        self._chunk = _Chunk.FRESH

    def _match(self, line: str) -> tuple[int, int]:
        """Return the column at which the content of the open containers begins, and how many the line is in.

        Closes those that the line ends. It may stay in others without the indentation they ask for; these
        and the ones inside them are not counted.
        """
        at, matched, missed = 0, 0, False
        for depth, kind in enumerate(self._open):
            inner = _quoted(line, at) if kind is _Kind.QUOTE else _indented(line, at)
            if inner is not None:
                at = inner
                matched += not missed
            elif kind is _Kind.BOX or self._chunk is _Chunk.FRESH:
                del self._open[depth:]
                self._chunk = _Chunk.FRESH
                break
            else:
                missed = True
        return at, matched

    def _place(self, line: str, at: int, matched: int) -> bool:
        """Open what a line opens that is indented by less than a tab from column `at` on.

        Returns whether it turns out to be code, the first line of a quote.
        """
        if self._chunk is _Chunk.FRESH:
            self.paragraph += 1
            self._base = len(self._open)
            matched = self._base
        while (inner := _quoted(line, at)) is not None and len(self._open) < _DEEPEST:
            self._enter(_Kind.QUOTE)
            at = inner
            matched = self._base = len(self._open)
            self._chunk = _Chunk.FRESH
            if _indented(line, at) is not None:
                self._chunk = _Chunk.CODE
                return True
        start = _spaces(line, at)
        if self._ends_block(line, at, start, matched):
            self.paragraph += 1
            return False
        if self._opens_item(line, start, matched):
            del self._open[matched:]
            self._enter(_Kind.ITEM)
        elif self._chunk is _Chunk.FRESH:
            self._chunk = _Chunk.TEXT
        return False

    def _ends_block(self, line: str, at: int, start: int, matched: int) -> bool:
        """Take in a line that stands for itself, such as a heading: what follows is a chunk of its own."""
        if start < TAB and _is_block_tag(line, start):
            self.interrupt()
            return True
        if matched != self._base or line[start : start + 1] not in "#!?=/-*_":
            return False
        box = start == at and _BOX.match(line, start)
        alone = (
            (start == at and _HEADING.match(line, start))
            or _DIVIDER.match(line, start)
            or _is_rule(line[start:])
            or (self._chunk is _Chunk.TEXT and _UNDERLINE.match(line, start))
        )
        if not (box or alone):
            return False
        del self._open[self._base :]
        if box:
            self._enter(_Kind.BOX)
        self._chunk = _Chunk.FRESH
        return True

    def _opens_item(self, line: str, start: int, matched: int) -> bool:
        """Tell whether a list item, footnote or definition begins at `start`, and note what the chunk is."""
        if (
            self._chunk in (_Chunk.FRESH, _Chunk.LIST)
            and matched >= self._base
            and _BULLET.match(line, start)
        ):
            self._chunk = _Chunk.LIST
            return True
        if self._chunk is not _Chunk.LIST and matched == self._base and _NOTE.match(line, start):
            self._chunk = _Chunk.TEXT
            return True
        return False

    def _enter(self, kind: _Kind) -> None:
        self.paragraph += 1
        if len(self._open) < _DEEPEST:
            self._open.append(kind)


def _spaces(line: str, at: int) -> int:
    """Return the first column from `at` on that is not a space."""
    return len(line) - len(line[at:].lstrip(" "))


def _indented(line: str, at: int) -> int | None:
    """Return where content begins that is indented by a tab, None if it isn't."""
    return at + TAB if line.startswith(" " * TAB, at) else None


def _quoted(line: str, at: int) -> int | None:
    """Return where content behind a quote mark begins, None if there is no mark."""
    mark = at
    while mark < at + TAB - 1 and line.startswith(" ", mark):
        mark += 1
    if not line.startswith(">", mark):
        return None
    return mark + 2 if line.startswith(" ", mark + 1) else mark + 1


def _is_block_tag(line: str, start: int) -> bool:
    """Tell whether a line begins with a tag of a block-level element, opening or closing."""
    return _BLOCK_TAG.match(line, start) is not None and not line[:start].strip()


def _is_rule(text: str) -> bool:
    """Tell whether a line is a horizontal rule, such as `* * *`."""
    marks = text.replace(" ", "")
    return len(marks) >= 3 and marks[0] in "-*_" and not marks.strip(marks[0])
