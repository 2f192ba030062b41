"""M204: whether the title says what the numbers do."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Metric, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import typed
from okrdocs.rules.prose.reading import read_outcome
from okrdocs.rules.ranges import is_out_of_range
from okrdocs.rules.thousands import grouped_number
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
        "Compares the verb of an outcome's title (“reduce …”, “… rise”, “… wait less”), or the “fewer” or "
        "“more” that it begins with, with the way from `baseline` to `target`. It speaks up only where both "
        "are clear and about the same thing: not where the title also speaks of the opposite, names a "
        "quality that a falling number can raise, or has another `metric`."
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
            said = contradiction(context, outcome)
            measure = outcome.measure
            if said is None or not isinstance(measure, Metric) or context.is_dropped(outcome):
                continue
            baseline = typed(outcome, ("baseline",), measure.baseline or 0.0)
            target = typed(outcome, ("target",), measure.target or 0.0)
            grouped = grouped_number(outcome)
            yield self.finding(
                outcome,
                grouped.field if grouped else "target",
                f"The title says “{said.verb}”, but the numbers {'rise' if said.way < 0 else 'fall'} "
                f"from {baseline} to {target}.",
                help=grouped.help
                if grouped
                else "Swap `baseline` and `target` if they are the wrong way round, or change the title.",
            )


def contradiction(context: Context, outcome: Outcome) -> Direction | None:
    """Return the words of a title that say the opposite of what its outcome's numbers do."""
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return None
    way = (measure.target > measure.baseline) - (measure.target < measure.baseline)
    said = read_outcome(outcome.title, context.language(outcome)).direction
    if said is None or said.way != -way or not _is_about(outcome, said):
        return None
    return None if is_out_of_range(outcome) else said  # M207: one of the two is wrong anyway


def _is_about(outcome: Outcome, said: Direction) -> bool:
    """Tell whether the verb is about what is counted.

    A verb that opens the title needs no more than that nothing speaks against it; the subject of a statement
    has to be what is counted. Where there shall be more or fewer of something, just that has to be counted:
    of parcels that come late there may be fewer, as more of them come.
    """
    counted = _counted(outcome)
    if said.amount_of:
        share = counted or _counted_of_share(outcome.unit)
        return key_words(said.amount_of) <= share <= key_words(masked(outcome.title)) and bool(share)
    named = not (counted or _time_counted(outcome)).isdisjoint(key_words(masked(outcome.title)))
    return named or (said.opens and not counted)


def _counted_of_share(unit: str | None) -> frozenset[str]:
    """Return the words that say what a percentage is of."""
    return key_words(unit or "") - _PLAIN_UNITS


def _time_counted(outcome: Outcome) -> frozenset[str]:
    """Return the word for time if the outcome counts hours, days or the like, and nothing else is said."""
    return frozenset() if outcome.metric else key_words(outcome.unit or "") & _TIME


_TIME = frozenset(("time",))


def _counted(outcome: Outcome) -> frozenset[str]:
    """Return the words that say what is counted: those of the metric, else of the unit if it has any."""
    if outcome.metric:
        return key_words(outcome.metric)
    unit = re.split(r"/|\bper\b", outcome.unit or "")[0]
    return frozenset() if "%" in unit else key_words(unit) - _PLAIN_UNITS
