"""Output or outcome? What speaks for a title being an activity, and what against it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.measures import asides, measures
from okrdocs.rules.prose.predicates import predicate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.title import Title

THRESHOLD = 2.0
"""What the weights of the evidence have to add up to."""
_FOR = {"main": 1.0, "second": 0.8, "side": 0.2}
_AGAINST = {"main": 1.0, "second": 0.6, "side": 0.4}
_LATER = 0.7
"""What evidence in a second sentence counts of that in the first."""
_ASIDE = 0.5


class Activity(NamedTuple):
    """The finding that a title is an activity, with everything that was weighed."""

    reason: Evidence
    evidence: tuple[Evidence, ...]

    @property
    def counts(self) -> bool:
        """The title only counts what is made: “8 blog posts”."""
        return self.reason.name == "counted"


def activity(title: Title) -> Activity | None:
    """Return why a title is an activity; None if it is none, not clearly one, or a question."""
    if title.text.endswith("?"):
        return None
    said = list(_predicates(title))
    reason = max(said, key=_weight, default=None)
    if reason is None or reason.weight < THRESHOLD:
        return None
    found = (*said, *_numbers(title))
    against = {one.name: one.weight for one in sorted(found, key=_weight, reverse=True) if one.weight < 0}
    return Activity(reason, found) if reason.weight + sum(against.values()) >= THRESHOLD else None


def _weight(one: Evidence) -> float:
    return one.weight


def _predicates(title: Title) -> Iterator[Evidence]:
    """Yield what the predicates of a title say; a side clause can't speak against the main one."""
    for number, sentence in enumerate(title.sentences):
        for clause in sentence:
            found = predicate(clause, title.text)
            if found is not None and not (clause.rank == "side" and found.weight < 0):
                yield _at_its_place(found, clause, number)


def _numbers(title: Title) -> Iterator[Evidence]:
    """Yield what the numbers of a title say."""
    for number, sentence in enumerate(title.sentences):
        for clause in sentence:
            for found in measures(clause, title.text):
                yield _at_its_place(found, clause, number)
    for found in asides(title.asides, title.text):
        yield found._replace(weight=found.weight * _ASIDE)


def _at_its_place(one: Evidence, clause: Clause, sentence: int) -> Evidence:
    """Weigh evidence by where it stands."""
    factor = (_FOR if one.weight > 0 else _AGAINST)[clause.rank] * (_LATER if sentence else 1.0)
    return one if factor == 1 else one._replace(weight=one.weight * factor)
