"""Where a parser of YAML gave up, and what stands around that place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.parse.yaml_problems import Problem, line_end

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Position

KEY = r"[ \t]*(?:- +)*(?P<key>[\w-]+)"
KEY_AND_COLON = re.compile(KEY + r" *:(?:\s|$)")
FIRST_COLON = re.compile(KEY + r" *: +(?P<value>\S.*)")


FAR = 200
"""Lines above a mistake that are looked at."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the text, and where it begins."""

    start: Position
    text: str

    @property
    def indent(self) -> int:
        """How many blanks it begins with."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def first(self) -> Position:
        """Where its first sign stands."""
        return self.start + len(self.text) - len(self.text.lstrip())

    @property
    def end(self) -> Position:
        """Where it ends, without blanks."""
        return self.start + len(self.text.rstrip())


@dataclass(frozen=True, slots=True)
class Failure:
    """What the parser complained about: where it stood, and where what it was reading began."""

    text: str
    at: Position
    began: Position

    @property
    def line(self) -> Line:
        """The line on which the parser stood."""
        return self.line_at(self.at)

    def line_at(self, at: Position) -> Line:
        """Return the line around a position."""
        start = self.text.rfind("\n", 0, at) + 1
        return Line(start, self.text[start : line_end(self.text, at)].rstrip("\n"))

    def line_before(self, line: Line) -> Line:
        """Return the last line above `line` that is neither empty nor a comment."""
        end = line.start - 1
        while end > 0:
            found = self.line_at(end)
            if found.text.strip() and not found.text.lstrip().startswith("#"):
                return found
            end = found.start - 1
        return Line(0, "")

    def line_below(self, line: Line) -> Line:
        """Return the first line below `line` that holds something; an empty one at the end."""
        at = line.start + len(line.text) + 1
        while at < len(self.text):
            found = self.line_at(at)
            if found.text.strip():
                return found
            at = found.start + len(found.text) + 1
        return Line(len(self.text), "")

    def top_of_list(self) -> tuple[Line, Line]:
        """Return the first line of the list whose `-` the parser stood at, and the line above that."""
        indent, first = self.line.indent, self.line
        above = self.line_before(first)
        while above.start and above.indent >= indent:
            first, above = above, self.line_before(above)
        return first, above

    @property
    def leads_line(self) -> bool:
        """Only blanks stand before it on its line."""
        return not self.text[self.line.start : self.at].strip()

    @property
    def value_start(self) -> Position:
        """Where the value of the key on the parser's line begins; where the parser stood if it has none."""
        line = self.line
        first = FIRST_COLON.match(line.text)
        return line.start + first.start("value") if first else self.at

    def in_line(self, line: Line) -> str | None:
        """Return `line` indented as far as the nearest lines above it to which it may belong."""
        words = line.text.strip()
        width = len(line.text.expandtabs(4)) - len(line.text.expandtabs(4).lstrip())
        columns = sorted(self._columns(line, dash=words.startswith("- ")), key=lambda at: abs(at - width))
        tie = len(columns) > 1 and abs(columns[0] - width) == abs(columns[1] - width)
        return None if tie or not columns else " " * columns[0] + words

    def _columns(self, line: Line, *, dash: bool) -> set[int]:
        """Return where the keys (or dashes) begin of all that a line below `line` may belong to."""
        found, limit = set(), len(self.text)
        above = self.line_before(line)
        for _ in range(FAR):
            inner = above.indent + 2 * above.text.lstrip().startswith("- ")
            if inner < limit and not (dash and inner == above.indent):
                found.add(above.indent if dash else inner)
            limit = min(limit, above.indent if inner == above.indent else above.indent + 1)
            if above.start == 0:
                break
            above = self.line_before(above)
        return found

    def problem(self, message: str, help: str, start: Position | None = None) -> Problem:  # noqa: A002
        """Make a problem from `start`, else where the parser stood, to the end of that line."""
        start = self.at if start is None else start
        return Problem(message, help, start, line_end(self.text, start))
