"""S, specific: whether the title of an objective is a direction, and not a number or a thing to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.prose.languages import weight_in
from okrdocs.rules.prose.reading import read_objective, read_outcome
from okrdocs.rules.titles import at_words, open_objectives, open_outcomes, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding, OkrObject
    from okrdocs.rules.base import Context
    from okrdocs.rules.prose.evidence import Evidence


class ObjectiveHasMetric(Rule):
    """S105: a number in an objective."""

    code = "S105"
    name = "objective-has-metric"
    severity = Severity.WARNING
    what = (
        "Finds numbers in the titles of objectives. Dates, versions, names, what stands in brackets, "
        "and numbers that only say which things are meant (“our 3 products”) are no matter."
    )
    why = (
        "An objective is the direction people remember. Its numbers belong to outcomes, where they are "
        "measured."
    )
    example = """
objective: Keep what we pay for servers at $120k a month
id: servers
period: 2026-Q4
owner: platform
outcomes:
  - {outcome: Spend on servers stays flat, id: spend, unit: USD/month, keep: "<= 120000"}
"""
    instead = """
objective: Servers cost us no more although we grow
id: servers
period: 2026-Q4
owner: platform
outcomes:
  - {outcome: Spend on servers stays flat, id: spend, unit: USD/month, keep: "<= 120000"}
"""
    reference = "Wodtke, Radical Focus; re:Work OKR guide; GOV.UK, S. Messer"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such objective once, at its first number."""
        for objective in open_objectives(context):
            words = read_objective(objective.title, context.language(objective)).number
            if words is not None:
                number = words.words.strip()
                message = (
                    f"An objective says where to go, not how far: {quoted(number)} is a number to reach."
                )
                advice = (
                    f"Move {quoted(number)} to an outcome, and say here what is better once it is reached."
                )
                weight = weight_in(context.language(objective))
                finding = self.finding(objective, "objective", message, help=advice, severity=weight)
                yield at_words(finding, objective, words)


class ObjectiveIsOutput(Rule):
    """S106: something to build, in the place of a direction."""

    code = "S106"
    name = "objective-is-output"
    severity = Severity.INFO
    what = (
        "Finds objectives that begin with what is to be made: “Ship …”, “Launch …”, “Implement …”, "
        "“Migrate …”."
    )
    why = "What was built says little; people want to know what is better once it is there."
    example = """
objective: Ship the self-service portal
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: calls, unit: calls/week, baseline: 4000, target: 2500}
outputs:
  - {output: Ship the self-service portal, id: portal, leads_to: calls}
"""
    reference = "Castro, Beginner's Guide to OKRs; GOV.UK, S. Messer"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such objective at its verb."""
        for objective in open_objectives(context):
            words = read_objective(objective.title, context.language(objective)).delivers
            if words is not None:
                finding = self.finding(
                    objective,
                    "objective",
                    f"{quoted(words.words)} says what is made, not what it is good for.",
                    help="Say what is better once it exists, and for whom; what is made goes to `outputs`.",
                )
                yield at_words(finding, objective, words)


class HelpVerb(Rule):
    """S107: taking part, in the place of a result."""

    code = "S107"
    name = "help-verb"
    severity = Severity.INFO
    what = (
        "Finds objectives and outcomes that begin with taking part: “Help …”, “Support …”, “Explore …”, "
        "“Coordinate …”. Outcomes that S101 speaks about are left to it."
    )
    why = "One can help, support and explore for a whole quarter without anything becoming different."
    example = """
objective: Support partners in the north
id: partners
period: 2026-Q4
owner: sales
outcomes:
  - {outcome: Partners sell more, id: sales, unit: EUR/month, baseline: 9000, target: 12000}
"""
    instead = """
objective: Partners in the north live from what they sell for us
id: partners
period: 2026-Q4
owner: sales
outcomes:
  - {outcome: Partners sell more, id: sales, unit: EUR/month, baseline: 9000, target: 12000}
"""
    reference = "Google OKR playbook; CDC evaluation brief 3b, Writing SMART objectives"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such title at its verb."""
        for objective in open_objectives(context):
            words = read_objective(objective.title, context.language(objective)).helps
            if words is not None:
                yield self._report(objective, words)
        for outcome in open_outcomes(context):
            read = read_outcome(outcome.title, context.language(outcome))
            if read.helps is not None and read.activity is None:
                yield self._report(outcome, read.helps)

    def _report(self, entry: OkrObject, words: Evidence) -> Finding:
        finding = self.finding(
            entry,
            entry.kind.value,
            f"{quoted(words.words)} says that you take part, not what comes of it.",
            help="Say what will be different, and for whom.",
        )
        return at_words(finding, entry, words)
