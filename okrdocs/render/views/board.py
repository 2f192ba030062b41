"""The board: objectives and their outcomes as one table, all bars on one scale."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Status
from okrdocs.render.format import percent
from okrdocs.render.views.bars import Bar, delivery_bar, results_bar
from okrdocs.render.views.ledger import OutcomeLine, outcome_line

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Objective, Outcome
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Ref, Scene


@dataclass(frozen=True, slots=True)
class OutcomeRow:
    """An outcome in the board."""

    id: str
    health: str
    line: OutcomeLine


@dataclass(frozen=True, slots=True)
class ObjectiveRow:
    """An objective in the board: what was delivered above what came of it."""

    id: str
    health: str
    ref: Ref
    about: str
    delivered_bar: Bar
    delivered: str
    shipped: tuple[str, str]
    """Two short lines: `4 of 5`, `shipped`."""
    results_bar: Bar
    results: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Group:
    """An objective with its outcomes, or (`objective` None) outcomes without one."""

    owner: str
    objective: ObjectiveRow | None
    outcomes: tuple[OutcomeRow, ...]


@dataclass(frozen=True, slots=True)
class Board:
    """The table of one period."""

    caption: str
    groups: tuple[Group, ...]


def board_of(scene: Scene, period: str, objectives: Iterable[Objective], loose: Iterable[Outcome]) -> Board:
    """Return the board of a period, outcomes without an objective at its end."""
    groups = [_group(scene, objective) for objective in objectives]
    if rows := tuple(_row(scene, outcome) for outcome in loose):
        groups.append(Group("", None, rows))
    return Board(scene.words.board_caption(period), tuple(groups))


def _group(scene: Scene, objective: Objective) -> Group:
    rows = tuple(_row(scene, outcome) for outcome in scene.plan.outcomes_of(objective))
    return Group(scene.plain(objective, objective.owner), _objective(scene, objective), rows)


def _row(scene: Scene, outcome: Outcome) -> OutcomeRow:
    return OutcomeRow(outcome.id, _health(scene, outcome), outcome_line(scene, outcome))


def _objective(scene: Scene, objective: Objective) -> ObjectiveRow:
    score = scene.scores.objectives[objective.id]
    commitment = scene.commitment(objective.commitment).lower()
    about = " · ".join(filter(None, (scene.plain(objective, objective.owner), commitment)))
    return ObjectiveRow(
        id=objective.id,
        health=_health(scene, objective),
        ref=scene.ref(objective),
        about=about,
        delivered_bar=delivery_bar(score.delivery),
        delivered=percent(score.delivery.share) if score.delivery.total else "",
        shipped=scene.words.shipped_in_two(score.delivery.done, score.delivery.total),
        results_bar=results_bar(scene, objective),
        results=percent(score.progress),
        sign=scene.sign(objective),
    )


def _health(scene: Scene, entry: Objective | Outcome) -> str:
    """Return the word for scripts and style sheets: the health, or the status that replaces it."""
    if entry.status in (Status.DRAFT, Status.DROPPED):
        return entry.status.value
    return scene.health(entry).value
