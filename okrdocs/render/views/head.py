"""The line above a name: what it is, for when, whose, and how it does."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output, Status
from okrdocs.render.views.outputs import output_state
from okrdocs.render.views.scene import Ref

if TYPE_CHECKING:
    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.outputs import OutputState
    from okrdocs.render.views.scene import Scene


class Head(NamedTuple):
    """A kind's icon and word, then the other words; an objective or outcome has a sign, an output a state."""

    icon: str
    kind: str
    words: tuple[Ref, ...]
    sign: Sign | None
    state: OutputState | None


def head_of(scene: Scene, entry: OkrObject) -> Head:
    """Return the head line of any object."""
    words = [scene.period(entry), scene.owner(entry)]
    sign = state = None
    if isinstance(entry, Output):
        state = output_state(scene, entry)
    else:
        sign = scene.sign(entry)
        about = _due(scene, entry) if isinstance(entry, Outcome) else scene.commitment(entry.commitment)
        words.append(Ref(about, None) if about else None)
    return Head(scene.icon(entry.kind), scene.kind(entry), tuple(filter(None, words)), sign, state)


def _due(scene: Scene, outcome: Outcome) -> str:
    due = scene.scores.outcomes[outcome.id].due
    if due is None:
        return ""
    objective = scene.plan.objective_of(outcome)
    settled = outcome.status is not Status.ACTIVE or (objective and objective.status is not Status.ACTIVE)
    return scene.words.due(scene.day(due), None if settled else (due - scene.as_of).days)


def trail_of(scene: Scene, entry: OkrObject) -> tuple[Ref, ...]:
    """Return the way from the top down to what stands right above `entry`, for breadcrumbs.

    Where several ways lead up, the first is taken; an output that leads to several outcomes starts at the
    objective it is written in, or at that of its first outcome.
    """
    trail: list[OkrObject] = []
    step = _first_step(scene, entry)
    seen = {entry.id}
    while step is not None and step.id not in seen:
        seen.add(step.id)
        trail.append(step)
        step = next(iter(scene.plan.above(step)), None)
    return tuple(scene.ref(step) for step in reversed(trail))


def _first_step(scene: Scene, entry: OkrObject) -> OkrObject | None:
    above = scene.plan.above(entry)
    if not isinstance(entry, Output) or len(above) == 1:
        return next(iter(above), None)
    home = scene.plan.find(entry.within)
    if isinstance(home, Objective):
        return home
    return next((up for target in above for up in scene.plan.above(target)), None)
