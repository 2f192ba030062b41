"""Objectives, outcomes and outputs: what a page's blocks say, typed and frozen.

A field whose value was not usable is None (or empty) and named in `invalid`, so that rules about it stay
silent while the rest of the object is checked and shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model.period import Period
    from okrdocs.model.span import Source


class Kind(StrEnum):
    """What an object is. The value is also the block's first key and the word in addresses."""

    OBJECTIVE = "objective"
    OUTCOME = "outcome"
    OUTPUT = "output"


class Commitment(StrEnum):
    """What a full success is: 1.0 for committed, about 0.7 for aspirational objectives."""

    COMMITTED = "committed"
    ASPIRATIONAL = "aspirational"


class Status(StrEnum):
    """Where an objective or outcome stands in its life."""

    DRAFT = "draft"
    ACTIVE = "active"
    CLOSED = "closed"
    DROPPED = "dropped"


class OutputStatus(StrEnum):
    """How far an output is."""

    PLANNED = "planned"
    IN_PROGRESS = "in-progress"
    DONE = "done"
    DROPPED = "dropped"


class CheckIn(NamedTuple):
    """A reading of an outcome's metric on a day; `confidence` of reaching the target, 0…1."""

    date: dt.date
    value: float | None = None
    confidence: float | None = None
    note: str | None = None


class Milestone(NamedTuple):
    """A yes-or-no step."""

    title: str
    due: dt.date | None = None
    done: bool = False


class Metric(NamedTuple):
    """Moves a number from `baseline` to `target`, up or down. None: not given, or not usable."""

    baseline: float | None = None
    target: float | None = None


class Maintain(NamedTuple):
    """Keeps a number inside a band; a missing end is open, and the ends count as inside unless strict."""

    low: float | None = None
    high: float | None = None
    strict: bool = False

    def holds(self, value: float) -> bool:
        """Tell whether `value` lies inside the band."""
        if self.strict:
            return (self.low is None or value > self.low) and (self.high is None or value < self.high)
        return (self.low is None or value >= self.low) and (self.high is None or value <= self.high)


class Steps(NamedTuple):
    """Counts milestones done: allowed, though a yes-or-no result shows little progress."""

    milestones: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)  # as a tuple, it would equal a Metric without a baseline
class Establish:
    """Has no baseline yet (`baseline: unknown`): it is measured by `baseline_due`."""

    baseline_due: dt.date | None = None
    target: float | None = None


Measure = Metric | Maintain | Steps | Establish


# Objectives, outcomes and outputs begin with the same fields:
# - `id_derived`: the id was made from the title, as the author gave none.
# - `period` and `owner` are the effective ones: the object's own, else those of the page's front matter,
#   else those of what it belongs to.
# - `reviewed` is the day on which somebody last checked that its links still make sense.
# - `invalid` holds the canonical names of fields that were written but not usable.
# They are written out in each, since named tuples inherit no fields; but of all that is frozen, they are made
# fastest by far, and a large project has tens of thousands of them.


class Objective(NamedTuple):
    """A qualitative, inspiring direction for one period."""

    id: str
    title: str
    source: Source
    id_derived: bool = False
    period: Period | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    same_as: str | None = None
    description: str | None = None
    note: str | None = None
    reviewed: dt.date | None = None
    invalid: frozenset[str] = frozenset()
    status: Status = Status.ACTIVE
    commitment: Commitment | None = None
    why: str | None = None
    supports: tuple[str, ...] = ()
    """Ids, as written, of the objectives or outcomes above."""
    resources: str | None = None
    level: str | None = None
    grade: float | None = None
    retrospective: str | None = None
    cadence: int | None = None
    """Days within which a check-in is agreed."""

    @property
    def kind(self) -> Kind:
        """Always `Kind.OBJECTIVE`."""
        return Kind.OBJECTIVE


class Outcome(NamedTuple):
    """A measured change in the world."""

    id: str
    title: str
    source: Source
    id_derived: bool = False
    period: Period | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    same_as: str | None = None
    description: str | None = None
    note: str | None = None
    reviewed: dt.date | None = None
    invalid: frozenset[str] = frozenset()
    status: Status = Status.ACTIVE
    measures: str | None = None
    """Id of the objective: the one it is written in, or the one its `measures` names, as written."""
    nested: bool = False
    """Written inside an objective's block."""
    metric: str | None = None
    segment: str | None = None
    """The part of the market, product or region that the metric is taken for; None: all of it."""
    unit: str | None = None
    measure: Measure = Metric()
    current: float | None = None
    due: dt.date | None = None
    """Its own `due`, else the period's end."""
    due_given: bool = False
    weight: float | None = None
    commitment: Commitment | None = None
    """That of its objective."""
    rationale: str | None = None
    evidence: tuple[str, ...] = ()
    how: str | None = None
    """Where the number comes from and when it is read; written as `source`."""
    guards: tuple[str, ...] = ()
    checkins: tuple[CheckIn, ...] = ()
    """In the order written."""
    cadence: int | None = None
    confidential: bool = False
    external: bool = False
    """Others move it: no output has to lead to it."""

    @property
    def kind(self) -> Kind:
        """Always `Kind.OUTCOME`."""
        return Kind.OUTCOME


class Output(NamedTuple):
    """A product or deliverable, which must lead to an outcome."""

    id: str
    title: str
    source: Source
    id_derived: bool = False
    period: Period | None = None
    owner: str | None = None
    contributors: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    same_as: str | None = None
    description: str | None = None
    note: str | None = None
    reviewed: dt.date | None = None
    invalid: frozenset[str] = frozenset()
    status: OutputStatus = OutputStatus.PLANNED
    leads_to: tuple[str, ...] = ()
    """Ids of outcomes, as written."""
    within: str | None = None
    """Id of the objective in whose block it is written."""
    draft: bool = False
    """Written in a draft objective."""
    due: dt.date | None = None
    shipped: dt.date | None = None
    """The day it was done."""
    progress: float | None = None
    """0…1 as the author says; None: not said."""
    link: str | None = None
    enabling: str | None = None
    """Why it leads to no outcome of its own."""
    milestones: tuple[Milestone, ...] = ()

    @property
    def kind(self) -> Kind:
        """Always `Kind.OUTPUT`."""
        return Kind.OUTPUT


OkrObject = Objective | Outcome | Output
