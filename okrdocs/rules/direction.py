"""M204: whether the title says what the numbers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import typed
from okrdocs.rules.prose.reading import read_outcome
from okrdocs.rules.wording import key_words, masked, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context
    from okrdocs.rules.prose.direction import Direction

_PLAIN_UNITS = word_set("percent pct point nps eur usd gbp chf euro dollar ratio score time")
"""Words of units that do not say what is counted."""


class DirectionMismatch(Rule):
    """M204: the title says less, the numbers say more."""

    code = "M204"
    name = "direction-mismatch"
    severity = Severity.ERROR
    what = (
        "Compares the verb of an outcome's title (“reduce …”, “… rise”) with the way from `baseline` to "
        "`target`. It speaks up only where both are clear and about the same thing: not where the title also "
        "speaks of the opposite, names a quality that a falling number can raise, or has another `metric`."
    )
    why = (
        "One of the two is wrong, most often baseline and target swapped, and progress then counts backwards."
    )
    example = """
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: success
outcomes:
  - outcome: Reduce churn
    id: churn
    unit: "% of customers"
    baseline: 3
    target: 5
"""
    instead = """
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: success
outcomes:
  - outcome: Reduce churn
    id: churn
    unit: "% of customers"
    baseline: 5
    target: 3
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at its target."""
        for outcome in context.outcomes():
            measure = outcome.measure
            if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
                continue
            way = (measure.target > measure.baseline) - (measure.target < measure.baseline)
            said = read_outcome(outcome.title, context.language(outcome)).direction
            if (
                said is None
                or said.way != -way
                or not _is_about(outcome, said)
                or context.is_dropped(outcome)
            ):
                continue
            baseline = typed(outcome, ("baseline",), measure.baseline)
            target = typed(outcome, ("target",), measure.target)
            field = next((name for name in ("baseline", "target") if _grouped(outcome, name)), "target")
            yield self.finding(
                outcome,
                field,
                f"The title says “{said.verb}”, but the numbers {'rise' if way > 0 else 'fall'} "
                f"from {baseline} to {target}.",
                help=_grouped(outcome, field)
                or "Swap `baseline` and `target` if they are the wrong way round, or change the title.",
            )


def _grouped(outcome: Outcome, field: str) -> str | None:
    """Explain a number such as `4.000` beside one without a point: its author may mean thousands."""
    text, other = (outcome.source.written(name) or "" for name in (field, _OTHER[field]))
    if not re.fullmatch(r"\d{1,3}(?:\.\d{3})+", text.strip()) or "." in other:
        return None
    whole = text.strip().replace(".", "")
    return f"Write `{field}: {whole}` if that is meant: a point stands before decimals."


_OTHER = {"baseline": "target", "target": "baseline"}


def _is_about(outcome: Outcome, said: Direction) -> bool:
    """Tell whether the verb is about what is counted.

    A verb that opens the title needs no more than that nothing speaks against it; the subject of a statement
    has to be what is counted.
    """
    counted = _counted(outcome)
    named = not counted.isdisjoint(key_words(masked(outcome.title)))
    return named or (said.opens and not counted)


def _counted(outcome: Outcome) -> frozenset[str]:
    """Return the words that say what is counted: those of the metric, else of the unit if it has any."""
    if outcome.metric:
        return key_words(outcome.metric)
    unit = re.split(r"/|\bper\b", outcome.unit or "")[0]
    return frozenset() if "%" in unit else key_words(unit) - _PLAIN_UNITS
