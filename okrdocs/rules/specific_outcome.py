"""S, specific: whether the title of an outcome is one result, and says how much."""

from __future__ import annotations

from functools import partial
from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Metric, Severity, Steps
from okrdocs.rules.base import Rule
from okrdocs.rules.binary import what_is_binary
from okrdocs.rules.prose.languages import weight_in
from okrdocs.rules.prose.placeholder import find_placeholder
from okrdocs.rules.prose.reading import read_outcome, read_vague
from okrdocs.rules.titles import at_words, change_in_fields, open_outcomes, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, Outcome
    from okrdocs.rules.base import Context
    from okrdocs.rules.prose.activity import Activity


class OutcomeIsActivity(Rule):
    """S101: what the team does, in the place of what changes."""

    code = "S101"
    name = "outcome-is-activity"
    severity = Severity.WARNING
    fixes = "Moves the title to `outputs`, leading to an outcome whose title asks what changes because of it."
    what = (
        "Reads the title of each outcome and finds those that say what the team does or makes (“Launch "
        "…”, “… is live”, “Migration to …”, “Users can export …”). What customers do, service levels, "
        "and titles that go from one number to another are outcomes. Where deliverables are counted "
        "without a verb, M210 speaks instead."
    )
    why = "An activity can be finished without anything getting better, and then nobody notices."
    example = """
objective: Growers find us when they need us
id: found
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: Launch the partner campaign
    id: leads
    metric: qualified leads
    unit: leads/quarter
    baseline: 4000
    target: 5500
"""
    instead = """
objective: Growers find us when they need us
id: found
period: 2026-Q4
owner: marketing
outcomes:
  - outcome: Growers ask us for an offer
    id: leads
    metric: qualified leads
    unit: leads/quarter
    baseline: 4000
    target: 5500
outputs:
  - {output: Launch the partner campaign, id: campaign, leads_to: leads}
"""
    reference = "Castro, Beginner's Guide to OKRs; Google OKR playbook; source{d} OKR methodology"
    options = MappingProxyType({"allow_verbs": ()})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at the words that say so."""
        for outcome in open_outcomes(context):
            found = self.activity(context, outcome)
            if found is None:
                continue
            from okrdocs.rules.move_to_outputs import move_to_outputs  # loads all that edits a block

            words = found.reason
            message = f"{quoted(words.words)} {words.because}."
            fix = partial(move_to_outputs, outcome, context.plan)
            weight = weight_in(context.language(outcome))
            finding = self.finding(
                outcome, "outcome", message, help=_as_output(outcome), severity=weight, fix=fix
            )
            yield at_words(finding, outcome, words)

    def activity(self, context: Context, outcome: Outcome) -> Activity | None:
        """Return what makes the title of `outcome` an activity; None where it is a result."""
        found = read_outcome(outcome.title, context.language(outcome)).activity
        if found is None or found.counts or _is_clear(outcome, found):
            return None
        allowed = (verb.casefold() for verb in self.texts(context, "allow_verbs"))
        return None if found.reason.base in allowed else found


def _is_clear(outcome: Outcome, found: Activity) -> bool:
    """Tell whether the fields settle it: M205 says the same from them, or there shall be less of a thing."""
    measure = outcome.measure
    if not isinstance(measure, Metric):
        return isinstance(measure, Steps)
    return wants_less(outcome, found) or what_is_binary(outcome, measure) is not None


def wants_less(outcome: Outcome, found: Activity) -> bool:
    """Tell whether a title names a thing of which there shall be less, such as repairs, and no activity."""
    measure = outcome.measure
    if not isinstance(measure, Metric) or measure.baseline is None or measure.target is None:
        return False
    return measure.target < measure.baseline and found.reason.name == "thing"


def _as_output(outcome: Outcome) -> str:
    change = change_in_fields(outcome)
    said = f"what changes because of it: {change}" if change else _ASK_CHANGE
    return f"Move it to `outputs`, and let the outcome say {said}."


_ASK_CHANGE = "what changes because of it, for whom, and from which number to which"


class VagueWording(Rule):
    """S102: better, by nobody knows how much."""

    code = "S102"
    name = "vague-wording"
    severity = Severity.WARNING
    what = (
        "Finds outcomes that nothing but their title describes, as they have neither numbers nor a "
        "`unit`, and whose title only promises better: a bare “improve”, “increase” or “reduce”, or a "
        "quality such as “seamless” or “effective”. A number in the title that can say how much, or a "
        "comparison with something named, is precise enough. A quality that only describes a part of what "
        "is made (“a roadmap with clear steps”) is left alone."
    )
    why = "Everybody imagines another amount, so nobody can tell at the end whether it was reached."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Significantly improve the help pages, id: help-pages}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Fewer visits to the help pages end in a call
    id: help-pages
    unit: "% of visits that end in a call"
    baseline: 30
    target: 20
"""
    reference = "CDC evaluation brief 3b, Writing SMART objectives; Wodtke, Radical Focus"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at the first word that leaves open how much."""
        for outcome in open_outcomes(context):
            if not _leaves_open(outcome):
                continue
            language = context.language(outcome)
            words = read_vague(outcome.title, language)
            if words is not None and find_placeholder(outcome.title, language) is None:
                message = f"{quoted(words.words)} {words.because}."
                weight = weight_in(language)
                finding = self.finding(outcome, "outcome", message, help=_HOW_MUCH, severity=weight)
                yield at_words(finding, outcome, words)


def _leaves_open(outcome: Outcome) -> bool:
    """Tell whether no field says what is counted, or how much: else M201 has said what is missing."""
    measure = outcome.measure
    said = outcome.unit or outcome.metric or outcome.invalid & _SAYING
    if said or not isinstance(measure, Metric | Establish):
        return False
    return measure.target is None and (isinstance(measure, Establish) or measure.baseline is None)


_SAYING = frozenset(("unit", "metric", "target", "baseline", "keep", "milestones"))
_HOW_MUCH = "Say from which number to which, in `baseline` and `target`, and what is counted, in `unit`."


_SPLIT = "Write an outcome for each, so that each has its own numbers and can be graded."
_SPLIT_OUTPUTS = "Write an output for each, so that each can be done on its own day."


class CompoundStatement(Rule):
    """S103: two results in one."""

    code = "S103"
    name = "compound-statement"
    severity = Severity.INFO
    strict = Severity.WARNING
    what = (
        "Finds titles of outcomes with two targets (“retention to 90 %, and manual keys down by 30 %”), "
        "two verbs with an object each, or two sentences. Verbs that share an object (“design and roll "
        "out …”) are one."
    )
    why = "Two results have two numbers. Put together, one of them is measured and the other forgotten."
    example = """
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: success
outcomes:
  - outcome: Raise retention to 90 % and cut complaints by 30 %
    id: retention
    unit: "%"
    baseline: 84
    target: 90
"""
    instead = """
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: success
outcomes:
  - {outcome: Retention reaches 90 %, id: retention, unit: "%", baseline: 84, target: 90}
  - {outcome: Complaints fall by 30 %, id: complaints, unit: complaints/month, baseline: 200, target: 140}
"""
    reference = "CDC evaluation brief 3b, Writing SMART objectives; GitLab handbook, OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such outcome at its second result."""
        for outcome in open_outcomes(context):
            read = read_outcome(outcome.title, context.language(outcome))
            pair = read.compound
            if pair is None:
                continue
            first, second = quoted(pair.first.words), quoted(pair.second.words)
            finding = self.finding(
                outcome,
                "outcome",
                f"This is two results in one: {first} and {second}.",
                help=_SPLIT_OUTPUTS if read.activity else _SPLIT,
            )
            yield at_words(finding, outcome, pair.second)
