"""What the nodes of a map show, and how much room that takes."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Output, Status
from okrdocs.render.alignment.graph import is_dropped
from okrdocs.render.views.bars import Bar, delivery_bar, results_bar
from okrdocs.render.views.outputs import OutputState, output_state
from okrdocs.render.widths import FONT_SIZE, text_width

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Ref, Scene

_FONT = 13
"""Pixels, as in the style sheet."""
_LINE = 17
_MOST_LINES = 6
_NARROWER = 0.92
"""What a theme's font takes of the width that is known, at most: that of DejaVu Sans, which is wide."""
_BESIDE = {"output": 34, "outcome": 86, "objective": 44, "team": 20}
"""Pixels of a node's width that its name can't have: icon, percentage, padding."""
_BESIDE_TIGHT = _BESIDE | {"outcome": 44}
_AROUND = {"output": 11, "outcome": 15, "objective": 19, "team": 19}
"""Pixels of a node's height around its name."""
_BARS = 35
"""Height of the two bars of an objective."""


class Bars(NamedTuple):
    """Delivered above Results; an empty percentage is nothing to count."""

    delivered_bar: Bar
    delivered: str
    results_bar: Bar
    results: str


class Face(NamedTuple):
    """What a node shows: an output its state, an outcome or objective its sign, a team how many do how."""

    kind: str
    """A kind of object, or `team`."""
    ref: Ref
    state: OutputState | None = None
    sign: Sign | None = None
    share: str = ""
    bars: Bars | None = None
    note: str = ""
    tally: tuple[tuple[Sign, int], ...] = ()
    gone: bool = False
    """It was dropped."""


def face_of(scene: Scene, entry: OkrObject) -> Face:
    """Return what the node of `entry` shows."""
    ref, kind, gone = scene.ref(entry), entry.kind.value, is_dropped(entry)
    if isinstance(entry, Output):
        return Face(kind, ref, state=output_state(scene, entry), gone=gone)
    if isinstance(entry, Objective):
        bars = _bars(scene, entry)
        note = "" if bars else scene.sign(entry).word
        return Face(kind, ref, sign=scene.sign(entry), bars=bars, note=note, gone=gone)
    return Face(kind, ref, sign=scene.sign(entry), share=scene.share(entry), gone=gone)


def height_of(face: Face, width: int) -> int:
    """Return the height in pixels of a node that is at least `width` pixels wide."""
    extra = _BARS if face.bars else _LINE * (bool(face.note) + bool(face.tally))
    return _height(face, width - _BESIDE[face.kind]) + extra


def height_when_tight(face: Face, width: int) -> int:
    """Return the same where percentages stand below names."""
    extra = _BARS if face.bars else _LINE * (bool(face.note) + bool(face.tally) + bool(face.share))
    return _height(face, width - _BESIDE_TIGHT[face.kind]) + extra


def _height(face: Face, room: int) -> int:
    """Return the height that a node's name takes in `room` pixels, with what is around it."""
    return _lines(face.ref.title, max(_FONT, room)) * _LINE + _AROUND[face.kind]


def _bars(scene: Scene, objective: Objective) -> Bars | None:
    """Return an objective's two bars; None where nothing counts: drafts, dropped ones, nothing to measure."""
    score = scene.scores.objectives[objective.id]
    if objective.status in (Status.DRAFT, Status.DROPPED) or not (score.terms or score.delivery.total):
        return None
    delivered = scene.words.percent(score.delivery.share) if score.delivery.total else ""
    results = scene.share(objective) if score.terms else ""
    return Bars(delivery_bar(score.delivery), delivered, results_bar(scene, objective), results)


@lru_cache(maxsize=20_000)
def _lines(title: str, room: int) -> int:
    """Return on how many lines a name is written; beyond `_MOST_LINES` it is cut."""
    space, *widths = (text_width(word) * _FONT / FONT_SIZE * _NARROWER for word in (" ", *title.split()))
    lines, used = 0, float(room)
    for width in widths:
        if used + space + width <= room:
            used += space + width
        else:  # a word that is wider than a line is cut
            lines += max(1, math.ceil(width / room))
            used = width % room if width > room else width
    return min(_MOST_LINES, max(1, lines))
