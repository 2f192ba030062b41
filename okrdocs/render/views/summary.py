"""A period in four numbers: what was delivered, what came of it, how sure we are, how much time is gone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import OutputStatus, Status
from okrdocs.plan.health import Standing, expected_share, health_of, net_confidence
from okrdocs.plan.scores import Health
from okrdocs.plan.sums import delivery_of
from okrdocs.render import signs
from okrdocs.render.format import day_range, percent, points, signed
from okrdocs.render.views.bars import plain_bar
from okrdocs.render.views.pair import Gap, Side, delivered, gap_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import Objective, Outcome, Output, Period
    from okrdocs.plan.scores import Delivery
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.views.scene import Scene


@dataclass(frozen=True, slots=True)
class Stat:
    """A label, a bold number and what it is made of."""

    label: str
    value: str
    note: str


@dataclass(frozen=True, slots=True)
class Summary:
    """The pair over all objectives of a period, and what stands under it."""

    delivered: Side
    results: Side
    gap: Gap | None
    stats: tuple[Stat, ...]


def summary_of(
    scene: Scene, objectives: Sequence[Objective], period: Period, thresholds: Thresholds
) -> Summary:
    """Sum up a period: outputs pooled, each once; results as the mean over its objectives."""
    scores = [scene.scores.objectives[objective.id] for objective in objectives]
    progress = sum(score.progress for score in scores) / len(scores)
    expected = sum(score.expected for score in scores) / len(scores)
    delivery = _pooled(scene, objectives)
    tone = signs.HEALTH[_compared(progress, expected, thresholds)].tone
    note = scene.words.expected_by_now(expected)
    return Summary(
        delivered=delivered(scene.words, delivery),
        results=Side(plain_bar(tone, progress, expected), percent(progress), note),
        gap=gap_of(scene.words, delivery, progress),
        stats=(*_confidence(scene, objectives), _passed(scene, period)),
    )


def _pooled(scene: Scene, objectives: Iterable[Objective]) -> Delivery:
    pool: dict[str, Output] = {
        output.id: output
        for objective in _with_supporters(scene, objectives)
        for output in scene.plan.outputs_of(objective)
        if output.status is not OutputStatus.DROPPED and not output.draft
    }
    done = sum(output.status is OutputStatus.DONE for output in pool.values())
    return delivery_of([scene.done(output) for output in pool.values()], done)


def _with_supporters(scene: Scene, objectives: Iterable[Objective]) -> list[Objective]:
    """Add the objectives that roll-ups among `objectives` are made of, at any depth."""
    found = {objective.id: objective for objective in objectives}
    waiting = list(found.values())
    while waiting:
        score = scene.scores.objectives[waiting.pop().id]
        below = [scene.plan.objectives[term.id] for term in score.terms] if score.rolled_up else []
        new = [objective for objective in below if objective.id not in found]
        found |= {objective.id: objective for objective in new}
        waiting += new
    return list(found.values())


def _compared(progress: float, expected: float, thresholds: Thresholds) -> Health:
    return health_of(
        Standing(
            progress=progress,
            expected=expected,
            needed=1.0,
            started=True,
            over=False,
            measured=True,
            holding=False,
            silent_days=None,
            cadence=thresholds.cadence,
            confidence=None,
        ),
        thresholds,
    )


def _confidence(scene: Scene, objectives: Iterable[Objective]) -> tuple[Stat, ...]:
    counted: list[Outcome] = [
        outcome
        for objective in objectives
        for outcome in scene.plan.outcomes_of(objective)
        if outcome.status is Status.ACTIVE
    ]
    healths = [scene.health(outcome) for outcome in counted]
    net = net_confidence(healths)
    if net is None:
        return ()
    good = sum(health in (Health.ON_TRACK, Health.ACHIEVED) for health in healths)
    bad = sum(health in (Health.OFF_TRACK, Health.MISSED) for health in healths)
    note = scene.words.net_confidence_note(good, len(healths), bad)
    return (Stat(scene.words.net_confidence, signed(points(net)), note),)


def _passed(scene: Scene, period: Period) -> Stat:
    share = expected_share(period.start, period.end, scene.as_of)
    note = scene.words.passed_note(day_range(period.start, period.end))
    return Stat(scene.words.period, percent(share), note)
