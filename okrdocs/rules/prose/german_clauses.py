"""Parting a German sentence into its main clause, coordinated ones and side clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.german_predicate import find_clause
from okrdocs.rules.prose.german_words import forms, is_auxiliary, is_low, joins, own_object, settled

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_OPENERS = frozenset(("purpose", "reason", "relative"))
_LEADING = frozenset(("purpose", "reason"))
_FINAL = frozenset(("base", "participle"))
_FINITE = frozenset(("third", "past"))


def clauses(tokens: Tokens, lexicon: Lexicon) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, the main one first."""
    main, sides = _without_sides(settled(tokens))
    first, *others = _coordinated(main)
    result = [find_clause("main", first, lexicon)]
    result += [find_clause("second", part, lexicon) for part in others]
    result += [find_clause("side", side, lexicon) for side in sides]
    return tuple(result)


def _without_sides(tokens: Tokens) -> tuple[Tokens, list[Tokens]]:
    """Part the main clause from purpose, relative and other side clauses; commas end them."""
    main: list[Token] = []
    sides: list[Tokens] = []
    at = 0
    while at < len(tokens):
        if _opens_side(tokens, at):
            start = at + 1 if tokens[at].text == "," else at
            end = _next_comma(tokens, start)
            sides.append(tokens[start:end])
            at = end + 1
        else:
            main.append(tokens[at])
            at += 1
    if not main:
        return (sides[0], sides[1:]) if sides else (tokens, [])
    return tuple(main), sides


def _next_comma(tokens: Tokens, start: int) -> int:
    return next((at for at in range(start, len(tokens)) if tokens[at].text == ","), len(tokens))


def _opens_side(tokens: Tokens, at: int) -> bool:
    """Tell whether a side clause opens at `at`, most often a comma."""
    comma = tokens[at].text == ","
    start = at + 1 if comma else at
    if start + 1 >= len(tokens):
        return False
    first = tokens[start]
    end = _next_comma(tokens, start)
    if first.text.lower() == "um":
        return _has_zu(tokens[start:end])
    if not comma and at:
        return "purpose" in first.word.other and len(first.text) > _SHORT and _ends_finite(tokens, end)
    if not comma:
        return bool(first.word.other & _LEADING) and end < len(tokens) and _ends_finite(tokens, end)
    if "preposition" in first.word.other:
        first = tokens[start + 1]
    return bool(first.word.other & _OPENERS) and _ends_finite(tokens, end)


_SHORT = 3
"""Letters of `um`, `zur` and `zum`, which open phrases too."""


def _has_zu(tokens: Tokens) -> bool:
    """Tell whether an infinitive with `zu` stands in `tokens`."""
    return any(
        "base" in forms(token) and (tokens[at - 1].text == "zu" or _infixed(token))
        for at, token in enumerate(tokens)
        if at
    )


def _infixed(token: Token) -> bool:
    return "zu" in token.text and token.text != token.word.base


def _ends_finite(tokens: Tokens, end: int) -> bool:
    """Tell whether a verb stands at the end of a clause, as in side clauses."""
    return bool(forms(tokens[end - 1]))


def _coordinated(tokens: Tokens) -> list[Tokens]:
    """Split where a predicate with an object or subject of its own follows a coordinator."""
    parts: list[Tokens] = []
    start = 0
    for at in range(2, len(tokens) - 1):
        if at > start and joins(tokens[at]) and _both_say(tokens[start:at], tokens[at + 1 :]):
            parts.append(tokens[start:at])
            start = at + 1
    return [*parts, tokens[start:]]


def _both_say(left: Tokens, right: Tokens) -> bool:
    """Tell whether both sides of a coordinator have a verb, and the right one what it is about."""
    if _has_finite(left):
        at = next((at for at, token in enumerate(right) if _is_finite(token)), 0)
        return at > 0 and own_object(right[:at]) and not any(joins(token) for token in right[:at])
    last = left[-1]
    if not forms(last) & _FINAL or not last.word.verb:
        return False
    verb = next((at for at, token in enumerate(right) if forms(token) & _FINAL and token.word.verb), None)
    return bool(verb) and own_object(right[:verb])


def _has_finite(tokens: Tokens) -> bool:
    return any(_is_finite(token) for token in tokens[1:])


def _is_finite(token: Token) -> bool:
    """Tell whether a token is surely a finite verb."""
    if not is_low(token) or not token.word.verb:
        return False
    return is_auxiliary(token) or bool(token.word.forms & _FINITE and not token.word.forms & _FINAL)
