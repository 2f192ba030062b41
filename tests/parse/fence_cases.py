"""Reads the fixture files in which people write down what is a block and what isn't."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from markdown import Markdown

    from okrdocs.parse.fences import Fence

FIXTURES = Path(__file__).parent / "fixtures"
_CARD = re.compile('class="okr-card"')
_UNSEEN = re.compile(r"<!--.*?-->|<pre\b.*?</pre>", re.DOTALL)


@dataclass(frozen=True)
class Case:
    """A title, a page and what is expected of it, as written."""

    title: str
    markdown: str
    expected: str

    @property
    def slug(self) -> str:
        """The title as a file name."""
        return re.sub(r"\W+", "-", self.title).strip("-")

    def __str__(self) -> str:
        return self.slug


def read_cases(name: str) -> list[Case]:
    """Read a file of cases; the first paragraph says what it is about."""
    _, text = (FIXTURES / name).read_text(encoding="utf-8").split("\n\n", 1)
    parts = text.split("\n.\n")
    triples = zip(parts[0::3], parts[1::3], parts[2::3], strict=False)
    return [Case(title.strip(), markdown + "\n", expected) for title, markdown, expected in triples]


COUNTED = read_cases("counted.txt")
NOT_COUNTED = read_cases("not_counted.txt")
COMMONMARK = read_cases("commonmark_fences.txt")
ALL = [*COUNTED, *NOT_COUNTED, *COMMONMARK]


def visible_cards(html: str) -> int:
    """Count the cards that a reader of a page sees as such."""
    return len(_CARD.findall(_UNSEEN.sub("", html)))


class FakeCards:
    """Answers like a host that knows one object, `known`, and nothing of what is in a block."""

    def open(self, md: Markdown) -> None:
        """Have nothing to prepare."""

    def card(self, fence: Fence, index: int) -> str:
        """Return something to count."""
        return f'<section class="okr-card" data-index="{index}" data-line="{fence.first_line}"></section>'

    def view(self, fence: Fence, index: int) -> str:
        """Return words for a sentence, or a block."""
        return "<span>3 outcomes</span>" if "count" in fence.text else '<div class="okr-view"></div>'

    def href(self, object_id: str) -> str | None:
        """Return an address relative to the page."""
        return "../known/" if object_id == "known" else None

    def title(self, object_id: str) -> str | None:
        """Return a title."""
        return "Fewer calls" if object_id == "known" else None

    def link(self, object_id: str) -> str | None:
        """Return a link with a title and a state."""
        return '<a href="../known/">Fewer calls</a> <b>52 %</b>' if object_id == "known" else None

    def badge(self, object_id: str, alt: str) -> str | None:
        """Return an image."""
        return f'<img class="badge" src="../known.svg" alt="{alt}">' if object_id == "known" else None
