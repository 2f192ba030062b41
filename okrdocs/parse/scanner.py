"""One pass over the lines of a page that tells which fences are blocks, and which lines are prose."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.containers import Containers
from okrdocs.parse.fence_lines import (
    Part,
    begins_as_okr,
    characters,
    expanded,
    has_marks,
    item_opener,
    opener,
    short_opener,
    taken_off,
)
from okrdocs.parse.fences import Fence, Reason, Scan, Suspect, nothing_dropped
from okrdocs.parse.lines import front_matter_length, split_lines
from okrdocs.parse.margin import HIDING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.parse.fence_lines import Opener


class Prose(NamedTuple):
    """A line outside of front matter, fences and indented code."""

    line: int
    """Its number, from 1."""
    text: str
    """As written, but blank where it belongs to an element such as `<pre>` or to a comment of its own."""
    paragraph: int
    """The same number as in the line above where it goes on with that one's paragraph."""


_CANDIDATES = (
    re.compile("```[^\n`]*[oO][kK][rR]"),
    re.compile("~~~[^\n~]*[oO][kK][rR]"),
    re.compile("^[> ]*(?:`{1,2}|~~) ?okr(?:-view)? *$", re.MULTILINE),
)


def scan_page(text: str) -> Scan:
    """Find the `okr` blocks of a page, its lines ended by line feeds."""
    if not any(candidate.search(text) for candidate in _CANDIDATES):
        return Scan((), ())
    lines = text.split("\n")
    return _Scanner(lines, first=front_matter_length(lines)).scan()


def prose(text: str) -> tuple[Prose, ...]:
    """Return the lines of prose of a page, among them the one on which a comment begins.

    This takes a scan of its own: few pages have anything to look for in their prose.
    """
    lines = split_lines(text)
    scanner = _Scanner(lines, first=front_matter_length(lines))
    scanner.scan()
    return scanner.prose()


def scan_body(lines: Sequence[str]) -> Scan:
    """Find the `okr` blocks of a page whose front matter, if any, has been taken off."""
    return _Scanner(lines, first=0).scan()


