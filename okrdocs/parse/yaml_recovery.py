"""Reading on behind a line that YAML cannot read, so that one mistake doesn't hide those below it.

Such a line is put right where what is meant is clear (a tab, a missing space). Else the value on it is left
out, and its key counts as written with something unusable.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import accumulate
from typing import TYPE_CHECKING

from okrdocs.parse.lines import indent_of
from okrdocs.parse.nodes import Mapping, Sequence
from okrdocs.parse.yaml_problems import HABITS

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Node, Position
    from okrdocs.parse.yaml_problems import Problem

_KEY = re.compile(r"[ \t]*(?:- +)*[^\W\d][\w-]*")
_COLON = re.compile(r" *:(?=\s|$)")
_ITEM = re.compile(r"[ \t]*- +(?=[\[{])(?!.*\bid *:)")
_BEGINS = re.compile(r"[ \t]*(?:- +)*(?:[\w-]+[ \t]*:(?:\s|$)|- |#|$)")


class Draft:
    """A text that is put right line by line until it can be read, and where things stood before."""

    def __init__(self, text: str) -> None:
        self._original = text.split("\n")
        self._lines = list(self._original)
        self.unread: set[int] = set()
        """Lines, from 0, whose key lost its value."""
        self._shifted: int | None = None
        self._habits: set[str] = set()

    @property
    def text(self) -> str:
        """The text as it stands now."""
        return "\n".join(self._lines)

    def goes_on(self, problem: Problem) -> bool:
        """Tell whether `problem` is that of the line changed last, on the line below: a group out of line.

        Of a habit, such as tabs, the first line stands for all.
        """
        number = self.text.count("\n", 0, problem.start)
        old, new = self._lines[number], problem.corrected
        shifted = new is not None and new.lstrip(" -\t") == old.lstrip(" -\t")
        below = (
            shifted
            and self._shifted is not None
            and not any(line.strip() for line in self._lines[self._shifted + 1 : number])
        )
        known = (below and self._shifted != number) or problem.message in self._habits
        known = known or old != self._original[number]  # its line has been told of already
        self._shifted = number if shifted else None
        self._habits |= {problem.message} & HABITS
        return known

    def put_right(self, problem: Problem) -> bool:
        """Change the line that `problem`, found in `text`, is about; False where that would be a guess."""
        number = self.text.count("\n", 0, problem.start)
        old = self._lines[number]
        if old != self._original[number]:
            return False
        if problem.corrected is not None:
            self._lines[number] = problem.corrected
            return problem.corrected != old
        column = problem.start - sum(len(line) + 1 for line in self._lines[:number])
        kept = _without_value(old, column)
        below = self._next_line(number)
        if kept is None or not _BEGINS.match(below) or indent_of(below) > _column_of_key(old):
            return False
        self._lines[number] = kept + " " * (len(old) - len(kept))
        self.unread.add(number)
        return True

    def _next_line(self, number: int) -> str:
        return next((line for line in self._lines[number + 1 :] if line.strip()), "")

    def restore(self, root: Mapping | None, problems: list[Problem]) -> list[Problem]:
        """Move what was found in `text` to where it stands in the original; `root` is changed itself."""
        if self._lines == self._original:
            return problems
        places = _Places(self._original, self._lines)
        if root:
            places.move(root)
        return [
            replace(
                one,
                start=places.before(one.start),
                end=places.before(one.end),
                first=None if one.first is None else places.before(one.first),
                quote_to=None if one.quote_to is None else places.before(one.quote_to),
            )
            for one in problems
        ]


def _without_value(line: str, column: int) -> str | None:
    """Return the part of a line that can be kept; None where the mistake isn't in the value on it."""
    key = _KEY.match(line)
    if not key:
        item = _ITEM.match(line)
        return item[0] if item else None
    colon = _COLON.match(line, key.end())
    if not colon:
        return f"{key[0]}:" if len(line) > key.end() else None
    return line[: colon.end()] if column >= colon.end() else None


def _column_of_key(line: str) -> int:
    return len(line) - len(line.lstrip(" -"))


class _Places:
    """Positions in a text of which single lines were changed, and the same places before that."""

    def __init__(self, original: list[str], changed: list[str]) -> None:
        self._starts = _starts(original)
        self._changed_starts = _starts(changed)
        self._original = original
        self._changed = changed

    def before(self, at: Position) -> Position:
        """Return where, in the original, what now stands at `at` stood."""
        line = bisect_right(self._changed_starts, at) - 1
        column, old, new = at - self._changed_starts[line], self._original[line], self._changed[line]
        if len(old) != len(new):
            same = next((i for i, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), 0)
            column = column if column < same else max(same, column - len(new) + len(old))
        return self._starts[line] + min(column, len(old))

    def move(self, node: Node) -> None:
        """Move a node, and all in it."""
        node.start, node.end = self.before(node.start), self.before(node.end)
        if isinstance(node, Mapping):
            for field in node.fields.values():
                self.move(field.key)
                self.move(field.value)
        elif isinstance(node, Sequence):
            for item in node.items:
                self.move(item)


def _starts(lines: list[str]) -> list[Position]:
    return [0, *accumulate(len(line) + 1 for line in lines[:-1])]
