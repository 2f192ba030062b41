"""The clauses of a title: what is done, by whom, to what."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from okrdocs.rules.prose.words import Token

Rank = Literal["main", "second", "side"]
Shape = Literal["order", "done", "can", "says", "noun"]


@dataclass(slots=True, eq=False)
class Clause:
    """One predicate with what belongs to it; nothing changes one, as with `Token`."""

    rank: Rank
    """`second`: coordinated with the main clause, with an object of its own. `side`: purpose, relative,
    reason."""
    shape: Shape
    """An order (“Launch X”), something done (“X is launched”), a capability (“users can X”), another finite
    statement (“customers use X”), or a mere noun phrase (“8 blog posts”)."""
    verb: Token | None
    """The verb, or the word that says done; None in a noun phrase."""
    subject: tuple[Token, ...]
    """Who does it; empty for a passive."""
    object: tuple[Token, ...]
    """What it is done to; for a noun phrase, all of it."""
    tokens: tuple[Token, ...]


def second_verb(clause: Clause) -> Token | None:
    """Return the second verb of a pair: `measure and improve …`."""
    verb = clause.verb
    if verb is None:
        return None
    at = clause.tokens.index(verb) + 1
    behind = clause.tokens[at : at + 2]
    if len(behind) <= 1 or "conjunction" not in behind[0].word.other:
        return None
    return behind[1] if behind[1].word.forms & verb.word.forms else None
