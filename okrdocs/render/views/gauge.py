"""The large bar on an outcome's page, with its labels, ends and arithmetic."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Establish, Maintain, Metric, Steps
from okrdocs.render.format import geometry
from okrdocs.render.views.bars import Bar, outcome_bar
from okrdocs.render.views.figures import Figures, Scale, figures, limits

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import Outcome
    from okrdocs.plan.scores import OutcomeScore
    from okrdocs.render.views.scene import Scene

# Shares of the narrowest bar (about 340 px) that the labels above it take up.
_SHARE_LABEL = 0.1
_EXPECTED_LABEL = 0.25


class Label(NamedTuple):
    """A word above the bar: where, and which of its ends stands there (`start`, `middle`, `end`)."""

    x: str
    anchor: str
    text: str


class End(NamedTuple):
    """What an end of the bar stands for: a value, and which one it is."""

    value: str
    note: str


class Gauge(NamedTuple):
    """The current value and day, the bar, what is written above it and at its ends, and the arithmetic."""

    figures: Figures
    around: tuple[str, str]
    """What stands before and behind them: the day of the value."""
    bar: Bar
    share: Label | None
    expected: Label | None
    baseline: End | None
    target: End | None
    """None for an end that says nothing more."""
    sum: str


def gauge_of(scene: Scene, outcome: Outcome) -> Gauge:
    """Return the gauge of an outcome."""
    score, words = scene.scores.outcomes[outcome.id], scene.words
    bar, numbers = outcome_bar(scene, outcome), figures(scene, outcome)
    share = expected = None
    if bar.zone is None and not bar.unknown:
        share, expected = _labels(scene, score.progress, score.expected if bar.tick else None)
    last = score.last_checkin if numbers.now and not isinstance(outcome.measure, Establish) else None
    return Gauge(
        figures=numbers,
        around=words.around("measured_on", "value", date=scene.day(last.date)) if last else ("", ""),
        bar=bar,
        share=share,
        expected=expected,
        baseline=_baseline(scene, outcome, numbers, score),
        target=_target(scene, outcome, numbers, score),
        sum=_sum(scene, outcome, score),
    )


def _baseline(scene: Scene, outcome: Outcome, numbers: Figures, score: OutcomeScore) -> End | None:
    if not numbers.baseline or isinstance(outcome.measure, Steps):  # whose pieces can be counted
        return None
    start = None if isinstance(outcome.measure, Establish) else score.start
    note = _dated(scene, "gauge_baseline", "gauge_baseline_on", start)
    return End(numbers.baseline, note)


def _target(scene: Scene, outcome: Outcome, numbers: Figures, score: OutcomeScore) -> End | None:
    if not numbers.target or isinstance(outcome.measure, Steps):
        return None
    if isinstance(outcome.measure, Maintain):
        return End(numbers.target, scene.words.kept_until(scene.day(score.due) if score.due else None))
    return End(numbers.target, _dated(scene, "gauge_target", "gauge_target_on", score.due))


def _dated(scene: Scene, key: str, key_on: str, date: dt.date | None) -> str:
    return scene.words.say(key_on, date=scene.day(date)) if date else scene.words.say(key)


def _labels(scene: Scene, share: float, expected: float | None) -> tuple[Label, Label | None]:
    """Place the two labels so that they neither meet nor stick out, also on a narrow page.

    The expected one stands over its mark where there is room, else on the mark's free side or at the end;
    the other one gives way only where both would have to stand at the same end.
    """
    text = scene.words.percent(share)
    if expected is None:
        return _share_label(share, text), None
    word, half = scene.words.say("expected_share", share=scene.words.percent(expected)), _EXPECTED_LABEL / 2
    if share <= expected:
        left = min(share, 1 - _EXPECTED_LABEL)
        if expected - half >= max(left, _SHARE_LABEL) and expected + half <= 1:
            return _share_label(left, text), Label(geometry(expected), "middle", word)
        at = max(expected, _SHARE_LABEL)
        if at > 1 - _EXPECTED_LABEL:
            return _share_label(left, text), Label("100%", "end", word)
        return _share_label(min(left, at), text), Label(geometry(at), "start", f" {word}")
    right = max(share, _EXPECTED_LABEL + _SHARE_LABEL)
    if half <= expected <= right - _SHARE_LABEL - half:
        return _share_label(right, text), Label(geometry(expected), "middle", word)
    return Label(geometry(min(right, 1)), "end", text), _left_of(expected, right, word)


def _left_of(expected: float, right: float, word: str) -> Label:
    at = min(max(expected, _EXPECTED_LABEL), right - _SHARE_LABEL)
    return Label(geometry(at), "end", word)


def _share_label(share: float, text: str) -> Label:
    return Label(geometry(share), "end", text) if share >= _SHARE_LABEL else Label("0%", "start", text)


def _sum(scene: Scene, outcome: Outcome, score: OutcomeScore) -> str:
    """Return the arithmetic behind the progress, in a line."""
    words, measure = scene.words, outcome.measure
    if isinstance(measure, Steps):
        done, total = sum(m.done for m in measure.milestones), len(measure.milestones)
        quotient = round(score.progress, 2)
        return words.say("sum_steps", done=done, total=total, quotient=quotient) if total else ""
    if outcome.confidential:
        return words.say("sum_confidential")
    if isinstance(measure, Establish):
        return words.say("sum_unknown")
    if not score.measured:
        return words.say("sum_unmeasured")
    if isinstance(measure, Maintain):
        scale = Scale.of(outcome, scene.words)
        holds = score.current is not None and measure.holds(score.current)
        return words.holds_sum(scale.value(score.current), limits(scene, measure, scale), holds=holds)
    return _quotient(scene, outcome, measure, score)


def _quotient(scene: Scene, outcome: Outcome, measure: Metric, score: OutcomeScore) -> str:
    baseline, target, current = measure.baseline, measure.target, score.current
    if baseline is None or target is None or current is None or score.attainment is None:
        return scene.words.say("sum_incomplete")
    scale = Scale.of(outcome, scene.words)
    now, start, end = (scale.bare(value) for value in (current, baseline, target))
    bracketed = f"({start})" if baseline < 0 else start
    return scene.words.quotient(now, bracketed, end, score.attainment)
