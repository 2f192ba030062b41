"""Where everything stands: across in percent of the width, down in pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.alignment.graph import LOOSE, OBJECTIVES
from okrdocs.render.alignment.routes import Route, routes_of
from okrdocs.render.alignment.spread import Gaps, spread

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrdocs.render.alignment.graph import Graph
    from okrdocs.render.alignment.order import Order

_WIDTHS = (19, 22, 20)
"""Relative widths of outputs, outcomes and objectives."""
_WIDTH_ABOVE = 21
"""That of what those support: objectives, and outcomes, whose names have a percentage beside them."""
_GAP = 4
_LEAST = 680
"""Pixels that there always are, as narrower pages show the list instead: up to four columns take these."""
_FEW = 4
_PIXELS, _TIGHT = 7.8, 6.5
"""What one unit of width takes with more columns, and what it takes at least to fit on a page."""
WHOLE_PAGE, BESIDE_NAVIGATION = 1188, 936
"""Pixels of a usual page; six columns fit beside the navigation, too."""

_SPACE = 10
"""Pixels between two nodes."""
_BETWEEN_LANES = 28


class Columns(NamedTuple):
    """The columns that hold something: left and right edges in percent, and the least width in pixels."""

    edges: dict[int, tuple[float, float]]
    width: int
    """Of the whole drawing."""
    tight: bool = False
    """There are more than have room for all that nodes usually show."""

    @classmethod
    def of(cls, used: Iterable[int], room: int = WHOLE_PAGE) -> Columns:
        """Return the columns for a graph that uses the numbers `used`, if possible in `room` pixels."""
        numbers = sorted(set(used))
        widths = [_WIDTHS[number] if number < len(_WIDTHS) else _WIDTH_ABOVE for number in numbers]
        total = sum(widths) + _GAP * (len(widths) - 1)
        edges, left = {}, 0
        for number, width in zip(numbers, widths, strict=True):
            edges[number] = (100 * left / total, 100 * (left + width) / total)
            left += width + _GAP
        if len(numbers) <= _FEW:
            return cls(edges, _LEAST)
        width = round(max(min(total * _PIXELS, room), total * _TIGHT))
        return cls(edges, width, tight=width < round(total * _PIXELS))

    def pixels(self, number: int) -> int:
        """Return the least width of a column."""
        left, right = self.edges[number]
        return int((right - left) * self.width / 100)


class Box(NamedTuple):
    """A node's place: `left` and `right` in percent, `top` and `height` in pixels."""

    column: int
    left: float
    right: float
    top: int
    height: int

    @property
    def middle(self) -> int:
        """Where lines leave and reach it."""
        return self.top + self.height // 2


class Layout(NamedTuple):
    """A finished drawing."""

    columns: Columns
    boxes: dict[str, Box]
    """In the order in which they are read: lane by lane from the left, then what stands above the lanes."""
    routes: tuple[Route, ...]
    rules: tuple[int, ...]
    """Where one lane ends and the next begins."""
    height: int


def laid_out(graph: Graph, order: Order, heights: Mapping[str, int]) -> Layout:
    """Place every node of `graph`, of which `heights` says how high it is, lane by lane in `order`."""
    columns = Columns.of(graph.columns.values())
    floating = {lane: nodes for lane, nodes in order.items() if _floats(lane, nodes)}
    lanes = {lane: nodes for lane, nodes in order.items() if lane not in floating}
    middles: dict[str, float] = {}
    rules = _stack(graph, lanes.values(), heights, middles)
    _float(graph, [name for nodes in floating.values() for name in _in_lane(nodes)], heights, middles)
    reading = [name for nodes in (*lanes.values(), *floating.values()) for name in _in_lane(nodes)]
    boxes = {name: _box(graph, columns, name, middles[name], heights[name]) for name in reading}
    lowest = max((box.top + box.height for box in boxes.values()), default=0)
    return Layout(columns, boxes, routes_of(graph.edges, boxes), rules, lowest)


def _floats(lane: str, nodes: Mapping[int, list[str]]) -> bool:
    """Tell whether a lane holds only what others support: it stands beside them, not below."""
    return lane != LOOSE and min(nodes) > OBJECTIVES


def _in_lane(nodes: Mapping[int, list[str]]) -> list[str]:
    return [name for column in sorted(nodes) for name in nodes[column]]


def _stack(
    graph: Graph,
    lanes: Iterable[Mapping[int, list[str]]],
    heights: Mapping[str, int],
    middles: dict[str, float],
) -> tuple[int, ...]:
    """Place lanes below each other and return the rules between them; single nodes need none."""
    rules, bottom, small = [], 0.0, True
    for nodes in lanes:
        alone = len(_in_lane(nodes)) == 1
        if middles and alone and small:
            bottom += _SPACE
        elif middles:
            rules.append(round(bottom + _BETWEEN_LANES / 2))
            bottom += _BETWEEN_LANES
        bottom += _place_lane(graph, nodes, heights, bottom, middles)
        small = alone
    return tuple(rules)


def _place_lane(
    graph: Graph,
    nodes: Mapping[int, list[str]],
    heights: Mapping[str, int],
    top: float,
    middles: dict[str, float],
) -> float:
    """Place a lane's nodes below `top`, the fullest column first, the others beside it; return its height."""
    tall = {
        column: sum(heights[name] for name in names) + _SPACE * (len(names) - 1)
        for column, names in nodes.items()
    }
    height = max(tall.values())
    linked = _linked(graph, nodes)
    for column in sorted(nodes, key=lambda column: (-tall[column], column)):
        names = nodes[column]
        wanted = [
            _mean([middles[other] for other in linked[name] if other in middles], top + height / 2)
            for name in names
        ]
        sizes = [heights[name] for name in names]
        placed = spread(wanted, sizes, _SPACE, (top, top + height))
        middles.update(zip(names, placed, strict=True))
    return height


def _linked(graph: Graph, nodes: Mapping[int, list[str]]) -> dict[str, list[str]]:
    """Return what each node of a lane is linked to in that lane."""
    linked: dict[str, list[str]] = {name: [] for names in nodes.values() for name in names}
    for name in list(linked):
        for other in graph.above.get(name, ()):
            if other in linked:
                linked[name].append(other)
                linked[other].append(name)
    return linked


def _float(graph: Graph, names: list[str], heights: Mapping[str, int], middles: dict[str, float]) -> None:
    """Place roll-ups as near to the middle of what supports them as their column is free."""
    for name in sorted(names, key=lambda name: graph.columns[name]):
        column = graph.columns[name]
        taken = Gaps(
            (middles[other] - heights[other] / 2, middles[other] + heights[other] / 2)
            for other in middles
            if graph.columns[other] == column
        )
        below = [middles[source] for source in graph.below.get(name, ()) if source in middles]
        need = heights[name] / 2 + _SPACE
        middles[name] = taken.nearest(_mean(below, need), need, least=heights[name] / 2)


def _box(graph: Graph, columns: Columns, name: str, middle: float, height: int) -> Box:
    column = graph.columns[name]
    left, right = columns.edges[column]
    return Box(column, left, right, round(middle - height / 2), height)


def _mean(values: list[float], otherwise: float) -> float:
    return sum(values) / len(values) if values else otherwise
