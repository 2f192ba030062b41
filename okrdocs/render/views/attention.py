"""What needs attention, in a sentence why, and how much of each kind there is."""

from __future__ import annotations

from collections import Counter
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

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
_FEW = 5
"""So many are counted at a glance, without being told how many of which kind there are."""
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


class Scope(NamedTuple):
    """What is looked at: a period, everything that runs, or what one owner has."""

    objectives: tuple[Objective, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    outputs: tuple[Output, ...] = ()
    ended: tuple[Objective, ...] = ()
    """Objectives of periods that are over."""


class Concern(NamedTuple):
    """A name with its icon, the sentence, and whose it is."""

    icon: str
    tone: str
    level: Level | None
    ref: Ref
    sentence: str
    owner: Ref | None
    owner_key: str
    """The same as the script compares it; empty for none."""
    reasons: tuple[Reason, ...]


class Count(NamedTuple):
    """How many there are for one reason: `2 off track`."""

    icon: str
    tone: str
    text: str


class Attention(NamedTuple):
    """How much there is; what is shown, and what is folded under `further` (empty: nothing)."""

    counts: tuple[Count, ...]
    """How many of each kind; nothing for a few."""
    shown: tuple[Concern, ...]
    further: str
    folded: tuple[Concern, ...]
    rest: str
    """How many are not even folded; empty: none."""


def attention_of(scene: Scene, scope: Scope) -> Attention:
    """Return what needs attention: gaps, results that don't move, silence, loose ends, delays.

    Within a kind the worst comes first.
    """
    found = (
        *_gaps(scene, _widest_first(scene, scope.objectives)),
        *_outcomes(scene, _furthest_behind_first(scene, scope.outcomes)),
        *_ungraded(scene, scope.ended),
        *_outputs(scene, sorted(scope.outputs, key=lambda output: output.due or scene.as_of)),
    )
    found = tuple(sorted(found, key=lambda concern: _ORDER[concern.reasons[0]]))
    shown, folded = found[:_MOST_SHOWN], found[_MOST_SHOWN:_MOST_FOLDED]
    further = scene.words.say("more", n=len(found) - len(shown)) if folded else ""
    rest = max(0, len(found) - _MOST_FOLDED)
    told = scene.words.say("attention_rest", n=rest) if rest else ""
    counts = _counts(scene, found) if len(found) > _FEW else ()
    return Attention(counts, shown, further, folded, told)


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


def _widest_first(scene: Scene, objectives: Iterable[Objective]) -> list[Objective]:
    """Sort objectives by how far their results are behind what was delivered."""
    scores = scene.scores.objectives
    return sorted(objectives, key=lambda one: scores[one.id].progress - scores[one.id].delivery.share)


def _furthest_behind_first(scene: Scene, outcomes: Iterable[Outcome]) -> list[Outcome]:
    """Sort outcomes by how far they are behind what is expected of them by now."""
    scores = scene.scores.outcomes
    return sorted(outcomes, key=lambda one: scores[one.id].progress - scores[one.id].expected)


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
            yield Concern(
                icon=state.icon,
                tone="okr-ship",
                level=state.level,
                ref=scene.ref(output),
                sentence=" ".join(told.values()),
                owner=scene.owner(output),
                owner_key=scene.owner_key(output),
                reasons=tuple(told),
            )


def _signed(scene: Scene, entry: Objective | Outcome, sentence: str, *reasons: Reason) -> Concern:
    sign = scene.sign(entry)
    owner, key = scene.owner(entry), scene.owner_key(entry)
    return Concern(sign.icon, sign.tone, None, scene.ref(entry), sentence, owner, key, reasons)


def _counts(scene: Scene, found: Iterable[Concern]) -> tuple[Count, ...]:
    many = Counter(reason for concern in found for reason in concern.reasons)
    return tuple(
        Count(*_ICONS[reason], scene.words.say(f"attention_{reason}", n=many[reason]))
        for reason in Reason
        if many[reason]
    )
