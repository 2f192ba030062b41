"""Applying the fixes of findings to the texts of pages, as many at once as don't get in each other's way."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrdocs.model import Diagnostic, Edit, Fix

_LINE = re.compile(r"[^\r\n]*(\r\n|\r|\n)?")


@dataclass(frozen=True, slots=True)
class FixResult:
    """What one round of fixes makes of pages."""

    pages: dict[str, str]
    """The new text of each page that changes, by its path."""
    applied: tuple[Diagnostic, ...]
    skipped: tuple[Diagnostic, ...]
    """Those whose edits touch the edits of others: they can be tried on the new text."""


class _Stretch(NamedTuple):
    """An edit of a text between two offsets."""

    start: int
    end: int
    text: str


def plan_fixes(diagnostics: Iterable[Diagnostic], texts: Mapping[str, str], *, unsafe: bool) -> FixResult:
    """Apply the fixes of `diagnostics` to `texts`, with `unsafe` also those that may change what is meant.

    Of fixes that touch each other the first is applied. Two findings with the very same fix are both
    settled by it.
    """
    pages: dict[str, _Page] = {}
    applied: list[Diagnostic] = []
    skipped: list[Diagnostic] = []
    for one in diagnostics:
        fix = one.finding.fix if one.path in texts else None
        if fix is None or not fix.edits or not (fix.safe or unsafe):
            continue
        page = pages.setdefault(one.path, _Page(texts[one.path]))
        (applied if page.take(fix) else skipped).append(one)
    changed = {path: text for path, page in pages.items() if (text := page.edited()) != texts[path]}
    kept = [one for one in applied if one.path in changed]
    return FixResult(changed, tuple(kept), tuple(skipped))


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits`, which don't overlap; lines that they add end as those around them."""
    lines = _Lines(text)
    return _spliced(text, map(lines.stretch, edits))


class _Page:
    """The text of a page, and the edits that have been taken for it."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._lines = _Lines(text)
        self._taken: list[_Stretch] = []
        self._fixes: set[tuple[_Stretch, ...]] = set()

    def take(self, fix: Fix) -> bool:
        """Take all edits of a fix, or none where one touches an edit of another fix."""
        wanted = tuple(sorted(self._lines.stretch(edit) for edit in fix.edits))
        if wanted in self._fixes:
            return True
        if any(_touch(one, other) for one in wanted for other in self._taken):
            return False
        self._taken += wanted
        self._fixes.add(wanted)
        return True

    def edited(self) -> str:
        return _spliced(self._text, self._taken)


class _Lines:
    """Where the lines of a text begin, and how they end."""

    def __init__(self, text: str) -> None:
        found = list(_LINE.finditer(text))
        if len(found) > 1 and found[-2][1] is None:
            found.pop()  # behind a last line without an end, the pattern finds nothing once more
        self._ends = [match[1] for match in found]
        self._starts = [match.start() for match in found]
        self._size = len(text)

    def stretch(self, edit: Edit) -> _Stretch:
        """Turn the span of an edit into offsets, and the ends of its lines into those of the page."""
        span = edit.span
        text = edit.text.replace("\n", self._ending(span.line))
        if span.line > len(self._starts):  # below a last line that has no end
            ending = self._ending(span.line)
            text = ending + text.removesuffix(ending)
        return _Stretch(
            self._offset(span.line, span.column), self._offset(span.end_line, span.end_column), text
        )

    def _offset(self, line: int, column: int) -> int:
        return self._starts[line - 1] + column - 1 if line <= len(self._starts) else self._size

    def _ending(self, line: int) -> str:
        """Return how a line ends, or the one above it where it has no end."""
        around = self._ends[max(line - 2, 0) : line]
        return next((ending for ending in reversed(around) if ending), "\n")


def _touch(one: _Stretch, other: _Stretch) -> bool:
    """Tell whether two edits overlap; what is inserted must not even stand beside another edit."""
    if one.start == one.end or other.start == other.end:
        return one.start <= other.end and other.start <= one.end
    return one.start < other.end and other.start < one.end


def _spliced(text: str, stretches: Iterable[_Stretch]) -> str:
    parts: list[str] = []
    done = 0
    for start, end, new in sorted(stretches):
        parts += (text[done:start], new)
        done = end
    return "".join((*parts, text[done:]))
