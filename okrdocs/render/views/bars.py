"""Bars as geometry: SVG lengths in percent of the width, so that no element needs a style."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Objective, Outcome, Status, Steps
from okrdocs.render.format import geometry

if TYPE_CHECKING:
    from okrdocs.model import Output
    from okrdocs.plan.scores import Delivery
    from okrdocs.render.views.scene import Scene

_MOST_PIECES = 30
"""More blocks than this can't be told apart: one plain bar says the same."""
_MANY_PIECES = 10


class Piece(NamedTuple):
    """A block: where it stands, how wide it is, how much of that is filled (empty: nothing)."""

    x: str
    width: str
    filled: str


class Zone(NamedTuple):
    """The allowed band of an outcome that keeps a number, its limits, and the value as a dot."""

    x: str
    width: str
    limits: tuple[str, ...]
    dot: str


class Bar(NamedTuple):
    """One bar. An empty string is a part that isn't drawn."""

    tone: str
    fill: str = ""
    tick: str = ""
    """The mark of what is expected today."""
    away: bool = False
    """The value moved away from the target: an arrowhead at the left end."""
    pieces: tuple[Piece, ...] = ()
    zone: Zone | None = None
    unknown: bool = False
    """The baseline is still to come: a dotted line."""


def delivery_bar(delivery: Delivery) -> Bar:
    """Return the grey blocks of what was made, one for each output that isn't dropped."""
    if len(delivery.parts) > _MOST_PIECES:
        return Bar("okr-ship", fill=_fill(delivery.share))
    return Bar("okr-ship", pieces=_pieces(delivery.parts))


def results_bar(scene: Scene, objective: Objective) -> Bar:
    """Return the bar of an objective's progress."""
    score = scene.scores.objectives[objective.id]
    tick = _tick(score.expected) if objective.status is Status.ACTIVE else ""
    return Bar(scene.sign(objective).tone, _fill(score.progress), tick)


def outcome_bar(scene: Scene, outcome: Outcome) -> Bar:
    """Return the bar of an outcome, in the form of its kind."""
    score = scene.scores.outcomes[outcome.id]
    tone, measure = scene.sign(outcome).tone, outcome.measure
    if isinstance(measure, Establish):
        return Bar("", unknown=True)
    if isinstance(measure, Steps) and len(measure.milestones) <= _MOST_PIECES:
        shares = sorted((float(milestone.done) for milestone in measure.milestones), reverse=True)
        return Bar(tone, pieces=_pieces(tuple(shares)))
    if isinstance(measure, Maintain) and not outcome.confidential:
        value = score.current if score.measured else None
        return Bar(tone, zone=_zone(measure, value))
    away = score.attainment is not None and score.attainment < 0
    tick = _tick(score.expected) if is_open(scene, outcome) and not isinstance(measure, Maintain) else ""
    return Bar(tone, _fill(score.progress), tick, away)


def output_bar(scene: Scene, output: Output) -> Bar:
    """Return the bar of how much of an output is done."""
    return Bar("okr-ship", _fill(scene.done(output)))


def grade_bar(grade: float, mark: float) -> Bar:
    """Return the bar of a closed objective's grade; marked where success is less than 1."""
    return Bar("okr-quiet", _fill(min(1.0, max(0.0, grade))), _tick(mark))


def is_open(scene: Scene, outcome: Outcome) -> bool:
    """Tell whether something is still expected of `outcome`: neither it nor its objective is settled."""
    objective = scene.plan.objective_of(outcome)
    return outcome.status is Status.ACTIVE and (objective is None or objective.status is Status.ACTIVE)


def plain_bar(tone: str, progress: float, expected: float) -> Bar:
    """Return a bar with the mark of what is expected."""
    return Bar(tone, _fill(progress), _tick(expected))


def _fill(share: float) -> str:
    return geometry(share) if share > 0 else ""


def _tick(expected: float) -> str:
    return geometry(expected) if 0 < expected < 1 else ""


def _pieces(shares: tuple[float, ...]) -> tuple[Piece, ...]:
    if not shares:
        return ()
    gap = 0.014 if len(shares) <= _MANY_PIECES else 0.008
    width = (1 - gap * (len(shares) - 1)) / len(shares)
    return tuple(
        Piece(geometry(i * (width + gap)), geometry(width), _fill(width * share))
        for i, share in enumerate(shares)
    )


def _zone(measure: Maintain, value: float | None) -> Zone | None:
    """Draw a band with two ends in the middle half, one with a single end from 40 % on or up to 60 %."""
    low, high = measure.low, measure.high
    if low is not None and high is not None:
        start, end, per_unit = 0.25, 0.75, 0.5 / ((high - low) or 1.0)
        dot = None if value is None else 0.5 + per_unit * (value - (low + high) / 2)
    elif (limit := low if low is not None else high) is not None:
        start, end = (0.4, 1.0) if low is not None else (0.0, 0.6)
        off = 0.0 if value is None else value - limit
        reach = max(abs(limit) / 5, abs(off) * 1.5) or 1.0
        dot = None if value is None else (start or end) + 0.4 * off / reach
    else:
        return None
    limits = tuple(geometry(edge) for edge in (start, end) if 0 < edge < 1)
    at = "" if dot is None else geometry(min(0.98, max(0.02, dot)))
    return Zone(geometry(start), geometry(end - start), limits, at)
