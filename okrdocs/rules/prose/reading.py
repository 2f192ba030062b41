"""What the rules ask about a title. Each title is read once, whoever asks first.

The modules that read are imported, and the lists loaded, when the first title asks for them.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.languages import lexicon
from okrdocs.rules.wording import REMEMBERED

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.rules.prose.activity import Activity
    from okrdocs.rules.prose.compound import Pair
    from okrdocs.rules.prose.direction import Direction
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.title import Title


class OutcomeReading(NamedTuple):
    """What speaks against the title of an outcome."""

    activity: Activity | None = None
    compound: Pair | None = None
    helps: Evidence | None = None
    direction: Direction | None = None


class ObjectiveReading(NamedTuple):
    """What speaks against the title of an objective."""

    number: Evidence | None = None
    delivers: Evidence | None = None
    helps: Evidence | None = None


CLEAR_OUTCOME = OutcomeReading()
CLEAR_OBJECTIVE = ObjectiveReading()


@lru_cache(REMEMBERED)
def read_outcome(title: str, language: str) -> OutcomeReading:
    """Read the title of an outcome; nothing speaks against one in a language without lists."""
    words = lexicon(language)
    if words is None:
        return CLEAR_OUTCOME
    read = _readers()
    clauses = read.title(title, words)
    found = OutcomeReading(
        read.activity(clauses),
        read.compound(clauses),
        read.opening(clauses, "help"),
        read.direction(clauses),
    )
    return CLEAR_OUTCOME if found == CLEAR_OUTCOME else found


@lru_cache(REMEMBERED)
def read_vague(title: str, language: str) -> Evidence | None:
    """Return the word of an outcome's title that leaves open how much.

    This is asked for by itself, as few outcomes have nothing but their title to say it.
    """
    words = lexicon(language)
    if words is None:
        return None
    read = _readers()
    return read.vague(read.title(title, words))


@lru_cache(REMEMBERED)
def read_objective(title: str, language: str) -> ObjectiveReading:
    """Read the title of an objective, as `read_outcome` does."""
    words = lexicon(language)
    if words is None:
        return CLEAR_OBJECTIVE
    read = _readers()
    clauses = read.title(title, words)
    found = ObjectiveReading(
        read.number(clauses), read.opening(clauses, "deliver"), read.opening(clauses, "help")
    )
    return CLEAR_OBJECTIVE if found == CLEAR_OBJECTIVE else found


@lru_cache(REMEMBERED)
def read_unit(unit: str, language: str) -> str | None:
    """Return the deliverable that a unit counts, in its base form; None where it counts something else."""
    words = lexicon(language)
    return None if words is None else _readers().deliverable(unit, words)


class _Readers(NamedTuple):
    """What answers the questions."""

    title: Callable[[str, Lexicon], Title]
    activity: Callable[[Title], Activity | None]
    vague: Callable[[Title], Evidence | None]
    compound: Callable[[Title], Pair | None]
    direction: Callable[[Title], Direction | None]
    number: Callable[[Title], Evidence | None]
    opening: Callable[[Title, str], Evidence | None]
    deliverable: Callable[[str, Lexicon], str | None]


@cache
def _readers() -> _Readers:
    """Import what reads titles: once, as an import in passing costs as much as many a question."""
    from okrdocs.rules.prose.activity import activity
    from okrdocs.rules.prose.compound import compound
    from okrdocs.rules.prose.deliverables import deliverable
    from okrdocs.rules.prose.direction import direction
    from okrdocs.rules.prose.objectives import number_in, opening
    from okrdocs.rules.prose.title import read_title
    from okrdocs.rules.prose.vague import vague

    return _Readers(read_title, activity, vague, compound, direction, number_in, opening, deliverable)
