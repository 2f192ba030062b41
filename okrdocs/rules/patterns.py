"""Regular expressions that are compiled when they are first needed: most pages need few of them."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


class Pattern:
    """A pattern that ignores case, with the methods of a compiled one.

    Every text that `search` finds it in has one of `signs`, in small letters. Most texts have none, and to
    look for a few words takes a tenth of the time.
    """

    def __init__(self, text: str, signs: tuple[str, ...] = ("",)) -> None:
        self._text = text
        self._signs = signs

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._text, re.IGNORECASE)

    def search(self, text: str) -> re.Match[str] | None:
        """Find it anywhere."""
        lower = text.lower()
        for sign in self._signs:
            if sign in lower:
                return self._compiled.search(text)
        return None

    def match(self, text: str) -> re.Match[str] | None:
        """Find it at the start."""
        return self._compiled.match(text)

    def fullmatch(self, text: str) -> re.Match[str] | None:
        """Find it if it is the whole text."""
        return self._compiled.fullmatch(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """Find it everywhere."""
        return self._compiled.finditer(text)

    def blank(self, text: str) -> str:
        """Return `text` with the letter `o` for every character of it, so that places stay the same."""
        return self._compiled.sub(lambda found: "o" * len(found[0]), text)
