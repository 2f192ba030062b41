"""Parting an English sentence into its main clause, coordinated ones and side clauses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_coordination import coordinated
from okrdocs.rules.prose.english_predicate import find_clause
from okrdocs.rules.prose.english_words import FOLLOWS_VERB, is_auxiliary, is_noun, joins, skip_openers

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
    if main.shape != "says" or clause.subject:
        return clause
    if clause.shape == "order":
        return clause._replace(shape="says", subject=main.subject)
    at = skip_openers(clause.tokens, 0)
    verb, rest = clause.tokens[at], clause.tokens[at + 1 :]
    if clause.shape == "noun" and verb.word.forms == _THIRD:
        return clause._replace(shape="says", verb=verb, subject=main.subject, object=rest)
    return clause


_THIRD = frozenset(("third",))


def _without_sides(tokens: Tokens) -> tuple[Tokens, list[Tokens]]:
    """Part the main clause from purpose, relative and other side clauses."""
    lead = _leading_side(tokens)
    if lead:
        main, sides = _without_sides(tokens[lead + 1 :])
        return (main, [tokens[:lead], *sides]) if main else (tokens[:lead], [])
    starts = [at for at in range(1, len(tokens)) if _opens_side(tokens, at)]
    if not starts:
        return tokens, []
    last = _resumes(tokens, starts[-1])
    ends = [*starts[1:], last]
    sides = [tokens[a + 1 : b] for a, b in zip(starts, ends, strict=True) if a + 1 < b]
    return tokens[: starts[0]] + tokens[last:], sides


def _resumes(tokens: Tokens, start: int) -> int:
    """Return where the main clause goes on behind a relative one: `…, and documents them`; else the end."""
    if "relative" in tokens[start].word.other:
        for at in range(start + 2, len(tokens) - 2):
            if tokens[at].text == "," and "conjunction" in tokens[at + 1].word.other:
                verb, after = tokens[at + 2], tokens[at + 3 : at + 4]
                finite = verb.word.forms & _FINITE
                if finite and after and after[0].word.other & FOLLOWS_VERB:
                    return at
    return len(tokens)


_FINITE = frozenset(("base", "third"))


def _leading_side(tokens: Tokens) -> int:
    """Return where a side clause before the main one ends (its comma); 0 if there is none."""
    first = tokens[0]
    opens = bool(first.word.other & _SIDE) or first.text.lower() in ("to", "by", "for", "through")
    if not opens or len(tokens) < _SHORTEST_LEAD:
        return 0
    return next((at for at, token in enumerate(tokens[:-1]) if token.text == "," and at > 1), 0)


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
    return bool(word.other & _SIDE) and not _is_adverb(token, before, after)


def _is_adverb(token: Token, before: Token, after: Token) -> bool:
    """Tell whether a word opens no clause there: `are using X`, `once, and later twice`."""
    return after.text == "," or ("gerund" in token.word.forms and is_auxiliary(before))


def _is_verb(token: Token) -> bool:
    word = token.word
    return bool(word.verb) and token.kind == "word" and "determiner" not in word.other


def _takes_infinitive(token: Token) -> bool:
    """Tell whether `to` behind this word belongs to it: `time to hire`, `able to`, `10 to`."""
    if token.kind != "word":
        return token.kind == "number"
    return "with-infinitive" in token.word.other or "auxiliary" in token.word.verb
