"""The dashboard: every period with its objectives, what runs today first."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Status
from okrdocs.render.format import full_day, period_label, share
from okrdocs.render.views.attention import Concern, concerns
from okrdocs.render.views.board import Board, board_of
from okrdocs.render.views.ledger import ObjectiveLine, objective_line
from okrdocs.render.views.outputs import OutputRow, output_rows
from okrdocs.render.views.periods import Cycle, Phase, cycles_of
from okrdocs.render.views.summary import Summary, summary_of

if TYPE_CHECKING:
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.views.scene import Scene

_MOST_CONCERNS = 20
"""A longer list hides the board; what comes first in it matters most."""


@dataclass(frozen=True, slots=True)
class Tab:
    """A period in the navigation of the page."""

    href: str
    label: str
    note: str
    current: bool


@dataclass(frozen=True, slots=True)
class Attention:
    """What needs attention: what is shown, and what is folded under `further` (empty: nothing)."""

    shown: tuple[Concern, ...]
    further: str
    folded: tuple[Concern, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One period. None and empty parts are left out."""

    anchor: str
    label: str
    banner: tuple[str, str] | None
    summary: Summary | None
    attention: Attention | None
    """None: not asked, as the period isn't running or holds only roll-ups."""
    board: Board | None
    idle: tuple[ObjectiveLine, ...]
    loose_outputs: tuple[OutputRow, ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """Everything on the dashboard."""

    tabs: tuple[Tab, ...]
    sections: tuple[Section, ...]
    as_of: str
    data: str | None


def dashboard_of(scene: Scene, thresholds: Thresholds) -> Dashboard:
    """Return the dashboard of the whole plan."""
    cycles = cycles_of(scene.plan, scene.as_of)
    anchors = _anchors([_label(scene, cycle) for cycle in cycles])
    sections = tuple(
        _section(scene, cycle, anchor, thresholds) for cycle, anchor in zip(cycles, anchors, strict=True)
    )
    tabs = tuple(
        Tab(f"#{anchor}", _label(scene, cycle), _note(scene, cycle), current=i == 0)
        for i, (cycle, anchor) in enumerate(zip(cycles, anchors, strict=True))
    )
    as_of = scene.words.as_of(full_day(scene.as_of))
    return Dashboard(tabs if len(tabs) > 1 else (), sections, as_of, scene.links.data())


def _section(scene: Scene, cycle: Cycle, anchor: str, thresholds: Thresholds) -> Section:
    label, running = _label(scene, cycle), cycle.phase is Phase.RUNNING
    board = None
    if cycle.objectives or cycle.loose_outcomes:
        board = board_of(scene, label, cycle.objectives, cycle.loose_outcomes)
    summary = None
    if running and cycle.objectives and cycle.period:
        summary = summary_of(scene, cycle.objectives, cycle.period, thresholds)
    return Section(
        anchor=anchor,
        label=label,
        banner=_banner(scene, cycle) if cycle.phase is Phase.OVER and cycle.period else None,
        summary=summary,
        attention=_attention(scene, cycle) if running else None,
        board=board,
        idle=tuple(objective_line(scene, objective, dated=False) for objective in cycle.idle),
        loose_outputs=output_rows(scene, cycle.loose_outputs),
    )


def _attention(scene: Scene, cycle: Cycle) -> Attention | None:
    """Return what needs attention; None where there is nothing that could, as in a period of roll-ups."""
    plan = scene.plan
    outcomes = [outcome for objective in cycle.objectives for outcome in plan.outcomes_of(objective)]
    outputs = {output.id: output for objective in cycle.objectives for output in plan.outputs_of(objective)}
    outputs |= {output.id: output for output in cycle.loose_outputs}
    outcomes += cycle.loose_outcomes
    found = concerns(scene, cycle.objectives, outcomes, outputs.values())
    if not (found or outcomes or outputs):
        return None
    shown, folded = found[:_MOST_CONCERNS], found[_MOST_CONCERNS:]
    return Attention(shown, scene.words.further(len(folded)) if folded else "", folded)


def _banner(scene: Scene, cycle: Cycle) -> tuple[str, str] | None:
    """Return `Closed on 30 Sep 2026.` and the average grade; or how many are graded, while some aren't."""
    if not cycle.objectives or cycle.period is None:
        return None
    words, end = scene.words, full_day(cycle.period.end)
    closed = [objective for objective in cycle.objectives if objective.status is Status.CLOSED]
    grades = [o.grade for o in closed if o.grade is not None and 0 <= o.grade <= 1]
    if len(grades) < len(cycle.objectives):
        return words.ended_on(end), words.graded_of(len(grades), len(cycle.objectives))
    average = share(round(sum(grades) / len(grades), 2))
    return words.closed_on(end), f"{words.period_frozen} {words.average_grade(average)}"


def _note(scene: Scene, cycle: Cycle) -> str:
    """Return the small word beside a period's name."""
    period, words = cycle.period, scene.words
    if period is None:
        return ""
    if cycle.phase is Phase.RUNNING:
        return words.day_of((scene.as_of - period.start).days + 1, period.days)
    if cycle.phase is Phase.OVER:
        return words.period_closed if _all_closed(cycle.objectives) else words.period_ended
    drafts = cycle.idle and not cycle.objectives
    return words.period_draft if drafts else words.starts(full_day(period.start))


def _all_closed(objectives: list[Objective]) -> bool:
    return all(objective.status is Status.CLOSED for objective in objectives)


def _label(scene: Scene, cycle: Cycle) -> str:
    if cycle.period is None:
        return scene.words.no_period
    return " · ".join(period_label(cycle.period, label) for label in cycle.labels)


def _anchors(labels: list[str]) -> list[str]:
    """Return an id for each section; two labels may only differ in signs that an id can't have."""
    anchors: list[str] = []
    for label in labels:
        anchor = "period-" + re.sub(r"[^a-z0-9]+", "-", label.lower()).strip("-")
        while anchor in anchors:
            anchor += "-2"
        anchors.append(anchor)
    return anchors
