"""Finding the finite verb of an English statement."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_words import ends_phrase, is_auxiliary, is_noun, is_pair
from okrdocs.rules.prose.nominal import head

if TYPE_CHECKING:
    from okrdocs.rules.prose.words import Token, Word

    Tokens = tuple[Token, ...]

_FINITE = frozenset(("base", "third", "past"))
PEOPLE = frozenset(("outsiders", "insiders", "staff"))


def find_finite(tokens: Tokens, start: int) -> int | None:
    """Return the place of the first finite verb or auxiliary behind a subject."""
    gerund = "gerund" in tokens[start].word.forms
    for at in range(start + 1, len(tokens)):
        token = tokens[at]
        if token.kind != "word":
            continue
        word = token.word
        if not word.verb:
            if not (word.noun or word.other) and _is_unknown_verb(tokens, at):
                return at
            continue
        if is_auxiliary(token) and word.forms & _FINITE:
            return at
        if _agrees(tokens, at) or (gerund and at == start + 1 and _follows_gerund(tokens, at)):
            return at
    return None


def _follows_gerund(tokens: Tokens, at: int) -> bool:
    """Tell whether the gerund before `at` is the subject there: `publishing takes an hour`."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if "third" not in tokens[at].word.forms or after is None:
        return False
    return after.kind == "number" or bool(after.word.other & _BEHIND_GERUND)


def is_gerund_subject(tokens: Tokens, start: int, finite: int) -> bool:
    """Tell whether a gerund that opens a clause is its subject: `building the project takes 4 minutes`."""
    before = tokens[finite - 1]
    if "gerund" not in tokens[start].word.forms:
        return False
    if finite == start + 1:
        return True
    forms = tokens[finite].word.forms
    return is_noun(before) and (
        "third" in forms or (before.word.plural and bool(tokens[finite].word.verb & _MOVES))
    )


def _is_unknown_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word that no list knows is a verb: `frost kills fewer plants`."""
    token, before = tokens[at], tokens[at - 1]
    if not token.text.islower() or at + 1 >= len(tokens):
        return False
    agrees = is_noun(before) and before.word.plural != token.text.endswith("s")
    return agrees and bool(tokens[at + 1].word.other & _BEHIND_VERB)


def _agrees(tokens: Tokens, at: int) -> bool:
    """Tell whether the verb at `at` is finite and fits the noun before it."""
    word, before = tokens[at].word, tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if before.word.other & _NEVER_BEFORE and not before.word.noun:
        return False
    named = is_noun(before) or before.kind == "name" or bool(before.word.other & _SUBJECTS)
    if not named and not (at > 1 and tokens[at - 2].word.other & _NEVER_BEFORE):
        return False
    if word.noun or word.other:
        return _settled_finite(tokens, at, before, after)
    if "third" in word.forms:
        return not before.word.plural
    plural = before.word.plural or bool(before.word.other & _SUBJECTS) or _has_plural_head(tokens[:at])
    return "base" in word.forms and plural


_SUBJECTS = frozenset(("pronoun", "relative", "adverb", "we"))
_NEVER_BEFORE = frozenset(("preposition", "determiner", "negation", "conjunction"))


def _settled_finite(tokens: Tokens, at: int, before: Token, after: Token | None) -> bool:
    """Settle a word that can be a noun too: `customers use the app`, `users report fewer bugs`."""
    word = tokens[at].word
    ends = after is None or bool(after.word.other & _HOW_FAR)
    if ends and "base" in word.forms and word.verb & _MOVES:
        return _has_plural_head(tokens[:at])
    if after is None and "base" in word.forms and "behaviour" in word.verb:
        return bool(before.word.noun & PEOPLE) and before.word.plural
    if after is None or word.other - _ADVERB_TOO or not word.forms & _FINITE or _is_done(tokens, at + 1):
        return False
    if "third" in word.forms and not before.word.plural and _only_says_how(tokens, at + 1):
        return True
    agrees = before.word.plural if "base" in word.forms else "third" in word.forms and not before.word.plural
    if not agrees and not before.word.noun & PEOPLE:
        return False
    object_follows = bool(after.word.other & _OPENS_OBJECT) or after.kind in ("number", "name")
    object_follows = object_follows or is_pair(tokens, at) or _is_of_thing(tokens, word)
    return object_follows or bool(before.word.noun & PEOPLE)


def _only_says_how(tokens: Tokens, at: int) -> bool:
    """Tell whether nothing but an adverb follows: `the server scales automatically`."""
    behind = tokens[at + 1] if at + 1 < len(tokens) else None
    ends = behind is None or bool(behind.word.other & _ENDS) or behind.kind == "mark"
    return ends and "adverb" in tokens[at].word.other and not tokens[at].word.noun


_ENDS = frozenset(("conjunction",))


def _is_done(tokens: Tokens, at: int) -> bool:
    """Tell whether a participle at `at` ends a passive: `the review of our contracts finished`."""
    word = tokens[at].word
    ends = ends_phrase(tokens[at + 1] if at + 1 < len(tokens) else None)
    return ends and "participle" in word.forms and "base" not in word.forms and not word.noun


def _is_of_thing(tokens: Tokens, word: Word) -> bool:
    """Tell whether a word that can be what a thing does follows a thing: `the app supports …`."""
    return "capability" in word.verb and "third" in word.forms and "determiner" in tokens[0].word.other


_ADVERB_TOO = frozenset(("adverb", "about", "to", "done", "numbered"))
_MOVES = frozenset(("rise", "fall"))
_HOW_FAR = frozenset(("by", "to", "from", "at-least", "at-most"))
_BEHIND_VERB = frozenset(("determiner", "object-pronoun", "comparative", "adverb", "degree", "number"))
_BEHIND_GERUND = _BEHIND_VERB | _HOW_FAR
_OPENS_OBJECT = frozenset(("determiner", "object-pronoun", "comparative", "negation", "number", "multiple"))


def _has_plural_head(tokens: Tokens) -> bool:
    if len(tokens) > 1 and is_noun(tokens[0]) and "preposition" in tokens[1].word.other:
        return tokens[0].word.plural
    subject = head(tokens)
    return subject is not None and subject.word.plural
