"""A large plan, seen from afar: its objectives, or who works towards whom, a node for each team and level."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Status
from okrdocs.model.slug import slug
from okrdocs.plan.scores import Health
from okrdocs.render.alignment import WHOLE_PAGE, Graph, graph_of
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
_MOST_COLUMNS = 6
"""So many fit on a page; with more, whoever works towards whom is told sooner than drawn."""
_MOST_TOWARDS = 5


class Team(NamedTuple):
    """An owner of objectives and everything that belongs to these, or is its own without one."""

    name: str
    anchor: str
    entries: list[OkrObject]
    page: str | None
    """Where its part of the map stands; None: on the map's own page, at `anchor`."""

    @property
    def ref(self) -> Ref:
        """Its name, which leads to its part."""
        return Ref(self.name, self.page or f"#{self.anchor}")


class Standing(NamedTuple):
    """A team in a line: how its objectives do, and for whom they are."""

    team: Ref
    has: str
    """How many objectives."""
    tally: tuple[tuple[Sign, int], ...]
    towards: tuple[tuple[Ref, str], ...]
    """Other teams, each with how many objectives lead there, most of them first."""
    further: str
    """How many more teams there are; empty for none."""


def teams_of(scene: Scene, entries: Sequence[OkrObject]) -> list[Team]:
    """Return the teams of `entries`, in the order of the plan; what has no owner comes last."""
    lanes = graph_of(scene.plan, entries).lanes
    members: dict[str, list[OkrObject]] = {}
    names: dict[str, str] = {}
    for entry in entries:
        home = scene.plan.objectives.get(lanes[entry.id], entry)
        name = scene.name(home, home.owner)
        names.setdefault(name.casefold(), name)
        members.setdefault(name.casefold(), []).append(entry)
    if "" in members:
        members[""] = members.pop("")
    anchors: dict[str, None] = {}
    for number, key in enumerate(members, 1):
        anchor = f"map-{slug(key) or number}"
        anchors[anchor if anchor not in anchors else f"{anchor}-{number}"] = None
    return [
        Team(
            names[key] or scene.words.say("map_no_owner"),
            anchor,
            found,
            _page(scene, names[key]),
        )
        for anchor, (key, found) in zip(anchors, members.items(), strict=True)
    ]


def _page(scene: Scene, owner: str) -> str | None:
    """Return where the map stands on an owner's page; None without an owner or a page."""
    address = scene.links.owner(owner) if owner else None
    return f"{address}#map" if address else None


def few_objectives(entries: Iterable[OkrObject]) -> bool:
    """Tell whether there is room for each objective among `entries` in one drawing."""
    return sum(isinstance(entry, Objective) for entry in entries) <= _MOST_OBJECTIVES


def objectives_of(scene: Scene, entries: Iterable[OkrObject], room: int = WHOLE_PAGE) -> Drawing:
    """Draw which objectives among `entries` support which."""
    found = {entry.id: entry for entry in entries if isinstance(entry, Objective)}
    links = _links(scene, found)
    columns = longest_ways(dict.fromkeys(found, OBJECTIVES), links)
    faces = {name: face_of(scene, objective) for name, objective in found.items()}
    graph = Graph(columns, {name: name for name in found}, tuple(links))
    return drawn(scene, graph, faces, to_come=None, room=room)


def overview_of(scene: Scene, teams: Iterable[Team]) -> Drawing | None:
    """Draw which team's objectives support whose; None for a single node, or for more than can be read."""
    team_of = {entry.id: team for team in teams for entry in team.entries if isinstance(entry, Objective)}
    links = _links(scene, team_of)
    columns = longest_ways(dict.fromkeys(team_of, OBJECTIVES), links)
    node_of = {name: f"{team.anchor}.{columns[name]}" for name, team in team_of.items()}
    members: dict[str, list[Objective]] = {}
    for name, node in node_of.items():
        members.setdefault(node, []).append(scene.plan.objectives[name])
    if not 1 < len(members) <= _MOST_OBJECTIVES or len(set(columns.values())) > _MOST_COLUMNS:
        return None
    edges = dict.fromkeys((node_of[source], node_of[target]) for source, target in links)
    graph = Graph(
        columns={node: columns[found[0].id] for node, found in members.items()},
        lanes={node: node for node in members},
        edges=tuple((source, target) for source, target in edges if source != target),
    )
    faces = {node: _face(scene, team_of[found[0].id], found) for node, found in members.items()}
    return drawn(scene, graph, faces, to_come=None)


def standings_of(scene: Scene, teams: Sequence[Team]) -> tuple[Standing, ...]:
    """Return in words what `overview_of` draws: how each team's objectives do, and whose they support."""
    team_of = {entry.id: team for team in teams for entry in team.entries if isinstance(entry, Objective)}
    towards: dict[str, Counter[str]] = {team.anchor: Counter() for team in teams}
    for source, target in _links(scene, team_of):
        towards[team_of[source].anchor][team_of[target].anchor] += 1
    refs = {team.anchor: team.ref for team in teams}
    return tuple(_standing(scene, team, towards[team.anchor], refs) for team in teams)


def _standing(scene: Scene, team: Team, towards: Counter[str], refs: Mapping[str, Ref]) -> Standing:
    objectives = [entry for entry in team.entries if isinstance(entry, Objective)]
    others = [
        (refs[anchor], scene.words.number(n)) for anchor, n in towards.most_common() if anchor != team.anchor
    ]
    further = scene.words.say("more", n=len(others) - _MOST_TOWARDS) if len(others) > _MOST_TOWARDS else ""
    count = scene.words.counted(len(objectives), Kind.OBJECTIVE)
    return Standing(team.ref, count, _tally(scene, objectives), tuple(others[:_MOST_TOWARDS]), further)


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
    return Face("team", team.ref, note=count, tally=_tally(scene, objectives))


def _tally(scene: Scene, objectives: Iterable[Objective]) -> tuple[tuple[Sign, int], ...]:
    """Count how many do how."""
    counts: dict[str, tuple[Sign, int]] = {}
    for objective in objectives:
        sign = scene.sign(objective)
        counts[sign.word] = sign, counts.get(sign.word, (sign, 0))[1] + 1
    order = [health.value for health in Health]
    return tuple(sorted(counts.values(), key=lambda item: (order.index(item[0].icon), item[0].word)))
