"""What a rationale rests on: numbers, links, people and money, and what was tried before.

Words are given by language. In a language without a list only digits and links are seen.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.rules.patterns import Pattern
from okrdocs.rules.wording import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

_LINK = re.compile(r"https?://\S+|www\.\S+|\]\([^)\s]+\)")
_NUMBER = re.compile(r"\d+(?:[.,  '’_]\d+)*")
_WORD = re.compile(r"(?<!\w)@?[^\W\d_]+")


@dataclass(frozen=True, eq=False)
class EvidenceWords:
    """Words of one language that name something that can be checked."""

    numbers: frozenset[str]
    """Spelt-out numbers; not `one`, which says little."""
    names: frozenset[str]
    """People by what they do, money set aside, and what was tried or measured before."""
    beginnings: tuple[str, ...]
    """The same for languages that put words together: what such words begin with."""
    before: Pattern
    """Times that have been: `last year`, `since June`."""

    def found(self, text: str) -> Iterator[str]:
        """Yield such words of `text`."""
        for word in _WORD.findall(text.casefold()):
            known = word in self.numbers or word in self.names or word.startswith("@")
            if known or (self.beginnings and word.startswith(self.beginnings)):
                yield word
        yield from (match[0].casefold() for match in self.before.finditer(text))


_WORDS = {
    "en": EvidenceWords(
        numbers=word_set(
            "two three four five six seven eight nine ten eleven twelve fifteen twenty thirty forty"
            " fifty sixty hundred hundreds thousand thousands dozen dozens half halved third thirds"
            " fifth tenth twice double doubled tripled"
        ),
        names=word_set(
            "developer developers dev devs engineer engineers designer designers writer writers"
            " editor editors analyst analysts planner planners trainer trainers adviser advisers"
            " advisor advisors buyer buyers technician technicians researcher researchers scientist"
            " scientists consultant consultants coach coaches agency agencies freelancer freelancers"
            " contractor contractors accountant accountants architect architects nurse nurses teacher"
            " teachers tester testers budget funding headcount fte ftes licence licences license"
            " licenses pilot pilots piloted piloting trial trials experiment experiments prototype"
            " prototypes benchmark benchmarks survey surveys surveyed interviews study studies tested"
            " competitor competitors"
        ),
        beginnings=(),
        before=Pattern(
            r"\b(?:(?:last|previous|past) (?:year|quarter|month|week|spring|summer|autumn|fall|winter|season)"
            r"|since (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*|proof of concept|a/b|quarter of)"
        ),
    ),
    "de": EvidenceWords(
        numbers=word_set(
            "zwei drei vier fünf sechs sieben acht neun zehn elf zwölf zwanzig dreißig hälfte drittel"
            " viertel fünftel zehntel doppelt"
        ),
        names=word_set("agentur budget mittel stelle stellen interviews studie studien benchmark"),
        beginnings=(
            "hundert", "tausend", "dutzend", "halb", "verdoppel", "entwickler", "designer", "redakteur",
            "analyst", "planer", "trainer", "berater", "techniker", "forscher", "ingenieur", "fachkr",
            "freiberufler", "architekt", "buchhalter", "lehrkr", "pflegekr", "tester", "fördermittel",
            "lizenz", "pilot", "versuch", "experiment", "prototyp", "umfrage", "befragung", "getestet",
            "test", "vorjahr", "vorquartal", "wettbewerb", "branchen",
        ),
        before=Pattern(
            r"\b(?:(?:letzte|vorige|vergangene)[nmrs]? (?:jahr|quartal|monat|woche|saison|frühjahr|sommer"
            r"|herbst|winter)|seit (?:jan|feb|märz|apr|mai|jun|jul|aug|sep|okt|nov|dez))\w*"
        ),
    ),
}  # fmt: skip


def knows_words_of(language: str) -> bool:
    """Tell whether there is a list for `language`."""
    return _words(language) is not None


@cache
def _words(language: str) -> EvidenceWords | None:
    return _WORDS.get(language.partition("-")[0].casefold())


def pieces_of_evidence(text: str, language: str, enough: int) -> int:
    """Count the different numbers, links, resources and precedents in `text`, exactly only up to `enough`."""
    links = _LINK.findall(text) if any(sign in text for sign in ("://", "www.", "](")) else []
    bare = _LINK.sub(" ", text) if links else text
    found = set(_NUMBER.findall(bare))
    words = _words(language)
    if words and len(found) + len(links) < enough:
        found.update(words.found(bare))
    return len(found) + len(links)
