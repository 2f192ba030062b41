"""A, achievable: whether somebody has said why the target can be reached."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Commitment, Maintain, Metric, Severity
from okrdocs.rules.artefacts import OutputUnit
from okrdocs.rules.base import Rule
from okrdocs.rules.binary import what_is_binary
from okrdocs.rules.direction import contradiction
from okrdocs.rules.evidence import knows_words_of, pieces_of_evidence
from okrdocs.rules.phrases import withheld
from okrdocs.rules.specific_outcome import OutcomeIsActivity
from okrdocs.rules.standing import running_outcomes
from okrdocs.rules.stretch import own_thresholds, said, stretch_of, threshold_for

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context
    from okrdocs.rules.stretch import Stretch

_FEW = 2
"""Pieces of evidence that also a short rationale is complete with."""


class StretchNeedsRationale(Rule):
    """A301: a large change that nobody explains."""

    code = "A301"
    name = "stretch-needs-rationale"
    severity = Severity.WARNING
    strict = Severity.ERROR
    what = (
        "Finds outcomes whose target is a fifth or more (`threshold`) away from the baseline and that have "
        "no `rationale`. A share or rating is compared with the nearer end of its scale: 2 → 4 % of visits "
        "is twice as much, and 99.0 → 99.9 % uptime is nine tenths of what is missing to 100. NPS is "
        "compared with the gap to the end it moves to. From zero on there is nothing to compare, so that "
        "only committed objectives are asked; once the period is over, nobody is. What S101 or M210 take for "
        "an output is not asked either. `units` gives single units a threshold of their own, such as `[NPS "
        "0.3, calls 0.4]`."
    )
    why = (
        "A bold target without a reason is a wish: nobody can tell if it is reachable, and the team that "
        "has to reach it doesn't believe in it."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    rationale: The pilot region cut calls by 41 % in eight weeks, and two developers stay until December.
"""
    reference = "Doran 1981 (realistic)"
    options = MappingProxyType({"threshold": 0.2, "units": ()})
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome where its rationale would stand."""
        unread = context.unread_blocks()
        for outcome in running_outcomes(context):
            if outcome.rationale or "rationale" in outcome.invalid:
                continue
            stretch = stretch_of(outcome)
            if stretch is None or not self.asks(context, outcome, stretch) or _is_told(context, outcome):
                continue
            if (outcome.source.path, outcome.source.block_line) in unread:
                continue  # the rationale may be what could not be read
            change = "The step to the target is large" if withheld(outcome) else said(outcome, stretch)
            yield self.finding(
                outcome,
                "rationale",
                f"{change}, and nothing says why that can be reached.",
                help=_rationale_help(outcome),
            )

    def asks(self, context: Context, outcome: Outcome, stretch: Stretch) -> bool:
        """Tell whether a change of that size has to be explained."""
        if stretch.from_nothing:
            return outcome.commitment is Commitment.COMMITTED
        own = own_thresholds(self.texts(context, "units"))
        return stretch.reaches(threshold_for(outcome.unit, own, self.number(context, "threshold")))


class ThinRationale(Rule):
    """A302: an explanation that explains nothing."""

    code = "A302"
    name = "thin-rationale"
    severity = Severity.WARNING
    what = (
        "Finds rationales that name nothing that could be checked: no number, no link (those of `evidence` "
        "count), nobody who works on it, nothing that was tried before. One of fewer than `min_words` words "
        "has to name two such things. Where A301 asks for no rationale, it may be as short as it likes."
    )
    why = "“We can do it” is what everybody says. What was tried, and how long it took, convinces."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    rationale: We can do it.
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
    rationale: The pilot region cut calls by 41 % in eight weeks, and two developers stay until December.
"""
    reference = "CDC DASH, Writing SMART Objectives"
    options = MappingProxyType({"min_words": 12})
    clock = True

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such rationale."""
        for outcome in running_outcomes(context):
            if not outcome.rationale or isinstance(outcome.measure, Maintain):
                continue
            thin = self._thin(context, outcome, outcome.rationale)
            if thin and not _is_small(context, outcome):
                yield self.finding(outcome, "rationale", thin, help=_evidence_help(outcome))

    def _thin(self, context: Context, outcome: Outcome, rationale: str) -> str | None:
        """Say what a rationale lacks; None for one that says enough, or is in a language not known here."""
        language = context.language(outcome)
        words = len(rationale.split())
        if words >= self.number(context, "min_words"):
            lacks = knows_words_of(language) and not (
                outcome.evidence or pieces_of_evidence(rationale, language, 1)
            )
            return "This rationale names nothing that could be checked." if lacks else None
        pieces = pieces_of_evidence(rationale, language, _FEW) + len(outcome.evidence)
        if pieces >= (_FEW if knows_words_of(language) else 1):
            return None
        said = f"This rationale has {words} word{'' if words == 1 else 's'}"
        return f"{said} and names {'only one thing' if pieces else 'nothing'} that could be checked."


_ACTIVITY, _UNIT = OutcomeIsActivity(), OutputUnit()


def _is_told(context: Context, outcome: Outcome) -> bool:
    """Tell whether another rule speaks of something that comes before the size of the step.

    M205 says that there is nothing to stretch, M204 that the numbers go the wrong way, and S101 and M210
    that it is an output, of which nobody has to believe more than that it gets done.
    """
    binary = isinstance(outcome.measure, Metric) and what_is_binary(outcome, outcome.measure) is not None
    output = _ACTIVITY.activity(context, outcome) or _UNIT.about(context, outcome)
    return binary or output is not None or contradiction(context, outcome) is not None


_STRETCH = StretchNeedsRationale()


def _is_small(context: Context, outcome: Outcome) -> bool:
    """Tell whether the change is known to be too small to need a rationale."""
    stretch = stretch_of(outcome)
    return stretch is not None and not stretch.from_nothing and not _STRETCH.asks(context, outcome, stretch)


def _rationale_help(outcome: Outcome) -> str:
    until = f" by {outcome.due}" if outcome.due else ""
    if outcome.evidence:
        return f"Say in `rationale:` what the evidence shows, and who brings it about{until}."
    return (
        f"Say in `rationale:` what makes it likely{until}: what was tried and what it brought, how much time "
        "there is, who works on it. If there is nothing to say, choose a nearer target."
    )


def _evidence_help(outcome: Outcome) -> str:
    until = f" until {outcome.due}" if outcome.due else ""
    return f"Name what was tried and what it brought, with a number or a link, and who works on it{until}."
