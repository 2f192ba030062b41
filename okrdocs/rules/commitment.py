"""A304: how sure an objective wants to be."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.standing import open_objectives

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Finding
    from okrdocs.rules.base import Context


class MissingCommitment(Rule):
    """A304: nobody knows how much of it would be a success."""

    code = "A304"
    name = "missing-commitment"
    severity = Severity.INFO
    what = (
        "Finds objectives that are neither `commitment: committed` nor `commitment: aspirational`, in their "
        "block or in the front matter of their page. Teams that set only one kind switch the rule off."
    )
    why = (
        "A grade of 0.7 is a success for an aspirational objective and a broken promise for a committed one. "
        "Without a word okrdocs expects all of it."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
commitment: aspirational
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "Google OKR playbook"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each objective where its commitment would stand."""
        unread = context.unread_defaults()
        for objective in open_objectives(context):
            said = objective.commitment is not None or "commitment" in objective.invalid
            if not said and objective.source.path not in unread:
                yield self.finding(
                    objective,
                    "commitment",
                    "This objective doesn't say if it is committed or aspirational.",
                    help="Write `commitment: committed` if all of it has to come true, or `commitment: "
                    "aspirational` if 0.7 of it would be a success; for all objectives of a page, in its "
                    "front matter.",
                )
