"""What other mistakes leave open: objects that something unreadable, misspelt or doubled may belong to.

Rules that count or miss something ask here first, so that one mistake gives one finding.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Kind, Objective, Outcome, Output, Status
from okrdocs.rules.near import Suggestions
from okrdocs.rules.written_links import dangling

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject
    from okrdocs.rules.base import Context
    from okrdocs.validate.check import CheckedBlock

_LONGEST = 200
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")


class Unsettled:
    """Answers for all rules (`context.once(Unsettled)`); worked out when the first question comes."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._ids: set[str] | None = None
        self._stray: set[str] | None = None
        self._blocks: dict[tuple[str, int], CheckedBlock] = {}

    def may_miss_outcomes(self, entry: OkrObject) -> bool:
        """Tell whether more may belong to `entry` than the plan knows."""
        return "outcomes" in entry.invalid or self._is_beside_stray(entry) or self.may_be_linked(entry)

    def _is_beside_stray(self, entry: OkrObject) -> bool:
        """Tell whether an outcome on the page of `entry`, perhaps one of its own, measures no objective."""
        if self._stray is None:
            self._stray = {one.source.path for one in self._loose()}
        return entry.source.path in self._stray

    def _loose(self) -> Iterator[Outcome]:
        """Yield the outcomes on their own that neither measure an objective nor guard anything."""
        plan = self._context.plan
        own = [one for one in plan.outcomes.values() if not one.nested and one.status is Status.ACTIVE]
        guards = {guard.id for one in plan.outcomes.values() for guard in plan.guards_of(one)} if own else ()
        for one in own:
            above = plan.find(one.measures) if one.measures else None
            if one.id not in guards and not isinstance(above, Objective):
                yield one

    def may_be_linked(self, entry: OkrObject) -> bool:
        """Tell whether a link to `entry` may stand where it could not be read or resolved."""
        if self._ids is None:
            self._ids = {name.casefold() for name in self._named()}
            self._blocks = dict(self._placed_blocks())
        names = {entry.id.casefold(), *(name.casefold() for name in entry.formerly)}
        place = (entry.source.path, entry.source.block_line)
        if not names.isdisjoint(self._ids) or place in self._context.unread_blocks():
            return True
        return place in self._blocks and _has_gap(self._blocks[place])

    def _named(self) -> Iterator[str]:
        """Yield ids in blocks that are not read or don't show, misspelt ones, and those above a duplicate."""
        for page in self._context.pages:
            for text in page.hidden:
                yield from _ID.findall(text)
            for block in page.blocks:
                unread = any(finding.code == "K000" for finding in block.findings)
                if unread or not block.fields or not block.kind or block.fields.text(block.kind) is None:
                    yield from _ID.findall(block.block.fence.text)
        suggestions = Suggestions(self._context.plan)
        for link in dangling(self._context):
            yield from _ID.findall(link.name[:_LONGEST])
            if near := suggestions.near(link.name, link.kinds):
                yield near.entry.id
        for outcome in self._context.outcomes():
            if "measures" in outcome.invalid:
                yield from self._written(outcome)
        for _, entry in self._context.plan.duplicates:
            if isinstance(entry, Outcome) and entry.measures:
                yield entry.measures
            elif isinstance(entry, Output):
                yield from entry.leads_to

    def _written(self, outcome: Outcome) -> Iterator[str]:
        """Yield what stands in a `measures` that could not be used, such as a list."""
        written = (outcome.source.written("measures", *keys) for keys in ((), (0,), (1,), (2,)))
        for text in written:
            yield from _ID.findall((text or "")[:_LONGEST])

    def _placed_blocks(self) -> Iterator[tuple[tuple[str, int], CheckedBlock]]:
        """Yield each block by its page and first line."""
        for page in self._context.pages:
            for block in page.blocks:
                yield (page.page.path, block.block.fence.first_line), block


def _has_gap(block: CheckedBlock) -> bool:
    """Tell whether an outcome without a title is written in an objective's block."""
    if block.fields is None or block.kind is not Kind.OBJECTIVE:
        return False
    return any(item.text(Kind.OUTCOME) is None for item in block.fields.items("outcomes"))
