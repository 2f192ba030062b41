"""The chain: from an output up to what the company wants, one verb after the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Outcome
from okrdocs.render.views.ledger import ObjectiveLine, OutcomeLine, objective_line, outcome_line

if TYPE_CHECKING:
    from okrdocs.model import Objective, OkrObject, Output
    from okrdocs.render.views.scene import Scene


class Step(NamedTuple):
    """A step upwards: the verb that leads to it, and an outcome or an objective."""

    verb: str
    icon: str
    outcome: OutcomeLine | None
    objective: ObjectiveLine | None


def chain_of(scene: Scene, output: Output) -> tuple[tuple[Step, ...], ...]:
    """Return the levels above `output`, each what the whole level below leads to. A cycle ends the chain."""
    levels: list[tuple[Step, ...]] = []
    below: list[OkrObject] = [output]
    seen = {output.id}
    while reached := _next_level(scene, below, seen):
        seen.update(entry.id for entry in reached)
        levels.append(tuple(_step(scene, entry, below) for entry in reached))
        below = list(reached)
    return tuple(levels)


def _next_level(scene: Scene, below: list[OkrObject], seen: set[str]) -> list[Objective | Outcome]:
    above = {upper.id: upper for entry in below for upper in scene.plan.above(entry)}
    return [entry for entry in above.values() if entry.id not in seen]


def _step(scene: Scene, entry: Objective | Outcome, below: list[OkrObject]) -> Step:
    sources = [source for source in below if entry in scene.plan.above(source)]
    only = scene.title(sources[0]) if len(sources) < len(below) else None
    verb = scene.words.verb(sources[0].kind, len(sources), only)
    if isinstance(entry, Outcome):
        return Step(verb, scene.icon(entry.kind), outcome_line(scene, entry), None)
    return Step(verb, scene.icon(entry.kind), None, objective_line(scene, entry))
