"""The page of an owner: what is theirs now, how it does, and what it is for."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Outcome, Output
from okrdocs.render.alignment import BESIDE_NAVIGATION
from okrdocs.render.views.attention import Attention, Scope, attention_of
from okrdocs.render.views.board import MOST, Board, board_of
from okrdocs.render.views.ledger import ObjectiveLine, objective_line, objective_lines
from okrdocs.render.views.map_parts import MapPart, counted, part_of
from okrdocs.render.views.outputs import OutputState, output_state, sorted_outputs
from okrdocs.render.views.periods import Phase, phase_of
from okrdocs.render.views.purpose import Sentence, purposes_of
from okrdocs.render.views.scene import Ref
from okrdocs.render.views.summary import Summary, summary_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import OkrObject, Period
    from okrdocs.plan.index import Plan
    from okrdocs.plan.thresholds import Thresholds
    from okrdocs.render.owners import Owner
    from okrdocs.render.views.scene import Scene


_MOST_PURPOSES = 12
"""So many sentences are about a screen."""


class MadeRow(NamedTuple):
    """An output, how far it is, and what it leads to."""

    ref: Ref
    state: OutputState
    targets: tuple[Ref, ...]


class PastPeriod(NamedTuple):
    """A period that is over, with what was theirs in it."""

    ref: Ref
    objectives: tuple[ObjectiveLine, ...]
    counts: str


class OwnerPage(NamedTuple):
    """Everything on the page of an owner. None and empty parts are left out."""

    title: str
    counts: str
    summary: Summary | None
    attention: Attention | None
    board: Board | None
    outputs: tuple[MadeRow, ...]
    purposes: tuple[Sentence, ...]
    further: str
    """How many more sentences are folded away; empty for none."""
    folded: tuple[Sentence, ...]
    map: MapPart | None
    """What is theirs and belongs to it, with all it leads to; None where nothing leads on."""
    whole_map: str | None
    coming: tuple[ObjectiveLine, ...]
    """What is planned, or still a draft."""
    past: tuple[PastPeriod, ...]


def owner_page(scene: Scene, owner: Owner, thresholds: Thresholds) -> OwnerPage:
    """Return the page of `owner`."""
    now = _Share.of(scene, owner)
    scope = Scope(tuple(now.objectives), tuple(now.outcomes), tuple(now.outputs), tuple(now.ended))
    held = {outcome.id for one in now.objectives for outcome in scene.plan.outcomes_of(one)}
    elsewhere = [outcome for outcome in now.outcomes if outcome.id not in held]
    say = scene.words.say
    caption, apart = say("owner_board", owner=owner.name), _apart(scene, now)
    brief = len(now.objectives) > MOST
    purposes = purposes_of(scene, now.objectives, now.outcomes, now.outputs)
    folded = purposes[_MOST_PURPOSES:]
    return OwnerPage(
        title=owner.name,
        counts=_counts(scene, now),
        summary=summary_of(scene, now.objectives, None, thresholds),
        attention=attention_of(scene, scope) if now.anything or now.ended else None,
        board=board_of(scene, caption, now.objectives, elsewhere, apart, brief=brief),
        outputs=tuple(_made(scene, outputs) for outputs in _once(scene, now.outputs)),
        purposes=purposes[:_MOST_PURPOSES],
        further=say("more", n=len(folded)) if folded else "",
        folded=folded,
        map=_map(scene, now),
        whole_map=scene.links.map(),
        coming=objective_lines(scene, now.coming),
        past=_past(scene, owner),
    )


class _Share(NamedTuple):
    """What an owner has today; `coming` is planned or a draft, `ended` lacks at most a grade."""

    objectives: list[Objective]
    outcomes: list[Outcome]
    outputs: list[Output]
    coming: list[Objective]
    ended: list[Objective]

    @classmethod
    def of(cls, scene: Scene, owner: Owner) -> _Share:
        running: list[Objective] = []
        ended: list[Objective] = []
        coming: list[Objective] = []
        for one in owner.objectives:
            over = _phase(scene, one) is Phase.OVER
            (ended if over else running if _is_now(scene, one) else coming).append(one)
        return cls(
            running,
            [outcome for outcome in owner.outcomes if _phase(scene, outcome) in _NOW],
            [output for output in owner.outputs if _phase(scene, output) in _NOW],
            coming,
            ended,
        )

    @property
    def anything(self) -> bool:
        """Tell whether there is something that could need attention."""
        return bool(self.objectives or self.outcomes or self.outputs)


_NOW = (Phase.RUNNING, Phase.UNKNOWN)


def _phase(scene: Scene, entry: OkrObject) -> Phase:
    return phase_of(entry.period, scene.as_of)


def _is_now(scene: Scene, objective: Objective) -> bool:
    return _phase(scene, objective) in _NOW and objective.status in ("active", "closed")


def _map(scene: Scene, now: _Share) -> MapPart | None:
    """Return the owner's part of the map, of what runs and what is to come."""
    plan, objectives = scene.plan, [*now.objectives, *now.coming]
    found: list[OkrObject] = [*objectives, *now.outcomes, *now.outputs]
    for objective in objectives:
        found += [*plan.outcomes_of(objective), *plan.outputs_of(objective)]
    entries = {entry.id: entry for entry in found}
    part = part_of(scene, "", list(entries.values()), room=BESIDE_NAVIGATION)
    return part if any(item.below for item in part.tree) or (part.drawing and part.drawing.lines) else None


