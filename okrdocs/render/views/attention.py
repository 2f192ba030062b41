"""What needs attention, and in a sentence why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, OutputStatus, Status
from okrdocs.plan.scores import Health, Verdict
from okrdocs.render.views.figures import Scale, limits
from okrdocs.render.views.outcome import silence_of
from okrdocs.render.views.outputs import Level, has_ended, output_state

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.render.views.scene import Ref, Scene


@dataclass(frozen=True, slots=True)
class Concern:
    """A name with its icon, the sentence, and whose it is."""

    icon: str
    tone: str
    level: Level | None
    ref: Ref
    sentence: str
    owner: str


def concerns(
    scene: Scene, objectives: Iterable[Objective], outcomes: Iterable[Outcome], outputs: Iterable[Output]
) -> tuple[Concern, ...]:
    """Return what needs attention: gaps first, then results that don't move, then silence, then delays."""
    measured = [outcome for outcome in outcomes if outcome.status is Status.ACTIVE]
    moving = [o for o in measured if scene.health(o) in (Health.OFF_TRACK, Health.MISSED)]
    silent = [o for o in measured if scene.health(o) is Health.STALE]
    return (
        *_gaps(scene, objectives),
        *(_signed(scene, outcome, _trouble(scene, outcome)) for outcome in moving),
        *(_signed(scene, outcome, silence_of(scene, outcome)) for outcome in silent),
        *_delays(scene, outputs),
    )


def _gaps(scene: Scene, objectives: Iterable[Objective]) -> Iterator[Concern]:
    for objective in objectives:
        score = scene.scores.objectives[objective.id]
        well = score.health in (Health.ON_TRACK, Health.ACHIEVED)  # results may lag behind and be in time
        if objective.status is Status.ACTIVE and score.verdict is Verdict.SHIPPED_NOT_FELT and not well:
            delivery = score.delivery
            sentence = scene.words.not_felt(delivery.done, delivery.total, score.progress)
            yield _signed(scene, objective, sentence)


def _delays(scene: Scene, outputs: Iterable[Output]) -> Iterator[Concern]:
    for output in outputs:
        waiting = output.status in (OutputStatus.PLANNED, OutputStatus.IN_PROGRESS) and not output.draft
        if waiting and output.due and output.due < scene.as_of and not has_ended(scene, output):
            state = output_state(scene, output)
            owner = scene.plain(output, output.owner)
            yield Concern(state.icon, "okr-ship", state.level, scene.ref(output), f"{state.text}.", owner)


def _signed(scene: Scene, entry: Objective | Outcome, sentence: str) -> Concern:
    sign = scene.sign(entry)
    return Concern(sign.icon, sign.tone, None, scene.ref(entry), sentence, scene.plain(entry, entry.owner))


def _trouble(scene: Scene, outcome: Outcome) -> str:
    """Say what is wrong with an outcome that is off track or missed."""
    score, words, measure = scene.scores.outcomes[outcome.id], scene.words, outcome.measure
    scale = Scale.of(outcome)
    if isinstance(measure, Maintain) and score.current is not None and not measure.holds(score.current):
        if outcome.confidential:
            return words.broken_withheld()
        return words.broken(scale.with_unit(score.current), limits(scene, measure, scale))
    if isinstance(measure, Metric) and score.attainment is not None and score.attainment < 0:
        if outcome.confidential:
            return words.moved_away_withheld()
        return words.moved_away(scale.with_unit(score.current), scale.brief(measure.baseline))
    if score.health is Health.MISSED and score.due:
        return words.missed(scene.day(score.due), score.progress)
    return f"{words.behind(score.progress, score.expected)} {_made(scene, outcome)}".strip()


def _made(scene: Scene, outcome: Outcome) -> str:
    """Say how far the outputs are that lead to `outcome`; nothing where others move it."""
    outputs = [o for o in scene.plan.outputs_for(outcome) if o.status is not OutputStatus.DROPPED]
    if outcome.external and not outputs:
        return ""
    done = sum(output.status is OutputStatus.DONE for output in outputs)
    only = scene.done(outputs[0]) if len(outputs) == 1 and not done else None
    return scene.words.made_so_far(done, len(outputs), only)
