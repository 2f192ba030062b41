"""Drawings taken out of a page while others read it.

To the search a chart or a map is a heap of labels, and half of its work; text and tables say the same.
"""

from __future__ import annotations

import re

_INSIDE = r"[^<]*+(?:<(?!/?svg\b)[^<]*+)*+"
_INNER = rf"<svg\b{_INSIDE}</svg>"
_DRAWING = re.compile(rf"<svg\b{_INSIDE}(?:{_INNER}{_INSIDE})*+</svg>")
"""A chart is drawn as scaled boxes within one."""
_PLACE = re.compile(r"<!--okr-drawing-(\d+)-->")


class Drawings:
    """Those of the page that is at work."""

    def __init__(self) -> None:
        self._taken: list[str] = []

    def take(self, html: str) -> str:
        """Return a page with a comment in the place of each drawing; forget those of the page before."""
        self._taken = _DRAWING.findall(html)
        numbers = iter(range(len(self._taken)))
        return _DRAWING.sub(lambda _: f"<!--okr-drawing-{next(numbers)}-->", html)

    def put_back(self, html: str) -> str:
        """Return the page, or what others have made of it meanwhile, with its drawings."""
        return _PLACE.sub(lambda place: self._taken[int(place[1])], html)
