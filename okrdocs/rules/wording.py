"""Reading titles: what is not prose, which way a verb points, and the words that carry meaning.

Word lists are given by language. A language without a list has none of the rules that need it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

_MASKED = re.compile(
    r"`[^`]*`"  # code
    r"|(?:https?://|www\.)\S+"
    r"|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’"  # quotations
    r"|\b(?:OS|Mac OS|Project|Generation|Gen|Model|Series|Space) X\b"  # names
)


def masked(title: str) -> str:
    """Return a title with code, addresses, quotations and some names replaced by words of their length."""
    return _MASKED.sub(lambda match: "o" * len(match[0]), title)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as one text."""
    return frozenset(text.split())


@dataclass(frozen=True, eq=False)
class Directions:
    """Words of one language that say which way a number goes."""

    up: frozenset[str]
    """Verbs, as they open a title: `increase`."""
    down: frozenset[str]
    rises: frozenset[str]
    """Verbs, as they end a statement: `leads rise`."""
    falls: frozenset[str]
    how_far: str
    """Pattern of the prepositions that may follow such a verb."""
    fillers: frozenset[str]
    """Words that may stand before the opening verb."""
    not_verbs: re.Pattern[str]
    """What follows where the opening word is a noun or an adjective after all."""
    upward: re.Pattern[str]
    """Anything else in a title that speaks of more …"""
    downward: re.Pattern[str]
    """… or of less."""
    blurred: re.Pattern[str]
    """Qualities that a falling number may raise, and burdens that a rising one may lower."""

    @cached_property
    def upward_verbs(self) -> frozenset[str]:
        """Verbs of either place that go up."""
        return self.up | self.rises

    @cached_property
    def downward_verbs(self) -> frozenset[str]:
        """Verbs of either place that go down."""
        return self.down | self.falls

    @cached_property
    def statement(self) -> re.Pattern[str]:
        """A subject with its verb, and nothing behind but how far it goes."""
        verbs = "|".join(sorted(self.rises | self.falls))
        return re.compile(rf"(?P<subject>.+)\s(?P<verb>{verbs})(?:\s+{self.how_far}.*)?\W*", re.IGNORECASE)


_ENGLISH = Directions(
    up=word_set("increase raise grow boost expand double triple quadruple maximise maximize"),
    down=word_set("reduce lower cut decrease shrink halve minimise minimize slash shorten lessen curb trim"),
    rises=word_set("rise rises grow grows increase increases double doubles triple triples"),
    falls=word_set("fall falls drop drops decline declines decrease decreases shrink shrinks halve halves"),
    how_far=r"(?:by|to|from|below|above|under|over)\b",
    fillers=word_set("we to will please further significantly substantially dramatically steadily again"),
    not_verbs=re.compile(r"\s*(?:in|of|to|rate|rates|opt|funnel|tier|income|half|end)\b|\s*-", re.IGNORECASE),
    upward=re.compile(
        r"\b(?:increas|rais|grow|boost|expand|doubl|tripl|ris(?:e|ing)|gain|more\b|higher\b|up\b|improv)",
        re.IGNORECASE,
    ),
    downward=re.compile(
        r"\b(?:reduc|lower|cut|decreas|shrink|halv|minimi[sz]|slash|shorten|drop|fall|declin|fewer\b|less\b"
        r"|down\b|faster\b|quick|shorter\b|cheaper\b|without\b|eliminat|remov|avoid|prevent)",
        re.IGNORECASE,
    ),
    blurred=re.compile(
        r"\b(?:speed|velocity|pace|performance|efficienc|productiv|effective|quality|reliab|stabil|secur|safety"
        r"|satisf|happi|trust|health|simpl|resilien|responsive|fresh|accura|matur|risk|barrier|friction|debt"
        r"|noise|burden|pain|depend|gap|uncertain|complex|rank|position)",
        re.IGNORECASE,
    ),
)
_DIRECTIONS = {"en": _ENGLISH}

_WORD = re.compile(r"[^\W\d_]{3,}")
_TIME = word_set("time wait waiting delay duration latency minute hour day second week month sec min hrs")
_GENERIC = word_set("per the and for from with each number count share rate average median mean total")


def directions(language: str) -> Directions | None:
    """Return the words of a language such as `en` or `en-GB`; None where there is no list."""
    return _DIRECTIONS.get(language.partition("-")[0].casefold())


def has_verb(title: str, way: int, words: Directions) -> bool:
    """Tell, fast, whether a verb that goes `way` (1 for up, −1 for down) stands anywhere in `title`."""
    verbs = words.upward_verbs if way > 0 else words.downward_verbs
    return not verbs.isdisjoint(title.casefold().rstrip(".!").split())


def opening_direction(title: str, words: Directions) -> tuple[str, int] | None:
    """Return the verb that opens `title`, with 1 for up or −1 for down; None where it is not so clear."""
    for match in re.finditer(r"[^\W\d_]+", title):
        word = match[0].casefold()
        if word in words.fillers:
            continue
        way = (word in words.up) - (word in words.down)
        rest = title[match.end() :]
        opposite = words.downward if way > 0 else words.upward
        clear = not (words.not_verbs.match(rest) or opposite.search(rest) or words.blurred.search(rest))
        return (match[0], way) if way and clear else None
    return None


def closing_direction(title: str, words: Directions) -> tuple[str, int] | None:
    """Return the verb of a statement such as “Calls to us fall by a third”, with its direction."""
    match = words.statement.fullmatch(title)
    if match is None:
        return None
    way = 1 if match["verb"].casefold() in words.rises else -1
    others = words.upward, words.downward, words.blurred
    return None if any(p.search(match["subject"]) for p in others) else (match["verb"], way)


def key_words(text: str) -> frozenset[str]:
    """Return the stems of the words that say what is counted; those about time count as one."""
    stems = (word.casefold().removesuffix("s") for word in _WORD.findall(text))
    return frozenset("time" if stem in _TIME else stem for stem in stems if stem not in _GENERIC)
