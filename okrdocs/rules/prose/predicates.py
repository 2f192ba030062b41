"""What the predicate of a clause says: that the team makes something, or that something changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.orders import judge_order
from okrdocs.rules.prose.phrases import judge_noun_phrase
from okrdocs.rules.prose.statements import judge_capability, judge_done, judge_statement

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.rules.prose.clauses import Clause, Shape
    from okrdocs.rules.prose.evidence import Evidence

_JUDGES: dict[Shape, Callable[[Clause, str], Evidence | None]] = {
    "order": judge_order,
    "done": judge_done,
    "can": judge_capability,
    "says": judge_statement,
    "noun": judge_noun_phrase,
}


def predicate(clause: Clause, text: str) -> Evidence | None:
    """Return what the predicate says for (above 0) or against (below 0) an activity."""
    return _JUDGES[clause.shape](clause, text)
