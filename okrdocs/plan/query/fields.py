"""The fields that a condition can ask for, a sort can order by and a group can gather by."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import StrEnum
from typing import TYPE_CHECKING

from okrdocs.model import (
    Commitment,
    Establish,
    Kind,
    Metric,
    Objective,
    Outcome,
    Output,
    OutputStatus,
    Status,
)
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.plan.scores import Health

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import ObjectiveScore, OutcomeScore, Scores

Value = str | float | bool | dt.date | tuple[str, ...] | None
"""What a field holds; None: nothing. A `bool` is only ever the value of a FLAG."""


class Type(StrEnum):
    """What a field holds, in the words of messages."""

    TEXT = "a text"
    CHOICE = "one of a few words"
    LIST = "a list of texts"
    ID = "the id of an object"
    IDS = "a list of ids"
    PERIOD = "a period"
    NUMBER = "a number"
    DAYS = "a number of days"
    SHARE = "a share"
    DATE = "a date"
    FLAG = "yes or no"


@dataclass(frozen=True, slots=True)
class Subject:
    """One object with all that is known of it."""

    plan: Plan
    scores: Scores
    entry: OkrObject

    @property
    def objective(self) -> Objective | None:
        """The objective that an outcome measures, or that an output is written in."""
        if isinstance(self.entry, Outcome):
            return self.plan.objective_of(self.entry)
        if isinstance(self.entry, Output):
            home = self.plan.find(self.entry.within)
            return home if isinstance(home, Objective) else None
        return self.entry

    @property
    def objective_score(self) -> ObjectiveScore | None:
        """The numbers of an objective; None for anything else."""
        return self.scores.objectives.get(self.entry.id) if isinstance(self.entry, Objective) else None

    @property
    def outcome_score(self) -> OutcomeScore | None:
        """The numbers of an outcome; None for anything else."""
        return self.scores.outcomes.get(self.entry.id) if isinstance(self.entry, Outcome) else None

    @property
    def score(self) -> ObjectiveScore | OutcomeScore | None:
        """The numbers of an objective or outcome."""
        return self.objective_score or self.outcome_score

    def metric(self, number: Callable[[Outcome], float | None]) -> float | None:
        """Return a number of an outcome; None where it is confidential, as a choice by it would tell it."""
        if not isinstance(self.entry, Outcome) or self.entry.confidential:
            return None
        return number(self.entry)


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its name, what it holds, of which objects, and how to get it."""

    name: str
    type: Type
    kinds: frozenset[Kind]
    about: str
    """What it is, for the documentation."""
    value: Callable[[Subject], Value]
    choices: tuple[str, ...] = ()
    """The only words it holds."""
    holders: Mapping[str, frozenset[Kind]] = attribute(default_factory=dict, compare=False)
    """The kinds that hold each of those words, where not all do."""


_ALL = frozenset(Kind)
_OBJECTIVES = frozenset([Kind.OBJECTIVE])
_OUTCOMES = frozenset([Kind.OUTCOME])
_OUTPUTS = frozenset([Kind.OUTPUT])
_MEASURED = _OBJECTIVES | _OUTCOMES
_MADE = _OUTCOMES | _OUTPUTS


def _attribute(name: str) -> Callable[[Subject], Value]:
    def value(subject: Subject) -> Value:
        found: Value = getattr(subject.entry, name, None)
        return found

    return value


def _text(name: str) -> Callable[[Subject], Value]:
    """Return what reads a text as pages show it: who asks for a secret number in it finds nothing."""

    def value(subject: Subject) -> Value:
        found: str | None = getattr(subject.entry, name, None)
        return public_text(subject.entry, found) if found else None

    return value


def _owner(subject: Subject) -> Value:
    return _name(subject, subject.entry.owner) if subject.entry.owner else None


def _contributors(subject: Subject) -> Value:
    return tuple(_name(subject, name) for name in subject.entry.contributors)


