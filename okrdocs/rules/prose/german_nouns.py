"""German nouns: their singular, the last element of a compound, and the verb that one in -ung is made of."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.lexicon import Lexicon

_ENDINGS = ("innen", "nen", "ern", "sen", "en", "er", "es", "se", "in", "n", "e", "s")
_CHANGING = frozenset(("ern", "er", "en", "e", "n", ""))
"""Endings before which a vowel may have become an umlaut: Plan, Pläne."""
_SAME_IN_PLURAL = ("er", "el", "en", "chen")
_VOWELS = {"ä": "a", "ö": "o", "ü": "u"}
_SHORTEST = 3
_MADE = frozenset(("activity", "people", "flow", "help"))
_MOVED = frozenset(("rise", "fall", "change", "commercial"))
ACTION, CHANGE = frozenset(("action",)), frozenset(("change",))


def noun_base(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the listed noun that `text` is a form of, and whether it can be its plural; else `text`."""
    if text in lexicon.nouns:
        return text, text.endswith(_SAME_IN_PLURAL) and "period" not in lexicon.nouns[text]
    singular = lexicon.singulars.get(text)
    if singular is not None:
        return singular, True
    for stem, ending in _stems(text):
        if stem in lexicon.nouns:
            return stem, ending not in ("es", "in")
    return text, False


def _stems(text: str) -> Iterator[tuple[str, str]]:
    """Yield what `text` is without an ending, with its vowel as in the singular too."""
    plain = _without_umlaut(text)
    if plain:
        yield plain, ""
    for ending in _ENDINGS:
        stem = text.removesuffix(ending)
        if stem == text or len(stem) < _SHORTEST:
            continue
        yield stem, ending
        if ending in _CHANGING and (plain := _without_umlaut(stem)):
            yield plain, ending


def _without_umlaut(text: str) -> str | None:
    """Undo the last umlaut; None where there is none."""
    for at in range(len(text) - 1, -1, -1):
        if vowel := _VOWELS.get(text[at]):
            return f"{text[:at]}{vowel}{text[at + 1 :]}"
    return None


def compound_base(text: str, lexicon: Lexicon) -> tuple[str, bool] | None:
    """Return the longest listed noun that `text` ends with, and whether it is its plural."""
    last = text.rpartition("-")[2]
    if last != text and last:
        found, plural = noun_base(last, lexicon)
        if found in lexicon.nouns:
            return found, plural
    for at in range(_SHORTEST, len(last) - _SHORTEST + 1):
        found, plural = noun_base(last[at:], lexicon)
        if len(found) >= _SHORTEST and found in lexicon.nouns:
            return found, plural
    return None


def nominalised(text: str, lexicon: Lexicon) -> frozenset[str]:
    """Return what a noun in -ung says: that something is done, or that something changes."""
    stem = text.removesuffix("en")
    if not stem.endswith("ung"):
        return NONE
    verb = lexicon.verbs.get(f"{stem[:-3]}en") or lexicon.verbs.get(f"{stem[:-3]}n") or NONE
    if verb & _MADE:
        return ACTION
    return CHANGE if verb & _MOVED else NONE
