"""The alignment map: what runs or is to come, drawn whole or by team; then each period that is over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of
from okrdocs.render.views.map_teams import Team, few_objectives, objectives_of, overview_of, teams_of
from okrdocs.render.views.periods import Phase, phase_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene

MOST = 120
"""So many objects can be read in one drawing; more are drawn by team."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the map that is opened by a click: a team, or a period that is over."""

    anchor: str
    title: str
    counts: str
    drawing: Drawing | None
    """None: there is too much for one drawing."""
    tree: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class AlignmentMap:
    """Everything on the map of the whole plan."""

    intro: str
    """What to do with a map of teams; empty for one of objects."""
    drawing: Drawing | None
    tree: tuple[Item, ...]
    teams: tuple[Part, ...]
    past: tuple[Part, ...]


def map_of(scene: Scene) -> AlignmentMap:
    """Return the map of the whole plan."""
    present, past = _by_time(scene)
    earlier = tuple(_past(scene, label, entries) for label, entries in past.items())
    if len(present) <= MOST:
        return AlignmentMap("", _drawing(scene, present), list_of(scene, present), (), earlier)
    teams = teams_of(scene, present)
    parts = tuple(_team(scene, team) for team in teams)
    if few_objectives(present):
        intro = scene.words.say("map_by_objective", n=len(present))
        return AlignmentMap(intro, objectives_of(scene, present), (), parts, earlier)
    intro = scene.words.say("map_by_team", n=len(present))
    return AlignmentMap(intro, overview_of(scene, teams, most=MOST), (), parts, earlier)


def _by_time(scene: Scene) -> tuple[list[OkrObject], dict[str, list[OkrObject]]]:
    """Tell what runs, is to come or has no period, with all it leads to, from what is over, newest first.

    Where everything is over, the newest period is the present.
    """
    over = {
        entry.id: entry.period
        for entry in scene.plan.objects()
        if entry.period and phase_of(entry.period, scene.as_of) is Phase.OVER
    }
    present = _upward(scene.plan, (entry for entry in scene.plan.objects() if entry.id not in over))
    past: dict[str, list[OkrObject]] = {}
    for entry_id, period in sorted(over.items(), key=lambda item: (item[1].start, item[1].end), reverse=True):
        entry = scene.plan.find(entry_id)
        if entry and entry_id not in present:
            past.setdefault(scene.words.period_label(period), []).append(entry)
    if not present and past:
        return past.pop(next(iter(past))), past
    return list(present.values()), past


def _upward(plan: Plan, entries: Iterable[OkrObject]) -> dict[str, OkrObject]:
    """Return `entries` and all that they lead to, by id, in the order of the plan."""
    found = {entry.id: entry for entry in entries}
    waiting = list(found.values())
    while waiting:
        for upper in plan.above(waiting.pop()):
            if upper.id not in found:
                found[upper.id] = upper
                waiting.append(upper)
    return {entry.id: entry for entry in plan.objects() if entry.id in found}


def _drawing(scene: Scene, entries: list[OkrObject]) -> Drawing | None:
    return drawing_of(scene, entries) if 0 < len(entries) <= MOST else None


def _team(scene: Scene, team: Team) -> Part:
    """Return a team's part: its objects, and in the drawing also what they lead to, if that fits."""
    with_purpose = list(_upward(scene.plan, team.entries).values())
    drawing = _drawing(scene, with_purpose) or _drawing(scene, team.entries)
    tree = list_of(scene, team.entries)
    return Part(team.anchor, team.name, counted(scene, team.entries), drawing, tree)


def _past(scene: Scene, label: str, entries: list[OkrObject]) -> Part:
    return Part("", label, counted(scene, entries), _drawing(scene, entries), list_of(scene, entries))


def counted(scene: Scene, entries: Iterable[OkrObject]) -> str:
    """Return `11 objectives, 22 outcomes, 25 outputs`, without those of which there are none."""
    kinds = [entry.kind for entry in entries]
    numbers = ((kinds.count(kind), kind) for kind in Kind)
    return scene.words.joined(scene.words.counted(count, kind) for count, kind in numbers if count)
