"""M209: what must not get worse while a number improves."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Maintain, Metric, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import code
from okrdocs.rules.standing import open_objectives
from okrdocs.rules.unsettled import Unsettled
from okrdocs.rules.wording import word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context

_UNITS = {
    "speed": word_set(
        "ms s sec secs second seconds min mins minute minutes h hr hrs hour hours day days week weeks month"
        " months sekunde sekunden minuten stunde stunden tag tage tagen wochen monate"
    ),
    "money": word_set(
        "€ $ £ eur euro euros usd dollar dollars gbp pounds chf franken cents k€ m€ keur meur kusd musd arr"
        " mrr revenue umsatz"
    ),
    "volume": word_set(
        "leads mqls sqls opportunities deals orders sales calls tickets emails e-mails requests visits"
        " visitors sessions views clicks users customers subscribers members sign-ups signups registrations"
        " downloads installs trials demos meetings appointments applications referrals followers impressions"
        " deployments releases parcels units cases reports bestellungen verkäufe anrufe anfragen besuche"
        " besucher klicks nutzer kunden abonnenten mitglieder anmeldungen termine bewerbungen pakete"
        " stück fälle"
    ),
}
"""Words of units by what they measure."""


class NoCounterMetric(Rule):
    """M209: a number that is easily moved at the cost of another."""

    code = "M209"
    name = "no-counter-metric"
    severity = Severity.INFO
    what = (
        "Finds objectives with an outcome about speed, volume or money, told by its unit (hours, calls, "
        "EUR), of which no outcome names `guards`, keeps anything as it is (`keep`) or asks how content "
        "people are (NPS, ratings). Each objective is reported once."
    )
    why = (
        "Calls also fall when nobody picks up, and leads rise when nobody checks them. A guard shows that "
        "the number was not reached at the cost of what it stands for."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
  - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500, guards: csat}
  - {outcome: Answers come sooner, id: sooner, unit: hours, baseline: 30, target: 8, guards: csat}
  - {outcome: Customers are content, id: csat, unit: of 5, keep: ">= 4.2"}
"""
    reference = "Measure What Matters; PostHog handbook, goal setting"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such objective, naming the first outcome that needs a guard."""
        unsettled = context.once(Unsettled)
        for objective in open_objectives(context):
            outcomes = [o for o in context.plan.outcomes_of(objective) if o.status is Status.ACTIVE]
            first = next((outcome for outcome in outcomes if _class_of(outcome)), None)
            if first is None or any(map(_is_guarded, outcomes)) or unsettled.may_miss_outcomes(objective):
                continue
            yield self.finding(
                objective,
                "outcomes",
                f"{code(first.id)} is about {_class_of(first)}, and nothing here says what must not get "
                "worse meanwhile.",
                keys=("objective",),
                help='Add an outcome for what could suffer, with a limit such as `keep: ">= 4.2"`, and name '
                f"it in the `guards:` of {code(first.id)}.",
            )


_CONTENT = Pattern(
    r"\b(?:e?nps|net promoter|csat|satisf|ratings?\b|stars?\b|zufrieden|out of \d|of (?:5|10)\b)"
)


def _is_guarded(outcome: Outcome) -> bool:
    """Tell whether `outcome` names what must not get worse, or is itself about that."""
    if outcome.guards or "guards" in outcome.invalid or isinstance(outcome.measure, Maintain):
        return True
    return bool(_CONTENT.search(f"{outcome.unit or ''} {outcome.metric or ''} {outcome.title}"))


def _class_of(outcome: Outcome) -> str | None:
    """Return what the metric of `outcome` is about: speed, volume or money; None for anything else."""
    moves = isinstance(outcome.measure, Metric | Establish)
    return class_of_unit(outcome.unit) if moves and outcome.unit else None


@lru_cache(maxsize=1024)
def class_of_unit(unit: str) -> str | None:
    """Return `speed`, `volume` or `money` for a unit that measures it, else None.

    What is counted is the last word before `per` and the like: `qualified leads/quarter`, `EUR per parcel`.
    """
    words = _HEAD.split(unit.casefold().strip(), maxsplit=1)[0].split()
    found = (name for name, known in _UNITS.items() if words and (words[-1] in known or words[0] in known))
    return next(found, None)


_HEAD = re.compile(r"\s*/|\s+(?:per|pro|a|an|each|je|in|of|on|by|with|from|und|and)\s")