def _tags(subject: Subject) -> Value:
    return tuple(_name(subject, tag) for tag in subject.entry.tags)


def _name(subject: Subject, name: str) -> str:
    return public_name(subject.plan, subject.entry, name)


def _status(subject: Subject) -> Value:
    return subject.entry.status.value


def _commitment(subject: Subject) -> Value:
    entry = subject.entry if not isinstance(subject.entry, Output) else subject.objective
    return entry.commitment.value if entry and entry.commitment else None


def _level(subject: Subject) -> Value:
    return subject.objective.level if subject.objective else None


def _objective(subject: Subject) -> Value:
    return subject.objective.id if subject.objective else None


def _ids(name: str) -> Callable[[Subject], Value]:
    """Return what reads a list of ids, of which some may be old names (`formerly`)."""

    def value(subject: Subject) -> Value:
        written: tuple[str, ...] = getattr(subject.entry, name, ())
        return tuple(found.id if (found := subject.plan.find(one)) else one for one in written)

    return value


def _above(subject: Subject) -> Value:
    return tuple(_climb(subject))


def _climb(subject: Subject) -> Iterator[str]:
    """Yield the ids of all that an object leads to, nearest first; each once, so that rings end."""
    seen = {subject.entry.id}
    queue = [subject.entry]
    for entry in queue:
        for upper in subject.plan.above(entry):
            if upper.id not in seen:
                seen.add(upper.id)
                queue.append(upper)
                yield upper.id


def _period(subject: Subject) -> Value:
    return subject.entry.period.label if subject.entry.period else None


def _health(subject: Subject) -> Value:
    # A draft or dropped object has a status, but nothing by which it could do well or badly.
    if subject.entry.status in (Status.DRAFT, Status.DROPPED) or subject.score is None:
        return None
    return subject.score.health.value


def _progress(subject: Subject) -> Value:
    if isinstance(subject.entry, Output):
        return subject.scores.outputs.get(subject.entry.id)
    return subject.score.progress if subject.score else None


def _expected(subject: Subject) -> Value:
    return subject.score.expected if subject.score else None


def _delivery(subject: Subject) -> Value:
    return subject.objective_score.delivery.share if subject.objective_score else None


def _confidence(subject: Subject) -> Value:
    if subject.objective_score:
        return subject.objective_score.confidence
    last = subject.outcome_score.last_checkin if subject.outcome_score else None
    return last.confidence if last else None


def _due(subject: Subject) -> Value:
    if isinstance(subject.entry, Objective):
        return subject.entry.period.end if subject.entry.period else None
    return subject.entry.due


def _checked(subject: Subject) -> Value:
    if subject.objective_score:
        return subject.objective_score.last_checkin
    last = subject.outcome_score.last_checkin if subject.outcome_score else None
    return last.date if last else None


def _silence(subject: Subject) -> Value:
    score = subject.outcome_score
    return None if score is None or score.silent_days is None else float(score.silent_days)


def _baseline(subject: Subject) -> Value:
    return subject.metric(lambda entry: entry.measure.baseline if isinstance(entry.measure, Metric) else None)


def _target(subject: Subject) -> Value:
    return subject.metric(
        lambda entry: entry.measure.target if isinstance(entry.measure, Metric | Establish) else None
    )


def _current(subject: Subject) -> Value:
    scores = subject.scores.outcomes
    return subject.metric(lambda entry: scores[entry.id].current if entry.id in scores else None)


def _overdue(subject: Subject) -> Value:
    entry = subject.entry
    if not isinstance(entry, Output) or entry.status in (OutputStatus.DONE, OutputStatus.DROPPED):
        return False
    return entry.due is not None and entry.due < subject.scores.as_of


_COMMITMENTS = tuple(one.value for one in Commitment)
_STATUSES = {
    Status.DRAFT.value: _MEASURED,
    Status.ACTIVE.value: _MEASURED,
    Status.CLOSED.value: _OBJECTIVES,
    Status.DROPPED.value: _ALL,
    **{one.value: _OUTPUTS for one in OutputStatus if one is not OutputStatus.DROPPED},
}
_KINDS = {kind.value: frozenset([kind]) for kind in Kind}

