"""What the rules ask about a title. Each title is read once, whoever asks first.

The modules that read are imported, and the lists loaded, when the first title asks for them.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.languages import lexicon

if TYPE_CHECKING:
    from okrdocs.rules.prose.activity import Activity
    from okrdocs.rules.prose.compound import Pair
    from okrdocs.rules.prose.direction import Direction
    from okrdocs.rules.prose.evidence import Evidence

_REMEMBERED = 1 << 16
"""Titles kept: more than a large site has; what is kept of most is one shared `CLEAR`."""


class OutcomeReading(NamedTuple):
    """What speaks against the title of an outcome."""

    activity: Activity | None = None
    vague: Evidence | None = None
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


@lru_cache(_REMEMBERED)
def read_outcome(title: str, language: str) -> OutcomeReading:
    """Read the title of an outcome; nothing speaks against one in a language without lists."""
    words = lexicon(language)
    if words is None:
        return CLEAR_OUTCOME
    from okrdocs.rules.prose.activity import activity
    from okrdocs.rules.prose.compound import compound
    from okrdocs.rules.prose.direction import direction
    from okrdocs.rules.prose.objectives import opening
    from okrdocs.rules.prose.title import read_title
    from okrdocs.rules.prose.vague import vague

    read = read_title(title, words)
    found = OutcomeReading(
        activity(read), vague(read), compound(read), opening(read, "help"), direction(read)
    )
    return CLEAR_OUTCOME if found == CLEAR_OUTCOME else found


@lru_cache(_REMEMBERED)
def read_objective(title: str, language: str) -> ObjectiveReading:
    """Read the title of an objective, as `read_outcome` does."""
    words = lexicon(language)
    if words is None:
        return CLEAR_OBJECTIVE
    from okrdocs.rules.prose.objectives import number_in, opening
    from okrdocs.rules.prose.title import read_title

    read = read_title(title, words)
    found = ObjectiveReading(number_in(read), opening(read, "deliver"), opening(read, "help"))
    return CLEAR_OBJECTIVE if found == CLEAR_OBJECTIVE else found


@lru_cache(_REMEMBERED)
def read_unit(unit: str, language: str) -> str | None:
    """Return the deliverable that a unit counts, in its base form; None where it counts something else."""
    words = lexicon(language)
    if words is None:
        return None
    from okrdocs.rules.prose.deliverables import deliverable

    return deliverable(unit, words)
