"""A part of the map: what a team or a period has, drawn as far as it fits, and as a list."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective
from okrdocs.render.alignment import WHOLE_PAGE
from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of
from okrdocs.render.views.map_teams import few_objectives, objectives_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene

MOST = 120
"""So many objects can be read in one drawing, or in one list."""


class MapPart(NamedTuple):
    """A part of the map."""

    anchor: str
    title: str
    counts: str
    drawing: Drawing | None
    """None: there is too much for one drawing."""
    tree: tuple[Item, ...]
    brief: bool
    """The list leaves out outcomes and outputs: there are too many."""


def part_of(
    scene: Scene, title: str, entries: Sequence[OkrObject], anchor: str = "", room: int = WHOLE_PAGE
) -> MapPart:
    """Return the part of the map that holds `entries`; the drawing also what they lead to, if that fits.

    Where even `entries` are too many, it shows the objectives among them.
    """
    with_purpose = list(upward(scene.plan, entries).values())
    fitting = next((found for found in (with_purpose, entries) if 0 < len(found) <= MOST), None)
    brief = len(entries) > MOST
    listed = [entry for entry in entries if isinstance(entry, Objective)] if brief else entries
    if fitting:
        drawing: Drawing | None = drawing_of(scene, fitting, room=room)
    else:
        drawing = objectives_of(scene, listed, room) if listed and few_objectives(listed) else None
    return MapPart(anchor, title, counted(scene, entries), drawing, list_of(scene, listed), brief)


def upward(plan: Plan, entries: Iterable[OkrObject]) -> dict[str, OkrObject]:
    """Return `entries`, then all that they lead to, by id."""
    found = {entry.id: entry for entry in entries}
    waiting = list(found.values())
    while waiting:
        for upper in plan.above(waiting.pop()):
            if upper.id not in found:
                found[upper.id] = upper
                waiting.append(upper)
    return found


def counted(scene: Scene, entries: Iterable[OkrObject]) -> str:
    """Return `11 objectives, 22 outcomes, 25 outputs`, without those of which there are none."""
    kinds = [entry.kind for entry in entries]
    numbers = ((kinds.count(kind), kind) for kind in Kind)
    return scene.words.joined(scene.words.counted(count, kind) for count, kind in numbers if count)
