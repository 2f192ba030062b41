"""Which of its numbers an outcome lacks, and what to say about it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Steps
from okrdocs.rules.phrases import code, in_unit, item_keys, shown, typed, withheld
from okrdocs.validate.values import is_placeholder
from okrdocs.validate.wording import either

if TYPE_CHECKING:
    from okrdocs.model import Outcome

_NUMBER_AND_WORD = re.compile(r"[-+]?\d[\d.,_ ]*[^\W\d]")
_PARTS = {
    "baseline": ("where it stands today", "`baseline: 4000`"),
    "target": ("the number to reach", "`target: 2500`"),
    "unit": ("what it counts", "`unit: calls/week`"),
}


def lacking(outcome: Outcome) -> set[str]:
    """Return which of `baseline`, `target` and `unit` nobody has written, of those that it needs."""
    measure = outcome.measure
    if isinstance(measure, Steps):
        return set()
    lacks = {"target"} if not isinstance(measure, Maintain) and measure.target is None else set()
    if isinstance(measure, Metric) and measure.baseline is None and "count_from_zero" not in outcome.invalid:
        lacks.add("baseline")
    if (outcome.unit is None or is_placeholder(outcome.unit)) and not _unit_inside(outcome):
        lacks.add("unit")
    return lacks - outcome.invalid


def lack_said(outcome: Outcome, lacks: set[str]) -> str:
    """Say what an outcome lacks, in one sentence."""
    if lacks != {"unit"}:
        return f"This outcome has {either((f'no `{name}`' for name in _PARTS if name in lacks), 'and')}."
    if outcome.unit:
        return f"{code(outcome.unit)} doesn't say what the numbers of this outcome count."
    return "This outcome doesn't say what its numbers count: it has no `unit`."


def lack_help(outcome: Outcome, lacks: set[str]) -> str:
    """Say what to write in place of what is lacking."""
    counted = f", counted in {code(outcome.unit)}" if outcome.unit and "unit" not in lacks else ""
    if lacks == {"unit"}:
        return 'Write what is counted, such as `unit: calls/week`, `unit: EUR` or `unit: "%"`.'
    if lacks == {"target"}:
        return f"Write the number to reach{counted}, behind `target:`."
    wanted, examples = (either((_PARTS[n][at] for n in _PARTS if n in lacks), "and") for at in (0, 1))
    keep = "; if it should only stay as it is, write `keep` instead" if "baseline" in lacks else ""
    return f"Write {wanted}{counted}, such as {examples}{keep}."


def start_help(outcome: Outcome) -> str:
    """Say how to find the baseline, from the first number that is known."""
    first = next((checkin for checkin in outcome.checkins if checkin.value is not None), None)
    if withheld(outcome) or (first is None and outcome.current is None):
        return f"Write where it stood at the start{f', in {outcome.unit}' if outcome.unit else ''}."
    if first is None or first.value is None:
        now = typed(outcome, ("current",), outcome.current or 0.0)
        return f"Write where it stood at the start; today it is {in_unit(now, outcome.unit)}."
    date = first.date.isoformat()
    place = item_keys(outcome, "checkins", outcome.checkins.index(first), "date", date)
    value = typed(outcome, (*place[:2], "value"), first.value) or shown(first.value)
    return (
        f"Write where it stood at the start: on {date} it was {in_unit(value, outcome.unit)}, so perhaps "
        f"`baseline: {value}`."
    )


def _unit_inside(outcome: Outcome) -> bool:
    """Tell whether the unit stands in a number, as in `target: 2500 calls`, which the schema reports."""
    names = outcome.invalid & {"target", "baseline"}
    return any(_NUMBER_AND_WORD.match(outcome.source.written(name) or "") for name in names)
