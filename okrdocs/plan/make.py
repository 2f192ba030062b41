"""Objects of the model from what their blocks say."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from okrdocs.model import Kind, Objective, Outcome, Output, OutputStatus, Status
from okrdocs.plan.measure import checkins_of, measure_of, milestones_of, unit_of
from okrdocs.validate.fields import Fields

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from okrdocs.model import OkrObject
    from okrdocs.plan.candidates import Candidate

    Readers = Mapping[str, Callable[[Fields, str], object]]

# Fields that go into the model as they are read, under their own names. Most objects have few of them, so
# that looking up what is written is faster than asking for everything that might be.
_ENTRY: Readers = {
    "formerly": Fields.texts,
    "same_as": Fields.text,
    "description": Fields.text,
    "note": Fields.text,
    "reviewed": Fields.date,
}
_OBJECTIVE: Readers = {
    **_ENTRY,
    "why": Fields.text,
    "supports": Fields.texts,
    "resources": Fields.text,
    "grade": Fields.number,
    "retrospective": Fields.text,
}
_OUTCOME: Readers = {
    **_ENTRY,
    "metric": Fields.text,
    "segment": Fields.text,
    "current": Fields.number,
    "weight": Fields.number,
    "rationale": Fields.text,
    "evidence": Fields.texts,
    "guards": Fields.texts,
    "checkins": checkins_of,
    "external": Fields.flag,
}
_OUTPUT: Readers = {
    **_ENTRY,
    "leads_to": Fields.texts,
    "due": Fields.date,
    "shipped": Fields.date,
    "progress": Fields.share,
    "link": Fields.text,
    "enabling": Fields.text,
    "milestones": milestones_of,
}

_OUTPUT_STATUSES = {status.value: status for status in OutputStatus}


def make(candidate: Candidate, home: str | None) -> OkrObject:
    """Make the object that a named and settled `candidate` describes; `home` is its objective's id."""
    if candidate.kind is Kind.OBJECTIVE:
        return _objective(candidate)
    if candidate.kind is Kind.OUTCOME:
        return _outcome(candidate, home)
    return _output(candidate, home)


def _objective(candidate: Candidate) -> Objective:
    effective = candidate.effective
    return Objective(
        **_shared(candidate, _OBJECTIVE),
        status=effective.status or Status.ACTIVE,
        commitment=effective.commitment,
        level=effective.level,
        cadence=effective.cadence,
    )


def _outcome(candidate: Candidate, home: str | None) -> Outcome:
    fields, effective = candidate.fields, candidate.effective
    due, nested = fields.date("due"), candidate.parent is not None
    return Outcome(
        **_shared(candidate, _OUTCOME),
        status=effective.status if effective.status in (Status.DRAFT, Status.DROPPED) else Status.ACTIVE,
        measures=home if nested else fields.text("measures"),
        nested=nested,
        unit=unit_of(fields),
        measure=measure_of(fields),
        due=due or (effective.period.end if effective.period else None),
        due_given=due is not None,
        commitment=effective.commitment,
        how=fields.text("source"),
        confidential=candidate.confidential,
        cadence=effective.cadence,
    )


def _output(candidate: Candidate, home: str | None) -> Output:
    return Output(
        **_shared(candidate, _OUTPUT),
        status=_output_status(candidate.fields),
        within=home,
        draft=_in_draft(candidate),
    )


def _shared(candidate: Candidate, readers: Readers) -> dict[str, Any]:
    """Return what all kinds of objects have, with the fields that `readers` read."""
    fields, effective = candidate.fields, candidate.effective
    stated = {name: read(fields, name) for name in fields.names() if (read := readers.get(name))}
    stated.update(
        id=candidate.id,
        title=candidate.title,
        source=fields.source,
        id_derived=candidate.id_derived,
        period=effective.period,
        owner=effective.owner,
        contributors=effective.contributors,
        tags=effective.tags,
        # Nearly all are empty, and then one and the same.
        invalid=fields.invalid | effective.invalid if effective.invalid else fields.invalid,
    )
    return stated


def _output_status(fields: Fields) -> OutputStatus:
    """Return the status stated, else what the day it shipped or its progress tell."""
    stated = _OUTPUT_STATUSES.get(fields.text("status") or "")
    if stated:
        return stated
    if fields.date("shipped"):
        return OutputStatus.DONE
    return OutputStatus.IN_PROGRESS if fields.share("progress") else OutputStatus.PLANNED


def _in_draft(candidate: Candidate) -> bool:
    status = candidate.parent.effective.status if candidate.parent else candidate.page.status
    return status is Status.DRAFT
