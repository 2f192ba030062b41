"""The map of one object: the way up from it, and what leads to it.

To an output nothing leads; its map shows what else leads to the same.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output
from okrdocs.render.alignment import BESIDE_NAVIGATION
from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene

_MOST = 30
"""A larger map is no neighbourhood; the map of everything shows it."""


class Neighbourhood(NamedTuple):
    """A small map, the same as a list, and the address of the map of everything."""

    drawing: Drawing
    tree: tuple[Item, ...]
    whole: str | None


def neighbourhood_of(scene: Scene, entry: OkrObject) -> Neighbourhood | None:
    """Return the map of what leads to `entry` and of what it leads to; None where that is nothing.

    It goes as many whole steps as fit on a small map: first up to the top, then down. An output has none
    where nothing stands beside it: the chain on its page is its way up.
    """
    plan, found = scene.plan, {entry.id: entry}
    _walk(found, entry, plan.above)
    upward = len(found)
    _walk(
        found, entry, lambda at: _beside(plan, at, entry) if isinstance(entry, Output) else _below(plan, at)
    )
    if len(found) == 1 or (isinstance(entry, Output) and len(found) == upward):
        return None
    entries = found.values()
    drawing = drawing_of(scene, entries, entry.id, BESIDE_NAVIGATION)
    if not drawing.lines:  # of what was given up nothing leads on
        return None
    return Neighbourhood(drawing, list_of(scene, entries, entry.id), scene.links.map())


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


def _beside(plan: Plan, at: OkrObject, output: Output) -> list[Output]:
    """Return the other outputs that lead to what `output` leads to; nothing on the way on from those."""
    if at is not output:
        return []
    return [
        other
        for target in plan.targets(output)
        for other in _below(plan, target)
        if isinstance(other, Output)
    ]
