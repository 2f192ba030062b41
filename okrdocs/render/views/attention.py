"""What needs attention, in a sentence why, and how much of each kind there is."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from okrdocs.plan.scores import Health
from okrdocs.render.views import trouble
from okrdocs.render.views.outputs import Level, output_state

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.render.views.periods import Cycle
    from okrdocs.render.views.scene import Ref, Scene

_MOST_SHOWN = 20
"""A longer list hides the board below it; what comes first in it matters most."""
_MOST_FOLDED = 100
"""Nobody reads more in one list; owners find theirs on their own pages."""


class Reason(StrEnum):
    """Why something needs attention, in the order told. The value ends the key of its text."""

    NOT_FELT = "not_felt"
    OFF_TRACK = "off_track"
    MISSED = "missed"
    STALE = "stale"
    UNGRADED = "ungraded"
    UNSUPPORTED = "unsupported"
    NOWHERE = "nowhere"
    OVERDUE = "overdue"


_ICONS = {
    Reason.NOT_FELT: ("at-risk", "okr-warn"),
    Reason.OFF_TRACK: ("off-track", "okr-stop"),
    Reason.MISSED: ("missed", "okr-stop"),
    Reason.STALE: ("stale", "okr-quiet"),
    Reason.UNGRADED: ("closed", "okr-quiet"),
    Reason.UNSUPPORTED: ("outcome", "okr-quiet"),
    Reason.NOWHERE: ("planned", "okr-ship"),
    Reason.OVERDUE: ("planned", "okr-ship"),
}


@dataclass(frozen=True, slots=True)
class Scope:
    """What is looked at: a period, everything that runs, or what one owner has."""

    objectives: tuple[Objective, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    outputs: tuple[Output, ...] = ()
    ended: tuple[Objective, ...] = ()
    """Objectives of periods that are over."""


@dataclass(frozen=True, slots=True)
class Concern:
    """A name with its icon, the sentence, and whose it is."""

    icon: str
    tone: str
    level: Level | None
    ref: Ref
    sentence: str
    owner: Ref | None
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class Count:
    """How many there are for one reason: `2 off track`."""

    icon: str
    tone: str
    text: str


@dataclass(frozen=True, slots=True)
class Attention:
    """How much there is; what is shown, and what is folded under `further` (empty: nothing)."""

    counts: tuple[Count, ...]
    shown: tuple[Concern, ...]
    further: str
    folded: tuple[Concern, ...]
    rest: str
    """How many are not even folded; empty: none."""


def attention_of(scene: Scene, scope: Scope) -> Attention:
    """Return what needs attention: gaps, results that don't move, silence, loose ends, delays."""
    found = (
        *_gaps(scene, scope.objectives),
        *_outcomes(scene, scope.outcomes),
        *_ungraded(scene, scope.ended),
        *_outputs(scene, scope.outputs),
    )
    found = tuple(sorted(found, key=lambda concern: _ORDER[concern.reasons[0]]))
    shown, folded = found[:_MOST_SHOWN], found[_MOST_SHOWN:_MOST_FOLDED]
    further = scene.words.say("more", n=len(found) - len(shown)) if folded else ""
    rest = max(0, len(found) - _MOST_FOLDED)
    told = scene.words.say("attention_rest", n=rest) if rest else ""
    return Attention(_counts(scene, found), shown, further, folded, told)


def scope_of(scene: Scene, cycles: Iterable[Cycle], ended: Iterable[Cycle] = ()) -> Scope:
    """Return everything in `cycles`; of those that have `ended` only what may still lack a grade."""
    plan, cycles = scene.plan, tuple(cycles)
    objectives = tuple(objective for cycle in cycles for objective in cycle.objectives)
    outcomes = [outcome for objective in objectives for outcome in plan.outcomes_of(objective)]
    outcomes += [outcome for cycle in cycles for outcome in cycle.loose_outcomes]
    outputs = {output.id: output for objective in objectives for output in plan.outputs_of(objective)}
    outputs |= {output.id: output for cycle in cycles for output in cycle.loose_outputs}
    graded = tuple(objective for cycle in ended for objective in cycle.objectives)
    return Scope(objectives, tuple(outcomes), tuple(outputs.values()), graded)


_ORDER = {reason: place for place, reason in enumerate(Reason)}


def _gaps(scene: Scene, objectives: Iterable[Objective]) -> Iterator[Concern]:
    for objective in objectives:
        if sentence := trouble.not_felt(scene, objective):
            yield _signed(scene, objective, sentence, Reason.NOT_FELT)


def _ungraded(scene: Scene, objectives: Iterable[Objective]) -> Iterator[Concern]:
    for objective in objectives:
        if sentence := trouble.ungraded(scene, objective):
            yield _signed(scene, objective, sentence, Reason.UNGRADED)


_BY_HEALTH: dict[Health, Reason] = {
    Health.OFF_TRACK: Reason.OFF_TRACK,
    Health.MISSED: Reason.MISSED,
    Health.STALE: Reason.STALE,
}


def _outcomes(scene: Scene, outcomes: Iterable[Outcome]) -> Iterator[Concern]:
    """Yield each outcome that doesn't do well, or that nothing leads to; once, if it is both."""
    for outcome in outcomes:
        reasons: list[Reason] = []
        sentences: list[str] = []
        if sentence := trouble.of_outcome(scene, outcome):
            reasons.append(_BY_HEALTH[scene.health(outcome)])
            sentences.append(sentence)
        if sentence := trouble.unsupported(scene, outcome):
            reasons.append(Reason.UNSUPPORTED)
            sentences.append(sentence)
        if reasons:
            yield _signed(scene, outcome, " ".join(sentences), *reasons)


def _outputs(scene: Scene, outputs: Iterable[Output]) -> Iterator[Concern]:
    """Yield each output that leads nowhere or is late; once, if it is both."""
    checks: tuple[tuple[Reason, Callable[[Scene, Output], str]], ...] = (
        (Reason.NOWHERE, trouble.nowhere),
        (Reason.OVERDUE, trouble.overdue),
    )
    for output in outputs:
        told = {reason: said for reason, check in checks if (said := check(scene, output))}
        if told:
            state = output_state(scene, output)
            ref, owner = scene.ref(output), scene.owner(output)
            text = " ".join(told.values())
            yield Concern(state.icon, "okr-ship", state.level, ref, text, owner, tuple(told))


def _signed(scene: Scene, entry: Objective | Outcome, sentence: str, *reasons: Reason) -> Concern:
    sign = scene.sign(entry)
    return Concern(sign.icon, sign.tone, None, scene.ref(entry), sentence, scene.owner(entry), reasons)


def _counts(scene: Scene, found: Iterable[Concern]) -> tuple[Count, ...]:
    many = Counter(reason for concern in found for reason in concern.reasons)
    return tuple(
        Count(*_ICONS[reason], scene.words.say(f"attention_{reason}", n=many[reason]))
        for reason in Reason
        if many[reason]
    )
