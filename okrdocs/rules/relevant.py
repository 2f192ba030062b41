"""R, relevant: what it is for, and who cares for it."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Objective, Outcome, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, listed
from okrdocs.rules.wording import word_set
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject, Output
    from okrdocs.rules.base import Context

_NOBODY = word_set("nobody none no-one noone someone somebody anyone unassigned unknown owner open")
_FEW = 6


class OutputLeadsNowhere(Rule):
    """R401: work without a result it is meant to bring."""

    code = "R401"
    name = "output-leads-nowhere"
    severity = Severity.ERROR
    what = (
        "Finds outputs without `leads_to`. One that only makes other work possible says how in `enabling`. "
        "Drafts and dropped outputs are left alone."
    )
    why = "Shipping is not the result. Without a change in view, nobody can say later if it was worth it."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
outputs:
  - output: Searchable product database
    id: product-search
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
outputs:
  - output: Searchable product database
    id: product-search
    leads_to: fewer-calls
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such output."""
        for output in context.outputs():
            if output.leads_to or output.enabling or not output.invalid.isdisjoint({"leads_to", "enabling"}):
                continue
            if not context.is_exempt(output):
                yield self.finding(
                    output, "leads_to", "This output leads to no outcome.", help=_lead_help(context, output)
                )


class MissingOwner(Rule):
    """R404: nobody to ask."""

    code = "R404"
    name = "missing-owner"
    severity = Severity.ERROR
    what = (
        "Finds objectives without an owner, outcomes and outputs on their own that get none from their page "
        "or from what they belong to, and owners that are none, such as `TBD`. A team counts as an owner; "
        "drafts need none."
    )
    why = "What nobody answers for is left alone as soon as something else is urgent."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: TBD
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: "@ana"
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "Doran 1981 (assignable); GitLab handbook, OKRs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each missing owner once, where it would be written, and each sham one where it is."""
        yield from self._missing(context)
        yield from self._shams(context)

    def _missing(self, context: Context) -> Iterator[Finding]:
        ownerless = [e for e in context.objects() if e.owner is None and "owner" not in e.invalid]
        if not ownerless:
            return
        guards = {guard.id for o in context.outcomes() for guard in context.plan.guards_of(o)}
        unread = context.unread_defaults()
        for entry in ownerless:
            if entry.source.path in unread:
                continue
            if _stands_alone(entry, guards) and not context.is_exempt(entry):
                yield self.finding(entry, "owner", f"This {entry.kind} has no owner.", help=_OWNER_HELP)

    def _shams(self, context: Context) -> Iterator[Finding]:
        defaults = {page.page.path: page.defaults for page in context.pages if page.defaults}
        for entry in context.objects():
            if not entry.owner or not _is_nobody(entry.owner) or context.is_exempt(entry):
                continue
            path = entry.source.path
            if entry.source.written("owner") is not None:
                yield self.finding(entry, "owner", _sham(entry.owner), help=_OWNER_HELP)
            elif path in defaults and defaults[path].text("owner") == entry.owner:
                span = defaults.pop(path).source.span("owner")
                yield Finding(self.code, _sham(entry.owner), path, span, help=_OWNER_HELP, field="owner")


_OWNER_HELP = (
    "Name one person or team that answers for it, such as `owner: ana`, here or for the whole page in its "
    "front matter."
)


def _sham(owner: str) -> str:
    return f"{code(owner)} is nobody who could answer for it."


@lru_cache(maxsize=256)
def _is_nobody(owner: str) -> bool:
    name = owner.strip().lstrip("@").casefold()
    return not name or name in _NOBODY or is_placeholder(name)


def _stands_alone(entry: OkrObject, guards: set[str]) -> bool:
    """Tell whether `entry` can get its owner from nowhere else, also once its links are put right."""
    if isinstance(entry, Objective):
        return True
    if isinstance(entry, Outcome):
        return not entry.nested and not entry.measures and entry.id in guards
    return bool(entry.enabling) and not entry.leads_to and entry.within is None


def _lead_help(context: Context, output: Output) -> str:
    home = context.plan.find(output.within)
    ids = [o.id for o in context.plan.outcomes_of(home)] if isinstance(home, Objective) else []
    which = f": {listed(ids[:_FEW])}" if ids else ""
    return (
        f"What should change because of it? Write `leads_to:` with the id of that outcome{which}. If it only "
        "makes other work possible, say how in `enabling:`."
    )
