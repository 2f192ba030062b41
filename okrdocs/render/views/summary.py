"""A group of objectives at a glance: what was delivered, what came of it, and where the two part most."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Status
from okrdocs.plan.group_score import BAD, GOOD, score_group
from okrdocs.plan.health import expected_share
from okrdocs.plan.sums import points
from okrdocs.render import signs
from okrdocs.render.views.bars import plain_bar
from okrdocs.render.views.pair import Gap, Side, delivered, gap_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.model import Objective, Outcome, Period
    from okrdocs.plan.group_score import GroupScore
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.views.scene import Ref, Scene

_MOST_PARTED = 3


class Stat(NamedTuple):
    """A label, a bold number and what it is made of."""

    label: str
    value: str
    note: str


class Parted(NamedTuple):
    """An objective whose delivery and results are far apart, and in words how far."""

    ref: Ref
    distance: str


class Summary(NamedTuple):
    """The pair over all objectives, the numbers under it, and the objectives where it parts most."""

    delivered: Side
    results: Side
    gap: Gap | None
    stats: tuple[Stat, ...]
    parted: tuple[Parted, ...]
    """Nothing for a single objective: the gap above is its own."""


def summary_of(
    scene: Scene, objectives: Sequence[Objective], period: Period | None, thresholds: Thresholds
) -> Summary | None:
    """Sum up objectives, those of a period or of an owner; None without any."""
    group = score_group(scene.plan, scene.scores, objectives, thresholds)
    if group is None:
        return None
    note = scene.words.say("expected_by_now", share=scene.words.percent(group.expected))
    bar = plain_bar(signs.HEALTH[group.health].tone, group.progress, group.expected)
    return Summary(
        delivered=delivered(scene.words, group.delivery),
        results=Side(bar, scene.words.percent(group.progress), note),
        gap=gap_of(scene.words, group.delivery, group.progress),
        stats=(*_confidence(scene, group), *_moved(scene, objectives), *_passed(scene, period)),
        parted=_parted(scene, objectives) if len(objectives) > 1 else (),
    )


def _confidence(scene: Scene, group: GroupScore) -> tuple[Stat, ...]:
    net = group.net_confidence
    if net is None:
        return ()
    words = scene.words
    good, bad = group.count(GOOD), group.count(BAD)
    note = words.say("net_confidence_note", good=good, n=len(group.healths), bad=bad)
    return (Stat(words.say("net_confidence"), words.signed(points(net)), note),)


def _moved(scene: Scene, objectives: Sequence[Objective]) -> tuple[Stat, ...]:
    """Count the outcomes that are nearer to their target than they were: what outputs are made for."""
    counted: list[Outcome] = [
        outcome
        for objective in objectives
        for outcome in scene.plan.outcomes_of(objective)
        if outcome.status is Status.ACTIVE
    ]
    if not counted:
        return ()
    moved = sum(scene.scores.outcomes[outcome.id].progress > 0 for outcome in counted)
    words = scene.words
    value = words.say("summary_moved_of", moved=words.number(moved), total=words.number(len(counted)))
    return (Stat(words.say("summary_moved"), value, words.say("summary_moved_note")),)


def _passed(scene: Scene, period: Period | None) -> tuple[Stat, ...]:
    if period is None:
        return ()
    share = expected_share(period.start, period.end, scene.as_of)
    note = scene.words.say("passed_note", days=scene.words.day_range(period.start, period.end))
    return (Stat(scene.words.say("period"), scene.words.percent(share), note),)


def _parted(scene: Scene, objectives: Sequence[Objective]) -> tuple[Parted, ...]:
    """Return the running objectives whose distance calls for a verdict, the widest first."""
    found = []
    for objective in objectives:
        score = scene.scores.objectives[objective.id]
        if objective.status is Status.ACTIVE and score.verdict is not None:
            found.append((score.delivery.share - score.progress, objective))
    found.sort(key=lambda pair: -abs(pair[0]))
    return tuple(_apart(scene, objective, distance) for distance, objective in found[:_MOST_PARTED])


def _apart(scene: Scene, objective: Objective, distance: float) -> Parted:
    key = "summary_delivery_ahead" if distance > 0 else "summary_results_ahead"
    return Parted(scene.ref(objective), scene.words.say(key, n=abs(points(distance))))
