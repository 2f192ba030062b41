"""How an objective ended: its grade, what was learned, what its outcomes ended at."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Status
from okrdocs.render.views.bars import Bar, grade_bar
from okrdocs.render.views.figures import Figures, figures

if TYPE_CHECKING:
    from markupsafe import Markup

    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Ref, Scene


class Grade(NamedTuple):
    """The grade on its scale 0–1, and what counts as achieved."""

    grade: str
    bar: Bar
    least: str
    """The beginning of the scale."""
    mark: str
    marked: bool
    """The mark lies inside the scale, so it needs a key."""


class EndRow(NamedTuple):
    """What one outcome ended at."""

    ref: Ref
    figures: Figures
    percent: str
    sign: Sign


class Ending(NamedTuple):
    """A banner (bold start, rest), the grade if there is one, and the retrospective."""

    banner: tuple[str, str]
    grade: Grade | None
    retrospective: Markup | None


def ending_of(scene: Scene, objective: Objective) -> Ending | None:
    """Return how a closed or dropped objective ended; None for one that hasn't."""
    if objective.status not in (Status.CLOSED, Status.DROPPED):
        return None
    retrospective = scene.text(objective, objective.retrospective)
    return Ending(_banner(scene, objective), _grade(scene, objective), retrospective)


def _banner(scene: Scene, objective: Objective) -> tuple[str, str]:
    words = scene.words
    if objective.status is Status.DROPPED:
        return words.say("dropped_banner"), words.say("given_up")
    if objective.period is None:
        return words.say("closed_banner"), words.say("frozen_undated")
    return words.say("closed_on", date=scene.full_day(objective.period.end)), words.say("frozen")


def end_rows(scene: Scene, objective: Objective) -> tuple[EndRow, ...]:
    """Return what each outcome of a closed objective ended at."""
    return tuple(_end_row(scene, outcome) for outcome in scene.plan.outcomes_of(objective))


def _grade(scene: Scene, objective: Objective) -> Grade | None:
    grade = objective.grade
    if grade is None or not 0 <= grade <= 1:
        return None
    mark = scene.scores.objectives[objective.id].target_grade
    words = scene.words
    counts = words.say("counts_as_achieved", grade=words.share(mark))
    return Grade(words.share(grade), grade_bar(grade, mark), words.share(0), counts, mark < 1)


def _end_row(scene: Scene, outcome: Outcome) -> EndRow:
    score = scene.scores.outcomes[outcome.id]
    ended = score.progress if score.attainment is None else max(score.progress, score.attainment)
    return EndRow(
        scene.ref(outcome), figures(scene, outcome), scene.words.percent(ended), scene.sign(outcome)
    )
