"""Milestones, of outcomes that count them and of outputs that name them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Milestone, OkrObject
    from okrdocs.render.views.scene import Scene


class MilestoneRow(NamedTuple):
    """A milestone: its icon, name, and where it stands."""

    icon: str
    title: str
    text: str


def milestone_rows(
    scene: Scene, entry: OkrObject, milestones: Iterable[Milestone]
) -> tuple[MilestoneRow, ...]:
    """Return the milestones of `entry` in the order written."""
    return tuple(_row(scene, entry, milestone) for milestone in milestones)


def _row(scene: Scene, entry: OkrObject, milestone: Milestone) -> MilestoneRow:
    words, due = scene.words, milestone.due
    title = scene.plain(entry, milestone.title)
    if milestone.done:
        return MilestoneRow("shipped", title, words.say("milestone_done"))
    overdue = (scene.as_of - due).days if due else 0
    return MilestoneRow(
        "planned", title, words.waiting(words.say("to_come"), scene.day(due) if due else None, overdue)
    )
