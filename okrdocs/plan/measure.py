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
    baseline, target = fields.number("baseline"), fields.number("target")
    if baseline is None:
        if (fields.text("baseline") or "").casefold() == "unknown":
            return Establish(fields.date("baseline_due"), target)
        if not fields.has("baseline") and fields.flag("count_from_zero"):
            baseline = 0.0
    return Metric(baseline, target)


def unit_of(fields: Fields) -> str | None:
    """Return the unit; numbers written with `%` imply theirs."""
    if not fields.has("unit") and any(map(fields.is_percent, ("target", "baseline", "keep"))):
        return "%"
    return fields.text("unit")


def checkins_of(fields: Fields, name: str) -> tuple[CheckIn, ...]:
    """Return the check-ins in the order written, without those whose date is not usable."""
    made = [
        CheckIn(date, item.number("value"), item.share("confidence"), item.text("note"))
        for item in fields.items(name)
        if (date := item.date("date")) is not None
    ]
    return tuple(made)


def milestones_of(fields: Fields, name: str) -> tuple[Milestone, ...]:
    """Return the milestones that have a title."""
    return tuple(
        Milestone(title, item.date("due"), item.flag("done"))
        for item in fields.items(name)
        if (title := item.text("title")) is not None
    )
