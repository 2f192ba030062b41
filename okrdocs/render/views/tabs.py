"""Periods as tabs above a page, and the words that tell them apart."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Status
from okrdocs.render.views.periods import Cycle, Phase, near_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.render.views.scene import Scene


class Tab(NamedTuple):
    """A period in the navigation of a page; `href` is None where it has no page."""

    href: str | None
    label: str
    note: str
    current: bool


def tabs_of(scene: Scene, cycles: Sequence[Cycle], here: Sequence[Cycle]) -> tuple[Tab, ...]:
    """Return the periods around today by the calendar, those of `here` marked; nothing for one alone."""
    near = near_of(cycles)
    far = [cycle for cycle in here if cycle.period and cycle not in near]
    tabs = tuple(_tab(scene, cycle, current=cycle in here) for cycle in (*far, *near))
    return tabs if len(tabs) > 1 else ()


def label_of(scene: Scene, cycle: Cycle) -> str:
    """Return a period's name; the same days may have several."""
    if cycle.period is None:
        return scene.words.say("no_period")
    return " · ".join(scene.words.period_label(cycle.period, label) for label in cycle.labels)


def note_of(scene: Scene, cycle: Cycle) -> str:
    """Return the small word beside a period's name: `day 54 of 92`, `closed`."""
    period, words = cycle.period, scene.words
    if period is None:
        return ""
    if cycle.phase is Phase.RUNNING:
        return words.say("day_of", day=(scene.as_of - period.start).days + 1, days=period.days)
    if cycle.phase is Phase.OVER:
        return words.say("period_closed") if _all_closed(cycle.objectives) else words.say("period_ended")
    drafts = cycle.idle and not cycle.objectives
    return words.say("period_draft") if drafts else words.say("starts", date=scene.full_day(period.start))


def banner_of(scene: Scene, cycle: Cycle) -> tuple[str, str] | None:
    """Return `Closed on 30 Sep 2026.` and the average grade; or how many are graded, while some aren't."""
    if cycle.phase is not Phase.OVER or not cycle.objectives or cycle.period is None:
        return None
    words, end = scene.words, scene.full_day(cycle.period.end)
    grades = _grades(cycle.objectives)
    if len(grades) < len(cycle.objectives):
        graded = words.say("graded_of", graded=len(grades), n=len(cycle.objectives))
        return words.say("ended_on", date=end), graded
    average = words.say("frozen_average", grade=_average(scene, grades))
    return words.say("closed_on", date=end), average


def outcome_of(scene: Scene, cycle: Cycle) -> str:
    """Say in few words what a period holds, and how it ended: `2 objectives, average grade 0.55`."""
    counted = scene.words.counted(len(cycle.objectives) + len(cycle.idle), Kind.OBJECTIVE)
    grades = _grades(cycle.objectives)
    if cycle.phase is not Phase.OVER or not grades:
        return counted
    average = scene.words.say("period_average", grade=_average(scene, grades))
    return scene.words.joined((counted, average))


def _tab(scene: Scene, cycle: Cycle, *, current: bool) -> Tab:
    href = scene.links.period(cycle.labels[0])
    return Tab(href, label_of(scene, cycle), note_of(scene, cycle), current)


def _all_closed(objectives: Iterable[Objective]) -> bool:
    return all(objective.status is Status.CLOSED for objective in objectives)


def _grades(objectives: Iterable[Objective]) -> list[float]:
    closed = [objective for objective in objectives if objective.status is Status.CLOSED]
    return [one.grade for one in closed if one.grade is not None and 0 <= one.grade <= 1]


def _average(scene: Scene, grades: Sequence[float]) -> str:
    return scene.words.share(round(sum(grades) / len(grades), 2))
