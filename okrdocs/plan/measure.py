"""What kind of outcome a mapping describes, and its numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import CheckIn, Establish, Maintain, Metric, Milestone, Steps

if TYPE_CHECKING:
    from okrdocs.model import Measure
    from okrdocs.validate.fields import Fields


def measure_of(fields: Fields) -> Measure:
    """Tell the outcome's kind by the field that only it has; with none of those it moves a metric."""
    if fields.has("milestones"):
        return Steps(milestones_of(fields, "milestones"))
    if fields.has("keep"):
        return fields.band("keep") or Maintain()
    if (fields.text("baseline") or "").casefold() == "unknown":
        return Establish(fields.date("baseline_due"), fields.number("target"))
    baseline = fields.number("baseline")
    if baseline is None and not fields.has("baseline") and fields.flag("count_from_zero"):
        baseline = 0.0
    return Metric(baseline, fields.number("target"))


def unit_of(fields: Fields) -> str | None:
    """Return the unit; numbers written with `%` imply theirs."""
    unit = fields.text("unit")
    if (
        unit is None
        and not fields.has("unit")
        and any(map(fields.is_percent, ("target", "baseline", "keep")))
    ):
        return "%"
    return unit


def checkins_of(fields: Fields, name: str) -> tuple[CheckIn, ...]:
    """Return the check-ins in the order written, without those whose date is not usable."""
    found = []
    for item in fields.items(name):
        date = item.date("date")
        if date is not None:
            value, confidence = item.number("value"), item.share("confidence")
            found.append(CheckIn(date, value, confidence, item.text("note")))
    return tuple(found)


def milestones_of(fields: Fields, name: str) -> tuple[Milestone, ...]:
    """Return the milestones that have a title."""
    found = []
    for item in fields.items(name):
        title = item.text("title")
        if title is not None:
            found.append(Milestone(title, item.date("due"), item.flag("done")))
    return tuple(found)
