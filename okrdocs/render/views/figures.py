"""An outcome's numbers as text: where it stands, where it came from, where it goes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Maintain, Metric, Outcome, Steps
from okrdocs.render.format import NARROW, decimals_of, number, signed

if TYPE_CHECKING:
    from okrdocs.render.views.scene import Scene

_MOST_DIGITS = 8
"""A number with more digits is wider than its column, and no reader needs the last ones."""


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
    """How the numbers of one outcome are written: all with the same number of decimals."""

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
        return cls(_decimals(_values(outcome)), percent, "" if percent else unit)

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
        gap = NARROW if self.unit.startswith("%") else " "
        return f"{self.value(value)}{gap}{self.unit}".strip()

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
    if isinstance(measure, Establish):
        reads = ", ".join(filter(None, (scale.unit if now else "", _baseline_due(scene, measure))))
        return Figures(now, reads, "?", scale.value(measure.target))
    reads = scale.unit
    if not score.measured:
        now, reads = "", words.not_measured_in(scale.unit)
    if isinstance(measure, Maintain):
        return Figures(now, reads, "", band(measure, scale))
    return Figures(now, reads, scale.value(measure.baseline), scale.value(measure.target))


def _baseline_due(scene: Scene, measure: Establish) -> str:
    due = measure.baseline_due
    return scene.words.baseline_by(scene.day(due) if due else None, late=bool(due and due < scene.as_of))


def limits(scene: Scene, measure: Maintain, scale: Scale) -> str:
    """Return `4.4 or above`."""
    if measure.low is None and measure.high is None:
        return "?"
    low, high = (None if end is None else scale.value(end) for end in (measure.low, measure.high))
    return scene.words.limits(low, high, strict=measure.strict)


def band(measure: Maintain, scale: Scale) -> str:
    """Return the limits as a label: `≥ 4.4`, or `4.2–5.0`."""
    if measure.low is not None and measure.high is not None:
        return f"{number(measure.low, scale.decimals)}–{scale.value(measure.high)}"
    if measure.low is not None:
        return f"{'>' if measure.strict else '≥'}{NARROW}{scale.value(measure.low)}"
    if measure.high is not None:
        return f"{'<' if measure.strict else '≤'}{NARROW}{scale.value(measure.high)}"
    return "?"


def _decimals(values: list[float]) -> int:
    """Return how many decimals to show: those of the most exact value, fewer where the number gets long."""
    whole = max((len(str(int(abs(value)))) for value in values), default=0)
    return min(decimals_of(values), max(0, _MOST_DIGITS - whole))


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
