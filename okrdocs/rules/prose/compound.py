"""Two results in one title."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.clauses import second_verb
from okrdocs.rules.prose.evidence import evidence
from okrdocs.rules.prose.nominal import head, roles
from okrdocs.rules.prose.roles import BURDEN, MOVES, RESULTS, WORK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.title import Title
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_FINITE = frozenset(("order", "done", "says", "can"))
_JOINING = frozenset(("conjunction", "meanwhile"))
_SCOPE = frozenset(("scope",))
_REFERRING = frozenset(("object-pronoun", "restatement", "from"))
_NOT_LISTED = RESULTS | BURDEN | {"quality", "outsiders", "insiders"}
_LONG_LIST = 3
_UPKEEP = MOVES | {"hold", "measure", "deliver"}
_KEPT = frozenset(("outsiders", "insiders", "staff", "market"))


class Pair(NamedTuple):
    """Two results."""

    first: Evidence
    second: Evidence


def compound(title: Title) -> Pair | None:
    """Return two results that one title names; None where it is one."""
    return (
        _two_sentences(title)
        or _two_predicates(title)
        or _two_targets(title)
        or _list_of_things(title)
        or _win_and_keep(title)
    )


def _two_sentences(title: Title) -> Pair | None:
    """Find two sentences with a predicate each, or with a target each."""
    if len(title.sentences) < 2:
        return None
    full = [one for one in title.sentences if one[0].shape in _FINITE and not _refers(one[0])]
    if len(full) < 2:
        full = [one for one in title.sentences if one[0].shape == "noun" and _has_target(one[0].tokens)]
    if len(full) < 2:
        return None
    return _pair(title.text, _all(full[0]), _all(full[1]))


def _refers(clause: Clause) -> bool:
    """Tell whether a sentence is about the one before: `This saves …`, `Currently at 40`."""
    return bool(clause.tokens[0].word.other & _REFERRING)


def _two_predicates(title: Title) -> Pair | None:
    """Find a second verb with an object of its own."""
    for sentence in title.sentences:
        for clause in sentence[1:]:
            second = clause.rank == "second" and clause.shape in _FINITE
            if second and _is_its_own(clause, sentence[0]) and not _is_alternative(title, clause):
                return _pair(title.text, sentence[0].tokens, clause.tokens)
    return None


def _is_alternative(title: Title, clause: Clause) -> bool:
    """Tell whether a predicate is another way to the same: `join a club or found one`."""
    before = [token for token in title.tokens if token.end <= clause.tokens[0].start]
    return bool(before) and "alternative" in before[-1].word.other


def _is_its_own(clause: Clause, main: Clause) -> bool:
    """Tell whether a second predicate has a subject or an object that the main clause does not have."""
    if clause.subject and clause.subject != main.subject:
        return True
    if main.shape == "can" or clause.verb is None:
        return False
    if _is_pronoun(clause.object):
        return "tell" in clause.verb.word.verb and _finds_out(main)
    return _has_object(clause) or bool(clause.verb.word.verb & MOVES)


def _is_pronoun(tokens: Tokens) -> bool:
    """Tell whether an object is `it` or `them`; not `this report`, nor `that it saves time`."""
    if not tokens or "object-pronoun" not in tokens[0].word.other:
        return False
    return len(tokens) == 1 or (not tokens[1].word.noun and "pronoun" not in tokens[1].word.other)


def _finds_out(clause: Clause) -> bool:
    """Tell whether a predicate finds out what another makes known: `find causes and report them`."""
    if clause.verb is None:
        return False
    kinds = clause.verb.word.verb
    return clause.shape == "says" or ("measure" in kinds and "tell" not in kinds)


def _has_object(clause: Clause) -> bool:
    """Tell whether a predicate has an object; of a passive, more than how or where: `sent to all of them`."""
    if clause.shape == "done" and clause.object and "preposition" in clause.object[0].word.other:
        return False
    return any(_names(token) or "comparative" in token.word.other for token in clause.object)


def _names(token: Token) -> bool:
    """Tell whether a token is or can be a noun, or an amount."""
    word = token.word
    return token.kind in ("number", "name") or bool(word.noun) or (token.kind == "word" and not word.other)


def _list_of_things(title: Title) -> Pair | None:
    """Find three or more things that are made, two of them by more than a word: `set up A, a new B and C`."""
    for sentence in title.sentences:
        clause = sentence[0]
        if clause.shape != "order" or clause.verb is None or not clause.verb.word.verb & WORK:
            continue
        things = _listed(clause.object)
        described = [thing for thing in things if sum(len(token.text.split()) for token in _named(thing)) > 1]
        if len(things) >= _LONG_LIST and len(described) > 1:
            return _pair(title.text, things[0], things[1])
    return None


def _named(thing: Tokens) -> Tokens:
    """Return a thing without what is said about it: `examples` of `examples for beginners`."""
    ends = (at for at, token in enumerate(thing) if "preposition" in token.word.other)
    return thing[: next(ends, len(thing))]


def _win_and_keep(title: Title) -> Pair | None:
    """Find a pair of verbs that is graded twice although it has one object: `hire and retain 5 nurses`."""
    for sentence in title.sentences:
        clause = sentence[0]
        second = second_verb(clause)
        if second is None or clause.verb is None or "hold" not in second.word.verb:
            continue
        if not clause.verb.word.verb & _UPKEEP and roles(head(clause.object)) & _KEPT:
            return _pair(title.text, (clause.verb,), (second, *clause.object))
    return None


def _listed(tokens: Tokens) -> list[Tokens]:
    """Return the things of a list; none if one of them is nothing that is made, or part of a phrase."""
    joined = any(token.text == "," for token in tokens)
    alternative = any("alternative" in token.word.other for token in tokens)
    things = list(_stretches(tokens)) if joined and not alternative else []
    for thing in things[:-1]:
        if any("preposition" in token.word.other for token in thing):
            return []
    named = [roles(head(thing)) for thing in things]
    return things if all(kinds and not kinds & _NOT_LISTED for kinds in named) else []


def _two_targets(title: Title) -> Pair | None:
    """Find two numbers to reach with a coordinator between them."""
    if len([1 for token in title.tokens if token.number or "comparative" in token.word.other]) < 2:
        return None
    for sentence in title.sentences:
        for clause in sentence:
            if clause.rank == "side":
                continue
            pair = _targets(clause.tokens)
            if pair is not None:
                return _pair(title.text, *pair)
    return None


def _targets(tokens: Tokens) -> tuple[Tokens, Tokens] | None:
    """Return two neighbouring stretches between coordinators that hold a number to reach each."""
    last: Tokens = ()
    for part in _stretches(tokens):
        if last and _has_target(last) and _has_target(part) and not _is_one(last, part):
            return last, part
        last = part
    return None


def _stretches(tokens: Tokens) -> Iterator[Tokens]:
    """Yield what stands between coordinators."""
    start = 0
    for at, token in enumerate(tokens):
        if _coordinates(token) or _adds(tokens, at):
            if at > start:
                yield tokens[start:at]
            start = at + 1
    if start:
        yield tokens[start:]


def _has_target(tokens: Tokens) -> bool:
    """Tell whether a number of something is to be reached: no baseline, scope, or the same said again."""
    if tokens and "restatement" in tokens[0].word.other:
        return False
    reached = any(
        token.number is not None and token.number.mark != "from" and not _is_scope(tokens, at)
        for at, token in enumerate(tokens)
    )
    compared = any("comparative" in token.word.other for token in tokens[:-1])
    return (reached or compared) and any(
        token.number is None and _names(token) and not token.word.noun & _UNITS for token in tokens
    )


_UNITS = frozenset(("currency", "time"))


def _is_one(last: Tokens, part: Tokens) -> bool:
    """Tell whether two stretches with a number each are about one thing."""
    return _goes_on(last, part) or _shares_noun(last)


def _shares_noun(tokens: Tokens) -> bool:
    """Tell whether what a number counts only stands behind the next: `3 junior and 2 senior` nurses."""
    last = next((at for at, token in reversed(list(enumerate(tokens))) if token.number is not None), -1)
    number, behind = tokens[last].number, tokens[last + 1 :]
    if number is None or number.kind != "count" or number.mark or number.value <= 1 or len(behind) != 1:
        return False
    return not behind[0].word.plural and " " not in behind[0].text


def _is_scope(tokens: Tokens, at: int) -> bool:
    """Tell whether a number only says where or when: `in 5 hospitals`."""
    number = tokens[at].number
    before = tokens[max(0, at - 2) : at]
    return number is not None and not number.mark and any(token.word.other & _SCOPE for token in before)


def _goes_on(last: Tokens, part: Tokens) -> bool:
    """Tell whether `part` only says more about `last`: `in 5 towns and 3 cities`, `…, each with 10 beds`."""
    first = part[0].word
    if first.forms == _GERUND and not first.verb & _TOWARDS:
        return True
    if part[0].number is None:
        return bool(part[0].word.other & _SCOPE)
    numbers = [at for at, token in enumerate(last) if token.number is not None]
    return bool(numbers) and _is_scope(last, numbers[-1])


_GERUND = frozenset(("gerund",))
_TOWARDS = MOVES | {"hold"}
"""Verbs of a target of their own: `while keeping churn under 3 %`."""


def _coordinates(token: Token) -> bool:
    if token.kind == "mark":
        return token.text in ",;&+"
    return bool(token.word.other & _JOINING) and "alternative" not in token.word.other


def _adds(tokens: Tokens, at: int) -> bool:
    """Tell whether a number is added at `at`: `plus 50 seats`."""
    return "addition" in tokens[at].word.other and at + 1 < len(tokens) and tokens[at + 1].number is not None


def _all(sentence: tuple[Clause, ...]) -> Tokens:
    tokens = {token.start: token for clause in sentence for token in clause.tokens}
    return tuple(tokens[start] for start in sorted(tokens))


def _pair(text: str, first: Tokens, second: Tokens) -> Pair:
    return Pair(evidence("first", 1.0, text, first), evidence("second", 1.0, text, second))
