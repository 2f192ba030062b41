"""Parting an English sentence into its main clause, coordinated ones and side clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_coordination import coordinated
from okrdocs.rules.prose.english_predicate import find_clause
from okrdocs.rules.prose.english_words import is_noun, joins

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_SIDE = frozenset(("purpose", "relative", "reason"))


def clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, the main one first."""
    main, sides = _without_sides(tokens)
    first, *others = coordinated(main)
    result = [find_clause("main", first)]
    result += [_with_subject(find_clause("second", part), result[0]) for part in others]
    result += [find_clause("side", side) for side in sides]
    return tuple(result)


def _with_subject(clause: Clause, main: Clause) -> Clause:
    """Return a second predicate with the subject that it shares with the main clause."""
    shared = main.shape == "says" and clause.shape == "order" and not clause.subject
    return clause._replace(shape="says", subject=main.subject) if shared else clause


def _without_sides(tokens: Tokens) -> tuple[Tokens, list[Tokens]]:
    """Part the main clause from purpose, relative and other side clauses."""
    lead = _leading_side(tokens)
    if lead:
        main, sides = _without_sides(tokens[lead + 1 :])
        return (main, [tokens[:lead], *sides]) if main else (tokens[:lead], [])
    starts = [at for at in range(1, len(tokens)) if _opens_side(tokens, at)]
    if not starts:
        return tokens, []
    ends = [*starts[1:], len(tokens)]
    return tokens[: starts[0]], [tokens[a + 1 : b] for a, b in zip(starts, ends, strict=True) if a + 1 < b]


def _leading_side(tokens: Tokens) -> int:
    """Return where a side clause before the main one ends (its comma); 0 if there is none."""
    first = tokens[0]
    opens = bool(first.word.other & _SIDE) or first.text.lower() in ("to", "by", "for", "through")
    if not opens or len(tokens) < _SHORTEST_LEAD:
        return 0
    return next((at for at, token in enumerate(tokens) if token.text == "," and at > 1), 0)


_SHORTEST_LEAD = 5


def _opens_side(tokens: Tokens, at: int) -> bool:
    """Tell whether a side clause opens at `at`."""
    token, before = tokens[at], tokens[at - 1]
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if after is None or token.kind != "word":
        return False
    word = token.word
    text = token.text.lower()
    if text == "to":
        return _is_verb(after) and not _takes_infinitive(before) and "base" in after.word.forms
    if text in ("by", "with", "when", "without", "for") and "gerund" in after.word.forms:
        return text in ("by", "when") or not after.word.noun
    if text == "that":
        joined = at > 1 and joins(tokens[at - 2]) and bool(before.word.verb)
        return not joined and (is_noun(before) or before.kind == "name")
    return bool(word.other & _SIDE)


def _is_verb(token: Token) -> bool:
    word = token.word
    return bool(word.verb) and token.kind == "word" and "determiner" not in word.other


def _takes_infinitive(token: Token) -> bool:
    """Tell whether `to` behind this word belongs to it: `time to hire`, `able to`, `10 to`."""
    if token.kind != "word":
        return token.kind == "number"
    return "with-infinitive" in token.word.other or "auxiliary" in token.word.verb
