"""The page of an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Maintain, Status, Steps
from okrdocs.render.format import decimals_of
from okrdocs.render.views import facts
from okrdocs.render.views.chart import Chart, chart_of
from okrdocs.render.views.checkins import Record, record_of
from okrdocs.render.views.gauge import Gauge, gauge_of
from okrdocs.render.views.head import Head, head_of, trail_of
from okrdocs.render.views.ledger import ObjectiveLine, objective_lines
from okrdocs.render.views.milestones import MilestoneRow, milestone_rows
from okrdocs.render.views.neighbourhood import Neighbourhood, neighbourhood_of
from okrdocs.render.views.outputs import OutputRow, output_rows
from okrdocs.render.views.smart import Smart, smart_of
from okrdocs.render.views.timeline import Timeline, milestones_timeline
from okrdocs.render.views.trouble import silence_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from okrdocs.model import Outcome
    from okrdocs.render.views.facts import Fact
    from okrdocs.render.views.scene import Ref, Scene


class OutcomePage(NamedTuple):
    """Everything on the page of an outcome."""

    title: str
    trail: tuple[Ref, ...]
    head: Head
    description: Markup | None
    draft: bool
    gauge: Gauge
    silence: str
    """Why it reads stale; empty when it doesn't."""
    milestones: tuple[MilestoneRow, ...]
    steps: Timeline | None
    """The same with their days, where any has one."""
    record: Record | None
    """None for milestones that nobody commented on."""
    chart: Chart | None
    no_chart: str
    """Why there is none, where one would be expected; else empty."""
    facts_heading: str
    """The question that they answer."""
    facts: tuple[Fact, ...]
    outputs: tuple[OutputRow, ...]
    no_outputs: str
    """What stands there instead; empty with outputs, and where none is wanted."""
    supporters: tuple[ObjectiveLine, ...]
    map: Neighbourhood | None
    smart: Smart | None


def outcome_page(scene: Scene, outcome: Outcome, guarded: Sequence[Outcome]) -> OutcomePage:
    """Return the page of `outcome`; `guarded` are the outcomes that name it among their guards."""
    plan, measure = scene.plan, outcome.measure
    steps = measure.milestones if isinstance(measure, Steps) else ()
    outputs = output_rows(scene, plan.outputs_for(outcome))
    record = record_of(scene, outcome) if outcome.checkins or not steps else None
    return OutcomePage(
        title=scene.title(outcome),
        trail=trail_of(scene, outcome),
        head=head_of(scene, outcome),
        description=scene.text(outcome, outcome.description),
        draft=outcome.status is Status.DRAFT,
        gauge=gauge_of(scene, outcome),
        silence=silence_of(scene, outcome),
        milestones=milestone_rows(scene, outcome, steps),
        steps=milestones_timeline(scene, outcome),
        record=record,
        chart=chart_of(scene, outcome, record.outlook if record else None),
        no_chart=scene.words.say("chart_confidential") if outcome.confidential and not steps else "",
        facts_heading=_facts_heading(scene, outcome),
        facts=_facts(scene, outcome, guarded),
        outputs=outputs,
        no_outputs="" if outputs else _no_outputs(scene, outcome, guarded),
        supporters=objective_lines(scene, plan.supporters_of(outcome)),
        map=neighbourhood_of(scene, outcome),
        smart=smart_of(scene, outcome),
    )


def _facts_heading(scene: Scene, outcome: Outcome) -> str:
    """Head the facts by the question that they answer: why, where a reason is given."""
    if not outcome.rationale and not outcome.evidence:
        return scene.words.say("about_heading")
    kept = isinstance(outcome.measure, Maintain)
    return scene.words.say("why_kept_heading") if kept else scene.words.say("why_heading")


def _no_outputs(scene: Scene, outcome: Outcome, guarded: Sequence[Outcome]) -> str:
    """Say that nothing leads to `outcome`; an outcome that only guards others needs nothing to."""
    if outcome.external:
        return scene.words.say("moved_elsewhere")
    only_guards = bool(guarded) and scene.plan.objective_of(outcome) is None
    return "" if only_guards else scene.words.say("nothing_leads_here")


def _facts(scene: Scene, outcome: Outcome, guarded: Sequence[Outcome]) -> tuple[Fact, ...]:
    plan, words = scene.plan, scene.words
    return facts.present(
        facts.text(words.say("rationale"), scene.text(outcome, outcome.rationale)),
        facts.evidence(scene, outcome),
        facts.words(words.say("metric"), scene.plain(outcome, outcome.metric)),
        facts.text(words.say("source"), scene.text(outcome, outcome.how)),
        facts.guards(scene, plan.guards_of(outcome)),
        facts.links(words.say("guarded"), (scene.ref(other) for other in guarded)),
        _counts(scene, outcome),
        facts.words(words.say("moved_by"), words.say("moved_elsewhere")) if outcome.external else None,
        *facts.about(scene, outcome),
    )


def _counts(scene: Scene, outcome: Outcome) -> Fact | None:
    """Say how much the outcome counts in its objective."""
    objective = scene.plan.objective_of(outcome)
    if objective is None:
        return None
    terms = scene.scores.objectives[objective.id].terms
    own = next((term for term in terms if term.id == outcome.id), None)
    if own is None:
        return facts.links(scene.words.say("measures"), (scene.ref(objective),))
    total = sum(term.weight for term in terms)
    alike = len({term.weight for term in terms}) == 1
    whole = float(len(terms)) if alike else round(total, 6)
    words = scene.words
    key = "counts_alike" if alike else "counts_weighted"
    said = words.around(key, "name", weight=own.weight, total=words.number(whole, decimals_of([whole])))
    return facts.links(words.say("counts"), (scene.ref(objective),), said)
