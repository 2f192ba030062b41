"""The page of an output: what it is for, and what moved since it shipped."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Metric, OutputStatus
from okrdocs.render.views import facts
from okrdocs.render.views.chain import Step, chain_of
from okrdocs.render.views.figures import Scale
from okrdocs.render.views.head import Head, head_of, trail_of
from okrdocs.render.views.milestones import MilestoneRow, milestone_rows
from okrdocs.render.views.neighbourhood import Neighbourhood, neighbourhood_of
from okrdocs.render.views.outputs import OutputState, output_state
from okrdocs.render.views.smart import Smart, smart_of
from okrdocs.render.views.spark import Spark, spark_of

if TYPE_CHECKING:
    import datetime as dt

    from markupsafe import Markup

    from okrdocs.model import Outcome, Output
    from okrdocs.render.views.facts import Fact
    from okrdocs.render.views.scene import Ref, Scene


class Since(NamedTuple):
    """What happened to one outcome since the output shipped; `before` and `after` the change in bold.

    The day it shipped is marked in its line.
    """

    ref: Ref
    spark: Spark | None
    before: str
    change: str
    after: str


class OutputPage(NamedTuple):
    """Everything on the page of an output."""

    title: str
    trail: tuple[Ref, ...]
    head: Head
    description: Markup | None
    state: OutputState
    chain: tuple[tuple[Step, ...], ...]
    """Levels upwards, each with the steps that stand side by side."""
    enabling: Markup | None
    since: tuple[Since, ...]
    map: Neighbourhood | None
    """None also where it would only repeat the chain."""
    milestones: tuple[MilestoneRow, ...]
    facts: tuple[Fact, ...]
    smart: Smart | None


def output_page(scene: Scene, output: Output) -> OutputPage:
    """Return the page of `output`."""
    chain = chain_of(scene, output)
    return OutputPage(
        title=scene.title(output),
        trail=trail_of(scene, output),
        head=head_of(scene, output),
        description=scene.text(output, output.description),
        state=output_state(scene, output),
        chain=chain,
        enabling=None if chain else scene.text(output, output.enabling),
        since=_since_shipped(scene, output),
        map=neighbourhood_of(scene, output),
        milestones=milestone_rows(scene, output, output.milestones),
        facts=facts.present(facts.tracker(scene, output), *facts.about(scene, output)),
        smart=smart_of(scene, output),
    )


def _since_shipped(scene: Scene, output: Output) -> tuple[Since, ...]:
    shipped = output.shipped
    if output.status is not OutputStatus.DONE or shipped is None or shipped > scene.as_of:
        return ()
    targets = scene.plan.targets(output)
    return tuple(_since(scene, target, shipped) for target in targets if isinstance(target.measure, Metric))


def _since(scene: Scene, outcome: Outcome, shipped: dt.date) -> Since:
    """Compare the last value known when the output shipped (or the baseline) with the latest one."""
    ref, words, spark = scene.ref(outcome), scene.words, spark_of(scene, outcome, shipped)
    if outcome.confidential:
        return Since(ref, None, words.say("withheld"), "", "")
    score, scale = scene.scores.outcomes[outcome.id], Scale.of(outcome, words)
    known = [(c.date, c.value) for c in outcome.checkins if c.date <= scene.as_of and c.value is not None]
    after = [(date, value) for date, value in known if date > shipped]
    if not after:
        return Since(ref, spark, words.say("unmeasured_since"), "", "")
    start = [(score.start, outcome.measure.baseline)] if isinstance(outcome.measure, Metric) else []
    before = [*start, *sorted(pair for pair in known if pair[0] <= shipped)]
    date, value = before[-1]
    change = words.say("from_to", before=scale.value(value), after=scale.value(max(after)[1]))
    if date is None:
        return Since(ref, spark, "", change, f" {scale.unit}".rstrip())
    key = "since_day_unit" if scale.unit else "since_day"
    said = words.around(key, "change", unit=scale.unit, date=scene.day(date))
    return Since(ref, spark, said[0], change, said[1])
