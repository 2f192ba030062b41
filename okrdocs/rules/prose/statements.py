"""Judging what a title states: `X is launched`, `users can export X`, `customers use X`."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from okrdocs.rules.prose.evidence import FAIR, STRONG, WEAK, evidence
from okrdocs.rules.prose.measures import has_number
from okrdocs.rules.prose.nominal import head, roles
from okrdocs.rules.prose.orders import SAYS_WHAT_YOU_DO
from okrdocs.rules.prose.results import by_outsiders, covers, has_outsiders, is_gain, is_service_level
from okrdocs.rules.prose.roles import BURDEN, EFFORT, INSIDERS, MADE, MEASURED, MOVES, RESULTS, WORK
from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.words import Token

_SAYS_DONE = "says that something is done, not what changes because of it"
_SAYS_CAN = "says what is possible then, not who does it or how often"
_NAMES_THING = "names what you make or do, not what changes because of it"
_LIGHT = frozenset(("behaviour", "commercial", "capability", "possess"))
_GIVEN = frozenset(("behaviour", "commercial"))
_STATES = frozenset(("attain", "hold"))
_TEAM = INSIDERS | {"staff"}


def judge_done(clause: Clause, text: str) -> Evidence | None:
    """Return what `X is launched`, `X launched` or `X is live` says for or against an activity."""
    verb = clause.verb
    if verb is None:
        return None
    kinds, thing = verb.word.verb, head(clause.object)
    found = roles(thing)
    measured = bool(found & MEASURED) and not found & MADE
    if any("comparative" in token.word.other for token in clause.object[-2:]):
        return evidence("comparison", -3.0, text, [verb])
    if _is_done_by_others(clause, kinds):
        return evidence("behaviour", -3.0, text, [verb])
    if "done" in verb.word.other and not (kinds & _GIVEN and found & RESULTS):
        return _level(text, verb) if measured else evidence("done-state", FAIR, text, [verb], _SAYS_DONE)
    if kinds & MOVES:
        return _judge_moved(clause, text, verb)
    if "commercial" in kinds and is_gain(clause.object, thing, NONE):
        return evidence("market-result", -4.0, text, [verb])
    if "flow" in kinds and is_service_level(clause):
        return evidence("service-level", -4.0, text, [verb])
    if "attain" in kinds and has_number(clause.tokens):
        return _level(text, verb)
    if measured and "measure" not in kinds:
        return _level(text, verb)
    if ("behaviour" in kinds or not kinds & WORK) and _goes_on(clause, thing):
        return evidence("practice", -2.0, text, [verb])
    if kinds & EFFORT:
        return evidence("done-state", STRONG, text, [verb], _SAYS_DONE)
    weak = not kinds or (kinds & _LIGHT and not kinds & _STATES)
    return evidence("done-state", WEAK, text, [verb], _SAYS_DONE) if weak else None


def _goes_on(clause: Clause, thing: Token | None) -> bool:
    """Tell whether it says what happens again and again: `e-mails are answered`, not `all answered`."""
    passive = any("auxiliary" in token.word.verb for token in clause.tokens) or _is_rate(clause.tokens)
    return passive and (thing is None or thing.word.plural) and not covers(clause.tokens)


def _is_rate(tokens: tuple[Token, ...]) -> bool:
    """Tell whether it says how much in a time: `meals saved per week`."""
    return any(
        "per" in token.word.other and behind.word.noun & _PERIODS for token, behind in pairwise(tokens)
    )


_PERIODS = frozenset(("time", "period"))


def _is_done_by_others(clause: Clause, kinds: frozenset[str]) -> bool:
    """Tell whether people outside do it; what they merely make for the team is still made."""
    if has_outsiders(clause.subject):
        return True
    return by_outsiders(clause.object) and (has_number(clause.tokens) or not kinds & WORK)


def _level(text: str, verb: Token) -> Evidence:
    return evidence("level", -3.0, text, [verb])


def _judge_moved(clause: Clause, text: str, verb: Token) -> Evidence:
    """Judge `costs reduced by 8 %`; not `Improved test harness`, nor `docs extended`."""
    thing = head(clause.object)
    found = roles(thing)
    if clause.tokens[0] is verb and thing is not None and found & MADE and not has_number(clause.tokens):
        return evidence("thing", WEAK, text, [verb, thing], _NAMES_THING)
    if verb.word.verb & WORK and not found & (RESULTS | BURDEN):
        return evidence("done-state", STRONG, text, [verb], _SAYS_DONE)
    return evidence("change-verb", -4.0, text, [verb])


def judge_capability(clause: Clause, text: str) -> Evidence | None:
    """Return what `users can export X` says."""
    return evidence("capability", FAIR, text, [clause.verb], _SAYS_CAN) if clause.verb else None


def judge_statement(clause: Clause, text: str) -> Evidence | None:
    """Return what any other statement says, by who does it."""
    verb = clause.verb
    if verb is None:
        return None
    kinds, who = verb.word.verb, roles(head(clause.subject))
    if "copula" in kinds or verb.word.base == "be":
        return _level(text, verb)
    if not who & INSIDERS and (who & RESULTS or has_outsiders(clause.subject)):
        return evidence("behaviour", -3.0, text, [verb])
    if kinds & MOVES:
        return evidence("change-verb", -4.0, text, [verb])
    if "flow" in kinds and is_service_level(clause):
        return evidence("service-level", -4.0, text, [verb])
    if kinds & WORK and "behaviour" not in kinds and who & _TEAM:
        return evidence("activity-verb", FAIR, text, [verb], SAYS_WHAT_YOU_DO)
    if has_number(clause.subject):
        return evidence("share", -2.0, text, [verb])
    return _judge_thing(clause, text, verb)


def _judge_thing(clause: Clause, text: str, verb: Token) -> Evidence | None:
    """Judge what things do and have: `the API supports X`, `all services have runbooks`."""
    kinds = verb.word.verb
    if covers(clause.subject):
        if roles(head(clause.subject)) & MADE or "possess" in kinds:
            return evidence("done-state", WEAK, text, [verb], _SAYS_DONE)
        if kinds & WORK:
            return evidence("activity-verb", FAIR, text, [verb], SAYS_WHAT_YOU_DO)
    compared = any("comparative" in token.word.other for token in clause.object)
    if "capability" in kinds and not compared and not has_number(clause.tokens):
        return evidence("capability", WEAK, text, [verb], _SAYS_CAN)
    if _serves(clause, kinds) and not compared and not has_number(clause.tokens):
        return evidence("capability", WEAK, text, [verb], _SAYS_CAN)
    if "possess" in kinds and roles(head(clause.object)) & MADE:
        return evidence("done-state", WEAK, text, [verb], _SAYS_DONE)
    return None


def _serves(clause: Clause, kinds: frozenset[str]) -> bool:
    """Tell whether it says what a thing that is made does, and no result of it: `the guide explains X`."""
    if not kinds & _DONE_BY_THINGS or kinds & _KEPT_BY_THINGS:
        return False
    return bool(roles(head(clause.subject)) & MADE) and not roles(head(clause.object)) & RESULTS


_DONE_BY_THINGS = WORK | {"tell"}
_KEPT_BY_THINGS = frozenset(("hold", "attain", "behaviour", "commercial"))
