"""R406: one metric that counts twice towards an objective."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

from okrdocs.model import Outcome, Related, Severity, Status
from okrdocs.plan.confidential import public_text
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import Finding, Objective
    from okrdocs.rules.base import Context

_SIGNS = re.compile(r"[^\w%]+|_")
_ALL = re.compile(r"(?:all|any|every|whole|entire|total|overall|alle[rns]?|gesamt\w*|insgesamt)\b")


class SameMetricTwice(Rule):
    """R406: two outcomes of an objective measure the same."""

    code = "R406"
    name = "same-metric-twice"
    severity = Severity.WARNING
    what = (
        "Finds outcomes of one objective with the same `metric` and unit, unless each is taken for another "
        "`segment` or `period`. A metric without a segment is taken for all, which includes each part."
    )
    why = "Progress in one number would be counted twice, and the objective looks nearer than it is."
    example = """
objective: Growers everywhere buy from us
id: sales-everywhere
period: 2026-Q4
owner: sales
outcomes:
  - {outcome: Sales rise, id: sales, metric: sales, unit: EUR/month, baseline: 4.1M, target: 4.6M}
  - outcome: Sales in North America rise
    id: sales-na
    metric: sales
    segment: North America
    unit: EUR/month
    baseline: 1.2M
    target: 1.5M
"""
    instead = """
objective: Growers everywhere buy from us
id: sales-everywhere
period: 2026-Q4
owner: sales
outcomes:
  - outcome: Sales in Europe rise
    id: sales-eu
    metric: sales
    segment: Europe
    unit: EUR/month
    baseline: 2.9M
    target: 3.1M
  - outcome: Sales in North America rise
    id: sales-na
    metric: sales
    segment: North America
    unit: EUR/month
    baseline: 1.2M
    target: 1.5M
"""
    reference = "GitLab handbook, OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each outcome once, at its metric, with the first that counts the same."""
        for objective in context.plan.objectives.values():
            if objective.status is not Status.ACTIVE:
                continue
            for group in _by_metric(context.plan.outcomes_of(objective)):
                yield from self._group(context, objective, group)

    def _group(self, context: Context, objective: Objective, group: list[Outcome]) -> Iterator[Finding]:
        told: set[str] = set()
        for first, later in combinations(group, 2):
            if later.id not in told and _is_same(context, first, later):
                told.add(later.id)
                yield self._twice(objective, first, later)

    def _twice(self, objective: Objective, first: Outcome, later: Outcome) -> Finding:
        place = first.source.span("metric")
        return self.finding(
            later,
            "metric",
            f"{code(later.metric or '')} counts twice towards {code(objective.id)}: {code(first.id)} "
            f"measures {_overlap(first, later)}.",
            help=_help(first, later),
            related=(Related(first.source.path, place, f"the metric of {code(first.id)}"),),
        )


def _by_metric(outcomes: Iterable[Outcome]) -> Iterator[list[Outcome]]:
    """Yield the outcomes that count and name the same metric, where they are several."""
    groups: dict[str, list[Outcome]] = {}
    for outcome in outcomes:
        if outcome.metric and outcome.status is Status.ACTIVE and "segment" not in outcome.invalid:
            groups.setdefault(_plain(outcome.metric), []).append(outcome)
    yield from (group for metric, group in groups.items() if metric and len(group) > 1)


def _is_same(context: Context, first: Outcome, later: Outcome) -> bool:
    if first.unit and later.unit and _plain(first.unit) != _plain(later.unit):
        return False
    if first.period != later.period:
        return False
    if not (first.invalid | later.invalid).isdisjoint(("unit", "period")):
        return False
    same = context.plan.find(first.same_as) is later or context.plan.find(later.same_as) is first
    return not same and (_plain(first.segment) == _plain(later.segment) or _is_all(first) or _is_all(later))


@lru_cache(maxsize=1024)
def _plain(text: str | None) -> str:
    """Return a text without case and punctuation, for comparison."""
    return _SIGNS.sub(" ", (text or "").casefold()).strip()


def _is_all(outcome: Outcome) -> bool:
    segment = _plain(outcome.segment)
    return not segment or bool(_ALL.match(segment))


def _overlap(first: Outcome, later: Outcome) -> str:
    """Say what the first of two outcomes has in common with the later one."""
    if _plain(first.segment) == _plain(later.segment):
        return "the same"
    if not _is_all(first):
        return f"a part of it, {code(public_text(first, first.segment or ''))}"
    return f"all of it, {code(later.segment or '')} included"


def _help(first: Outcome, later: Outcome) -> str:
    if _plain(first.segment) == _plain(later.segment):
        return (
            "Merge the two, measure something else here, or write what tells them apart in `segment:`, such "
            "as a region or a group of customers."
        )
    whole = first if _is_all(first) else later
    return (
        f"Write the rest in the `segment:` of {code(whole.id)}, or measure something else in one of the two."
    )
