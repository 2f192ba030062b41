"""What the search reads of a card or a generated page, which stands there while it reads.

To the search a chart or a map is a heap of labels. Ways up and sums repeat what other pages say, so that
everything would be found everywhere. It joins what stands in neighbouring elements, `89 %5 of 7`, where a
browser shows them apart. And it takes all of it apart tag by tag, which takes twenty times longer than
reading the words.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    Words = Callable[[str, re.Pattern[str]], str]
    """Does as `words_of`."""


def _until(tag: str) -> str:
    """Return a pattern of all that comes before `tag`, which reads no character twice."""
    return rf"[^<]*+(?:<(?!{tag}\b)[^<]*+)*+"


_INSIDE = _until("/?svg")
_INNER = rf"<svg\b{_INSIDE}</svg>"
_DRAWING = rf"<svg\b{_INSIDE}(?:{_INNER}{_INSIDE})*+</svg>"
"""A chart is drawn as scaled boxes within one."""
_WAYS = rf'<nav class="okr {_until("/nav")}</nav>'
_SIGNS = rf'<p class="okr-(?:legend|foot)\b{_until("/p")}</p>'
_TITLE = rf"<h1>{_until('/h1')}</h1>"  # the search has it from the page
_REPEATED = rf'<h2 id="(?:map|smart|sum|timeline)">{_until("h2")}'
_CARD = rf'<section class="okr okr-card"{_until("/section")}</section>'

OWN = re.compile(rf"{_TITLE}|{_WAYS}|{_REPEATED}|{_SIGNS}|{_DRAWING}")
"""On the page of one object."""
GATHERED = re.compile(rf"{_TITLE}|{_WAYS}|<h2\b.*|{_SIGNS}|{_DRAWING}", re.DOTALL)
"""On a page about many, which have pages of their own: all but its summary."""
_ON_A_CARD = re.compile(rf"{_SIGNS}|{_DRAWING}")
_ON_A_PAGE = re.compile(rf"{_CARD}|{_DRAWING}")

_PRE = rf"<pre\b{_until('/pre')}</pre>"  # where every space counts
_KEPT = r"h[1-6]|code|pre|p|li"
_MARKUP = re.compile(
    rf"(?P<kept>{_PRE}|</?(?:h[1-6]|code)\b[^<>]*+>)"
    r"|<(?P<bare>/?(?:p|li))\b[^<>]*+>"
    rf"|(?:[ \n]*+</?+(?!(?:{_KEPT})\b)[^<>]*+>[ \n]*+)++|\n[ \n]*+"
)
_IN_A_SENTENCE = re.compile(r"(?:</?(?:a|em|strong)\b[^<>]*+>)++")

_PLACE = re.compile(r"<!--okr-(\d+)-->.*?<!--/okr-\1-->", re.DOTALL)
_CODE = "|".join(rf"<{tag}\b{_until(f'/{tag}')}" for tag in ("pre", "code"))
_TOUCHING = re.compile(rf"({_CODE})|</(?:a|b|span|small|t[dh]|d[td])>(?=<)")
_GAP = " <!--okr-gap-->"


class Unread:
    """What was taken out of the page that is at work; `words` may know from before what is left of it."""

    def __init__(self, words: Words | None = None) -> None:
        self._words = words or words_of
        self._taken: dict[str, str] = {}  # by the number of its place
        self._page = ("", "")  # what is to be read, and the page as it was

    def take_page(self, html: str, parts: re.Pattern[str]) -> str:
        """Return the words of a generated page without those of `parts`; forget the page before."""
        self._taken = {}
        return self._given(self._replaced(html, parts), html)

    def take_cards(self, html: str) -> str:
        """Return a page that people wrote, its cards as words; forget the page before."""
        self._taken = {}
        if 'class="okr' not in html:
            return html
        left = _ON_A_PAGE.sub(lambda found: self._replaced(found[0], _ON_A_CARD), html)
        apart = _TOUCHING.sub(lambda found: found[0] if found[1] else found[0] + _GAP, left)
        return self._given(apart, html)

    def _given(self, words: str, html: str) -> str:
        self._page = (words, html)
        return words

    def put_back(self, html: str) -> str:
        """Return the page, or what others have added to it meanwhile, as it was."""
        words, page = self._page
        if html == words:
            return page
        return _PLACE.sub(lambda place: self._taken.get(place[1], place[0]), html.replace(_GAP, ""))

    def _replaced(self, html: str, parts: re.Pattern[str]) -> str:
        number = str(len(self._taken))
        self._taken[number] = html
        return f"<!--okr-{number}-->{self._words(html, parts)}<!--/okr-{number}-->"


def words_of(html: str, parts: re.Pattern[str]) -> str:
    """Return the words of some HTML without those of `parts`."""
    return _MARKUP.sub(_without, parts.sub(" ", html))


def _without(markup: re.Match[str]) -> str:
    """Return headings and code as they are, paragraphs and items bare; a space for all else."""
    kind = markup.lastgroup
    if kind is None:
        return "" if _IN_A_SENTENCE.fullmatch(markup[0]) else " "
    return markup[0] if kind == "kept" else f"<{markup[kind]}>"
