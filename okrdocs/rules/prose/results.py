"""Signs that a clause is about a result although its verb could be of an activity."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from okrdocs.rules.prose.nominal import head, roles
from okrdocs.rules.prose.roles import MADE, WORK

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_GAINS = frozenset(("market", "metric", "outsiders"))
_INDIRECT = frozenset(("preposition", "to"))
_NEAR = 6


def is_gain(tokens: Tokens, thing: Token | None, kinds: frozenset[str]) -> bool:
    """Tell whether a commercial verb is about what the market gives: customers, money, a number of it."""
    found = roles(thing)
    if found & _GAINS and not (found & MADE and kinds & WORK):
        amount = any(token.number is not None for token in tokens)
        return amount or not (kinds & WORK or found & MADE)
    amounts = [token.number for token in tokens if token.number is not None]
    inbound = any("outside" in token.word.other for token in tokens)
    return any(number.kind == "money" or inbound for number in amounts)


def is_service_level(clause: Clause) -> bool:
    """Tell whether a verb of flow has a ratio or a time limit: `answer 90 % within a day`."""
    if _is_pace(clause):
        return True
    pure = clause.verb is not None and not clause.verb.word.verb & WORK
    for place, token in enumerate(clause.object):
        number = token.number
        if number is None:
            continue
        if number.kind == "time" and (number.mark == "at-most" or pure):
            return pure or _is_repeated(clause.object)
        if number.kind == "percent" and (pure or _counts_burden(clause.object[place:])):
            return True
    return False


def _is_pace(clause: Clause) -> bool:
    """Tell whether it only says how often: `deploy to production daily`, not `publish a report weekly`."""
    if not any("frequency" in token.word.other for token in clause.tokens):
        return False
    direct = takewhile(lambda token: not token.word.other & _INDIRECT, clause.object)
    return not any(token.word.noun & MADE for token in direct)


def _is_repeated(tokens: Tokens) -> bool:
    """Tell whether what is handled comes again and again: a plural, or each of them."""
    thing = head(tokens)
    return (thing is not None and thing.word.plural) or covers(tokens)


def _counts_burden(tokens: Tokens) -> bool:
    return any("burden" in token.word.noun for token in tokens[:_NEAR])


def covers(tokens: Tokens) -> bool:
    """Tell whether all or each of them are meant."""
    for token in tokens:  # noqa: SIM110 - a generator takes twice as long, and every statement comes by here
        if "coverage" in token.word.other:
            return True
    return False


def has_outsiders(tokens: Tokens) -> bool:
    """Tell whether people outside the team are among those who do it."""
    for token in tokens:  # noqa: SIM110 - as in `covers`
        if "outsiders" in token.word.noun or "outside" in token.word.other:
            return True
    return False


def by_outsiders(tokens: Tokens) -> bool:
    """Tell whether people outside are named as those who did it: `used by 40 customers`."""
    return any(
        "by" in token.word.other and has_outsiders(tokens[at + 1 : at + _NEAR])
        for at, token in enumerate(tokens)
    )
