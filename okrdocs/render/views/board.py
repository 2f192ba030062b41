"""The board: objectives and their outcomes as one table, all bars on one scale."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Status
from okrdocs.plan.scores import Health
from okrdocs.render.keeping import Printed
from okrdocs.render.views.bars import Bar, delivery_bar, results_bar
from okrdocs.render.views.ledger import OutcomeLine, outcome_line
from okrdocs.render.views.scene import Ref, Scene

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Objective, Outcome
    from okrdocs.render.signs import Sign

ORDERS = ("health", "progress", "owner", "due", "checkin")
"""What a board can be sorted by."""
MOST = 60
"""With more objectives boards leave out their outcomes, and a page tells no more of each than its row."""
_LAST = "zzz"
"""Stands behind every number and date, and behind all but a strange name."""
_WORST_FIRST = (
    *(Health.OFF_TRACK, Health.MISSED, Health.AT_RISK, Health.STALE, Health.NOT_STARTED),
    *(Health.ON_TRACK, Health.ACHIEVED, Health.CLOSED),
)


class Traits(NamedTuple):
    """What the filter asks for, as the script compares it."""

    health: str
    owner: str
    """Empty where it is that of the objective, as with `tags`."""
    tags: str
    """One on each line; those of the objective are also its outcomes'."""


class OutcomeRow(NamedTuple):
    """An outcome in the board."""

    id: str
    traits: Traits
    line: OutcomeLine


class ObjectiveRow(NamedTuple):
    """An objective in the board: what was delivered above what came of it."""

    id: str
    health: str
    ref: Ref
    about: tuple[Ref, ...]
    """Whose it is, and in words what stands in no column; in a brief board whose it is."""
    delivered_bar: Bar
    delivered: str
    results_bar: Bar
    results: str
    measures: tuple[str, str]
    """What each of the two is measured against: `4 of 5 shipped`, `64 % expected`."""
    sign: Sign


class Group(NamedTuple):
    """An objective with its outcomes, or (`objective` None) outcomes without one."""

    traits: Traits
    objective: ObjectiveRow | None
    outcomes: tuple[OutcomeRow, ...]
    sorting: str
    """What the script sorts by: the group's place in each of the orders, one on each line."""
    holds: str = ""
    """The names of outcomes that a brief board leaves out, for the search, one on each line."""


class Board(NamedTuple):
    """A table of objectives, and what it calls outcomes that stand apart from them."""

    caption: str
    groups: tuple[Printed[Group], ...]
    apart: str
    brief: bool
    """A line for each objective, without its outcomes: there are too many for more."""


def board_of(
    scene: Scene,
    caption: str,
    objectives: Iterable[Objective],
    loose: Iterable[Outcome],
    apart: str = "",
    *,
    brief: bool = False,
) -> Board | None:
    """Return a board, outcomes without an objective (or of others', as `apart` says) at its end."""
    make = _line if brief else _group
    groups = [
        scene.part(("board", brief), [objective], partial(make, scene, objective)) for objective in objectives
    ]
    if rows := outcome_rows(scene, loose):
        groups.append(Printed(Group(Traits("", "", ""), None, rows, "\n".join(_LAST for _ in ORDERS))))
    return Board(caption, tuple(groups), apart or scene.words.say("no_objective"), brief) if groups else None


def outcome_rows(
    scene: Scene, outcomes: Iterable[Outcome], above: Traits | None = None
) -> tuple[OutcomeRow, ...]:
    """Return outcomes as rows, which need not repeat the owner and tags of the objective `above`."""
    return tuple(
        OutcomeRow(outcome.id, _traits(scene, outcome, above), outcome_line(scene, outcome))
        for outcome in outcomes
    )


def _group(scene: Scene, objective: Objective) -> Group:
    """Return an objective with its outcomes."""
    traits = _traits(scene, objective)
    rows = outcome_rows(scene, scene.plan.outcomes_of(objective), traits)
    about = (*_owner(scene, objective), *_about(scene, objective))
    return Group(traits, _objective(scene, objective, about), rows, _sorting(scene, objective, traits))


