"""An outcome's numbers as text: where it stands, where it came from, where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Maintain, Metric, Outcome, Steps
from okrdocs.render.format import NARROW, decimals_of, number, signed

if TYPE_CHECKING:
    from okrdocs.render.views.scene import Scene


@dataclass(frozen=True, slots=True)
class Figures:
    """The current value (in bold), what follows it, and the labels of the bar's ends; empty: none."""

    now: str
    reads: str
    """The unit, or how the value is to be read: `calls/week`, `of 3 reached`."""
    baseline: str = ""
    target: str = ""


@dataclass(frozen=True, slots=True)
class Scale:
    """How the numbers of one outcome are written: with as many decimals as the most exact one has."""

    decimals: int
    percent: bool
    """The unit is a plain `%`, which goes with every number."""
    unit: str
    """What follows the value in running text; empty when `percent`."""

    @classmethod
    def of(cls, outcome: Outcome) -> Scale:
        """Return the scale of `outcome`."""
        unit = (outcome.unit or "").strip()
        percent = unit == "%"
        return cls(decimals_of(_values(outcome)), percent, "" if percent else unit)

    def value(self, value: float | None) -> str:
        """Return a number, with `%` if that is the unit; `?` for one that isn't known."""
        if value is None:
            return "?"
        return number(value, self.decimals) + (f"{NARROW}%" if self.percent else "")

    def change(self, change: float) -> str:
        """Return a change with its sign."""
        return signed(change, self.decimals)

    def with_unit(self, value: float | None) -> str:
        """Return a number with its unit: `8.2 % of plants`."""
        return f"{self.value(value)} {self.unit}".strip()

    def brief(self, value: float | None) -> str:
        """Return a number with no more of its unit than a leading `%`."""
        return self.value(value) + (f"{NARROW}%" if self.unit.startswith("%") else "")


def figures(scene: Scene, outcome: Outcome) -> Figures:
    """Return the numbers of `outcome`, or the words that stand in for them."""
    measure = outcome.measure
    if isinstance(measure, Steps):
        total, reached = len(measure.milestones), sum(step.done for step in measure.milestones)
        return Figures(number(reached), scene.words.reached_of(total), number(0), number(total))
    if outcome.confidential:
        return Figures("", scene.words.withheld)
    return _measured(scene, outcome, measure)


def _measured(scene: Scene, outcome: Outcome, measure: Metric | Maintain | Establish) -> Figures:
    words, scale = scene.words, Scale.of(outcome)
    score = scene.scores.outcomes[outcome.id]
    now = "" if score.current is None else scale.value(score.current)
    unit = scale.unit if now else ""
    if isinstance(measure, Establish):
        due = scene.day(measure.baseline_due) if measure.baseline_due else None
        return Figures(now, _listed(unit, words.baseline_by(due)), "?", scale.value(measure.target))
    reads = _listed(scale.unit, "" if score.measured else words.not_measured)
    if isinstance(measure, Maintain):
        return Figures(now, _listed(reads, limits(scene, measure, scale)), "", band(measure, scale))
    return Figures(now, reads, scale.value(measure.baseline), scale.value(measure.target))


def _listed(*parts: str) -> str:
    return ", ".join(filter(None, parts))


def limits(scene: Scene, measure: Maintain, scale: Scale) -> str:
    """Return `stays at 4.4 or above`."""
    if measure.low is None and measure.high is None:
        return ""
    low, high = (None if end is None else scale.value(end) for end in (measure.low, measure.high))
    return scene.words.stays(low, high, strict=measure.strict)


def band(measure: Maintain, scale: Scale) -> str:
    """Return the limits as a label: `≥ 4.4`, or `4.2–5.0`."""
    if measure.low is not None and measure.high is not None:
        return f"{number(measure.low, scale.decimals)}–{scale.value(measure.high)}"
    if measure.low is not None:
        return f"{'>' if measure.strict else '≥'} {scale.value(measure.low)}"
    if measure.high is not None:
        return f"{'<' if measure.strict else '≤'} {scale.value(measure.high)}"
    return "?"


def _values(outcome: Outcome) -> list[float]:
    measure = outcome.measure
    values: list[float | None] = [outcome.current, *(checkin.value for checkin in outcome.checkins)]
    if isinstance(measure, Metric):
        values += [measure.baseline, measure.target]
    elif isinstance(measure, Maintain):
        values += [measure.low, measure.high]
    elif isinstance(measure, Establish):
        values.append(measure.target)
    return [value for value in values if value is not None]
