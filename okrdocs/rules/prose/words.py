"""What a written word can be, and the pieces a title is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Form = Literal["base", "third", "past", "participle", "gerund"]
NumberKind = Literal["count", "percent", "money", "multiple", "time"]
Mark = Literal["from", "to", "by", "at-least", "at-most", ""]
Kind = Literal["word", "number", "name", "mark"]

NONE: frozenset[str] = frozenset()
NUMERALS = frozenset(("number", "multiple"))
"""Roles of words that stand for a number."""
JOINING = frozenset(("conjunction", "meanwhile"))
"""Roles of words that join two clauses, or two of anything."""
OPENING = frozenset(("purpose", "relative", "reason", "to", "before-gerund"))
"""Roles of words that can open a side clause."""
_PARTING = JOINING | OPENING


@dataclass(frozen=True, slots=True)
class Word:
    """All that one written form can be."""

    base: str = ""
    """Its base form, as a verb if it can be one."""
    verb: frozenset[str] = NONE
    """Roles of the verb it may be a form of."""
    forms: frozenset[Form] = frozenset()
    """Which forms of that verb."""
    noun: frozenset[str] = NONE
    """Roles of the noun it may be."""
    plural: bool = False
    """It would be that noun's plural."""
    other: frozenset[str] = NONE
    """Roles of closed classes, adjectives and adverbs."""
    bare: bool = field(init=False)
    """It is a word, and can be neither a number nor a time: as nearly all of a title are."""
    parts: bool = field(init=False)
    """It can join or open a clause: as few of a title can."""

    def __post_init__(self) -> None:
        """Settle what is asked of each word of each title."""
        bare = bool(self.base) and self.other.isdisjoint(NUMERALS) and "period" not in self.noun
        object.__setattr__(self, "bare", bare)
        object.__setattr__(self, "parts", not self.other.isdisjoint(_PARTING))


EMPTY_WORD = Word()


@dataclass(frozen=True, slots=True)
class Number:
    """A number as a title means it."""

    value: float
    kind: NumberKind
    mark: Mark = ""
    """What stands before it: a baseline, a target, an amount of change, or a limit."""


@dataclass(slots=True, eq=False)
class Token:
    """A word, a number, a masked name or a punctuation mark, with its place in the title.

    Nothing changes one, and no two of a title are the same. That is not declared (`frozen`), as making one
    would take four times as long, and a site has one for each word of each title.
    """

    text: str
    start: int
    end: int
    kind: Kind
    word: Word = EMPTY_WORD
    number: Number | None = None
