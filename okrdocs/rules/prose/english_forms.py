"""English inflection, undone: from a written form back to the verbs and nouns it can be."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.rules.prose.words import NONE, Form, Word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.lexicon import Lexicon

_THIRD: frozenset[Form] = frozenset(("third",))
_BASE: frozenset[Form] = frozenset(("base",))
_PAST: frozenset[Form] = frozenset(("past", "participle"))
_GERUND: frozenset[Form] = frozenset(("gerund",))
_FULL_VERBS = {"am": "be", "is": "be", "are": "be", "has": "have", "does": "do"}
_PHRASAL = frozenset(("phrasal",))
"""The role of verbs that are known for their forms only: `roll` of `roll out`."""
_CONTRACTED = {"re": "are", "ve": "have", "ll": "will"}
_PREFIXES = ("re-", "co-", "pre-", "de-", "re", "co", "pre")
_SHORTEST = 3
"""Letters that a stem has at least."""


def read(form: str, lexicon: Lexicon) -> Word:
    """Return all that `form` can be; of an unknown word, what its ending says."""
    text = form.lower().replace("’", "'")
    text = text[:-2] if text.endswith("'s") and text != "let's" else text
    if "'" in text and text not in lexicon.words:
        start, _, ending = text.partition("'")
        text = _CONTRACTED.get(ending, text) if "pronoun" in lexicon.words.get(start, NONE) else text
    word = _known(text, lexicon) or _known(_british(text), lexicon)
    if word is None and "-" in text:
        word = _hyphenated(text, lexicon)
    return word or _prefixed(text, lexicon) or _unknown(text)


def _known(text: str, lexicon: Lexicon) -> Word | None:
    """Read a form of words that stand in the lists."""
    other = lexicon.words.get(text, NONE)
    verb, forms, base = NONE, frozenset[Form](), ""
    for candidate, form in _verb_bases(text, lexicon):
        if roles := lexicon.verbs.get(candidate):
            verb, forms, base = verb | roles, forms | form, base or candidate
    singular, plural = _singular(text, lexicon)
    noun = lexicon.nouns.get(singular, NONE)
    if not (other or verb or noun):
        return None
    return Word(base or singular, verb - _PHRASAL, forms, noun, plural, other)


def _verb_bases(text: str, lexicon: Lexicon) -> Iterator[tuple[str, frozenset[Form]]]:
    """Yield the verbs that `text` may be a form of, known or not."""
    yield text, _BASE
    if text in _FULL_VERBS:
        yield _FULL_VERBS[text], _THIRD
    yield from _irregular(lexicon).get(text, ())
    if text.endswith("s") and not text.endswith("ss"):
        yield from ((stem, _THIRD) for stem in _without_s(text))
    elif text.endswith("ed"):
        yield from ((stem, _PAST) for stem in _without(text, 2))
    elif text.endswith("ing"):
        yield from ((stem, _GERUND) for stem in _without(text, 3))


def _without(text: str, ending: int) -> Iterator[str]:
    """Undo `-ed` or `-ing`: plann-ed → plan, creat-ed → create, tri-ed → try."""
    stem = text[:-ending]
    if len(stem) < _SHORTEST - 1:
        return
    yield stem + "e"
    yield stem
    if stem[-1] == stem[-2]:
        yield stem[:-1]
    if stem.endswith("i"):
        yield stem[:-1] + "y"


def _without_s(text: str) -> Iterator[str]:
    """Undo `-s`: publish-es → publish, suppl-ies → supply."""
    yield text[:-1]
    if text.endswith("es"):
        yield text[:-2]
    if text.endswith("ies"):
        yield text[:-3] + "y"


def _singular(text: str, lexicon: Lexicon) -> tuple[str, bool]:
    """Return the noun that `text` would be a form of, and whether it is its plural."""
    irregular = lexicon.singulars.get(text)
    if text in lexicon.nouns:
        return text, irregular is not None or (text.endswith("s") and not text.endswith("ss"))
    if irregular is not None:
        return irregular, True
    if text.endswith("s"):
        for stem in _without_s(text):
            if stem in lexicon.nouns:
                return stem, True
    return text, False


def _british(text: str) -> str:
    """Spell as the lists do: organize → organise, modeling → modelling stays as it is."""
    return text.replace("iz", "is") if "iz" in text else text.replace("yz", "ys")


def _hyphenated(text: str, lexicon: Lexicon) -> Word | None:
    """Read a compound such as `bug-tracker` by its last part: a noun."""
    last = lexicon.forms[text.rpartition("-")[2]]
    return Word(text, noun=last.noun, plural=last.plural) if last.noun else None


def _prefixed(text: str, lexicon: Lexicon) -> Word | None:
    """Read `redeploy` as `deploy` is, where it has no entry of its own."""
    for prefix in _PREFIXES:
        rest = text.removeprefix(prefix)
        if rest != text and len(rest) > _SHORTEST and (word := _known(rest, lexicon)) and word.verb:
            return replace(word, other=NONE, noun=NONE)
    return None


def _unknown(text: str) -> Word:
    """Return what the ending of an unknown word says."""
    other = _ADVERB if text.endswith("ly") and len(text) > _SHORTEST + 2 else NONE
    return Word(text, forms=_guessed(text), plural=text.endswith("s"), other=other)


_ADVERB = frozenset(("adverb",))


def _guessed(text: str) -> frozenset[Form]:
    """Return which form of some verb an unknown word looks like."""
    if len(text) > _SHORTEST + 2:
        if text.endswith("ed"):
            return _PAST
        if text.endswith("ing"):
            return _GERUND
    return frozenset()


@cache
def _irregular(lexicon: Lexicon) -> dict[str, list[tuple[str, frozenset[Form]]]]:
    """Return the irregular forms with the verbs they come from."""
    forms: dict[str, list[tuple[str, frozenset[Form]]]] = {}
    for base, (past, participle) in lexicon.irregular_verbs.items():
        for text in past.split("/"):
            forms.setdefault(text, []).append((base, frozenset(("past",))))
        for text in participle.split("/"):
            forms.setdefault(text, []).append((base, frozenset(("participle",))))
    return forms
