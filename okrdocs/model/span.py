"""Where something stands: positions in files as people and editors count them."""

from __future__ import annotations

from typing import NamedTuple, Protocol


class Span(NamedTuple):
    """A stretch of a file on disk, from its first character to just behind its last.

    Lines and columns count from 1, columns in characters (a tab is one character, a byte order mark none).
    """

    line: int
    column: int
    end_line: int
    end_column: int


class Source(Protocol):
    """Answers where the fields of one object were written, working it out only when asked."""

    @property
    def path(self) -> str:
        """The page, as findings name it: relative to the working folder, with `/`."""

    @property
    def block_line(self) -> int:
        """The line of the page, from 1, on which the object's fence opens."""

    def span(self, *keys: str | int) -> Span:
        """Return the span of the value at `keys`, such as `("outcomes", 0, "target")`.

        Keys are canonical names, also where the author wrote an alias. A field written without a value
        gives the span of its key. Where the path is not in the text, the span of the nearest thing that
        is: the object's first key, in the end.
        """

    def written(self, *keys: str | int) -> str | None:
        """Return what the author typed at `keys` when it is a single value, else None."""
