"""The dashboard: what runs today in full; what is coming and what is over in short, with their pages."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.plan.group_score import score_group
from okrdocs.render import signs
from okrdocs.render.views.attention import Attention, attention_of, scope_of
from okrdocs.render.views.board import MOST, Board, board_of
from okrdocs.render.views.filters import Choice, Filters, filters_of
from okrdocs.render.views.foot import Foot, foot_of
from okrdocs.render.views.ledger import ObjectiveLine, objective_line
from okrdocs.render.views.outputs import OutputRow, output_rows
from okrdocs.render.views.owner_links import OwnerLinks, owner_links
from okrdocs.render.views.periods import Cycle, Phase, present_of
from okrdocs.render.views.scene import Ref
from okrdocs.render.views.summary import Summary, summary_of
from okrdocs.render.views.tabs import Tab, banner_of, label_of, note_of, outcome_of, tabs_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrdocs.model import OkrObject
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Scene

_MOST_LINES = 5
_UNDATED = "none"
"""What an address asks for to see what has no period."""


class Overview(NamedTuple):
    """The running period for which most is planned, in numbers."""

    title: str
    """Empty where it is the only one."""
    banner: tuple[str, str] | None
    summary: Summary | None


class Beside(NamedTuple):
    """Another running period, in a line: how much of it has passed, and how it does."""

    ref: Ref
    note: str
    said: str
    sign: Sign


class Part(NamedTuple):
    """The board of one period; `title` is empty where it is the only one."""

    period: str
    """How the period is written, one way on each line: what a filter may ask for."""
    name: str
    title: str
    board: Board


class PeriodLine(NamedTuple):
    """A period that isn't running: its page, how it is, what it holds, and the first of that."""

    ref: Ref
    note: str
    holds: str
    objectives: tuple[ObjectiveLine, ...]
    further: str
    """How many more there are; empty for none."""


class Dashboard(NamedTuple):
    """Everything on the dashboard. None and empty parts are left out."""

    tabs: tuple[Tab, ...]
    overview: Overview | None
    beside: tuple[Beside, ...]
    owners: OwnerLinks | None
    attention: Attention | None
    filters: Filters | None
    parts: tuple[Part, ...]
    idle: tuple[ObjectiveLine, ...]
    loose_outputs: tuple[OutputRow, ...]
    coming: tuple[PeriodLine, ...]
    past: tuple[PeriodLine, ...]
    foot: Foot
    empty: bool
    """Nothing is planned at all."""


def dashboard_of(scene: Scene, cycles: Sequence[Cycle], thresholds: Thresholds) -> Dashboard:
    """Return the dashboard of the whole plan, whose periods are `cycles`."""
    present = present_of(cycles)
    over = [cycle for cycle in cycles if cycle.phase is Phase.OVER]
    parts = tuple(_parts(scene, present))
    boards = [(Choice(part.period.partition("\n")[0], part.name), part.board) for part in parts]
    scope = scope_of(scene, present, over)
    concerned = scope.outcomes or scope.outputs or scope.ended
    return Dashboard(
        tabs=tabs_of(scene, cycles, present[:1]),
        overview=_overview(scene, present, thresholds),
        beside=tuple(_beside(scene, present[1:], thresholds)),
        owners=owner_links(scene),
        attention=attention_of(scene, scope) if concerned else None,
        filters=filters_of(scene, boards, _shown(scene, present)),
        parts=parts,
        idle=tuple(objective_line(scene, one) for cycle in present for one in cycle.idle),
        loose_outputs=output_rows(scene, [one for cycle in present for one in cycle.loose_outputs]),
        coming=tuple(_line(scene, c) for c in cycles if c.phase is Phase.COMING and c not in present),
        past=tuple(_line(scene, cycle) for cycle in over if cycle not in present),
        foot=foot_of(scene, present[:1]),
        empty=not cycles,
    )


def _overview(scene: Scene, present: Sequence[Cycle], thresholds: Thresholds) -> Overview | None:
    if not present:
        return None
    first = present[0]
    summary = summary_of(scene, first.objectives, first.period, thresholds)
    title = label_of(scene, first) if len(present) > 1 else ""
    return Overview(title, banner_of(scene, first), summary) if summary else None


def _beside(scene: Scene, cycles: Sequence[Cycle], thresholds: Thresholds) -> Iterator[Beside]:
    words = scene.words
    for cycle in cycles:
        score = score_group(scene.plan, scene.scores, cycle.objectives, thresholds)
        if score:
            said = words.say(
                "period_stands",
                delivered=words.percent(score.delivery.share),
                results=words.percent(score.progress),
                expected=words.percent(score.expected),
            )
            href = scene.links.period(cycle.labels[0]) if cycle.labels else None
            ref = Ref(label_of(scene, cycle), href)
            yield Beside(ref, note_of(scene, cycle), said, signs.HEALTH[score.health].sign(words))


def _parts(scene: Scene, present: Sequence[Cycle]) -> Iterator[Part]:
    brief = sum(len(cycle.objectives) for cycle in present) > MOST
    for cycle in present:
        label = label_of(scene, cycle)
        caption = scene.words.say("board_caption", period=label)
        board = board_of(scene, caption, cycle.objectives, cycle.loose_outcomes, brief=brief)
        if board:
            names = "\n".join(cycle.labels) or _UNDATED
            yield Part(names, label, label if len(present) > 1 else "", board)


def _shown(scene: Scene, present: Sequence[Cycle]) -> Iterator[OkrObject]:
    """Yield what stands in the boards."""
    for cycle in present:
        for objective in cycle.objectives:
            yield objective
            yield from scene.plan.outcomes_of(objective)
        yield from cycle.loose_outcomes


def _line(scene: Scene, cycle: Cycle) -> PeriodLine:
    """Return a period in short; where it has no page, all that it holds has to be found here."""
    href = scene.links.period(cycle.labels[0])
    entries = [*cycle.objectives, *cycle.idle]
    most = len(entries) if href is None else 0 if cycle.phase is Phase.OVER else _MOST_LINES
    return PeriodLine(
        ref=Ref(label_of(scene, cycle), href),
        note=note_of(scene, cycle),
        holds=outcome_of(scene, cycle),
        objectives=tuple(objective_line(scene, one, dated=False) for one in entries[:most]),
        further=scene.words.say("more", n=len(entries) - most) if most and len(entries) > most else "",
    )
