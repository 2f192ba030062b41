"""Words in a chart whose width nobody knows: placed so that they don't meet at any width.

Every label offers spots, best first. A spot is tried at the narrowest width a chart may have. If two labels
stand clear of each other there, one under the other or in the order of their shares, they do so at every
greater width, as pixels stay and shares grow. Labels without room there may still have it on a wide page:
those are marked, and style sheets hide them on narrow ones.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Literal, NamedTuple

from okrdocs.render.widths import FONT_SIZE, text_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Anchor = Literal["start", "middle", "end"]

_FONT = 12
_ASCENT, _DESCENT = 10, 3
_GAP = 4
"""Pixels between two labels side by side."""
_BEFORE = {"start": 0.0, "middle": 0.5, "end": 1.0}


class Point(NamedTuple):
    """A place: a share of the width, and pixels from the top."""

    x: float
    y: float


class Frame(NamedTuple):
    """The pixels that labels have to stay in; `wide` is the width from which marked labels are shown."""

    narrow: float
    wide: float
    top: float
    bottom: float


class Spot(NamedTuple):
    """A place for a label: of its anchor, moved `dx` pixels aside; `y` is where the letters stand."""

    x: float
    y: float
    dx: float = 0
    anchor: Anchor = "start"


class Label(NamedTuple):
    """A text with spots to stand at, best first, and the `role` that its style follows."""

    text: str
    spots: tuple[Spot, ...]
    role: str = ""
    needed: bool = False
    """It may cover lines and dots rather than be left out."""


class Placed(NamedTuple):
    """A label where it stands; `wide`: only on wide pages."""

    label: Label
    spot: Spot
    wide: bool


class Box(NamedTuple):
    """A label or dot at one width, in pixels, and the share of the width that it is tied to."""

    left: float
    right: float
    top: float
    bottom: float
    x: float


def box_of(label: Label, spot: Spot, width: float) -> Box:
    """Return the pixels that `label` covers at `spot` in a chart that is `width` wide."""
    length = width_of(label.text, bold=label.role == "bold")
    left = spot.x * width + spot.dx - _BEFORE[spot.anchor] * length
    return Box(left, left + length, spot.y - _ASCENT, spot.y + _DESCENT, spot.x)


@lru_cache(maxsize=2048)
def width_of(text: str, *, bold: bool = False) -> float:
    """Return about how many pixels wide `text` is; rather too many than too few."""
    return text_width(text) * _FONT / FONT_SIZE * (1.06 if bold else 1.0)


class Sheet:
    """Places labels, one after the other, around dots and lines."""

    def __init__(
        self, frame: Frame, dots: Iterable[tuple[Point, float]] = (), lines: Iterable[Sequence[Point]] = ()
    ) -> None:
        """Take the dots (with their radius) and lines to keep clear of; lines go from left to right."""
        self._frame = frame
        around, segments = tuple(dots), [pair for line in lines for pair in pairwise(line)]
        self._around = {
            width: _Around(
                [_dot(point, radius, width) for point, radius in around],
                [(start.x * width, start.y, end.x * width, end.y) for start, end in segments],
            )
            for width in (frame.narrow, frame.wide)
        }
        self._boxes: list[tuple[Box | None, Box]] = []
        self.placed: list[Placed] = []

    def place(self, label: Label) -> Placed | None:
        """Put `label` where it is clear of everything; None where nothing is free."""
        ways = _NEEDED if label.needed else _CLEAR_ONLY
        for wide, clear in ways:
            for spot in label.spots:
                boxes = self._boxes_of(label, spot, wide=wide)
                if self._fits(*boxes) and not (clear and self._covers(*boxes)):
                    placed = Placed(label, spot, wide)
                    self.placed.append(placed)
                    self._boxes.append(boxes)
                    return placed
        return None

    def _boxes_of(self, label: Label, spot: Spot, *, wide: bool) -> tuple[Box | None, Box]:
        """Return what a label covers on the narrowest page (None: it isn't shown there) and on a wide one."""
        narrow = None if wide else box_of(label, spot, self._frame.narrow)
        return narrow, box_of(label, spot, self._frame.wide)

    def _fits(self, narrow: Box | None, wide: Box) -> bool:
        """Tell whether a label stays inside, and clear of those placed before."""
        frame = self._frame
        box, width = (narrow, frame.narrow) if narrow else (wide, frame.wide)
        if box.left < 0 or box.right > width or box.top < frame.top or box.bottom > frame.bottom:
            return False
        for other_narrow, other_wide in self._boxes:  # compared at the narrowest width that shows both
            one, other = (narrow, other_narrow) if narrow and other_narrow else (wide, other_wide)
            if not _clear(one, other, _GAP):
                return False
        return True

    def _covers(self, narrow: Box | None, wide: Box) -> bool:
        """Tell whether a label would lie on a dot or a line, on a narrow page or a wide one."""
        for box, width in ((narrow, self._frame.narrow), (wide, self._frame.wide)):
            if box and self._around[width].touch(box):
                return True
        return False


class _Around(NamedTuple):
    """Dots and lines at one width, in pixels."""

    dots: list[Box]
    segments: list[tuple[float, float, float, float]]
    """The left end and the right end of each."""

    def touch(self, box: Box) -> bool:
        """Tell whether any of them lies on `box`."""
        if any(not _clear(box, dot, 0) for dot in self.dots):
            return True
        left, right = box.left, box.right
        return any(
            segment[0] < right and segment[2] > left and _crosses(box, *segment) for segment in self.segments
        )


_NEEDED = ((False, True), (False, False), (True, True), (True, False))
_CLEAR_ONLY = ((False, True), (True, True))
"""In which order places are tried: on which pages a label is shown, and whether it has to be clear of all."""


def _dot(point: Point, radius: float, width: float) -> Box:
    left = point.x * width
    return Box(left - radius, left + radius, point.y - radius, point.y + radius, point.x)


def _clear(one: Box, other: Box, gap: float) -> bool:
    """Tell whether two boxes stay clear of each other however much wider the chart gets."""
    if one.bottom <= other.top or other.bottom <= one.top:
        return True
    left, right = (one, other) if one.left <= other.left else (other, one)
    return left.right + gap <= right.left and left.x <= right.x


def _crosses(box: Box, x1: float, y1: float, x2: float, y2: float) -> bool:
    """Tell whether a line that begins left of a box's right end and ends right of its left one touches it."""
    slope = (y2 - y1) / (x2 - x1) if x2 > x1 else 0.0
    enters = y1 + slope * (max(x1, box.left) - x1)
    leaves = y1 + slope * (min(x2, box.right) - x1) if x2 > x1 else y2
    return max(enters, leaves) > box.top and min(enters, leaves) < box.bottom
