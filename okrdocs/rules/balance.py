"""Rules about an objective as a whole: how many outcomes measure it, and how much each weighs."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, shown
from okrdocs.rules.unsettled import Unsettled

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Objective, Outcome
    from okrdocs.rules.base import Context

_ROUNDING = 0.015
"""Three thirds written `0.33` sum up to 0.99."""


class Weights(Rule):
    """K006: weights of an objective's outcomes that do not fit together."""

    code = "K006"
    name = "weights"
    severity = Severity.WARNING
    what = (
        "Checks that either all outcomes of an objective have a `weight` or none has, and that weights "
        "written as fractions or percentages add up to 1 or 100 %."
    )
    why = (
        "An outcome without a weight counts 1, which is seldom what was meant beside a 2. Fractions that do "
        "not add up usually mean that an outcome was added or dropped and the others were not looked at."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, weight: 2}
  - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8, weight: 1}
  - {outcome: Customers are content, id: csat, unit: of 5, keep: ">= 4.2"}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, weight: 2}
  - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8, weight: 1}
  - {outcome: Customers are content, id: csat, unit: of 5, keep: ">= 4.2", weight: 1}
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each objective's weights once."""
        for objective in context.plan.objectives.values():
            outcomes = [
                outcome for outcome in context.plan.outcomes_of(objective) if outcome.status is Status.ACTIVE
            ]
            weighted = [outcome for outcome in outcomes if outcome.weight is not None]
            if not weighted or objective.status is Status.DROPPED:
                continue
            if any("weight" in outcome.invalid for outcome in outcomes):
                continue
            if len(weighted) < len(outcomes):
                yield self._partial(objective, outcomes, len(weighted))
            elif (total := _wrong_total(weighted)) is not None:
                yield self._wrong_sum(objective, weighted, total)

    def _partial(self, objective: Objective, outcomes: list[Outcome], given: int) -> Finding:
        missing = [outcome for outcome in outcomes if outcome.weight is None]
        return self.finding(
            missing[0],
            "weight",
            f"This outcome has no `weight`, but {given} of the {len(outcomes)} outcomes of "
            f"{code(objective.id)} {'has' if given == 1 else 'have'}.",
            help=f"Give every outcome of {code(objective.id)} a `weight`, or none.",
            related=tuple(
                Related(other.source.path, other.source.span(), f"{code(other.id)} has none either")
                for other in missing[1:]
            ),
        )

    def _wrong_sum(self, objective: Objective, outcomes: list[Outcome], total: str) -> Finding:
        return self.finding(
            outcomes[0],
            "weight",
            f"The weights of the outcomes of {code(objective.id)} add up to {total}.",
            help=f"Let them add up to {'100 %' if total.endswith('%') else '1'}, or write whole numbers, "
            "such as 1, 2 and 2: only their proportions count.",
            related=tuple(
                Related(other.source.path, other.source.span("weight"), f"the weight of {code(other.id)}")
                for other in outcomes[1:]
            ),
        )


class OutcomeCount(Rule):
    """K007: too few outcomes to tell, or too many to keep in mind."""

    code = "K007"
    name = "outcome-count"
    severity = Severity.WARNING
    what = (
        "Counts the outcomes that measure an objective, on its own page and elsewhere; expected are from "
        "`min` to `max`. Drafts, dropped outcomes and objectives that only sum up those that support them "
        "are left alone."
    )
    why = "One number seldom shows that an objective came true, and nobody keeps nine in mind."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
  - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8}
  - {outcome: Customers are content, id: csat, unit: of 5, keep: ">= 4.2"}
"""
    reference = "re:Work OKR guide; limits differ between teams, so they can be set"
    options = MappingProxyType({"min": 3, "max": 5})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each objective with too few or too many."""
        least, most = int(self.number(context, "min")), int(self.number(context, "max"))
        unsettled = context.once(Unsettled)
        for objective in context.plan.objectives.values():
            outcomes = context.plan.outcomes_of(objective)
            count = sum(outcome.status is not Status.DROPPED for outcome in outcomes)
            if least <= count <= most or not outcomes or context.is_exempt(objective):
                continue
            if count < least and unsettled.may_miss_outcomes(objective):
                continue
            yield self.finding(
                objective,
                "outcomes",
                f"This objective has {count or 'no'} outcome{'' if count == 1 else 's'}; "
                f"{f'{least} to {most} are' if most > least else f'{least} is'} expected.",
                keys=("objective",),
                help=_few_help(least - count) if count < least else _many_help(most),
            )


class Orphan(Rule):
    """K012: something that hangs on nothing."""

    code = "K012"
    name = "orphan"
    severity = Severity.WARNING
    what = (
        "Finds objectives that neither an outcome measures nor another objective supports, and outcomes with "
        "a block of their own that measure no objective and guard no outcome."
    )
    why = (
        "An objective that nothing measures can never be reached, and an outcome without one counts nowhere."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report objectives, then outcomes."""
        unsettled = context.once(Unsettled)
        yield from self._objectives(context, unsettled)
        yield from self._outcomes(context, unsettled)

    def _objectives(self, context: Context, unsettled: Unsettled) -> Iterator[Finding]:
        plan = context.plan
        for objective in plan.objectives.values():
            if plan.outcomes_of(objective) or plan.supporters_of(objective) or context.is_exempt(objective):
                continue
            if not unsettled.may_miss_outcomes(objective):
                yield self.finding(
                    objective,
                    None,
                    "Nothing measures this objective: it has no outcomes, and no objective supports it.",
                    keys=("outcomes" if _has_key(objective, "outcomes") else "objective",),
                    help=f"Add `outcomes:` here, or write `measures: {objective.id}` in an outcome or "
                    f"`supports: {objective.id}` in an objective elsewhere.",
                )

    def _outcomes(self, context: Context, unsettled: Unsettled) -> Iterator[Finding]:
        loose = [o for o in context.plan.outcomes.values() if not o.measures and not o.nested]
        guards = (
            {guard.id for o in context.outcomes() for guard in context.plan.guards_of(o)} if loose else ()
        )
        for outcome in loose:
            if outcome.id in guards or "measures" in outcome.invalid or context.is_exempt(outcome):
                continue
            if not unsettled.may_be_linked(outcome):
                yield self.finding(
                    outcome,
                    "measures",
                    "This outcome measures no objective and guards no outcome, so it counts nowhere.",
                    help="Add `measures:` with the id of its objective, or name it in the `guards:` of the "
                    "outcome that it guards.",
                )


def _has_key(objective: Objective, name: str) -> bool:
    """Tell whether a key is written, with or without a value."""
    return objective.source.span(name) != objective.source.span()


def _wrong_total(outcomes: list[Outcome]) -> str | None:
    """Return what the weights sum up to, where they are fractions or percentages and that isn't all of it."""
    weights = [outcome.weight or 0.0 for outcome in outcomes]
    total = sum(weights)
    if all(weight < 1 for weight in weights):
        return shown(round(total, 3)) if abs(total - 1) > _ROUNDING else None
    if all((outcome.source.written("weight") or "").strip().endswith("%") for outcome in outcomes):
        return f"{shown(round(total, 3))} %" if abs(total - 100) > 100 * _ROUNDING else None
    return None


def _few_help(missing: int) -> str:
    more = "one more" if missing == 1 else f"{missing} more"
    return f"Ask what else changes once the objective has come true, and add {more}."


def _many_help(most: int) -> str:
    return f"Keep the {most} that {'says' if most == 1 else 'say'} most, or split the objective."
