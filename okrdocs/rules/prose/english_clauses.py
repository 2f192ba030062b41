"""Parting an English sentence into its main clause, coordinated ones and side clauses."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_coordination import coordinated
from okrdocs.rules.prose.english_predicate import find_clause
from okrdocs.rules.prose.english_words import (
    FOLLOWS_VERB,
    is_auxiliary,
    is_noun,
    joins,
    joints,
    opens_order,
    skip_openers,
)
from okrdocs.rules.prose.layout import says_how_measured
from okrdocs.rules.prose.roles import MOVES
from okrdocs.rules.prose.words import OPENING

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_SIDE = frozenset(("purpose", "relative", "reason"))


def clauses(tokens: Tokens) -> tuple[Clause, ...]:
    """Return the clauses of a sentence, the main one first."""
    main, sides = _without_sides(_without_assigned(tokens))
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
        return replace(clause, shape="says", subject=main.subject)
    at = skip_openers(clause.tokens, 0)
    verb, rest = clause.tokens[at], clause.tokens[at + 1 :]
    if clause.shape == "noun" and verb.word.forms == _THIRD:
        return replace(clause, shape="says", verb=verb, subject=main.subject, object=rest)
    return clause


_THIRD = frozenset(("third",))


def _without_assigned(tokens: Tokens) -> Tokens:
    """Drop who is to do it: `Sales team to launch …`."""
    for at, token in enumerate(tokens[1:_LONGEST_ASSIGNED], 1):
        if token.text == "to" and at + 1 < len(tokens):
            assigned = any(one.word.noun & _ASSIGNED for one in tokens[:at])
            others = any(one.word.noun & _OUTSIDERS for one in tokens[:at])
            return tokens[at + 1 :] if assigned and not others and _is_verb(tokens[at + 1]) else tokens
        if not (is_noun(token) or joins(token)):
            break
    return tokens


_LONGEST_ASSIGNED = 6
_ASSIGNED = frozenset(("staff", "insiders"))
_OUTSIDERS = frozenset(("outsiders", "metric", "market", "artefact", "action"))


def _without_sides(tokens: Tokens) -> tuple[Tokens, list[Tokens]]:
    """Part the main clause from purpose, relative and other side clauses."""
    places = joints(tokens)
    if not places:
        return tokens, []
    lead = _leading_side(tokens) if "," in [tokens[at].text for at in places] else 0
    if lead:
        main, sides = _without_sides(tokens[lead + 1 :])
        return (main, [tokens[:lead], *sides]) if main else (tokens[:lead], [])
    starts = [at for at in places if at and _opens_side(tokens, at)]
    if not starts:
        return tokens, []
    last = _resumes(tokens, starts[-1])
    ends = [*starts[1:], last]
    sides = [tokens[a + 1 : b] for a, b in zip(starts, ends, strict=True) if a + 1 < b]
    return tokens[: starts[0]] + tokens[last:], sides


def _resumes(tokens: Tokens, start: int) -> int:
    """Return where the main clause goes on behind a side clause; else the end.

    `… that names its risks, and documents them`, `Way to report faults in place`.
    """
    if tokens[start].text == "to" and not opens_order(tokens, skip_openers(tokens, 0)):
        for at in range(start + 2, len(tokens)):
            if "done" in tokens[at].word.other and _ends_with(tokens, at):
                return at
    if tokens[start + 1].word.forms == _GERUND or tokens[start].text == "to":
        for at in range(start + 2, len(tokens) - 2):
            if "conjunction" in tokens[at].word.other and "we" in tokens[at + 1].word.other:
                return at
    if "reason" in tokens[start].word.other:
        return _behind_occasion(tokens, start)
    if "relative" in tokens[start].word.other:
        for at in range(start + 2, len(tokens) - 2):
            if tokens[at].text == "," and "conjunction" in tokens[at + 1].word.other:
                verb, after = tokens[at + 2], tokens[at + 3 : at + 4]
                finite = verb.word.forms & _FINITE
                if finite and after and (after[0].kind == "number" or after[0].word.other & FOLLOWS_VERB):
                    return at
    return len(tokens)


def _behind_occasion(tokens: Tokens, start: int) -> int:
    """Return where an order goes on behind an occasion: `ask guests after each stay and reach 90 %`."""
    if opens_order(tokens, skip_openers(tokens, 0)):
        for at in range(start + 2, len(tokens) - 2):
            before = tokens[at - 1].word.other
            if tokens[at].text == "," or (tokens[at].word.verb and not before & FOLLOWS_VERB):
                break
            if "conjunction" in tokens[at].word.other and opens_order(tokens, at + 1, strict=True):
                return at
    return len(tokens)


def _ends_with(tokens: Tokens, at: int) -> bool:
    """Tell whether the word at `at` says that what opens the sentence is done: no auxiliary of its own."""
    last = at + 1 == len(tokens) or "preposition" in tokens[at + 1].word.other
    said = any(is_auxiliary(token) or token.word.other & _LINKS for token in tokens[at - 2 : at])
    return last and not said


_GERUND = frozenset(("gerund",))
_LINKS = frozenset(("conjunction", "adverb"))
_FINITE = frozenset(("base", "third"))


def _leading_side(tokens: Tokens) -> int:
    """Return where a side clause before the main one ends (its comma); 0 if there is none."""
    first = tokens[0]
    often = _often(tokens)
    if often:
        return often
    opens = bool(first.word.other & _SIDE) or first.text.lower() in ("to", "by", "for", "through")
    if not opens or len(tokens) < _SHORTEST_LEAD:
        return 0
    return next((at for at, token in enumerate(tokens[:-1]) if token.text == "," and at > 1), 0)


def _often(tokens: Tokens) -> int:
    """Return where an opening such as `Twice a year,` ends (its comma) if an order follows; else 0."""
    for at, token in enumerate(tokens[: min(_LONGEST_OFTEN, len(tokens) - 1)]):
        if token.text == ",":
            times = any(one.word.other & _HOW_OFTEN for one in tokens[:at])
            order = times and opens_order(tokens, skip_openers(tokens, at + 1), strict=True)
            return at if order and not opens_order(tokens, skip_openers(tokens, 0), strict=True) else 0
    return 0


_LONGEST_OFTEN = 9
_HOW_OFTEN = frozenset(("multiple", "coverage", "frequency", "reason"))
_SHORTEST_LEAD = 5


def _opens_side(tokens: Tokens, at: int) -> bool:
    """Tell whether a side clause opens at `at`."""
    token = tokens[at]
    word, text = token.word, token.text.lower()
    if text == ",":
        return _trails(tokens, at)
    if token.kind != "word" or not word.other & OPENING or at + 1 == len(tokens):
        return False
    before, after = tokens[at - 1], tokens[at + 1]
    if text == "to":
        return _is_verb(after) and not _takes_infinitive(before) and "base" in after.word.forms
    if "before-gerund" in word.other and "gerund" in after.word.forms:
        return text in ("by", "when") or not after.word.noun
    if text == "that":
        joined = at > 1 and joins(tokens[at - 2]) and bool(before.word.verb)
        return not joined and (is_noun(before) or before.kind == "name")
    return bool(word.other & _SIDE) and not _is_adverb(token, before, after)


def _trails(tokens: Tokens, at: int) -> bool:
    """Tell whether a gerund behind a comma goes on: `launched, (carefully) serving all towns`."""
    if at + 3 >= len(tokens) or "gerund" in tokens[skip_openers(tokens, 0)].word.forms:
        return False
    if says_how_measured(tokens, at + 1):
        return True
    after, verb = tokens[at + 1].word, tokens[at + 2].word
    if after.other & _MANNER and not after.noun:
        return verb.forms == _GERUND and not verb.noun
    counts = tokens[at + 2].number is not None
    return after.forms == _GERUND and counts and not after.noun and not after.verb & _MOVES


_MOVES = MOVES | {"hold"}
_MANNER = frozenset(("adverb", "quality"))


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