def _counts(scene: Scene, now: _Share) -> str:
    """Say how much is theirs now, and that no objective is."""
    counts = counted(scene, (*now.objectives, *now.outcomes, *(one for one, *_ in _once(scene, now.outputs))))
    if not counts:
        return scene.words.say("owner_idle")
    return counts if now.objectives else scene.words.say("owner_without", counts=counts)


def _apart(scene: Scene, now: _Share) -> str:
    """Head the outcomes that belong to no objective of theirs."""
    return scene.words.say("owner_elsewhere") if now.objectives else scene.words.kinds(Kind.OUTCOME)


def _once(scene: Scene, outputs: Iterable[Output]) -> list[list[Output]]:
    """Return `outputs` as they are listed, each with those that `same_as` says are the same."""
    found: dict[str, list[Output]] = {}
    for output in sorted_outputs(scene, outputs):
        found.setdefault(_first_of_same(scene.plan, output), []).append(output)
    return list(found.values())


def _first_of_same(plan: Plan, output: Output) -> str:
    """Follow `same_as` to its end and return the id found there; in a ring, the same for all its members."""
    seen: list[str] = []
    at: OkrObject | None = output
    while isinstance(at, Output) and at.id not in seen:
        seen.append(at.id)
        at = plan.find(at.same_as)
    return min(seen[seen.index(at.id) :]) if isinstance(at, Output) else seen[-1]


def _made(scene: Scene, outputs: Sequence[Output]) -> MadeRow:
    targets = {target.id: target for output in outputs for target in scene.plan.targets(output)}
    refs = tuple(scene.ref(target) for target in targets.values())
    return MadeRow(scene.ref(outputs[0]), output_state(scene, outputs[0]), refs)


def _past(scene: Scene, owner: Owner) -> tuple[PastPeriod, ...]:
    """Return the periods that are over, the newest first; an interval counts as the days it has."""
    periods: dict[tuple[object, object], tuple[Period, list[OkrObject]]] = {}
    entries: list[OkrObject] = [*owner.objectives, *owner.outcomes, *owner.outputs]
    for entry in entries:
        if entry.period and _phase(scene, entry) is Phase.OVER:
            days = (entry.period.start, entry.period.end)
            periods.setdefault(days, (entry.period, []))[1].append(entry)
    newest = sorted(periods.values(), key=lambda pair: (pair[0].end, pair[0].start), reverse=True)
    return tuple(_past_period(scene, period, entries) for period, entries in newest)


def _past_period(scene: Scene, period: Period, entries: list[OkrObject]) -> PastPeriod:
    objectives = [entry for entry in entries if isinstance(entry, Objective)]
    return PastPeriod(
        Ref(scene.words.period_label(period), scene.links.period(period.label)),
        tuple(objective_line(scene, one, dated=False) for one in objectives),
        counted(scene, entries),
    )
