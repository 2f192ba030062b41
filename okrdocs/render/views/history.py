"""The same aim in other periods: what an objective was before, and what became of it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.render.views.ledger import ObjectiveLine, objective_lines

if TYPE_CHECKING:
    from okrdocs.model import Objective
    from okrdocs.plan.index import Plan
    from okrdocs.render.views.scene import Scene


def history_of(scene: Scene, objective: Objective) -> tuple[ObjectiveLine, ...]:
    """Return the objectives of other periods that carry on the aim of this one, the newest first."""
    others = [o for o in _same(scene.plan, objective) if o.period != objective.period]
    return objective_lines(scene, sorted(others, key=_end, reverse=True))


def _same(plan: Plan, objective: Objective) -> list[Objective]:
    """Return what `same_as` and `formerly` join to `objective`, over any number of steps."""
    found, waiting = {objective.id: objective}, [objective]
    while waiting:
        for other in plan.same_aim(waiting.pop()):
            if other.id not in found:
                found[other.id] = other
                waiting.append(other)
    return list(found.values())


def _end(objective: Objective) -> dt.date:
    return objective.period.end if objective.period else dt.date.max
