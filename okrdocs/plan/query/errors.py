"""What is wrong with an expression, and where in it."""

from __future__ import annotations


class QueryError(Exception):
    """An expression that cannot be used: what is wrong, what to write instead, and the place in its text.

    `start` and `end` count the characters of the expression from 0. `meant` is what has to stand there, where
    only one thing can be meant.
    """

    def __init__(
        self,
        message: str,
        help: str,  # noqa: A002 - as findings say
        start: int,
        end: int,
        meant: str | None = None,
    ) -> None:
        """Note the error."""
        super().__init__(message)
        self.message = message
        self.help = help
        self.start = start
        self.end = end
        self.meant = meant
