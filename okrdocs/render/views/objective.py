"""The page of an objective."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Status
from okrdocs.render.format import decimals_of
from okrdocs.render.views import facts
from okrdocs.render.views.grade import Ending, ending_of
from okrdocs.render.views.head import Head, head_of, trail_of
from okrdocs.render.views.history import history_of
from okrdocs.render.views.ledger import Ledger, ObjectiveLine, ledger_of, objective_lines
from okrdocs.render.views.neighbourhood import Neighbourhood, neighbourhood_of
from okrdocs.render.views.pair import Pair, pair_of
from okrdocs.render.views.scene import Ref, Scene
from okrdocs.render.views.smart import Smart, smart_of
from okrdocs.render.views.timeline import Timeline, timeline_of

if TYPE_CHECKING:
    from markupsafe import Markup

    from okrdocs.model import Outcome
    from okrdocs.plan.scores import Delivery, Term
    from okrdocs.render.views.facts import Fact


class SumRow(NamedTuple):
    """One term of an objective's progress."""

    ref: Ref
    weight: str
    percent: str
    expected: str
    weighted: str


class Sum(NamedTuple):
    """The arithmetic behind an objective's progress, and behind what it delivered."""

    heading: str
    of: str
    """The heading of the first column: outcomes, or the objectives of a roll-up."""
    rows: tuple[SumRow, ...]
    total: SumRow
    delivery: str


class ObjectivePage(NamedTuple):
    """Everything on the page of an objective."""

    title: str
    trail: tuple[Ref, ...]
    head: Head
    why: Markup | None
    description: Markup | None
    draft: bool
    ending: Ending | None
    pair: Pair | None
    ledger: Ledger
    map: Neighbourhood | None
    timeline: Timeline | None
    sum: Sum | None
    supporters: tuple[ObjectiveLine, ...]
    history: tuple[ObjectiveLine, ...]
    facts: tuple[Fact, ...]
    smart: Smart | None


def objective_page(scene: Scene, objective: Objective) -> ObjectivePage:
    """Return the page of `objective`."""
    plan = scene.plan
    rolled_up = scene.scores.objectives[objective.id].rolled_up
    return ObjectivePage(
        title=scene.title(objective),
        trail=trail_of(scene, objective),
        head=head_of(scene, objective),
        why=scene.text(objective, objective.why),
        description=scene.text(objective, objective.description),
        draft=objective.status is Status.DRAFT,
        ending=ending_of(scene, objective),
        pair=pair_of(scene, objective),
        ledger=ledger_of(scene, objective, written_here=False),
        map=neighbourhood_of(scene, objective),
        timeline=timeline_of(scene, objective),
        sum=_sum(scene, objective),
        supporters=() if rolled_up else objective_lines(scene, plan.supporters_of(objective)),
        history=history_of(scene, objective),
        facts=_facts(scene, objective),
        smart=smart_of(scene, objective),
    )


def _sum(scene: Scene, objective: Objective) -> Sum | None:
    score = scene.scores.objectives[objective.id]
    if not score.terms or objective.status is Status.DROPPED:
        return None
    total = sum(term.weight for term in score.terms)
    decimals = 1 if decimals_of(term.weight for term in score.terms) else 0
    words = scene.words
    weighted = words.number(sum(term.weight * term.progress * 100 for term in score.terms), decimals)
    share, expected = words.percent(score.progress), words.percent(score.expected)
    weights = words.number(total, decimals_of([round(total, 6)]))
    name = words.say("sum_of", total=weighted, weights=weights)
    return Sum(
        heading=words.say("sum_heading", share=share),
        of=words.kind(Kind.OBJECTIVE if score.rolled_up else Kind.OUTCOME),
        rows=tuple(_row(scene, term, decimals) for term in score.terms),
        total=SumRow(Ref(name, None), words.number(round(total, 6)), share, expected, weighted),
        delivery=_delivery(scene, score.delivery),
    )


def _row(scene: Scene, term: Term, decimals: int) -> SumRow:
    entry = scene.plan.find(term.id)
    ref = scene.ref(entry) if entry else Ref(term.id, None)
    words = scene.words
    weighted = words.number(term.weight * term.progress * 100, decimals)
    share, expected = words.percent(term.progress), words.percent(term.expected)
    return SumRow(ref, words.number(term.weight), share, expected, weighted)


_LEVELS = {
    "company": "level_company",
    "department": "level_department",
    "team": "level_team",
    "person": "level_person",
}


def _level(scene: Scene, objective: Objective) -> str:
    key = _LEVELS.get(objective.level or "")
    return scene.words.say(key) if key else scene.plain(objective, objective.level)


def _delivery(scene: Scene, delivery: Delivery) -> str:
    """Return the arithmetic of the delivered share: what shipped counts one each, the rest its progress."""
    under_way = [part for part in delivery.parts[delivery.done :] if part > 0]
    return scene.words.delivery_sum(
        delivery.share, delivery.done, len(under_way), sum(under_way), delivery.total
    )


def _facts(scene: Scene, objective: Objective) -> tuple[Fact, ...]:
    plan, words = scene.plan, scene.words
    supported = [scene.ref(upper) for upper in plan.supported(objective)]
    guards: dict[str, Outcome] = {
        guard.id: guard for outcome in plan.outcomes_of(objective) for guard in plan.guards_of(outcome)
    }
    return facts.present(
        facts.links(words.say("supports"), supported),
        facts.text(words.say("resources"), scene.text(objective, objective.resources)),
        facts.guards(scene, guards.values()),
        facts.words(words.say("level"), _level(scene, objective)),
        *facts.about(scene, objective),
    )
