"""Finding the predicate of an English clause."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.clauses import Clause
from okrdocs.rules.prose.english_finite import PEOPLE, find_finite, is_gerund_subject
from okrdocs.rules.prose.english_words import (
    ends_phrase,
    is_auxiliary,
    is_noun,
    is_pair,
    opens_order,
    skip_openers,
)
from okrdocs.rules.prose.nominal import head
from okrdocs.rules.prose.roles import MOVES, WORK

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Rank, Shape
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_BETWEEN = frozenset(("adverb", "negation", "degree", "we"))
_MODALS = frozenset(("modal",))


def find_clause(rank: Rank, tokens: Tokens) -> Clause:
    """Return the clause that `tokens` are, by the first kind of predicate that is found."""
    start = skip_openers(tokens, 0)
    if start < len(tokens):
        first = tokens[start]
        if is_auxiliary(first):
            return _after_auxiliary(rank, tokens, start, start)
        finite = find_finite(tokens, start)
        subject = finite is not None and (bool(first.word.noun) or is_gerund_subject(tokens, start, finite))
        if opens_order(tokens, start) and not subject and not _is_described(tokens, start):
            return _order(rank, tokens, start)
        if finite is None and _unknown_verb(tokens, start):
            return Clause(rank, "order", first, (), tokens[start + 1 :], tokens)
        if finite is not None:
            if is_auxiliary(tokens[finite]):
                return _after_auxiliary(rank, tokens, start, finite)
            return _statement(rank, tokens, start, finite)
        reduced = _reduced_passive(tokens, start)
        if reduced is not None:
            rest = tokens[start:reduced] + tokens[reduced + 1 :]
            return Clause(rank, "done", tokens[reduced], (), rest, tokens)
    return Clause(rank, "noun", None, (), tokens[start:], tokens)


def _statement(rank: Rank, tokens: Tokens, start: int, at: int) -> Clause:
    """Read `customers use X`; but `alerts set up` is a passive, as things set nothing up."""
    verb, subject, rest = tokens[at], tokens[start:at], tokens[at + 1 :]
    if "participle" in verb.word.forms and (not rest or ends_phrase(rest[0])) and _is_thing(head(subject)):
        return Clause(rank, "done", verb, (), subject + rest, tokens)
    return Clause(rank, "says", verb, subject, rest, tokens)


def _is_thing(token: Token | None) -> bool:
    return token is not None and bool(token.word.noun & _THINGS) and not token.word.noun & PEOPLE


_THINGS = frozenset(("artefact", "action", "burden", "metric"))


def _order(rank: Rank, tokens: Tokens, at: int) -> Clause:
    """Read `Launch X`, `Launching X`, `Launched X` or `Design and launch X`."""
    verb, last = tokens[at], at
    while is_pair(tokens, last):
        last += 2
    shape: Shape = "order" if verb.word.forms & _ORDER_FORMS else "done"
    return Clause(rank, shape, verb, (), tokens[last + 1 :], tokens)


_ORDER_FORMS = frozenset(("base", "gerund"))


def _is_described(tokens: Tokens, start: int) -> bool:
    """Tell whether a participle only describes what another says is done: `improved search delivered`."""
    opener = tokens[start].word
    if "participle" not in opener.forms or "base" in opener.forms or not opener.verb & MOVES:
        return False
    done = _reduced_passive(tokens, start)
    return done is not None and bool(tokens[done].word.verb & WORK)


def _unknown_verb(tokens: Tokens, at: int) -> bool:
    """Tell whether a word that no list knows is a verb, as a determiner follows it."""
    token = tokens[at]
    if (
        token.kind != "word"
        or token.word.verb
        or token.word.noun
        or token.word.other
        or at + 1 >= len(tokens)
    ):
        return False
    after = tokens[at + 1].word
    return "determiner" in after.other and not after.noun and token.text[1:].islower()


def _after_auxiliary(rank: Rank, tokens: Tokens, start: int, at: int) -> Clause:
    """Read what follows an auxiliary: `is launched`, `have built`, `can export`, `will grow`, `is live`."""
    subject = tokens[start:at]
    modal, passive = False, False
    auxiliary = tokens[at]
    while at < len(tokens) and (is_auxiliary(tokens[at]) or tokens[at].word.other & _BETWEEN):
        if is_auxiliary(tokens[at]):
            auxiliary = tokens[at]
            modal = modal or bool(auxiliary.word.verb & _MODALS)
            passive = passive or auxiliary.word.base == "be"
        elif "done" in tokens[at].word.other:
            break
        at += 1
    if at >= len(tokens):
        return Clause(rank, "says", auxiliary, subject, (), tokens)
    verb, rest = tokens[at], tokens[at + 1 :]
    forms = verb.word.forms if verb.kind == "word" else frozenset()
    if modal and ("base" in forms or not (verb.word.other or verb.kind != "word")):
        return Clause(rank, "can", verb, subject, rest, tokens)
    if "participle" in forms and _participle_here(tokens, at, passive=passive):
        if passive:
            return Clause(rank, "done", verb, (), subject + rest, tokens)
        return Clause(rank, "done", verb, subject, rest, tokens)
    if "done" in verb.word.other:
        return Clause(rank, "done", verb, (), subject + rest, tokens)
    if "base" in forms and auxiliary.word.base not in ("be", "have"):
        return Clause(rank, "says" if subject else "order", verb, subject, rest, tokens)
    if "gerund" in forms and auxiliary.word.base == "be":
        return Clause(rank, "says", verb, subject, rest, tokens)
    return Clause(rank, "says" if subject else "order", auxiliary, subject, tokens[at:], tokens)


def _participle_here(tokens: Tokens, at: int, *, passive: bool) -> bool:
    """Tell whether the participle at `at` belongs to an auxiliary, and is no adjective."""
    if passive or at + 1 >= len(tokens):
        return True
    return not is_noun(tokens[at + 1]) or tokens[at].word.noun == frozenset()


def _reduced_passive(tokens: Tokens, start: int) -> int | None:
    """Return the place of a participle that says of the noun before it that it is done: `docs published`."""
    for at in range(start + 1, len(tokens)):
        token, before = tokens[at], tokens[at - 1]
        if token.kind != "word":
            continue
        if before.word.other & _ADVERBS and at - 1 > start and not before.word.noun:
            before = tokens[at - 2]
        if not (is_noun(before) or before.kind in ("name", "number") or "gerund" in before.word.forms):
            continue
        last = at + 1 == len(tokens)
        after = None if last else tokens[at + 1]
        word = token.word
        ends = ends_phrase(after)
        if "participle" in word.forms and "base" not in word.forms and not word.noun and ends:
            return at
        finite = bool(word.verb) and before.word.plural
        if "done" in word.other and (last or (ends and not finite)):
            return at
    return None


_ADVERBS = frozenset(("adverb", "degree"))
