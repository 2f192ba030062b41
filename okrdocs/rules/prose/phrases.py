"""Judging mere noun phrases: `8 blog posts`, `Launch of X`, `Churn below 3 %`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.evidence import FAIR, STRONG, evidence
from okrdocs.rules.prose.nominal import counted, head
from okrdocs.rules.prose.roles import BURDEN, MADE, MEASURED, RESULTS

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.words import Token

_NAMES_THING = "names what you make or do, not what changes because of it"
_COUNTS = "counts what you make, not what changes because of it"
_COUNTED = MADE | {"staff"}


def judge_noun_phrase(clause: Clause, text: str) -> Evidence | None:
    """Return what a noun phrase says by its head, and by what it counts."""
    thing = head(clause.object)
    if thing is None:
        return None
    found = thing.word.noun
    if "negation" in clause.tokens[0].word.other:
        return evidence("level", -3.0, text, [clause.tokens[0]])
    if (found & MEASURED and not found & MADE) or _is_measured(clause, thing):
        return evidence("metric", -4.0, text, [thing])
    first = next(counted(clause.object), None)
    if first is not None and first.noun is thing and found & _COUNTED:
        if found & RESULTS:
            return None
        return evidence("counted", STRONG, text, [first.number, first.noun], _COUNTS)
    if found & (RESULTS | BURDEN):
        return evidence("market-result", -4.0, text, [thing])
    return evidence("thing", FAIR, text, [thing], _NAMES_THING) if found & MADE else None


def _is_measured(clause: Clause, thing: Token) -> bool:
    """Tell whether a metric stands before the head, and a value after it: `median reply in 2 days`."""
    before = clause.object[: clause.object.index(thing)]
    values = any(token.number is not None and token.number.kind != "count" for token in clause.object)
    return values and any("metric" in token.word.noun for token in before)
