"""The rule about views: what an `okr-view` asks for has to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind, Severity, parse_period
from okrdocs.rules.base import Rule
from okrdocs.rules.link_advice import meant
from okrdocs.rules.near import Suggestions
from okrdocs.rules.periods import what_is_wrong
from okrdocs.rules.phrases import code, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.plan.query.view import Mention
    from okrdocs.rules.base import Context

_ANY = frozenset(Kind)
_CURRENT = frozenset(["now", "today", "this", "current", "active", "heute", "jetzt", "aktuell", "dieses"])
_FEW = 4
"""Periods that a message names."""


class InvalidView(Rule):
    """K013: a view that asks for what there is not."""

    code = "K013"
    name = "invalid-view"
    severity = Severity.ERROR
    fixes = "Corrects misspelt keys, fields and words where only one thing can be meant."
    what = (
        "Checks `okr-view` blocks: keys that no view has, fields and values that do not exist, conditions "
        "that cannot be read, periods that are none. A condition that names an id which no objective, "
        "outcome or output has, or had (`formerly`), is a warning."
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
            yield from self._about(view, context, suggestions)

    def _about(self, block: Block, context: Context, suggestions: Suggestions) -> Iterator[Finding]:
        # Few projects have views.
        from okrdocs.plan.query.fields import Type
        from okrdocs.plan.query.reading import read_view

        view, findings = read_view(block)
        yield from (one for one in findings if one.code == self.code)
        for mention in view.mentions if view else ():
            if mention.type is Type.PERIOD:
                yield from self._unreadable(block, mention, context)
            elif context.plan.find(mention.name) is None and mention.name.casefold() not in context.plan.lost:
                yield self._unknown(block, mention, suggestions)

    def _unknown(self, block: Block, mention: Mention, suggestions: Suggestions) -> Finding:
        near = suggestions.near(mention.name, _ANY)
        return Finding(
            self.code,
            f"Nothing has the id {code(mention.name)}, so this part of the condition never holds.",
            block.path,
            mention.span,
            help=meant(near) or "Write the id of an objective, outcome or output of this plan.",
            severity=Severity.WARNING,
        )

    def _unreadable(self, block: Block, mention: Mention, context: Context) -> Iterator[Finding]:
        """Report a period that cannot be read: none of the plan has such a name."""
        if parse_period(mention.name, context.fiscal_year_start):
            return
        message = f"`period` is never {code(mention.name)}."
        help_ = _how_to_name(mention.name, context)
        yield Finding(self.code, message, block.path, mention.span, help=help_)


def _how_to_name(name: str, context: Context) -> str:
    """Say which period was meant, or how they are written, and which the plan has."""
    if not _CURRENT.isdisjoint(name.casefold().split()):
        return "Write `current` for whatever period today lies in."
    _, advice = what_is_wrong(name, context.fiscal_year_start)
    newest = sorted({entry.period for entry in context.objects() if entry.period}, reverse=True)[:_FEW]
    others = [period.label for period in newest if code(period.label) not in advice]
    return f"{advice} The plan has {listed((one.label for one in newest), 'and')}." if others else advice
