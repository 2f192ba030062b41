"""The page of a period: its report while it runs, the frozen archive once it is over."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Status
from okrdocs.render.views.attention import Attention, attention_of, scope_of
from okrdocs.render.views.board import MOST, Board, OutcomeRow, board_of, outcome_rows
from okrdocs.render.views.foot import Foot, foot_of
from okrdocs.render.views.grade import Ending, EndRow, end_rows, ending_of
from okrdocs.render.views.head import Head
from okrdocs.render.views.ledger import ObjectiveLine, objective_line, objective_lines
from okrdocs.render.views.outputs import OutputRow, output_rows
from okrdocs.render.views.pair import Pair, pair_of
from okrdocs.render.views.periods import Cycle, Phase
from okrdocs.render.views.scene import Ref
from okrdocs.render.views.summary import Summary, summary_of
from okrdocs.render.views.tabs import Tab, banner_of, label_of, tabs_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from okrdocs.model import Objective
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.views.scene import Scene


class Report(NamedTuple):
    """One objective of the period."""

    id: str
    ref: Ref
    head: Head
    why: Markup | None
    pair: Pair | None
    """None once it is closed: the grade takes its place."""
    ending: Ending | None
    caption: str
    outcomes: tuple[OutcomeRow, ...]
    ended: tuple[EndRow, ...]
    """What its outcomes ended at, once it is closed."""
    supporters: tuple[ObjectiveLine, ...]
    """The objectives that a roll-up is made of."""
    outputs: tuple[OutputRow, ...]


class PeriodPage(NamedTuple):
    """Everything on the page of a period. None and empty parts are left out."""

    title: str
    tabs: tuple[Tab, ...]
    banner: tuple[str, str] | None
    """That it is over, in bold, and with which grades."""
    summary: Summary | None
    attention: Attention | None
    """None: it isn't running, or holds nothing that could need any."""
    reports: tuple[Report, ...]
    board: Board | None
    """Takes the place of `reports` where there are too many."""
    caption: str
    loose: tuple[OutcomeRow, ...]
    """Outcomes that count towards no objective."""
    loose_outputs: tuple[OutputRow, ...]
    idle: tuple[ObjectiveLine, ...]
    foot: Foot


def period_page(scene: Scene, cycle: Cycle, cycles: Sequence[Cycle], thresholds: Thresholds) -> PeriodPage:
    """Return the page of `cycle`, one of all `cycles`."""
    period, label = cycle.period, label_of(scene, cycle)
    banner = banner_of(scene, cycle)
    many, caption = len(cycle.objectives) > MOST, scene.words.say("board_caption", period=label)
    closed = bool(cycle.objectives) and all(o.status is Status.CLOSED for o in cycle.objectives)
    return PeriodPage(
        title=label,
        tabs=tabs_of(scene, cycles, [cycle]),
        banner=banner,
        summary=None if closed else summary_of(scene, cycle.objectives, period, thresholds),
        attention=_attention(scene, cycle),
        reports=() if many else tuple(_report(scene, objective) for objective in cycle.objectives),
        board=board_of(scene, caption, cycle.objectives, (), brief=True) if many else None,
        caption=caption,
        loose=outcome_rows(scene, cycle.loose_outcomes),
        loose_outputs=output_rows(scene, cycle.loose_outputs),
        idle=tuple(objective_line(scene, objective, dated=False) for objective in cycle.idle),
        foot=foot_of(scene),
    )


def _attention(scene: Scene, cycle: Cycle) -> Attention | None:
    if cycle.phase is Phase.OVER:
        found = attention_of(scene, scope_of(scene, (), [cycle]))
        return found if found.shown else None
    scope = scope_of(scene, [cycle])
    running = cycle.phase is not Phase.COMING
    return attention_of(scene, scope) if running and (scope.outcomes or scope.outputs) else None


def _report(scene: Scene, objective: Objective) -> Report:
    plan, closed = scene.plan, objective.status is Status.CLOSED
    outcomes, outputs = plan.outcomes_of(objective), plan.outputs_of(objective)
    rolled_up = scene.scores.objectives[objective.id].rolled_up
    return Report(
        id=objective.id,
        ref=scene.ref(objective),
        head=_head(scene, objective),
        why=None if closed else scene.line(objective, objective.why),
        pair=None if closed else pair_of(scene, objective),
        ending=ending_of(scene, objective),
        caption=scene.words.say("report_outcomes", title=scene.title(objective)),
        outcomes=() if closed else outcome_rows(scene, outcomes),
        ended=end_rows(scene, objective) if closed else (),
        supporters=objective_lines(scene, plan.supporters_of(objective)) if rolled_up else (),
        outputs=output_rows(scene, outputs),
    )


def _head(scene: Scene, objective: Objective) -> Head:
    """Return the line under an objective's name: whose, what was promised; when closed, what was made."""
    score, words = scene.scores.objectives[objective.id], scene.words
    said = [scene.commitment(objective.commitment)]
    if objective.status is Status.CLOSED:
        said.append(words.shipped_of(score.delivery.done, score.delivery.total))
    else:
        if score.confidence is not None:
            said.append(words.say("report_confidence", confidence=words.share(score.confidence)))
        if score.last_checkin:
            said.append(words.say("checked_in", date=scene.day(score.last_checkin)))
    owner = scene.owner(objective)
    about = (*((owner,) if owner else ()), *(Ref(word, None) for word in said if word))
    return Head(scene.icon(Kind.OBJECTIVE), scene.kind(objective), about, scene.sign(objective), None)
