"""M210: whether an outcome counts what the team makes."""

from __future__ import annotations

import re
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Metric, Severity, Steps
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.rules.prose.languages import weight_in
from okrdocs.rules.prose.reading import read_outcome, read_unit
from okrdocs.rules.titles import at_words, open_outcomes, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context


class OutputUnit(Rule):
    """M210: so many posts, instead of what they bring."""

    code = "M210"
    name = "output-unit"
    severity = Severity.WARNING
    what = (
        "Finds outcomes that count deliverables, in the title (“8 blog posts”) or as `unit` (`posts`). "
        "Where the title says by its verb that it is an activity, S101 speaks instead."
    )
    why = "More of what a team makes is more work; whether it helped anybody shows in another number."
    example = """
objective: Growers find us when they need us
id: found
period: 2026-Q4
owner: marketing
outcomes:
  - {outcome: The blog is alive, id: blog, unit: blog posts, baseline: 2, target: 8}
"""
    instead = """
objective: Growers find us when they need us
id: found
period: 2026-Q4
owner: marketing
outcomes:
  - {outcome: The blog brings growers to us, id: blog, unit: sign-ups from the blog, baseline: 20, target: 80}
"""
    reference = "Castro, Beginner's Guide to OKRs"
    options = MappingProxyType({"allow_units": ()})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at the words that count, else at its unit."""
        for outcome in open_outcomes(context):
            if finding := self.about(context, outcome):
                yield finding

    def about(self, context: Context, outcome: Outcome) -> Finding | None:
        """Return what there is to say about one outcome."""
        if isinstance(outcome.measure, Steps):
            return None
        activity = read_outcome(outcome.title, context.language(outcome)).activity
        if activity is None:
            return self._unit(context, outcome)
        if not activity.counts or activity.reason.base in self._allowed(context):
            return None
        words = activity.reason
        message = f"{quoted(words.words)} {words.because}."
        weight = weight_in(context.language(outcome))
        finding = self.finding(outcome, "outcome", message, help=_HELP, severity=weight)
        return at_words(finding, outcome, words)

    def _allowed(self, context: Context) -> frozenset[str]:
        return frozenset(unit.casefold() for unit in self.texts(context, "allow_units"))

    def _unit(self, context: Context, outcome: Outcome) -> Finding | None:
        """Report a unit that is a deliverable; one that falls is a burden."""
        unit = outcome.unit
        if unit is None or _falls(outcome):
            return None
        base = _base_form(unit, context.language(outcome))
        if base is None or not self._allowed(context).isdisjoint((base, unit.casefold())):
            return None
        message = f"{code(unit)} are what you make: this counts your output, not what comes of it."
        weight = weight_in(context.language(outcome))
        return self.finding(outcome, "unit", message, help=_HELP, severity=weight)


_HELP = (
    "Move it to `outputs`, and count here what it brings: who does something because of it, how often, "
    "or how much is saved."
)


@lru_cache(maxsize=1024)
def _base_form(unit: str, language: str) -> str | None:
    """Return the deliverable that a unit counts, `blog post` of `blog posts/week`; None where it is none."""
    return read_unit(re.split(r"/|\bper\b|\(", unit)[0], language)


def _falls(outcome: Outcome) -> bool:
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return False
    return measure.target < measure.baseline
