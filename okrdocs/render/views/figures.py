"""An outcome's numbers as text: where it stands, where it came from, where it goes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Outcome, Steps
from okrdocs.render.format import NARROW, decimals_of

if TYPE_CHECKING:
    from okrdocs.render.views.scene import Scene
    from okrdocs.render.words import Words

_MOST_DIGITS = 8
"""A number with more digits is wider than its column, and no reader needs the last ones."""
_COMPARED = 1000
"""So many steps of the last decimal between the values: then a zero there no longer helps to compare them."""
_FEWEST_DIGITS = 2
"""What an estimate keeps of itself, however small it is beside the way to go."""


class Figures(NamedTuple):
    """The current value (in bold), what follows it, and the labels of the bar's ends; empty: none."""

    now: str
    reads: str
    """The unit, or how the value is to be read: `calls/week`, `of 3 reached`."""
    baseline: str = ""
    target: str = ""


class Scale(NamedTuple):
    """How the numbers of one outcome are written: all with the same number of decimals, if they are close.

    `8.2` and `8.0`, but `456 789.5` and `1 500 000`.
    """

    decimals: int
    padded: bool
    """Zeros fill up the decimals."""
    way: float
    """How far it is from the baseline to the target; 1 where that isn't known."""
    percent: bool
    """The unit is a plain `%`, which goes with every number."""
    unit: str
    """What follows the value in running text; empty when `percent`."""
    words: Words

    @classmethod
    def of(cls, outcome: Outcome, words: Words) -> Scale:
        """Return the scale of `outcome`."""
        unit = (outcome.unit or "").strip()
        percent = unit == "%"
        values = _values(outcome)
        decimals = _decimals(values)
        spread = max(values) - min(values) if values else 0.0
        padded = spread * 10**decimals < _COMPARED
        return cls(decimals, padded, _way(outcome), percent, "" if percent else unit, words)

    def value(self, value: float | None) -> str:
        """Return a number, with `%` if that is the unit; `?` for one that isn't known."""
        if value is None:
            return "?"
        shown = self.bare(value)
        return self.words.in_percent(shown) if self.percent else shown

    def bare(self, value: float) -> str:
        """Return a number without any unit."""
        return self.words.number(value, self._decimals_for(value))

    def change(self, change: float) -> str:
        """Return a change with its sign."""
        return self.words.signed(change, self._decimals_for(change))

    def estimate(self, value: float) -> str:
        """Return a number that nobody measured, no finer than it is known: to a hundredth of the way's order.

        A small one keeps its first digits: on a way of a million, -5 isn't 0.
        """
        digits = min(max(2 - _order(self.way), _FEWEST_DIGITS - 1 - _order(value)), self.decimals)
        rounded = round(value, digits)
        shown = self.words.number(rounded, min(max(0, digits), self._decimals_for(rounded)))
        return self.words.in_percent(shown) if self.percent else shown

    def _decimals_for(self, value: float) -> int:
        return self.decimals if self.padded else min(self.decimals, decimals_of([value]))

    def with_unit(self, value: float | None) -> str:
        """Return a number with its unit: `8.2 % of plants`."""
        gap = NARROW if self.unit.startswith("%") else " "
        return f"{self.value(value)}{gap}{self.unit}".strip()

    def brief(self, value: float | None) -> str:
        """Return a number with no more of its unit than a leading `%`."""
        shown = self.value(value)
        return self.words.in_percent(shown) if self.unit.startswith("%") else shown


def figures(scene: Scene, outcome: Outcome) -> Figures:
    """Return the numbers of `outcome`, or the words that stand in for them."""
    measure = outcome.measure
    if isinstance(measure, Steps):
        total, reached = len(measure.milestones), sum(step.done for step in measure.milestones)
        words = scene.words
        ends = words.number(0), words.number(total)
        return Figures(words.number(reached), words.say("reached_of", n=total), *ends)
    if outcome.confidential:
        return Figures("", scene.words.say("withheld"))
    return _measured(scene, outcome, measure)


def _measured(scene: Scene, outcome: Outcome, measure: Metric | Maintain | Establish) -> Figures:
    words = scene.words
    scale = Scale.of(outcome, words)
    score = scene.scores.outcomes[outcome.id]
    now = "" if score.current is None else scale.value(score.current)
    if isinstance(measure, Establish):
        reads = words.joined((scale.unit if now else "", _baseline_due(scene, measure)))
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
        return f"{scale.bare(measure.low)}–{scale.value(measure.high)}"
    if measure.low is not None:
        return f"{'>' if measure.strict else '≥'}{NARROW}{scale.value(measure.low)}"
    if measure.high is not None:
        return f"{'<' if measure.strict else '≤'}{NARROW}{scale.value(measure.high)}"
    return "?"


def _decimals(values: list[float]) -> int:
    """Return how many decimals to show: those of the most exact value, fewer where the number gets long."""
    whole = max((len(str(int(abs(value)))) for value in values), default=0)
    return min(decimals_of(values), max(0, _MOST_DIGITS - whole))


def _order(value: float) -> int:
    """Return the order of magnitude: 2 for 100 to 999; that of 1 for 0."""
    return math.floor(math.log10(abs(value))) if value else 0


def _way(outcome: Outcome) -> float:
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return 1.0
    return abs(measure.target - measure.baseline) or 1.0


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