FIELDS: tuple[Field, ...] = (
    Field("kind", Type.CHOICE, _ALL, "What it is.", lambda s: s.entry.kind.value, tuple(Kind), _KINDS),
    Field("id", Type.ID, _ALL, "Its id.", _attribute("id")),
    Field("title", Type.TEXT, _ALL, "Its title.", _text("title")),
    Field("owner", Type.TEXT, _ALL, "Who owns it.", _owner),
    Field("contributors", Type.LIST, _ALL, "Who works on it too.", _contributors),
    Field("tags", Type.LIST, _ALL, "Its tags.", _tags),
    Field("period", Type.PERIOD, _ALL, "Its period; `current`: any that today lies in.", _period),
    Field("status", Type.CHOICE, _ALL, "Where it stands in its life.", _status, tuple(_STATUSES), _STATUSES),
    Field("commitment", Type.CHOICE, _ALL, "That of its objective.", _commitment, _COMMITMENTS),
    Field("level", Type.TEXT, _ALL, "The level of its objective, such as `team`.", _level),
    Field("objective", Type.ID, _ALL, "Its objective; itself, if it is one.", _objective),
    Field("above", Type.IDS, _ALL, "All that it leads to, up to the top.", _above),
    Field("health", Type.CHOICE, _MEASURED, "How it does; drafts have none.", _health, tuple(Health)),
    Field("progress", Type.SHARE, _ALL, "How far it has come.", _progress),
    Field("expected", Type.SHARE, _MEASURED, "How far it should have come by today.", _expected),
    Field("delivery", Type.SHARE, _OBJECTIVES, "How much of what is made for it has shipped.", _delivery),
    Field("confidence", Type.SHARE, _MEASURED, "The latest confidence.", _confidence),
    Field("due", Type.DATE, _ALL, "When it is due; an objective at the end of its period.", _due),
    Field("checked", Type.DATE, _MEASURED, "The day of its last check-in.", _checked),
    Field("silence", Type.DAYS, _OUTCOMES, "How long ago its last check-in was, or its start.", _silence),
    Field("shipped", Type.DATE, _OUTPUTS, "The day it shipped.", _attribute("shipped")),
    Field("overdue", Type.FLAG, _OUTPUTS, "It was due before today and has not shipped.", _overdue),
    Field("metric", Type.TEXT, _OUTCOMES, "What is measured.", _text("metric")),
    Field("unit", Type.TEXT, _OUTCOMES, "The unit of the metric.", _text("unit")),
    Field("baseline", Type.NUMBER, _OUTCOMES, "Its baseline, unless confidential.", _baseline),
    Field("current", Type.NUMBER, _OUTCOMES, "Its latest value, unless confidential.", _current),
    Field("target", Type.NUMBER, _OUTCOMES, "Its target, unless confidential.", _target),
    Field("grade", Type.NUMBER, _OBJECTIVES, "The grade at its end.", _attribute("grade")),
    Field("confidential", Type.FLAG, _OUTCOMES, "Its numbers are confidential.", _attribute("confidential")),
    Field("external", Type.FLAG, _OUTCOMES, "Others move it.", _attribute("external")),
    Field("leads_to", Type.IDS, _OUTPUTS, "The outcomes it leads to.", _ids("leads_to")),
    Field("supports", Type.IDS, _OBJECTIVES, "What it supports.", _ids("supports")),
)  # fmt: skip
"""Every field, in the order of the documentation."""

BY_NAME = {field.name: field for field in FIELDS}


def field_called(name: str) -> Field | None:
    """Return the field of a name, whatever its case and whether `-` or `_` joins its words."""
    return BY_NAME.get(name.lower().replace("-", "_"))
