"""Where a parser of YAML gave up, and what stands around that place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.parse.yaml_problems import Problem, line_end

if TYPE_CHECKING:
    from okrdocs.parse.nodes import Position

KEY = r"[ \t]*(?:- +)*(?P<key>[\w-]+)"
FIRST_COLON = re.compile(KEY + r" *: +(?P<value>\S.*)")


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

    def problem(self, message: str, help: str, start: Position | None = None) -> Problem:  # noqa: A002
        """Make a problem from `start`, else where the parser stood, to the end of that line."""
        start = self.at if start is None else start
        return Problem(message, help, start, line_end(self.text, start))
