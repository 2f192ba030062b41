"""The words of a language by role, read from its lists when the first title needs them."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.rules.prose.words import NONE, Form, Word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrdocs.rules.prose.grammar import Grammar

FOLDER = Path(__file__).parent / "lang"
"""A folder for each language, with `verbs/`, `nouns/` and `words/`: one file a role."""

_OTHER = frozenset(("other",))
_RESULTS = frozenset(("market", "metric", "outsiders", "change", "burden"))
"""What the words of set phrases such as `customer success` only seem to be."""

Roles = dict[str, frozenset[str]]
Tails = dict[str, list[tuple[str, tuple[str, ...]]]]
"""Entries of several words that begin alike, by their second: each with what follows that, longest first."""


class _Forms(dict[str, Word]):
    """Forms already read. A form that entries of several words begin with is noted in `tails`."""

    def __init__(self, lexicon: Lexicon) -> None:
        super().__init__()
        self._lexicon = lexicon

    def __missing__(self, form: str) -> Word:
        lexicon = self._lexicon
        word = self[form] = lexicon.grammar.read(form, lexicon)
        for first in dict.fromkeys((word.base, form.lower())):
            if first in lexicon.phrases:
                lexicon.tails[form] = {**lexicon.tails.get(form, {}), **_tails(lexicon.phrases[first])}
        return word


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The lists of one language. Base forms are lower case here, whatever the lists write."""

    grammar: Grammar
    verbs: Roles
    nouns: Roles
    words: Roles
    values: Mapping[str, float]
    """Numbers that are written as words: `two`, `twice`."""
    irregular_verbs: Mapping[str, tuple[str, ...]]
    irregular_nouns: Mapping[str, tuple[str, ...]]
    phrases: dict[str, list[str]]
    """Entries of several words by the first of them."""
    tails: dict[str, Tails] = field(default_factory=dict)
    """The same by each form met so far that could begin one."""
    forms: dict[str, Word] = field(init=False)
    """What each written form can be; asked for one not yet met, it is worked out."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "forms", _Forms(self))

    @cached_property
    def singulars(self) -> dict[str, str]:
        """The irregular plurals with their singulars."""
        return {form: noun for noun, forms in self.irregular_nouns.items() for form in forms}

    def phrase(self, entry: str, first: Word, last: Word) -> Word:
        """Return what an entry of several words is, inflected as its first (verb) or last word is."""
        verb, noun, other = (lists.get(entry, NONE) for lists in (self.verbs, self.nouns, self.words))
        if "hidden" in other:
            noun = NONE if "preposition" in last.other else last.noun - _RESULTS | _OTHER
        forms = first.forms or last.forms if verb else frozenset[Form]()
        return Word(entry, verb, forms, noun, bool(noun) and last.plural, other)


def load(language: str, grammar: Grammar) -> Lexicon:
    """Read the lists of a language."""
    folder = FOLDER / language
    values: dict[str, float] = {}
    verbs, nouns, words = (_roles(folder / kind, values) for kind in ("verbs", "nouns", "words"))
    return Lexicon(
        grammar,
        verbs,
        nouns,
        words,
        values,
        dict(_rows(folder / "irregular-verbs.txt")),
        dict(_rows(folder / "irregular-nouns.txt")),
        _phrases(verbs, nouns, words),
    )


def entries(path: Path) -> list[str]:
    """Return the entries of a list: its lines without comments."""
    with open(path, "rb") as file:  # noqa: PTH123 - a hundred lists: a `Path` takes longer than each
        lines = file.read().decode().splitlines()
    return [line for line in lines if line and line[0] != "#"]


def _roles(folder: Path, values: dict[str, float]) -> Roles:
    """Return the roles of each entry in a folder of lists."""
    roles: Roles = {}
    for path in folder.iterdir():
        role = frozenset((path.stem,))
        lines = entries(path)
        if role & VALUED:
            lines = [_valued(line, values) for line in lines]
        for line in lines:
            entry = line.lower()
            roles[entry] = roles[entry] | role if entry in roles else role
    return roles


VALUED = frozenset(("number", "multiple"))
"""Roles whose entries end with the number that they stand for: `dozen 12`."""


def _valued(line: str, values: dict[str, float]) -> str:
    entry, _, value = line.rpartition(" ")
    values[entry.lower()] = float(value)
    return entry


def _rows(path: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the rows of a table of irregular forms by their first column."""
    for line in entries(path) if path.is_file() else ():
        base, *rest = line.lower().split()
        yield base, tuple(rest)


def _phrases(*lists: Roles) -> dict[str, list[str]]:
    """Collect the entries of several words by their first word."""
    phrases: dict[str, list[str]] = {}
    for roles in lists:
        for entry in roles:
            if " " in entry:
                phrases.setdefault(entry[: entry.index(" ")], []).append(entry)
    return phrases


def _tails(entries: list[str]) -> Tails:
    """Arrange entries that begin with the same word by their second, longest first."""
    tails: Tails = {}
    for entry in dict.fromkeys(entries):
        _, second, *rest = entry.split(" ")
        tails.setdefault(second, []).append((entry, tuple(rest)))
    for behind in tails.values():
        behind.sort(key=lambda tail: (-len(tail[1]), tail))
    return tails
