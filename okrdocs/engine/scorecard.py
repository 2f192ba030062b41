"""The SMART scorecard: what the findings say about each letter, for every object of a plan."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output, OutputStatus, Severity, Status

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.plan.index import Plan


class Letter(StrEnum):
    """What SMART stands for. The value is the letter that the codes of its rules begin with."""

    SPECIFIC = "S"
    MEASURABLE = "M"
    ACHIEVABLE = "A"
    RELEVANT = "R"
    TIME_BOUND = "T"


class Mark(StrEnum):
    """How a letter fares: by the worst finding about it. Advice lowers no mark."""

    PASS = "pass"  # noqa: S105 - no password
    WARN = "warn"
    FAIL = "fail"


_LETTERS = {letter.value: letter for letter in Letter}
_MARKS = {Severity.ERROR: Mark.FAIL, Severity.WARNING: Mark.WARN, Severity.INFO: Mark.PASS}


class Scorecard(NamedTuple):
    """The findings about one object, sorted by letter.

    For an objective these are also the findings about its outcomes and outputs, which decide how it fares.
    """

    graded: bool
    """Whether there are marks: outputs have none, nor have drafts and what was dropped."""
    findings: tuple[Diagnostic, ...]
    """In the order of paths and positions."""

    def about(self, letter: Letter) -> tuple[Diagnostic, ...]:
        """Return the findings about one letter."""
        return tuple(found for found in self.findings if found.code.startswith(letter.value))

    @property
    def structure(self) -> tuple[Diagnostic, ...]:
        """The findings that belong to no letter: those about structure (K)."""
        return tuple(found for found in self.findings if found.code[0] not in _LETTERS)

    @property
    def marks(self) -> dict[Letter, Mark]:
        """How each letter fares, by the worst finding about it; empty where nothing is graded."""
        if not self.graded:
            return {}
        worst = dict.fromkeys(Letter, Severity.INFO)
        for found in self.findings:
            if letter := _LETTERS.get(found.code[0]):
                worst[letter] = max(worst[letter], found.severity)
        return {letter: _MARKS[severity] for letter, severity in worst.items()}


_CLEAN = {graded: Scorecard(graded, ()) for graded in (True, False)}


class Scorecards:
    """The scorecards of a plan."""

    def __init__(self, plan: Plan, diagnostics: Iterable[Diagnostic]) -> None:
        self._plan = plan
        self._own: dict[str, list[Diagnostic]] = {}
        self._cards: dict[str, Scorecard] = {}
        for found in diagnostics:
            also = (related.object_id for related in found.finding.related)
            about = (plan.find(name) for name in (found.finding.object_id, *also))
            for object_id in dict.fromkeys(entry.id for entry in about if entry):
                self._own.setdefault(object_id, []).append(found)

    def of(self, entry: OkrObject) -> Scorecard:
        """Return the scorecard of an object of the plan, which many ask for."""
        if entry.id not in self._cards:
            self._cards[entry.id] = self._card(entry)
        return self._cards[entry.id]

    def _card(self, entry: OkrObject) -> Scorecard:
        graded = _is_graded(self._plan, entry)
        found = {id(one): one for part in self._parts(entry) for one in self._own.get(part.id, ())}
        if not found:
            return _CLEAN[graded]
        return Scorecard(
            graded, tuple(sorted(found.values(), key=lambda one: (one.path, one.span, one.code)))
        )

    def own(self, entry: OkrObject) -> tuple[Diagnostic, ...]:
        """Return the findings about an object itself, or about it among others, in the order of positions."""
        return tuple(self._own.get(entry.id, ()))

    def _parts(self, entry: OkrObject) -> Iterator[OkrObject]:
        yield entry
        if isinstance(entry, Objective):
            yield from (o for o in self._plan.outcomes_of(entry) if o.status is not Status.DROPPED)
            yield from (o for o in self._plan.outputs_of(entry) if o.status is not OutputStatus.DROPPED)


def _is_graded(plan: Plan, entry: OkrObject) -> bool:
    if isinstance(entry, Output):
        return False
    above = plan.objective_of(entry) if isinstance(entry, Outcome) else None
    return not {Status.DRAFT, Status.DROPPED} & {entry.status, above.status if above else entry.status}
