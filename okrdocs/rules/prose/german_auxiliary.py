"""German clauses with sein, haben, werden or a modal verb: what is done, what is so, what is possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.clauses import Clause
from okrdocs.rules.prose.german_words import (
    forms,
    is_auxiliary,
    is_low,
    is_ours,
    is_verb_here,
    opens_phrase,
    phrases_last,
)

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Rank, Shape
    from okrdocs.rules.prose.words import Form, Token

    Tokens = tuple[Token, ...]

_SHORTEST = 3


def with_auxiliary(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `X ist eingeführt`, `X wird eingeführt`, `Kunden können X`, `X ist live`."""
    at = _place(tokens)
    if at is None:
        return None
    auxiliary = tokens[at]
    if rank == "side" and at >= len(tokens) - 2:
        return _with_parts(rank, (), auxiliary, tokens[:at], tokens)
    if at == len(tokens) - 1:
        return _with_final(rank, tokens)
    return _with_parts(rank, tokens[:at], auxiliary, tokens[at + 1 :], tokens)


def _place(tokens: Tokens) -> int | None:
    """Return where the first auxiliary stands; one with a capital opens the clause."""
    for at, token in enumerate(tokens):
        if is_auxiliary(token) and (is_low(token) or not at):
            return at
    return None


def _with_parts(rank: Rank, before: Tokens, auxiliary: Token, after: Tokens, tokens: Tokens) -> Clause:
    """Read what stands around an auxiliary."""
    base = auxiliary.word.base
    place = _last(after, "participle")
    if place is not None and base != "lassen":
        return _passive(rank, before, auxiliary, after, tokens, place)
    if base == "sein":
        return _state(rank, before, auxiliary, after, tokens)
    place = _last(after, "base")
    if place is None or base == "haben":
        return Clause(rank, "says", auxiliary, before, after, tokens)
    verb, rest = after[place], after[:place] + after[place + 1 :]
    if "modal" in auxiliary.word.verb:
        return Clause(rank, "can", verb, before, rest, tokens)
    if not before or is_ours(before):
        return Clause(rank, "order", verb, (), phrases_last(rest), tokens)
    return Clause(rank, "says", verb, before, phrases_last(rest), tokens)


def _passive(
    rank: Rank, before: Tokens, auxiliary: Token, after: Tokens, tokens: Tokens, place: int
) -> Clause:
    """Read `X ist eingeführt`, where X is what is done, and `Das Team hat X eingeführt`, where it isn't."""
    verb, rest = after[place], after[:place] + after[place + 1 :]
    if auxiliary.word.base == "haben":
        return Clause(rank, "done", verb, before, phrases_last(rest), tokens)
    shape: Shape = "can" if "modal" in auxiliary.word.verb else "done"
    inverted = bool(before) and opens_phrase(before[0])
    return Clause(rank, shape, verb, (), rest + before if inverted else before + rest, tokens)


def _state(rank: Rank, before: Tokens, auxiliary: Token, after: Tokens, tokens: Tokens) -> Clause:
    """Read what follows `ist`: a state that says done, or any other."""
    for at, token in enumerate(after):
        if "done" in token.word.other:
            return Clause(rank, "done", token, (), before + after[:at] + after[at + 1 :], tokens)
    return Clause(rank, "says", auxiliary, before, after, tokens)


def _with_final(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `X prüfen lassen` and `X eingeführt haben`."""
    if len(tokens) < _SHORTEST:
        return None
    verb, rest = tokens[-2], phrases_last(tokens[:-2])
    if tokens[-1].word.base == "lassen" and "base" in forms(verb):
        return Clause(rank, "order", verb, (), rest, tokens)
    return Clause(rank, "done", verb, (), rest, tokens) if "participle" in forms(verb) else None


def _last(tokens: Tokens, form: Form) -> int | None:
    """Return the place of the last word without a capital that may have this verb form."""
    for at in range(len(tokens) - 1, -1, -1):
        token = tokens[at]
        if form in forms(token) and "auxiliary" not in token.word.verb and is_verb_here(token):
            return at
    return None
