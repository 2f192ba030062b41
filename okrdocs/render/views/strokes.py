"""Lines, dots and words of a chart, as the attributes that a template prints.

Shares of the width become percents and pixels stay pixels, so that words keep their size. Lines that slant
go into a box of 1000 × 1000 units that is stretched over the place for them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.render.chart.labels import Placed, Point


class Line(NamedTuple):
    """An upright or level line, and the class that its style follows."""

    role: str
    x1: str
    x2: str
    y1: str
    y2: str


class Dot(NamedTuple):
    """A dot, and what it stands for (shown when pointed at; empty: nothing)."""

    x: str
    y: str
    r: str
    name: str = ""


class Text(NamedTuple):
    """A word or two; `wide`: only where there is room."""

    role: str
    x: str
    y: str
    dx: str
    anchor: str
    text: str
    wide: bool = False


class Shape(NamedTuple):
    """A slanting line or an area, as the points of an SVG polyline or polygon."""

    role: str
    points: str


class Area(NamedTuple):
    """A stripe across the whole width."""

    y: str
    height: str


def percent_of(share: float) -> str:
    """Return a share of the width as an SVG length, fine enough for 1 000 pixels."""
    return f"{_short(share * 100, 2)}%"


def pixels(value: float) -> str:
    """Return pixels, fine enough to look straight."""
    return _short(value, 1)


def level(role: str, y: float) -> Line:
    """Return a line across the whole width."""
    return Line(role, "0%", "100%", pixels(y), pixels(y))


def upright(role: str, x: float, top: float, bottom: float) -> Line:
    """Return an upright line."""
    return Line(role, percent_of(x), percent_of(x), pixels(top), pixels(bottom))


def dot(point: Point, radius: float, name: str = "") -> Dot:
    """Return a dot at `point`."""
    return Dot(percent_of(point.x), pixels(point.y), pixels(radius), name)


def text(placed: Placed) -> Text:
    """Return a label where it was placed."""
    label, spot = placed.label, placed.spot
    x, y, dx = percent_of(spot.x), pixels(spot.y), pixels(spot.dx) if spot.dx else ""
    return Text(label.role, x, y, dx, spot.anchor, label.text, placed.wide)


def shape(role: str, points: Iterable[Point], top: float, bottom: float) -> Shape:
    """Return points as a shape in the box that is stretched from the pixel `top` to `bottom`."""
    scale = 1000 / (bottom - top)
    return Shape(
        role,
        " ".join(f"{_short(point.x * 1000, 1)},{_short((point.y - top) * scale, 1)}" for point in points),
    )


def _short(value: float, decimals: int) -> str:
    written = f"{value:.{decimals}f}"
    if "." in written:
        written = written.rstrip("0").rstrip(".")
    return "0" if written == "-0" else written
