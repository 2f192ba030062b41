"""The same aim in other periods: what an objective was before, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.model import Objective
from okrdocs.render.views.ledger import ObjectiveLine, objective_lines

if TYPE_CHECKING:
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene


def history_of(scene: Scene, objective: Objective) -> tuple[ObjectiveLine, ...]:
    """Return the objectives of other periods that carry on the aim of this one, the newest first."""
    others = [o for o in _same(scene.plan, objective) if o.period != objective.period]
    return objective_lines(scene, sorted(others, key=_end, reverse=True))


def _same(plan: Plan, objective: Objective) -> list[Objective]:
    """Return what `same_as` and `formerly` join to `objective`, over any number of steps."""
    joined = _joined(plan)
    found, waiting = {objective.id: objective}, [objective]
    while waiting:
        for other in joined.get(waiting.pop().id, ()):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return list(found.values())


def _joined(plan: Plan) -> dict[str, list[Objective]]:
    """Return the objectives next to each objective, by its id."""
    joined: dict[str, list[Objective]] = {}
    for one in plan.objectives.values():
        if not one.same_as and not one.formerly:
            continue
        for name in (one.same_as, *one.formerly):
            other = plan.find(name)
            if isinstance(other, Objective) and other is not one:
                joined.setdefault(one.id, []).append(other)
                joined.setdefault(other.id, []).append(one)
    return joined


def _end(objective: Objective) -> dt.date:
    return objective.period.end if objective.period else dt.date.max
