"""How far outputs are, in a shape and a few words."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, OutputStatus, Status

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Output
    from okrdocs.render.views.scene import Ref, Scene


class Level(NamedTuple):
    """The filled part of an output's square: y and height of 16."""

    top: str
    height: str


class OutputState(NamedTuple):
    """An output's icon (or its level, when it is under way) and its words."""

    icon: str
    level: Level | None
    text: str
    """`Shipped 16 Nov, 3 days late`"""
    full: str
    """The same, and how early it was."""


class OutputRow(NamedTuple):
    """An output in a list."""

    anchor: str
    ref: Ref
    state: OutputState
    owner: str
    """As the script compares it; empty for none."""


def output_state(scene: Scene, output: Output) -> OutputState:
    """Return how far `output` is."""
    words = scene.words
    if output.status is OutputStatus.DROPPED:
        return OutputState("dropped", None, words.say("dropped"), words.say("dropped"))
    if output.status is OutputStatus.DONE:
        return _shipped(scene, output)
    if output.draft:
        return OutputState("planned", None, words.say("draft"), words.say("draft"))
    share = scene.done(output)
    due = scene.day(output.due) if output.due else None
    if has_ended(scene, output):
        undone = words.left_undone(words.percent(share) if share > 0 else words.say("not_shipped"), due)
        return OutputState("planned", _level(share), undone, undone)
    overdue = (scene.as_of - output.due).days if output.due else 0
    waiting = words.waiting(stage_of(scene, output), due, overdue)
    return OutputState("planned", _level(share), waiting, waiting)


def has_ended(scene: Scene, output: Output) -> bool:
    """Tell whether everything that `output` belongs to is closed or dropped, so that nobody waits for it."""
    homes = [scene.plan.objective_of(target) for target in scene.plan.targets(output)]
    if isinstance(within := scene.plan.find(output.within), Objective):
        homes.append(within)
    return bool(homes) and all(home and home.status in (Status.CLOSED, Status.DROPPED) for home in homes)


def output_rows(scene: Scene, outputs: Iterable[Output]) -> tuple[OutputRow, ...]:
    """Return `outputs` as rows of a list, in the order of `sorted_outputs`."""
    return tuple(
        OutputRow(f"okr-{output.id}", scene.ref(output), output_state(scene, output), scene.owner_key(output))
        for output in sorted_outputs(scene, outputs)
    )


def sorted_outputs(scene: Scene, outputs: Iterable[Output]) -> list[Output]:
    """Return `outputs` as the blocks of the bar show them: shipped, under way, planned; dropped ones last."""

    def rank(output: Output) -> tuple[bool, bool, float]:
        dropped = output.status is OutputStatus.DROPPED
        return dropped, output.status is not OutputStatus.DONE, -scene.done(output)

    return sorted(outputs, key=rank)


def _shipped(scene: Scene, output: Output) -> OutputState:
    date = scene.day(output.shipped) if output.shipped else None
    late = (output.shipped - output.due).days if output.shipped and output.due else 0
    full = scene.words.shipped(date, late)
    return OutputState("shipped", None, full if late > 0 else scene.words.shipped(date, None), full)


def stage_of(scene: Scene, output: Output) -> str:
    """Return how far an output is that isn't done: `40 %`, `In progress`, `Not started`."""
    share = scene.done(output)
    if share > 0:
        return scene.words.percent(share)
    if output.status is OutputStatus.IN_PROGRESS:
        return scene.words.say("in_progress")
    late = output.due is not None and output.due < scene.as_of
    return scene.words.say("health_not_started" if late else "planned")


def _level(share: float) -> Level | None:
    if share <= 0:
        return None
    height = round(12 * min(1.0, share), 1)
    return Level(f"{round(14 - height, 1):g}", f"{height:g}")
