"""M206: whether title and fields name the same numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Severity
from okrdocs.rules.agreement import drifting, factor_between, known_numbers, nearest_reading
from okrdocs.rules.base import Rule
from okrdocs.rules.numbers_in_titles import LANGUAGES, Role, has_digit
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import in_unit, shown, typed, withheld
from okrdocs.rules.prose.reading import read_outcome
from okrdocs.rules.standing import open_outcomes
from okrdocs.rules.stretch import percent

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context
    from okrdocs.rules.numbers_in_titles import Stated


class NumberDrift(Rule):
    """M206: a title that has not kept up with its numbers."""

    code = "M206"
    name = "number-drift"
    severity = Severity.WARNING
    what = (
        "Compares the numbers of an outcome's title with `baseline`, `target` or `keep`. Only those count "
        "that say where the metric starts or goes (“from 29 % to 70 %”, “below 2 s”) or by how much (“by "
        "20 %”), in the metric's own unit; dates, names, scopes and rounding are allowed for. English and "
        "German titles are read."
    )
    why = (
        "People remember the title, and the chart draws the fields. When they differ, two targets are at "
        "work."
    )
    example = """
objective: Growers who would love working with us hear of us
id: heard-by-growers
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: Reach 10,000 visitors a week
    id: visitors
    unit: visitors/week
    baseline: 4200
    target: 5000
"""
    instead = """
objective: Growers who would love working with us hear of us
id: heard-by-growers
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: Reach 5,000 visitors a week
    id: visitors
    unit: visitors/week
    baseline: 4200
    target: 5000
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each title once, for the first number that is not to be found."""
        for outcome in open_outcomes(context):
            if not has_digit(outcome.title):
                continue
            known = known_numbers(outcome)
            number = drifting(outcome, known) if known else None
            language = context.language(outcome)
            if not number or language.partition("-")[0].casefold() not in LANGUAGES:
                continue
            if _names_two(outcome.title, language):
                continue  # S103: one of its numbers is that of another result
            yield self.finding(outcome, "outcome", _message(outcome, number), help=_help(outcome, number))


_AND = Pattern(r"\b(?:and|und|sowie|while)\b|[&;+]|\.\s")


def _names_two(title: str, language: str) -> bool:
    """Tell whether a title joins two results, each with its number."""
    pair = read_outcome(title, language).compound
    return pair is not None and _AND.search(title[pair.first.end : pair.second.start]) is not None


def _message(outcome: Outcome, number: Stated) -> str:
    measure = outcome.measure
    if withheld(outcome):
        return "This title names a number that is not one of its fields."
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return f"The title says {number.text}, but `keep` says {_kept(outcome)}."
    baseline = typed(outcome, ("baseline",), measure.baseline)
    target = in_unit(typed(outcome, ("target",), measure.target), outcome.unit)
    if number.role is Role.CHANGE and number.percent and measure.baseline:
        share = abs(measure.target - measure.baseline) / abs(measure.baseline)
        way = "more" if measure.target > measure.baseline else "less"
        return f"The title says by {number.text}, but from {baseline} to {target} is {percent(share)} {way}."
    by = "by " if number.role is Role.CHANGE else ""
    return f"The title says {by}{number.text}, but the numbers go from {baseline} to {target}."


def _kept(outcome: Outcome) -> str:
    """Return the band as typed, or its two ends."""
    written, measure = outcome.source.written("keep"), outcome.measure
    ends = (measure.low, measure.high) if isinstance(measure, Maintain) else ()
    return written or " to ".join(shown(end) for end in ends if end is not None)


def _help(outcome: Outcome, number: Stated) -> str:
    measure = outcome.measure
    if withheld(outcome) or not isinstance(measure, Metric):
        return "Write the same number in both."
    baseline, target = measure.baseline or 0.0, measure.target or 0.0
    if number.role is Role.CHANGE:
        said, needed = _change(number, baseline, target)
        return f"Write {said} in the title, or `target: {shown(needed)}` if that is meant."
    field, value = ("baseline", baseline) if number.role is Role.START else ("target", target)
    factor = factor_between(number, outcome)
    right = typed(outcome, (field,), value) if factor == 1 else shown(_tidy(value * factor))
    meant = nearest_reading(number, value * factor) / factor
    return f"Write {right} in the title, or `{field}: {shown(_tidy(meant))}` if that is meant."


def _change(number: Stated, baseline: float, target: float) -> tuple[str, float]:
    """Return the change that the fields make, as a title says it, and the target that the title's needs."""
    way = 1 if target > baseline else -1
    if number.percent and baseline:
        share = abs(target - baseline) / abs(baseline)
        return percent(share), _tidy(baseline + way * abs(baseline) * number.values[0] / 100)
    change = abs(target - baseline)
    return shown(_tidy(change)), _tidy(baseline + way * nearest_reading(number, change))


def _tidy(value: float) -> float:
    """Drop what floating point adds."""
    return float(f"{value:.12g}")