class _Scanner:
    """One pass over the lines of a page; indexes count from 0."""

    def __init__(self, lines: Sequence[str], first: int) -> None:
        self._lines = lines
        self._first = first
        self._containers = Containers()
        self._fences: list[Fence] = []
        self._views: list[Fence] = []
        self._suspects: list[Suspect] = []
        self._prose: list[tuple[int, int, int]] = []  # index, columns to leave out, paragraph
        self._never_ends: set[str] = set()
        self._no_end_before = 0

    def scan(self) -> Scan:
        index = self._first
        while index < len(self._lines):
            index = self._step(index)
        return Scan(tuple(self._fences), tuple(self._suspects), tuple(self._views))

    def prose(self) -> tuple[Prose, ...]:
        """Return the lines of prose, once the page has been scanned."""
        return tuple(
            Prose(index + 1, " " * blank + self._lines[index][blank:], paragraph)
            for index, blank, paragraph in self._prose
        )

    def _step(self, index: int) -> int:
        """Take in what begins on a line; return the index of the line after it."""
        line = expanded(self._lines[index])
        in_code = self._containers.feed(line)
        if in_code:
            self._suspect_inside(index, index + 1, Reason.CODE, None)
            return index + 1
        marked = has_marks(line)
        if marked and (mark := opener(line)):
            return self._fence(index, mark)
        if marked and (mark := item_opener(line)) and (mark.resembles_okr or mark.resembles_view):
            self._suspect(index, Reason.ITEM_LINE, view=mark.resembles_view)
        elif "okr" in line and (word := short_opener(line)):
            return self._too_short(index, word)
        elif "<" in line and (hiding := HIDING.search(line)):
            return self._hidden(index, line, hiding)
        self._take(index)
        return index + 1

    def _fence(self, index: int, mark: Opener) -> int:
        end, part = self._end_of(index, mark)
        closed = part is Part.CLOSER
        if closed and (mark.is_okr or mark.is_view):
            (self._views if mark.is_view else self._fences).append(self._counted(index, end, mark))
        elif mark.is_okr or mark.is_view:
            outdented = part is Part.OUTSIDE and not self._reopens(end, mark)
            reason = Reason.OUTDENTED if outdented else Reason.UNCLOSED
            self._suspect(index, reason, end if part is Part.OUTSIDE else None, view=mark.is_view)
        elif mark.resembles_view:
            self._suspect(index, Reason.INFO, view=True)
        elif mark.resembles_okr or (mark.mentions_okr and begins_as_okr(self._lines[index + 1 : end])):
            self._suspect(index, Reason.INFO)
        else:
            self._suspect_inside(index + 1, end, Reason.QUOTED if closed else Reason.SWALLOWED, index)
        return end + 1 if closed else end

    def _too_short(self, index: int, word: str) -> int:
        """Step over what should be a block, if it is one, so that the line which closes it opens nothing."""
        if not begins_as_okr(self._lines[index + 1 :]) and word == "okr":
            self._take(index)
            return index + 1
        self._suspect(index, Reason.SHORT, view=word != "okr")
        ends = (at for at in range(index + 1, len(self._lines)) if has_marks(self._lines[at]))
        end = next(ends, None)
        closer = opener(expanded(self._lines[end])) if end is not None else None
        return end + 1 if end is not None and closer and not closer.info else index + 1

    def _end_of(self, index: int, mark: Opener) -> tuple[int, Part]:
        """Return where the fence that opens on a line ends, and how: CONTENT is the end of the page."""
        for below in range(index + 1, len(self._lines)):
            line = self._lines[below]
            if mark.plainly_holds(line):
                continue
            part = mark.part(expanded(line))
            if part is Part.CONTENT and (mark.is_okr or mark.is_view) and self._reopens(below, mark):
                part = Part.OUTSIDE
            if part is not Part.CONTENT:
                return below, part
        return len(self._lines), Part.CONTENT

    def _reopens(self, index: int, mark: Opener) -> bool:
        """Tell whether a line opens the next `okr` block or view beside an open one.

        YAML has no use for such a line, so the author forgot to close the first, and the second shall not
        suffer from it.
        """
        found = opener(expanded(self._lines[index]))
        return found is not None and (found.is_okr or found.is_view) and found.prefix == mark.prefix

    def _counted(self, index: int, end: int, mark: Opener) -> Fence:
        content = self._lines[index + 1 : end]
        if not mark.prefix:  # as most are
            return Fence(index + 1, end + 1, "", "\n".join(content), nothing_dropped(len(content)))
        width = len(mark.prefix)
        dropped = tuple(
            width if line.startswith(mark.prefix) else characters(line, taken_off(expanded(line), width))
            for line in content
        )
        return Fence(
            first_line=index + 1,
            last_line=end + 1,
            prefix=self._lines[index][: characters(self._lines[index], width)],
            text="\n".join(line[count:] for line, count in zip(content, dropped, strict=True)),
            dropped=dropped,
        )

    def _hidden(self, index: int, line: str, hiding: re.Match[str]) -> int:
        """Step over a comment, or an element that is shown as it is typed.

        At the start of a line a comment may hold empty lines; elsewhere only inside one paragraph.
        """
        on_its_own = not line[: hiding.start()].strip() and hiding.start() < 4
        if hiding[1] and not on_its_own:
            self._take(index)
            return index + 1
        closing = f"</{hiding[1].lower()}>" if hiding[1] else "-->"
        end = index if closing in line[hiding.end() :].lower() else None
        if end is None and index >= self._no_end_before and closing not in self._never_ends:
            end = self._closing_line(index, closing, across_paragraphs=on_its_own)
        if end is None:
            self._take(index)
            return index + 1
        self._suspect_inside(index + 1, end, Reason.HIDDEN, index)
        if on_its_own:
            self._take_around(index, end, hiding.end(), closing)
            self._containers.interrupt()
        else:
            for inside in range(index, end + 1):
                self._take(inside)
        return end + 1

    def _take(self, index: int, blank: int = 0) -> None:
        """Note a line of prose, of which the first `blank` characters are not."""
        self._prose.append((index, blank, self._containers.paragraph))

    def _take_around(self, index: int, end: int, start: int, closing: str) -> None:
        """Note the lines on which a hidden element begins and ends as prose, without the element itself."""
        if end > index:
            self._take(index, len(self._lines[index]))
            start = 0
        found = re.compile(re.escape(closing), re.IGNORECASE | re.ASCII).search(self._lines[end], start)
        self._take(end, found.end() if found else 0)

    def _closing_line(self, index: int, closing: str, *, across_paragraphs: bool) -> int | None:
        """Return the line below that has `closing` outside of fences; remember what is not there."""
        below = index + 1
        while below < len(self._lines):
            line = expanded(self._lines[below])
            if mark := opener(line):
                end, part = self._end_of(below, mark)
                below = end + 1 if part is Part.CLOSER else end
                continue
            if closing in line.lower():
                return below
            if not across_paragraphs and not line.strip(" >"):
                self._no_end_before = below
                return None
            below += 1
        self._never_ends.add(closing)
        return None

    def _suspect(self, index: int, reason: Reason, other: int | None = None, *, view: bool = False) -> None:
        self._suspects.append(Suspect(index + 1, reason, None if other is None else other + 1, view))

    def _suspect_inside(self, start: int, end: int, reason: Reason, other: int | None) -> None:
        for index in range(start, end):
            if not has_marks(self._lines[index]):
                continue
            line = expanded(self._lines[index])
            mark = opener(line) or item_opener(line)
            if mark and (mark.resembles_okr or mark.resembles_view):
                self._suspect(index, reason, other, view=mark.resembles_view)
