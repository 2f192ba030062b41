"""Judging what a team sets out to do: `Launch X`, `Reach X`, `Have X`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.evidence import FAIR, STRONG, WEAK, evidence
from okrdocs.rules.prose.nominal import counted, head, roles
from okrdocs.rules.prose.results import is_gain, is_service_level
from okrdocs.rules.prose.roles import BURDEN, MADE, MOVES, RESULTS, WORK

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence

SAYS_WHAT_YOU_DO = "says what you do, not what changes because of it"
_SAYS_READY = "says that something is there, not what changes because of it"
_COUNTS = "counts what you make, not what changes because of it"
_MOVED = BURDEN | {"quality"}
_PLAIN = frozenset(("flow", "help"))
_STATES = frozenset(("possess", "attain", "copula"))
_SECONDARY = frozenset(("capability", "behaviour"))


def judge_order(clause: Clause, text: str) -> Evidence | None:
    """Return what an order says for or against an activity."""
    verb = clause.verb
    if verb is None:
        return None
    kinds, thing = verb.word.verb, head(clause.object)
    if kinds & MOVES and (not kinds & WORK or _is_result(clause) or roles(thing) & _MOVED):
        return evidence("change-verb", -4.0, text, [verb])
    if "commercial" in kinds and is_gain(clause.object, thing, kinds):
        return evidence("market-result", -4.0, text, [verb])
    if "flow" in kinds and is_service_level(clause):
        return evidence("service-level", -4.0, text, [verb])
    if "hold" in kinds and _is_level(clause):
        return evidence("level", -4.0, text, [verb])
    if kinds & WORK:
        return evidence("activity-verb", WEAK if kinds & MOVES else STRONG, text, [verb], SAYS_WHAT_YOU_DO)
    if kinds & _PLAIN:
        return evidence("activity-verb", FAIR, text, [verb], SAYS_WHAT_YOU_DO)
    return _judge_light_verb(clause, text)


def _is_result(clause: Clause) -> bool:
    found = roles(head(clause.object))
    return bool(found & RESULTS) and not found & MADE


def _is_level(clause: Clause) -> bool:
    """Tell whether what is held is a result, a share, or none at all: `maintain zero incidents`."""
    held = (token.number for token in clause.object if token.number is not None)
    return _is_result(clause) or any(number.kind == "percent" or not number.value for number in held)


def _judge_light_verb(clause: Clause, text: str) -> Evidence | None:
    """Judge verbs that say little by themselves: have, reach, win, use, and those no list knows."""
    verb = clause.verb
    if verb is None:
        return None
    kinds, made = verb.word.verb, bool(roles(head(clause.object)) & MADE)
    if kinds & _STATES:
        return _judge_state(clause, text)
    if "hold" in kinds:
        return evidence("level", -3.0, text, [verb]) if _is_result(clause) else None
    if "commercial" in kinds:
        return evidence("activity-verb", WEAK, text, [verb], SAYS_WHAT_YOU_DO) if made else None
    if kinds & _SECONDARY:
        return evidence("activity-verb", FAIR, text, [verb], SAYS_WHAT_YOU_DO)
    return None if kinds else evidence("unknown-verb", WEAK, text, [verb], SAYS_WHAT_YOU_DO)


def _is_caused(clause: Clause) -> bool:
    """Tell whether something is had or got done: `get the lease signed`."""
    if roles(head(clause.object)) & (RESULTS | {"outsiders"}) or not clause.object:
        return False
    last = clause.object[-1].word
    return len(clause.object) > 1 and "participle" in last.forms and not (last.noun or "base" in last.forms)


def _judge_state(clause: Clause, text: str) -> Evidence | None:
    """Judge `have`, `get`, `reach` and `be` by what is had, got or reached."""
    verb, thing = clause.verb, head(clause.object)
    if verb is None:
        return None
    if any("done" in token.word.other for token in clause.object) or _is_caused(clause):
        return evidence("done-state", FAIR, text, [verb], _SAYS_READY)
    if _is_result(clause):
        return evidence("level", -3.0, text, [verb])
    if "attain" in verb.word.verb and "possess" not in verb.word.verb:
        made = next((item for item in counted(clause.object) if roles(item.noun) & MADE), None)
        return evidence("counted", FAIR, text, [made.number, made.noun], _COUNTS) if made else None
    if thing is not None and roles(thing) & MADE:
        return evidence("thing", WEAK, text, [verb, thing], SAYS_WHAT_YOU_DO)
    return None
