"""The rule about views: what an `okr-view` asks for has to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.link_advice import meant
from okrdocs.rules.near import Suggestions
from okrdocs.rules.phrases import code

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.plan.index import Plan
    from okrdocs.plan.query.view import Mention
    from okrdocs.rules.base import Context

_ANY = frozenset(Kind)


class InvalidView(Rule):
    """K013: a view that asks for what there is not."""

    code = "K013"
    name = "invalid-view"
    severity = Severity.ERROR
    fixes = "Corrects misspelt keys, fields and words where only one thing can be meant."
    what = (
        "Checks `okr-view` blocks: keys that no view has, fields and values that do not exist, conditions "
        "that cannot be read. A condition that names an id which no objective, outcome or output has, or "
        "had (`formerly`), is a warning."
    )
    why = (
        "A view that is misunderstood would show the wrong objects, or none, and nobody who reads the page "
        "could tell."
    )
    example = """
# In trouble

```okr-view
show: outcomes
where: health = of-track
sort: -expected
```
"""
    instead = """
# In trouble

```okr-view
show: outcomes
where: health = off-track
sort: -expected
```
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report what cannot be read of a view, else the ids in its condition that nothing has."""
        views = [view for page in context.pages for view in page.page.views]
        suggestions = Suggestions(context.plan)
        for view in views:
            yield from self._about(view, context.plan, suggestions)

    def _about(self, block: Block, plan: Plan, suggestions: Suggestions) -> Iterator[Finding]:
        from okrdocs.plan.query.reading import read_view  # few projects have views

        view, findings = read_view(block)
        yield from (one for one in findings if one.code == self.code)
        for mention in view.mentions if view else ():
            if plan.find(mention.id) is None and mention.id.casefold() not in plan.lost:
                yield self._unknown(block, mention, suggestions)

    def _unknown(self, block: Block, mention: Mention, suggestions: Suggestions) -> Finding:
        near = suggestions.near(mention.id, _ANY)
        return Finding(
            self.code,
            f"Nothing has the id {code(mention.id)}, so this part of the condition never holds.",
            block.path,
            mention.span,
            help=meant(near) or "Write the id of an objective, outcome or output of this plan.",
            severity=Severity.WARNING,
        )
