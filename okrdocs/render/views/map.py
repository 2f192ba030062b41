"""The alignment map: what runs or is to come, drawn whole or by team; then each period that is over."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of
from okrdocs.render.views.map_parts import MOST, MapPart, part_of, upward
from okrdocs.render.views.map_teams import (
    Standing,
    few_objectives,
    objectives_of,
    overview_of,
    standings_of,
    teams_of,
)
from okrdocs.render.views.periods import Phase, phase_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.model import OkrObject
    from okrdocs.render.keeping import Printed
    from okrdocs.render.views.scene import Scene


class AlignmentMap(NamedTuple):
    """Everything on the map of the whole plan."""

    intro: str
    """What to do with a map of teams; empty for one of objects."""
    drawing: Drawing | None
    tree: tuple[Item, ...]
    standings: tuple[Standing, ...]
    """Every team in a line, where there is too much for one drawing."""
    teams: tuple[Printed[MapPart], ...]
    """The parts of teams that have no page of their own."""
    past: tuple[Printed[MapPart], ...]


def map_of(scene: Scene) -> AlignmentMap:
    """Return the map of the whole plan."""
    present, past = _by_time(scene)
    earlier = tuple(_part(scene, label, entries) for label, entries in past.items())
    if len(present) <= MOST:
        drawing = drawing_of(scene, present) if present else None
        return AlignmentMap("", drawing, list_of(scene, present), (), (), earlier)
    teams = teams_of(scene, present)
    parts = tuple(_part(scene, team.name, team.entries, team.anchor) for team in teams if not team.page)
    if few_objectives(present):
        drawing, says = objectives_of(scene, present), "map_by_objective"
    else:
        drawing = overview_of(scene, teams)
        says = "map_by_team" if drawing else "map_in_words"
    intro = scene.words.say(says, n=len(present))
    return AlignmentMap(intro, drawing, (), standings_of(scene, teams), parts, earlier)


def _part(scene: Scene, title: str, entries: Sequence[OkrObject], anchor: str = "") -> Printed[MapPart]:
    return scene.part(("map", title, anchor), entries, partial(part_of, scene, title, entries, anchor))


def _by_time(scene: Scene) -> tuple[list[OkrObject], dict[str, list[OkrObject]]]:
    """Tell what runs, is to come or has no period, with all it leads to, from what is over, newest first.

    Where everything is over, the newest period is the present.
    """
    over = {
        entry.id: entry.period
        for entry in scene.plan.objects()
        if entry.period and phase_of(entry.period, scene.as_of) is Phase.OVER
    }
    leading = upward(scene.plan, (entry for entry in scene.plan.objects() if entry.id not in over))
    present = {entry.id: entry for entry in scene.plan.objects() if entry.id in leading}
    past: dict[str, list[OkrObject]] = {}
    for entry_id, period in sorted(over.items(), key=lambda item: (item[1].start, item[1].end), reverse=True):
        entry = scene.plan.find(entry_id)
        if entry and entry_id not in present:
            past.setdefault(scene.words.period_label(period), []).append(entry)
    if not present and past:
        return past.pop(next(iter(past))), past
    return list(present.values()), past
