"""M206: whether title and fields name the same numbers."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from okrdocs.model import Maintain, Metric, Severity
from okrdocs.rules.agreement import drifting, factor_between, known_numbers, nearest_reading
from okrdocs.rules.base import Rule
from okrdocs.rules.numbers_in_titles import LANGUAGES, Role, has_digit
from okrdocs.rules.patterns import Pattern
from okrdocs.rules.phrases import in_unit, shown, typed, withheld
from okrdocs.rules.prose.reading import read_outcome
from okrdocs.rules.standing import open_outcomes
from okrdocs.validate.values import read_number

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
        change = f"{shown(float(format(100 * share, '.3g')))} % {way}"
        return f"The title says by {number.text}, but from {baseline} to {target} is {change}."
    said = f"{'by ' if number.role is Role.CHANGE else ''}{number.text}{_counted(outcome, number)}"
    return f"The title says {said}, but the numbers go from {baseline} to {target}."


def _kept(outcome: Outcome) -> str:
    """Return the band as typed, or its two ends."""
    written, measure = outcome.source.written("keep"), outcome.measure
    ends = (measure.low, measure.high) if isinstance(measure, Maintain) else ()
    return written or " to ".join(shown(end) for end in ends if end is not None)


def _help(outcome: Outcome, number: Stated) -> str:
    measure = outcome.measure
    if withheld(outcome) or not isinstance(measure, Metric):
        return "Write the same number in both."
    if number.role is Role.CHANGE:
        return _change_help(outcome, number, measure.baseline or 0.0, measure.target or 0.0)
    field = "baseline" if number.role is Role.START else "target"
    value = (measure.baseline if number.role is Role.START else measure.target) or 0.0
    factor = factor_between(number, outcome)
    right = typed(outcome, (field,), value)
    if factor != 1:
        right = _in_title(outcome, number, value * factor) or in_unit(right, outcome.unit)
    meant = _tidy(nearest_reading(number, value * factor) / factor)
    said = number.text if read_number(number.text) == meant and number.text[-1:] != "%" else shown(meant)
    return f"Write {right} in the title, or `{field}: {said}` if that is meant."


def _change_help(outcome: Outcome, number: Stated, baseline: float, target: float) -> str:
    """Say which change the title should name, and which target would bring about the one that it names."""
    way = 1 if target > baseline else -1
    if number.percent and baseline:
        first = typed(outcome, ("baseline",), baseline)
        right = f"“from {first} to {typed(outcome, ('target',), target)}”"
        needed = baseline + way * abs(baseline) * number.values[0] / 100
    else:
        factor, change = factor_between(number, outcome), _tidy(abs(target - baseline))
        right = shown(change)
        if factor != 1:
            right = _in_title(outcome, number, change * factor) or in_unit(right, outcome.unit)
        needed = baseline + way * nearest_reading(number, change * factor) / factor
    return f"Write {right} in the title, or `target: {shown(_tidy(needed))}` if that is meant."


def _counted(outcome: Outcome, number: Stated) -> str:
    """Return the unit of the title, ` hours`, where the fields have another."""
    counts = number.nouns and not number.percent
    return f" {number.nouns[0]}" if counts and factor_between(number, outcome) != 1 else ""


def _in_title(outcome: Outcome, number: Stated, value: float) -> str | None:
    """Return a value in the unit of the title; None where that takes many decimals."""
    if not math.isclose(value, round(value, 1), rel_tol=1e-9):
        return None
    return f"{shown(_tidy(value))}{_counted(outcome, number)}"


def _tidy(value: float) -> float:
    """Drop what floating point adds."""
    return float(f"{value:.12g}")
