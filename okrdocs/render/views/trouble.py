"""What is wrong with one object, in a sentence; an empty one where nothing is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, OutputStatus, Status
from okrdocs.plan.scores import Health, Verdict
from okrdocs.render.views.figures import Scale, limits
from okrdocs.render.views.outputs import has_ended, stage_of

if TYPE_CHECKING:
    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.render.views.scene import Scene


def not_felt(scene: Scene, objective: Objective) -> str:
    """Say that outputs were shipped and results don't follow, unless results are in time all the same."""
    score = scene.scores.objectives[objective.id]
    well = score.health in (Health.ON_TRACK, Health.ACHIEVED)
    if objective.status is not Status.ACTIVE or score.verdict is not Verdict.SHIPPED_NOT_FELT or well:
        return ""
    words = scene.words
    return words.say(
        "not_felt",
        shipped=words.shipped_of(score.delivery.done, score.delivery.total),
        results=words.percent(score.progress),
    )


def ungraded(scene: Scene, objective: Objective) -> str:
    """Say that an objective's period is over and nobody has graded it."""
    if objective.period is None or objective.period.end >= scene.as_of or objective.grade is not None:
        return ""
    if objective.status not in (Status.ACTIVE, Status.CLOSED):
        return ""
    return scene.words.say("attention_not_graded", day=scene.day(objective.period.end))


def of_outcome(scene: Scene, outcome: Outcome) -> str:
    """Say what is wrong with an outcome that is off track, missed or stale."""
    health = scene.health(outcome)
    if outcome.status is not Status.ACTIVE:
        return ""
    if health is Health.STALE:
        return silence_of(scene, outcome)
    return _result(scene, outcome) if health in (Health.OFF_TRACK, Health.MISSED) else ""


def silence_of(scene: Scene, outcome: Outcome) -> str:
    """Return `Last check-in 25 days ago; …` for a stale outcome; empty for any other."""
    score = scene.scores.outcomes[outcome.id]
    if score.health is not Health.STALE or score.silent_days is None:
        return ""
    return scene.words.silence(score.silent_days, score.cadence, ever=score.last_checkin is not None)


def unsupported(scene: Scene, outcome: Outcome) -> str:
    """Say that nothing leads to an outcome which is meant to move, and not by others."""
    plan, objective = scene.plan, scene.plan.objective_of(outcome)
    if outcome.external or outcome.status is not Status.ACTIVE or not isinstance(outcome.measure, Metric):
        return ""
    if objective is None or objective.status is not Status.ACTIVE:
        return ""
    led = any(output.status is not OutputStatus.DROPPED for output in plan.outputs_for(outcome))
    if led or plan.supporters_of(outcome) or plan.supporters_of(objective):
        return ""
    return scene.words.say("attention_nothing_leads")


def nowhere(scene: Scene, output: Output) -> str:
    """Say that an output leads to no outcome, and doesn't make other work possible either."""
    if output.draft or output.enabling or output.status is OutputStatus.DROPPED or has_ended(scene, output):
        return ""
    return "" if scene.plan.targets(output) else scene.words.say("leads_to_nothing")


def overdue(scene: Scene, output: Output) -> str:
    """Say for how long an output has been due."""
    waiting = output.status in (OutputStatus.PLANNED, OutputStatus.IN_PROGRESS) and not output.draft
    if not waiting or output.due is None or output.due >= scene.as_of or has_ended(scene, output):
        return ""
    return scene.words.say(
        "overdue_sentence", state=stage_of(scene, output), n=(scene.as_of - output.due).days
    )


def _result(scene: Scene, outcome: Outcome) -> str:
    score, words, measure = scene.scores.outcomes[outcome.id], scene.words, outcome.measure
    scale = Scale.of(outcome, words)
    if isinstance(measure, Maintain) and score.current is not None and not measure.holds(score.current):
        if outcome.confidential:
            return words.say("outside_limits_withheld")
        return words.say(
            "outside_limits", value=scale.with_unit(score.current), limits=limits(scene, measure, scale)
        )
    if isinstance(measure, Metric) and score.attainment is not None and score.attainment < 0:
        if outcome.confidential:
            return words.say("moved_away_withheld")
        return words.say(
            "moved_away", value=scale.with_unit(score.current), baseline=scale.brief(measure.baseline)
        )
    if score.health is Health.MISSED and score.due:
        return words.say("missed", date=scene.day(score.due), share=words.percent(score.progress))
    behind = words.say("behind", share=words.percent(score.progress), expected=words.percent(score.expected))
    return f"{behind} {_made(scene, outcome)}".strip()


def _made(scene: Scene, outcome: Outcome) -> str:
    """Say how far the outputs are that lead to `outcome`; nothing where there are none."""
    outputs = [o for o in scene.plan.outputs_for(outcome) if o.status is not OutputStatus.DROPPED]
    if not outputs:
        return ""
    done = sum(output.status is OutputStatus.DONE for output in outputs)
    only = scene.done(outputs[0]) if len(outputs) == 1 and not done else None
    return scene.words.made_so_far(done, len(outputs), only)
