"""The map of one object: what leads to it, and the way up from it. What stands beside it is left out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome
from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene

_MOST = 30
"""A larger map is no neighbourhood; the map of everything shows it."""


@dataclass(frozen=True, slots=True)
class Neighbourhood:
    """A small map, and the same as a list."""

    drawing: Drawing
    tree: tuple[Item, ...]


def neighbourhood_of(scene: Scene, entry: OkrObject) -> Neighbourhood | None:
    """Return the map of what leads to `entry` and of what it leads to; None where that is nothing.

    It goes as many whole steps as fit on a small map: first up to the top, then down.
    """
    found = {entry.id: entry}
    for step in (scene.plan.above, lambda at: _below(scene.plan, at)):
        _walk(found, entry, step)
    if len(found) == 1:
        return None
    entries = found.values()
    return Neighbourhood(drawing_of(scene, entries, entry.id), list_of(scene, entries, entry.id))


def _walk(
    found: dict[str, OkrObject], start: OkrObject, step: Callable[[OkrObject], Iterable[OkrObject]]
) -> None:
    """Add everything that `step` reaches from `start`, one whole step after the other while there is room."""
    reached: dict[str, OkrObject] = {start.id: start}
    while reached:
        following = {other.id: other for entry in reached.values() for other in step(entry)}
        reached = {name: other for name, other in following.items() if name not in found}
        if len(found) + len(reached) > _MOST:
            return
        found |= reached


def _below(plan: Plan, entry: OkrObject) -> tuple[OkrObject, ...]:
    """Return what leads to `entry`, one step down."""
    if isinstance(entry, Objective):
        return (*plan.outcomes_of(entry), *plan.outputs_of(entry), *plan.supporters_of(entry))
    if isinstance(entry, Outcome):
        return (*plan.outputs_for(entry), *plan.supporters_of(entry))
    return ()
