"""R402: an outcome that nothing planned moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Metric, Objective, Outcome, Output, OutputStatus, Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, listed
from okrdocs.rules.unsettled import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding
    from okrdocs.rules.base import Context

_FEW = 6


class UnsupportedOutcome(Rule):
    """R402: no output leads to an outcome, so it moves only by luck."""

    code = "R402"
    name = "unsupported-outcome"
    severity = Severity.WARNING
    what = (
        "Finds outcomes that no output leads to and no objective supports; before their period starts this "
        "is only advice. Left alone is what others move (`external: true`), what only has to stay as it is "
        "(`keep`), milestones, baselines still unknown, drafts and what is over. Where an objective has no "
        "outputs at all and others support it, those are its plan; where nobody does, that is one finding."
    )
    why = "An outcome that nobody works for is a wish: if it moves, nobody knows why, and if not, what to do."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
  - {outcome: Mails are answered sooner, id: sooner, unit: hours, baseline: 30, target: 8}
outputs:
  - {output: Searchable product database, id: product-search, leads_to: fewer-calls}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
  - {outcome: Mails are answered sooner, id: sooner, unit: hours, baseline: 30, target: 8}
outputs:
  - {output: Searchable product database, id: product-search, leads_to: fewer-calls}
  - {output: Mailbox sorted by subject, id: mail-sorter, leads_to: sooner}
"""
    reference = "okrdocs"
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome; of an objective that nothing is planned for, all together."""
        groups: dict[str, list[Outcome]] = {}
        for outcome in _unsupported(context):
            groups.setdefault(outcome.measures or "", []).append(outcome)
        for outcomes in groups.values():
            objective = context.plan.objective_of(outcomes[0])
            if objective is None:
                continue
            inside = [outcome for outcome in outcomes if outcome.nested]
            together = len(inside) > 1 and not _outputs(context, objective)
            if together:
                yield self._nothing_planned(context, objective, inside)
            for outcome in outcomes:
                if not (together and outcome.nested):
                    yield self._one(context, objective, outcome)

    def _one(self, context: Context, objective: Objective, outcome: Outcome) -> Finding:
        return self.finding(
            outcome,
            None,
            _said(context, outcome),
            help=_help(context, outcome, objective),
            severity=_severity(context, outcome),
        )

    def _nothing_planned(self, context: Context, objective: Objective, outcomes: list[Outcome]) -> Finding:
        ids = listed([outcome.id for outcome in outcomes][:_FEW])
        return self.finding(
            objective,
            "outputs",
            f"Nothing is planned for this objective: no output leads to any of its {len(outcomes)} outcomes.",
            keys=(objective.kind.value,),
            help="Add what you will make to `outputs:`, each with `leads_to:` and the outcome that it should "
            f"move: {ids}. Write `external: true` in an outcome that others move.",
            severity=_severity(context, outcomes[0]),
            related=tuple(
                Related(one.source.path, one.source.span(), f"nothing leads to {code(one.id)}", one.id)
                for one in outcomes
            ),
        )


def _unsupported(context: Context) -> Iterator[Outcome]:
    """Yield the outcomes without support, unless another mistake may hide what leads to them."""
    unsettled, twins = context.once(Unsettled), _twins(context)
    loose: set[str] | None = None
    for outcome in context.plan.outcomes.values():
        objective = context.plan.objective_of(outcome)
        if objective is None or not _wants_support(context, outcome, objective):
            continue
        if _is_supported(context, outcome) or any(
            _is_supported(context, twin) for twin in twins.get(outcome.id, ())
        ):
            continue
        loose = _with_loose_outputs(context) if loose is None else loose
        if objective.id in loose or outcome.source.path in loose or _is_cascaded(context, objective):
            continue
        if not unsettled.may_be_linked(outcome):
            yield outcome


def _severity(context: Context, outcome: Outcome) -> Severity | None:
    """Return what it weighs: before its period starts, there is still time to plan."""
    ahead = outcome.period is not None and context.as_of < outcome.period.start
    return Severity.INFO if ahead else None


def _wants_support(context: Context, outcome: Outcome, objective: Objective) -> bool:
    """Tell whether something should move `outcome`, and there is still time to plan it."""
    if (
        outcome.external
        or not isinstance(outcome.measure, Metric)
        or not outcome.invalid.isdisjoint(_DOUBTFUL)
    ):
        return False
    if outcome.measure.baseline is None and outcome.measure.target is None and outcome.metric is None:
        return False  # M201: nobody knows yet of which kind it is
    over = outcome.period is not None and context.as_of > outcome.period.end
    return not over and outcome.status is Status.ACTIVE and objective.status is Status.ACTIVE


_DOUBTFUL = frozenset(("external", "keep", "id"))
"""Fields that have to be read to tell."""


def _is_supported(context: Context, outcome: Outcome) -> bool:
    for output in context.plan.outputs_for(outcome):
        if output.status is not OutputStatus.DROPPED:
            return True
    return any(supporter.status is not Status.DROPPED for supporter in context.plan.supporters_of(outcome))


def _twins(context: Context) -> dict[str, list[Outcome]]:
    """Return the outcomes that are said to be the same as another one, in both directions."""
    twins: dict[str, list[Outcome]] = {}
    for outcome in context.plan.outcomes.values():
        other = context.plan.find(outcome.same_as) if outcome.same_as else None
        if isinstance(other, Outcome):
            twins.setdefault(outcome.id, []).append(other)
            twins.setdefault(other.id, []).append(outcome)
    return twins


def _with_loose_outputs(context: Context) -> set[str]:
    """Return the objectives with outputs whose links lead nowhere yet: any of their outcomes may be meant.

    Where an output stands in a block of its own, that is any outcome of its page, so that the page is named.
    """
    plan = context.plan
    loose = {one.id for one in plan.objectives.values() if one.invalid & {"outputs", "outcomes"}}
    for output in context.outputs():
        named = [plan.find(name) for name in output.leads_to]
        if named and all(isinstance(one, Outcome) for one in named):
            continue  # as nearly all of them
        loose.update(one.id for one in named if isinstance(one, Objective))
        loose.update(one.within or one.source.path for one in named if isinstance(one, Output))
        if named or not output.enabling:
            loose.add(output.within or output.source.path)
    return loose


def _is_cascaded(context: Context, objective: Objective) -> bool:
    """Tell whether other objectives are all that is planned for this one."""
    supporters = context.plan.supporters_of(objective)
    return not _outputs(context, objective) and any(one.status is not Status.DROPPED for one in supporters)


def _outputs(context: Context, objective: Objective) -> list[Output]:
    return [one for one in context.plan.outputs_of(objective) if one.status is not OutputStatus.DROPPED]


def _said(context: Context, outcome: Outcome) -> str:
    dropped = [output.id for output in context.plan.outputs_for(outcome)]
    if not dropped:
        return "No output leads to this outcome: nothing that is planned moves it."
    were = "was" if len(dropped) == 1 else "were"
    return f"Nothing leads to this outcome any more: {listed(dropped[:_FEW], 'and')} {were} dropped."


def _help(context: Context, outcome: Outcome, objective: Objective) -> str:
    others = [output.id for output in _outputs(context, objective) if not output.enabling]
    if 0 < len(others) <= _FEW:
        which = f"If {listed(others)} moves it too, add {code(outcome.id)} to its `leads_to:`. Else plan"
    else:
        which = "Plan"
    return (
        f"{which} an output with `leads_to: {outcome.id}`, or write `external: true` if others move this one."
    )
