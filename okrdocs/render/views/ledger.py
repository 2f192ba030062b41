"""The ledger: outputs on the left, the outcomes they lead to, numbered, on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.views.bars import Bar, outcome_bar
from okrdocs.render.views.figures import Figures, figures
from okrdocs.render.views.outputs import OutputState, output_state, sorted_outputs

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from okrdocs.model import Objective, Outcome, Output
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Ref, Scene


class Mark(NamedTuple):
    """The number of an outcome in its objective, as a link to it."""

    number: int
    href: str
    title: str


class LedgerOutput(NamedTuple):
    """What is made, and what it leads to: outcomes of this objective by number, others by name."""

    anchor: str
    ref: Ref
    state: OutputState
    marks: tuple[Mark, ...]
    elsewhere: tuple[Ref, ...]
    enabling: Markup | None
    nowhere: bool


class OutcomeLine(NamedTuple):
    """An outcome with its bar, ends, value, progress and health."""

    anchor: str
    number: int
    ref: Ref
    bar: Bar
    figures: Figures
    percent: str
    sign: Sign


class ObjectiveLine(NamedTuple):
    """An objective in a list: whose, for when, how far (empty: it doesn't count)."""

    ref: Ref
    about: str
    percent: str
    sign: Sign
    owner: str
    """As the script compares it; empty for none."""


class Ledger(NamedTuple):
    """Both columns; for a roll-up the objectives whose progress it is stand on the right."""

    outputs: tuple[LedgerOutput, ...]
    outcomes: tuple[OutcomeLine, ...]
    supporters: tuple[ObjectiveLine, ...]
    pooled: str
    """How many outputs the supporters bring in; they are listed on their own pages."""


def ledger_of(scene: Scene, objective: Objective, *, written_here: bool) -> Ledger:
    """Return the ledger of an objective.

    `written_here`: it stands in the objective's block, so what other blocks define isn't anchored here.
    """
    outcomes = scene.plan.outcomes_of(objective)
    numbers = {outcome.id: i for i, outcome in enumerate(outcomes, start=1)}
    anchors = _anchors(outcomes, scene.plan.outputs_of(objective), objective, written_here=written_here)
    lines = tuple(outcome_line(scene, o, numbers[o.id], anchors.get(o.id, "")) for o in outcomes)
    outputs = sorted_outputs(scene, scene.plan.outputs_of(objective))
    made = tuple(_output(scene, output, numbers, anchors) for output in outputs)
    score = scene.scores.objectives[objective.id]
    if not score.rolled_up:
        return Ledger(made, lines, (), "")
    others = score.delivery.total - len(made)
    pooled = scene.words.say("pooled", n=others) if others > 0 else ""
    return Ledger(made, lines, objective_lines(scene, scene.plan.supporters_of(objective)), pooled)


def outcome_line(scene: Scene, outcome: Outcome, number: int = 0, anchor: str = "") -> OutcomeLine:
    """Return an outcome as a line of a list; `number` 0 is none."""
    bar, numbers, share = outcome_bar(scene, outcome), figures(scene, outcome), scene.share(outcome)
    return OutcomeLine(anchor, number, scene.ref(outcome), bar, numbers, share, scene.sign(outcome))


def objective_lines(scene: Scene, objectives: Iterable[Objective]) -> tuple[ObjectiveLine, ...]:
    """Return objectives as lines of a list."""
    return tuple(objective_line(scene, objective) for objective in objectives)


def objective_line(scene: Scene, objective: Objective, *, dated: bool = True) -> ObjectiveLine:
    """Return an objective as a line of a list; not `dated` where all around it share its period."""
    period = scene.words.period_label(objective.period) if dated and objective.period else ""
    about = scene.words.joined((scene.name(objective, objective.owner), period))
    share, sign = scene.share(objective), scene.sign(objective)
    return ObjectiveLine(scene.ref(objective), about, share, sign, scene.owner_key(objective))


def _anchors(
    outcomes: Iterable[Outcome], outputs: Iterable[Output], objective: Objective, *, written_here: bool
) -> dict[str, str]:
    """Return the ids of list items, by object: in a card only of what is written in its block."""
    entries: list[Outcome | Output] = [o for o in outcomes if o.nested or not written_here]
    entries += [o for o in outputs if o.within == objective.id or not written_here]
    return {entry.id: f"okr-{entry.id}" for entry in entries}


def _output(scene: Scene, output: Output, numbers: dict[str, int], anchors: dict[str, str]) -> LedgerOutput:
    targets = scene.plan.targets(output)
    marks = tuple(_mark(scene, t, numbers[t.id], anchors) for t in targets if t.id in numbers)
    elsewhere = tuple(scene.ref(target) for target in targets if target.id not in numbers)
    enabling = None if targets else scene.line(output, output.enabling)
    return LedgerOutput(
        anchor=anchors.get(output.id, ""),
        ref=scene.ref(output),
        state=output_state(scene, output),
        marks=marks,
        elsewhere=elsewhere,
        enabling=enabling,
        nowhere=not targets and not enabling,
    )


def _mark(scene: Scene, outcome: Outcome, number: int, anchors: dict[str, str]) -> Mark:
    """Point at the outcome in this ledger, or at its page where it has no anchor here."""
    anchor = anchors.get(outcome.id)
    href = f"#{anchor}" if anchor else scene.links.page(outcome.id) or ""
    return Mark(number, href, scene.title(outcome))
