"""A large plan, seen from afar: its objectives, or who works towards whom, a node for each team and level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Status
from okrdocs.model.slug import slug
from okrdocs.plan.scores import Health
from okrdocs.render.alignment import Graph, graph_of
from okrdocs.render.alignment.graph import OBJECTIVES, Edge, longest_ways
from okrdocs.render.views.drawing import Drawing, drawn
from okrdocs.render.views.map_nodes import Face, face_of
from okrdocs.render.views.scene import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Scene


_MOST_OBJECTIVES = 40
"""So many are about three screens."""


@dataclass(frozen=True, slots=True)
class Team:
    """An owner of objectives and everything that belongs to these, or is its own without one."""

    name: str
    anchor: str
    entries: list[OkrObject]


def teams_of(scene: Scene, entries: Sequence[OkrObject]) -> list[Team]:
    """Return the teams of `entries`, in the order of the plan; what has no owner comes last."""
    lanes = graph_of(scene.plan, entries).lanes
    members: dict[str, list[OkrObject]] = {}
    names: dict[str, str] = {}
    for entry in entries:
        home = scene.plan.objectives.get(lanes[entry.id], entry)
        name = scene.plain(home, home.owner)
        names.setdefault(name.casefold(), name)
        members.setdefault(name.casefold(), []).append(entry)
    if "" in members:
        members[""] = members.pop("")
    anchors: dict[str, None] = {}
    for number, key in enumerate(members, 1):
        anchor = f"map-{slug(key) or number}"
        anchors[anchor if anchor not in anchors else f"{anchor}-{number}"] = None
    return [
        Team(names[key] or scene.words.say("map_no_owner"), anchor, found)
        for anchor, (key, found) in zip(anchors, members.items(), strict=True)
    ]


def few_objectives(entries: Iterable[OkrObject]) -> bool:
    """Tell whether there is room for each objective among `entries` in one drawing."""
    return sum(isinstance(entry, Objective) for entry in entries) <= _MOST_OBJECTIVES


def objectives_of(scene: Scene, entries: Iterable[OkrObject]) -> Drawing:
    """Draw which objectives among `entries` support which."""
    found = {entry.id: entry for entry in entries if isinstance(entry, Objective)}
    links = _links(scene, found)
    columns = longest_ways(dict.fromkeys(found, OBJECTIVES), links)
    faces = {name: face_of(scene, objective) for name, objective in found.items()}
    return drawn(scene, Graph(columns, {name: name for name in found}, tuple(links)), faces, to_come=None)


def overview_of(scene: Scene, teams: Iterable[Team], most: int) -> Drawing | None:
    """Draw which team's objectives support whose; None for more than `most` nodes or a single one."""
    team_of = {entry.id: team for team in teams for entry in team.entries if isinstance(entry, Objective)}
    links = _links(scene, team_of)
    columns = longest_ways(dict.fromkeys(team_of, OBJECTIVES), links)
    node_of = {name: f"{team.anchor}.{columns[name]}" for name, team in team_of.items()}
    members: dict[str, list[Objective]] = {}
    for name, node in node_of.items():
        members.setdefault(node, []).append(scene.plan.objectives[name])
    if not 1 < len(members) <= most:
        return None
    edges = dict.fromkeys((node_of[source], node_of[target]) for source, target in links)
    graph = Graph(
        columns={node: columns[found[0].id] for node, found in members.items()},
        lanes={node: node for node in members},
        edges=tuple((source, target) for source, target in edges if source != target),
    )
    faces = {node: _face(scene, team_of[found[0].id], found) for node, found in members.items()}
    return drawn(scene, graph, faces, to_come=None)


def _links(scene: Scene, objectives: Mapping[str, object]) -> list[Edge]:
    """Return which of `objectives`, by id, support which, also by way of an outcome."""
    found: list[Edge] = []
    for name in objectives:
        objective = scene.plan.objectives[name]
        if objective.status is Status.DROPPED:
            continue
        for upper in scene.plan.supported(objective):
            home = upper if isinstance(upper, Objective) else scene.plan.objective_of(upper)
            if home and home.id in objectives:
                found.append((name, home.id))
    return list(dict.fromkeys(found))


def _face(scene: Scene, team: Team, objectives: list[Objective]) -> Face:
    count = scene.words.counted(len(objectives), objectives[0].kind)
    return Face("team", Ref(team.name, f"#{team.anchor}"), note=count, tally=_tally(scene, objectives))


def _tally(scene: Scene, objectives: Iterable[Objective]) -> tuple[tuple[Sign, int], ...]:
    """Count how many do how."""
    counts: dict[str, tuple[Sign, int]] = {}
    for objective in objectives:
        sign = scene.sign(objective)
        counts[sign.word] = sign, counts.get(sign.word, (sign, 0))[1] + 1
    order = [health.value for health in Health]
    return tuple(sorted(counts.values(), key=lambda item: (order.index(item[0].icon), item[0].word)))
