"""Cards: what stands on a team's page in place of a block."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Status
from okrdocs.render.views import facts
from okrdocs.render.views.grade import Ending, ending_of
from okrdocs.render.views.head import Head, head_of
from okrdocs.render.views.ledger import Ledger, OutcomeLine, ledger_of, outcome_line
from okrdocs.render.views.outputs import OutputRow, output_rows
from okrdocs.render.views.pair import Pair, pair_of
from okrdocs.render.views.smart import Letters, letters_of

if TYPE_CHECKING:
    import datetime as dt

    from markupsafe import Markup

    from okrdocs.model import Objective, OkrObject, Outcome, Output
    from okrdocs.render.views.facts import Fact
    from okrdocs.render.views.scene import Ref, Scene


class Card(NamedTuple):
    """What every card has: its object's id, head line, name and a text; links upwards."""

    id: str
    head: Head
    ref: Ref
    text: Markup | None
    above: tuple[Ref, ...]
    around: tuple[str, str]
    """What stands before and behind the links upwards."""


class ObjectiveCard(NamedTuple):
    """An objective with its pair, verdict and ledger; when it ended, with its grade."""

    card: Card
    draft: bool
    pair: Pair | None
    ending: Ending | None
    ledger: Ledger
    smart: Letters | None
    checked_in: str


class OutcomeCard(NamedTuple):
    """A standalone outcome with its bar, and the outputs that lead to it."""

    card: Card
    line: OutcomeLine
    outputs: tuple[OutputRow, ...]
    smart: Letters | None
    checked_in: str


class OutputCard(NamedTuple):
    """A standalone output with each outcome it leads to."""

    card: Card
    targets: tuple[OutcomeLine, ...]
    enabling: Markup | None
    nowhere: bool
    """It leads to no outcome, and no words say why it is made all the same."""
    tracker: Fact | None


def objective_card(scene: Scene, objective: Objective) -> ObjectiveCard:
    """Return the card of an objective."""
    last = scene.scores.objectives[objective.id].last_checkin
    supported = scene.plan.supported(objective)
    return ObjectiveCard(
        card=_card(scene, objective, objective.why, "supports_these", supported),
        draft=objective.status is Status.DRAFT,
        pair=pair_of(scene, objective),
        ending=ending_of(scene, objective),
        ledger=ledger_of(scene, objective, written_here=True),
        smart=letters_of(scene, objective),
        checked_in=_checked_in(scene, last, objective.status),
    )


def outcome_card(scene: Scene, outcome: Outcome) -> OutcomeCard:
    """Return the card of a standalone outcome."""
    last = scene.scores.outcomes[outcome.id].last_checkin
    above = scene.plan.objective_of(outcome)
    return OutcomeCard(
        card=_card(scene, outcome, outcome.description, "measures_these", (above,) if above else ()),
        line=outcome_line(scene, outcome),
        outputs=output_rows(scene, scene.plan.outputs_for(outcome)),
        smart=letters_of(scene, outcome),
        checked_in=_checked_in(scene, last.date if last else None, outcome.status),
    )


def output_card(scene: Scene, output: Output) -> OutputCard:
    """Return the card of a standalone output."""
    targets = tuple(outcome_line(scene, target) for target in scene.plan.targets(output))
    enabling = None if targets else scene.line(output, output.enabling)
    return OutputCard(
        card=_card(scene, output, output.description),
        targets=targets,
        enabling=enabling,
        nowhere=not targets and not enabling,
        tracker=facts.tracker(scene, output),
    )


def _card(
    scene: Scene, entry: OkrObject, text: str | None, key: str = "", above: tuple[OkrObject, ...] = ()
) -> Card:
    refs = tuple(scene.ref(upper) for upper in above)
    around = scene.words.around(key, "names") if refs else ("", "")
    return Card(entry.id, head_of(scene, entry), scene.ref(entry), scene.text(entry, text), refs, around)


def _checked_in(scene: Scene, last: dt.date | None, status: Status) -> str:
    if last is not None:
        return scene.words.say("checked_in", date=scene.day(last))
    return scene.words.say("checked_never") if status is Status.ACTIVE else ""
