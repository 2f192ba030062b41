"""Counter-evidence: numbers in a title that say how much something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.evidence import evidence
from okrdocs.rules.prose.nominal import counted
from okrdocs.rules.prose.roles import MADE, MEASURED, WORK
from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.words import NumberKind, Token

    Tokens = tuple[Token, ...]

_BARE: dict[NumberKind, float] = {"percent": -1.5, "money": -1.5, "multiple": -2.0, "time": 0, "count": 0}
"""What a number weighs that stands alone …"""
_COMPARED: dict[NumberKind, float] = {
    "percent": -2.5,
    "money": -2.5,
    "multiple": -2.5,
    "time": -2.0,
    "count": -1.5,
}
"""… and one with a comparison or a direction."""
_WORKED_ON = WORK | {"help", "flow", "possess"}
_SPENT = MADE | {"staff"}
_OF_WORK = frozenset(("share", "done", "adverb"))
_ALL = 100
_LIMITS = ("at-least", "at-most")


def measures(clause: Clause, text: str) -> Iterator[Evidence]:
    """Yield what the numbers of a clause say against calling it an activity."""
    tokens = clause.tokens
    if not has_number(tokens):
        return
    nouns = {item.place: item.noun for item in counted(tokens)}
    works = clause.verb is not None and bool(clause.verb.word.verb & _WORKED_ON)
    for place, token in enumerate(tokens):
        if token.number is None or _is_spent(tokens, place, nouns.get(place), works=works):
            continue
        if token.number.kind == "count" and token.number.mark != "from":
            found = _count(tokens, place, nouns.get(place), text, works=works)
        else:
            found = _measure(tokens, place, text)
        if found is not None:
            yield found


def asides(tokens: Tokens, text: str) -> Iterator[Evidence]:
    """Yield what numbers in brackets and labels say against calling a title an activity."""
    for token in tokens:
        if token.number is None:
            continue
        if token.number.mark in ("from", "by"):
            yield evidence("baseline-to-target", -3.0, text, [token])
        elif token.number.mark:
            yield evidence("threshold", _COMPARED[token.number.kind], text, [token])


def has_number(tokens: Iterable[Token]) -> bool:
    """Tell whether there is a number among `tokens`."""
    for token in tokens:  # noqa: SIM110 - a generator takes twice as long, and every clause comes by here
        if token.number is not None:
            return True
    return False


def _is_spent(tokens: Tokens, place: int, noun: Token | None, *, works: bool) -> bool:
    """Tell whether a number only says how much is made, how much of the work is done, or how often."""
    number = tokens[place].number
    if number is None or number.mark == "from":
        return number is None
    if number.kind == "count":
        return noun is not None and bool(noun.word.noun & _SPENT) and not noun.word.noun & MEASURED
    if _is_difference(tokens, place):
        return False
    after = tokens[place + 1 : place + 2]
    if number.kind == "multiple":
        often = works and tokens[place].text.isalpha() and all(token.kind == "mark" for token in after)
        each = works and any(token.number is not None for token in after)
        return often or each or any("per" in token.word.other for token in after)
    return number.kind == "percent" and works and (number.value == _ALL or _is_share(tokens, place))


def _is_share(tokens: Tokens, place: int) -> bool:
    """Tell whether a percentage says how much of the work: `migrate 80 % of services`, `80 % done`."""
    after = tokens[place + 1 : place + 3]
    if after and "percent" in after[0].word.other:
        after = after[1:]
    return bool(after) and bool(after[0].word.other & _OF_WORK)


def _measure(tokens: Tokens, place: int, text: str) -> Evidence | None:
    """Return what a percentage, an amount of money, a factor or a time says."""
    token = tokens[place]
    if token.number is None:
        return None
    if token.number.mark == "from":
        return evidence("baseline-to-target", -3.0, text, [token])
    if _is_difference(tokens, place):
        return evidence("change-by-amount", -3.0, text, [token])
    weight = (_COMPARED if token.number.mark else _BARE)[token.number.kind]
    return evidence("threshold", weight, text, [token]) if weight else None


def _is_difference(tokens: Tokens, place: int) -> bool:
    """Tell whether a number says by how much: `by 20 %`, `20 % more`, `a 10 % increase`."""
    number = tokens[place].number
    after = tokens[place + 1 : place + 3]
    return (number is not None and number.mark == "by") or any(
        "comparative" in token.word.other or "change" in token.word.noun for token in after
    )


def _count(tokens: Tokens, place: int, noun: Token | None, text: str, *, works: bool) -> Evidence | None:
    """Return what a plain number says."""
    token, before = tokens[place], tokens[place - 1] if place else None
    found = noun.word.noun if noun else NONE
    if before is not None and before.word.noun & MEASURED:
        return evidence("metric-value", -2.5, text, [before, token])
    if found & MEASURED:
        return evidence("metric-value", -2.0, text, [token, noun or token])
    if "market" in found:
        beside = tokens[max(0, place - 2) : place]
        adjunct = any("preposition" in other.word.other for other in beside)
        return evidence("market-count", -0.5, text, [token, noun or token]) if adjunct else None
    limited = token.number is not None and token.number.mark in _LIMITS
    return evidence("threshold", _COMPARED["count"], text, [token]) if limited and not works else None
