"""R405: more than one who should answer for it."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Objective, Outcome, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code, listed
from okrdocs.rules.several import several_names

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject
    from okrdocs.rules.base import Context


class ManyOwners(Rule):
    """R405: an owner that is several people or teams."""

    code = "R405"
    name = "many-owners"
    severity = Severity.WARNING
    what = (
        "Finds owners that name several people or teams, such as `ana / ben`, `Ana & Ben`, `ana, ben` or "
        "`@ana and @ben`. One team may have such a name, as in “Sales & Marketing” or `org/team`: it is left "
        "alone, and what is mistaken all the same can be put on the list `allow`. Drafts are left alone too."
    )
    why = "Where two answer for it, each waits for the other, and nobody knows whom to ask."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: autonome / parkan
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: autonome
contributors: [parkan]
outcomes:
  - {outcome: Calls fall, id: fewer-calls, unit: calls/week, baseline: 4000, target: 2500}
"""
    reference = "GitLab handbook, OKRs; Sourcegraph handbook, goals"
    options = MappingProxyType({"allow": ()})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each such owner where it is written, so one of a page's front matter once."""
        defaults = {page.page.path: page.defaults for page in context.pages if page.defaults}
        allowed = {name.casefold() for name in self.texts(context, "allow")}
        alone = _Alone(context)
        known: dict[str, list[str]] = {}
        for entry in context.objects():
            owner = entry.owner
            if not owner:
                continue
            if owner not in known:
                known[owner] = [] if owner.casefold() in allowed else several_names(owner, alone.is_known)
            names = known[owner]
            if not names or _is_settled(context, entry):
                continue
            path, said, advice = entry.source.path, _said(owner, names), _help(names)
            if entry.source.written("owner") is not None:
                yield self.finding(entry, "owner", said, help=advice)
            elif path in defaults and defaults[path].text("owner") == owner:
                span = defaults.pop(path).source.span("owner")
                yield Finding(self.code, said, path, span, help=advice, field="owner")


class _Alone:
    """Knows which names stand alone somewhere in the plan; works it out when first asked."""

    def __init__(self, context: Context) -> None:
        self._context = context
        self._names: set[str] | None = None

    def is_known(self, name: str) -> bool:
        """Tell whether `name` owns something, or contributes to it, by itself."""
        if self._names is None:
            self._names = {
                other.lstrip("@").casefold()
                for entry in self._context.plan.objects()
                for other in (entry.owner, *entry.contributors)
                if other
            }
        return name.lstrip("@").casefold() in self._names


def _is_settled(context: Context, entry: OkrObject) -> bool:
    """Tell whether nobody has to decide about `entry` now: a draft, given up or over."""
    above = context.plan.objective_of(entry) if isinstance(entry, Outcome) else entry
    closed = isinstance(above, Objective) and above.status is Status.CLOSED
    return closed or context.is_exempt(entry)


def _said(owner: str, names: list[str]) -> str:
    return f"{code(owner)} names {len(names)} owners: {listed(names, 'and')}."


def _help(names: list[str]) -> str:
    first, *others = names
    quoted = f'"{first}"' if first.startswith("@") else first
    return (
        f"Name the one who answers for it, such as `owner: {quoted}`, and put {listed(others, 'and')} under "
        "`contributors:`."
    )
