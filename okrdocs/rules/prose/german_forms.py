"""German inflection, undone: from a written form back to the verbs, nouns and adjectives it can be."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.rules.prose.german_nouns import compound_base, nominalised, noun_base
from okrdocs.rules.prose.german_verbs import verb_readings
from okrdocs.rules.prose.words import NONE, Form, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.lexicon import Lexicon

_INCLUSIVE = re.compile(r"[:*_](?=in(?:nen)?$)")
_PLAIN_UMLAUT = re.compile(r"(?<![aeq])([aou])e")
_UMLAUTS = {"a": "ä", "o": "ö", "u": "ü"}
_BASE: frozenset[Form] = frozenset(("base",))
_ADJECTIVE_ENDINGS = ("en", "er", "es", "em", "e")
_SHORTEST = 3
_SHORTEST_VERB = 6
_STEMS = {"hoh": "hoch"}
"""Adjectives whose stem changes before an ending."""


def read(form: str, lexicon: Lexicon) -> Word:
    """Return all that `form` can be; a capital marks a noun, though any word may open a title with one."""
    form = _INCLUSIVE.sub("", form.replace("’", "'"))
    capital = form[:1].isupper()
    text = form.lower()
    for spelling in (text, *_other_spellings(text)):
        word = _known(spelling, lexicon, capital=capital)
        if word is not None:
            return word
    return _unlisted(text, lexicon, capital=capital)


def _known(text: str, lexicon: Lexicon, *, capital: bool) -> Word | None:
    """Read a form of words that stand in the lists."""
    other = lexicon.words.get(text) or _adjective(text, lexicon)
    base, verb, forms = _verb(text, lexicon)
    noun, plural = NONE, False
    if capital or not (verb or other - _UNITS):
        found, plural = noun_base(text, lexicon)
        noun = lexicon.nouns.get(found, NONE)
        base = base or (found if noun else "")
    if not (other or verb or noun):
        return None
    return Word(base or text, verb, forms, noun, plural and bool(noun), other)


_UNITS = frozenset(("abbreviation", "percent", "times"))
"""Roles beside which a word without a capital can be a noun: `h` is short for hour, and a unit."""


def _verb(text: str, lexicon: Lexicon) -> tuple[str, frozenset[str], frozenset[Form]]:
    """Return the base form, roles and forms of the verbs that `text` may belong to."""
    base, roles, forms = "", NONE, frozenset[Form]()
    for candidate, form in verb_readings(text, lexicon):
        if found := lexicon.verbs.get(candidate):
            base, roles, forms = base or candidate, roles | found, forms | form
    return base, roles, forms


def _adjective(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roles of an adjective from a form with an ending: `stabilere` → stabil and more so."""
    for ending in _ADJECTIVE_ENDINGS:
        stem = text.removesuffix(ending)
        if stem == text or len(stem) < _SHORTEST:
            continue
        if roles := _gradable(_STEMS.get(stem, stem), lexicon):
            return roles | _MORE if ending == "er" and roles & _QUALITIES else roles
    return _gradable(text, lexicon) if text.endswith("er") else NONE


def _gradable(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the roles of an adjective without its ending, a comparative or superlative too."""
    roles = lexicon.words.get(text, NONE) & _ADJECTIVES
    if roles:
        return roles
    for degree, added in (("er", _MORE), ("st", NONE)):
        stem = text.removesuffix(degree)
        if stem != text and (roles := lexicon.words.get(stem, NONE) & _QUALITIES):
            return roles | added
    return NONE


_ADJECTIVES = frozenset(("quality", "epithet", "comparative", "degree", "done", "multiple"))
_QUALITIES = frozenset(("quality",))
_MORE = frozenset(("comparative",))


def _unlisted(text: str, lexicon: Lexicon, *, capital: bool) -> Word:
    """Read a compound by its last element, or a noun made of a verb; of others, give what the ending says."""
    base = compound_base(text, lexicon)
    if base is not None:
        found, plural = base
        return Word(text, noun=lexicon.nouns[found], plural=plural)
    if capital:
        if roles := nominalised(text, lexicon):
            return Word(text, noun=roles, plural=text.endswith("en"))
        return Word(text)
    return _guessed(text, lexicon)


def _guessed(text: str, lexicon: Lexicon) -> Word:
    """Return which form of some verb an unknown word that is no noun looks like."""
    readings = list(verb_readings(text, lexicon)) if len(text) >= _SHORTEST_VERB else []
    if not readings:
        return Word(text)
    base = next((base for base, _ in readings if base != text), text)
    forms = frozenset[Form]().union(*(form for _, form in readings))
    return Word(base, forms=forms - _BASE if "participle" in forms else forms)


def _other_spellings(text: str) -> Iterator[str]:
    """Yield `text` as the lists spell it, where umlauts or ß are written in plain letters."""
    umlauts = _PLAIN_UMLAUT.sub(lambda match: _UMLAUTS[match[1]], text)
    if umlauts != text:
        yield umlauts
    if "ss" in text:
        head, _, tail = text.rpartition("ss")
        yield f"{head}ß{tail}"
        if umlauts != text:
            head, _, tail = umlauts.rpartition("ss")
            yield f"{head}ß{tail}"
