"""Comments that accept nothing where they stand: what they are meant for, and what may hide it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Edit, Fix, Span
from okrdocs.parse.lines import split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrdocs.engine.comments import Comment
    from okrdocs.model import Finding

_OF_LINKS = frozenset(
    {"A305", "A307", "K003", "K007", "K011", "K012", "M209", "R402", "R406", "R407", "T504"}
)
_HIDES = {
    "K002": _OF_LINKS,
    "K004": _OF_LINKS,
    "K008": _OF_LINKS,
    "M204": frozenset({"A301", "A302", "A303", "A306"}),
    "T501": frozenset({"A305", "K003", "T502", "T503", "T504", "T505", "T506", "T507"}),
}
"""Rules that others wait for: while these find something, those say nothing about what may follow from it."""
_KEY = re.compile(r"""([> \t]*)(?:- +)*(?:\{ *)?["']?\w[\w -]*["']?[ \t]*:""")
"""A line of YAML that begins with a key, so that a comment may stand above it."""


class Unaccepted:
    """The findings that no comment accepts, by their places."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._lines: dict[tuple[str, str], set[int]] = {}
        for one in findings:
            self._lines.setdefault((one.path, one.code), set()).add(one.span.line)
        self.hidden = frozenset(code for _, found in self._lines for code in _HIDES.get(found, ()))
        """The codes of the rules that may have more to say once others are content."""

    def lines_for(self, comment: Comment, code: str) -> list[int]:
        """Return the lines on which the object around `comment` has findings of a rule.

        The object is the innermost one that has any.
        """
        found = self._lines.get((comment.path, code), ())
        around = (one for one in comment.objects if one[0] <= comment.span.line <= one[1])
        for first, last in sorted(around, key=lambda one: one[1] - one[0]):
            if within := sorted(line for line in found if first <= line <= last):
                return within
        return []


def moved(comment: Comment, line: int, texts: Mapping[str, str]) -> Fix | None:
    """Return the fix that puts `comment` above `line` of its page; None where no comment can stand there.

    It is not safe: it makes a finding disappear that was reported before.
    """
    lines = split_lines(texts[comment.path])
    key = _KEY.match(lines[line - 1])
    if key is None:
        return None
    span = comment.span
    words = lines[span.line - 1][span.column - 1 : span.end_column - 1]
    above = f"{key[1]}# {words} {comment.reason}".rstrip() + "\n"
    edits = (Edit(comment.whole, ""), Edit(Span(line, 1, line, 1), above))
    return Fix(f"Move the comment above line {line}", edits, safe=False)
