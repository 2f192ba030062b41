"""The drawing of a map: its nodes and lines with their places, ready to be printed as SVG."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Outcome, Output, OutputStatus, Status
from okrdocs.plan.scores import Health
from okrdocs.render.alignment import WHOLE_PAGE, Columns, graph_of, laid_out, order_of
from okrdocs.render.alignment.graph import OBJECTIVES
from okrdocs.render.signs import DRAFT
from okrdocs.render.views.map_nodes import face_of, height_of, height_when_tight

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from okrdocs.model import OkrObject
    from okrdocs.render.alignment import Graph, Layout
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.map_nodes import Face
    from okrdocs.render.views.scene import Scene

HEAD = 34
"""Pixels above the drawing for the columns' headings."""


class Heading(NamedTuple):
    """A column's name and the verb with which it leads on."""

    x: str
    width: str
    name: str
    verb: str


class Node(NamedTuple):
    """A node's place as SVG lengths, what it shows, and whether the map is about it."""

    id: str
    x: str
    y: int
    width: str
    height: int
    face: Face
    here: bool


class Line(NamedTuple):
    """A line upward: the ids it joins, its path, and whether what it says is still to come."""

    ends: str
    path: str
    to_come: bool


class Drawing(NamedTuple):
    """A map of the size `width` × `height` pixels; a wider page stretches it."""

    width: int
    height: int
    tight: bool
    """Nodes show no bars, and percentages stand below names: columns are narrow."""
    head: int
    headings: tuple[Heading, ...]
    rules: tuple[str, ...]
    lines: tuple[Line, ...]
    nodes: tuple[Node, ...]
    settled: bool
    """Some line is drawn through, so the legend has to tell what that means."""
    to_come: bool
    """Some line is dashed."""
    legend: tuple[Sign, ...]
    """Every state that outcomes and objectives have on it."""


def drawing_of(scene: Scene, entries: Iterable[OkrObject], here: str = "", room: int = WHOLE_PAGE) -> Drawing:
    """Draw `entries` and the links between them; `here` is the id of the one whose page it stands on."""
    found = {entry.id: entry for entry in entries}
    faces = {name: face_of(scene, entry) for name, entry in found.items()}
    to_come = {entry.id for entry in found.values() if _is_to_come(scene, entry)}
    return drawn(scene, graph_of(scene.plan, found.values()), faces, to_come, here, room)


def drawn(
    scene: Scene,
    graph: Graph,
    faces: Mapping[str, Face],
    to_come: Collection[str] | None,
    here: str = "",
    room: int = WHOLE_PAGE,
) -> Drawing:
    """Draw `graph` with `faces` as its nodes in `room` pixels; lines from those in `to_come` are dashed.

    None: lines only tell what belongs together, so the legend is silent about them.
    """
    columns = Columns.of(graph.columns.values(), room)
    height = height_when_tight if columns.tight else height_of
    heights = {name: height(face, columns.pixels(graph.columns[name])) for name, face in faces.items()}
    layout = laid_out(graph, order_of(graph), heights)
    lines = tuple(
        Line(f"{route.source} {route.target}", route.path, route.source in (to_come or ()))
        for route in layout.routes
    )
    dashed = sum(line.to_come for line in lines)
    return Drawing(
        width=columns.width,
        height=layout.height,
        tight=columns.tight,
        head=HEAD,
        headings=_headings(scene, columns),
        rules=_rules(layout),
        lines=lines,
        nodes=_nodes(layout, faces, here),
        settled=to_come is not None and dashed < len(lines),
        to_come=dashed > 0,
        legend=_legend(faces),
    )


def _nodes(layout: Layout, faces: Mapping[str, Face], here: str) -> tuple[Node, ...]:
    return tuple(
        Node(
            name, _percent(box.left), box.top, _percent(box.right - box.left), box.height, faces[name],
            name == here,
        )
        for name, box in layout.boxes.items()
    )  # fmt: skip


def _headings(scene: Scene, columns: Columns) -> tuple[Heading, ...]:
    """Name outputs, outcomes and objectives, and once what those support, however many columns that takes."""
    words = scene.words
    said = (
        (words.kinds(Kind.OUTPUT), words.say("map_lead_to")),
        (words.kinds(Kind.OUTCOME), words.say("map_measure")),
        (words.kinds(Kind.OBJECTIVE), words.say("map_support") if max(columns.edges) > OBJECTIVES else ""),
        (words.say("map_supported"), ""),
    )
    shown = [number for number in columns.edges if number < len(said)]
    return tuple(
        Heading(_percent(left), _percent(right - left), *said[number])
        for number in shown
        for left, right in (columns.edges[number],)
    )


def _rules(layout: Layout) -> tuple[str, ...]:
    """Return the rules between lanes, up to the objectives: what those support belongs to several lanes."""
    lanes = [right for number, (_, right) in layout.columns.edges.items() if number <= OBJECTIVES]
    until = round(max(lanes, default=100.0), 1)
    return tuple(f"M0 {height}H{until:g}" for height in layout.rules)


def _legend(faces: Mapping[str, Face]) -> tuple[Sign, ...]:
    shown = [face.sign for face in faces.values() if face.sign]
    shown += [sign for face in faces.values() for sign, _ in face.tally]
    used = {sign.word: sign for sign in shown}
    order = [DRAFT.icon, *(health.value for health in Health)]
    return tuple(sorted(used.values(), key=lambda sign: (order.index(sign.icon), sign.word)))


def _is_to_come(scene: Scene, entry: OkrObject) -> bool:
    """Tell whether what leads up from `entry` is only planned so far: not shipped, not measured."""
    if isinstance(entry, Output):
        return entry.status is not OutputStatus.DONE
    if isinstance(entry, Outcome):
        return entry.status is Status.DRAFT or not scene.scores.outcomes[entry.id].measured
    return isinstance(entry, Objective) and entry.status is Status.DRAFT


def _percent(value: float) -> str:
    return f"{round(value, 2):g}%"