def _line(scene: Scene, objective: Objective) -> Group:
    """Return an objective alone, which is still found by the names of its outcomes."""
    traits = _traits(scene, objective)
    row = _objective(scene, objective, _owner(scene, objective))
    holds = "\n".join(scene.title(outcome) for outcome in scene.plan.outcomes_of(objective))
    return Group(traits, row, (), _sorting(scene, objective, traits), holds)


def _objective(scene: Scene, objective: Objective, about: tuple[Ref, ...]) -> ObjectiveRow:
    score = scene.scores.objectives[objective.id]
    return ObjectiveRow(
        id=objective.id,
        health=health_word(scene, objective),
        ref=scene.ref(objective),
        about=about,
        delivered_bar=delivery_bar(score.delivery),
        delivered=scene.words.percent(score.delivery.share) if score.delivery.total else "",
        results_bar=results_bar(scene, objective),
        results=scene.words.percent(score.progress),
        measures=_measures(scene, objective),
        sign=scene.sign(objective),
    )


def _owner(scene: Scene, objective: Objective) -> tuple[Ref, ...]:
    owner = scene.owner(objective)
    return (owner,) if owner else ()


def _about(scene: Scene, objective: Objective) -> tuple[Ref, ...]:
    """Return commitment, confidence and last check-in, as far as they are known."""
    score, words = scene.scores.objectives[objective.id], scene.words
    said = [scene.commitment(objective.commitment, inside=True)]
    if score.confidence is not None:
        said.append(words.say("board_confidence", confidence=words.share(score.confidence)))
    if score.last_checkin:
        said.append(words.say("board_checked_in", day=words.day(score.last_checkin, scene.as_of)))
    elif score.terms and objective.status is Status.ACTIVE:
        said.append(words.say("board_never_checked_in"))
    return tuple(Ref(word, None) for word in said if word)


def _measures(scene: Scene, objective: Objective) -> tuple[str, str]:
    score, words = scene.scores.objectives[objective.id], scene.words
    delivery = score.delivery
    made = words.say(
        "board_shipped" if delivery.total else "board_no_outputs",
        done=words.number(delivery.done),
        total=words.number(delivery.total),
    )
    expects = objective.status is Status.ACTIVE and score.terms
    return made, words.say("expected_share", share=words.percent(score.expected)) if expects else ""


def _traits(scene: Scene, entry: Objective | Outcome, above: Traits | None = None) -> Traits:
    owner = scene.owner_key(entry)
    tags = "\n".join(scene.name(entry, tag) for tag in entry.tags)
    if above:
        owner = "" if owner == above.owner else owner
        tags = "" if tags == above.tags else "\n".join(filter(None, (above.tags, tags)))
    return Traits(health_word(scene, entry), owner, tags)


def _sorting(scene: Scene, objective: Objective, traits: Traits) -> str:
    score = scene.scores.objectives[objective.id]
    dues = [scene.scores.outcomes[o.id].due for o in scene.plan.outcomes_of(objective)]
    due = min(filter(None, dues), default=objective.period.end if objective.period else None)
    places = {
        "health": str(_WORST_FIRST.index(scene.health(objective))),
        "progress": str(round(score.progress * 100)),
        "owner": traits.owner or _LAST,
        "due": due.isoformat() if due else _LAST,
        "checkin": score.last_checkin.isoformat() if score.last_checkin else "",
    }
    return "\n".join(places[order] for order in ORDERS)


def health_word(scene: Scene, entry: Objective | Outcome) -> str:
    """Return the word for scripts and style sheets: the health, or the status that replaces it."""
    if entry.status in (Status.DRAFT, Status.DROPPED):
        return entry.status.value
    return scene.health(entry).value
