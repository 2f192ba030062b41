"""A305: how many objectives one owner takes on at a time."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from okrdocs.model import Related, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.rules.standing import open_objectives
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Collection, Iterator

    from okrdocs.model import Finding, Objective
    from okrdocs.rules.base import Context


class TooMany(Rule):
    """A305: more than one owner can keep in mind."""

    code = "A305"
    name = "too-many"
    severity = Severity.WARNING
    what = (
        "Counts the objectives that one owner has in one period: at most 3 (`max`), or 5 (`max_team`) where "
        "their `level` is a team, a department or the company. Drafts, closed and dropped ones don't count."
    )
    why = "Who has seven priorities has none: the objectives that matter most wait for those that are easy."
    example = """
```okr
{objective: Customers get answers without calling, id: answers, period: 2026-Q4, owner: ana}
```

```okr
{objective: Customers stay with us, id: loyal, period: 2026-Q4, owner: ana}
```

```okr
{objective: Customers tell others about us, id: advocates, period: 2026-Q4, owner: ana}
```

```okr
{objective: Customers find us, id: found, period: 2026-Q4, owner: ana}
```
"""
    instead = """
```okr
{objective: Customers get answers without calling, id: answers, period: 2026-Q4, owner: ana}
```

```okr
{objective: Customers stay with us, id: loyal, period: 2026-Q4, owner: ana}
```

```okr
{objective: Customers tell others about us, id: advocates, period: 2027-Q1, owner: ana}
```

```okr
{objective: Customers find us, id: found, period: 2026-Q4, owner: marketing}
```
"""
    reference = "GitLab handbook, OKRs; re:Work OKR guide"
    options = MappingProxyType({"max": 3, "max_team": 5})

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each owner and period once, at the first objective too many."""
        for group in _groups(context):
            most = self._most(context, group)
            if len(group) > most:
                yield self._too_many(group, most, None if _is_of_team(group) else self._team(context))

    def _most(self, context: Context, group: list[Objective]) -> int:
        return self._team(context) if _is_of_team(group) else int(self.number(context, "max"))

    def _team(self, context: Context) -> int:
        return int(max(self.number(context, "max_team"), self.number(context, "max")))

    def _too_many(self, group: list[Objective], most: int, of_team: int | None) -> Finding:
        first, others = group[most], group[:most] + group[most + 1 :]
        period = first.period.label if first.period else ""
        return self.finding(
            first,
            "owner",
            f"{code(first.owner or '')} has {len(group)} objectives in {period}; at most {most} "
            f"{'is' if most == 1 else 'are'} expected.",
            keys=("objective",),
            help=_help(len(group), most, of_team),
            related=tuple(
                Related(other.source.path, other.source.span("objective"), f"{code(other.id)} is another one")
                for other in others
            ),
        )


def _groups(context: Context) -> Collection[list[Objective]]:
    """Return the objectives of each owner in each period, in the order of pages."""
    groups: dict[tuple[str, dt.date, dt.date], list[Objective]] = {}
    for objective in open_objectives(context):
        period, owner = objective.period, objective.owner
        counts = objective is context.plan.objectives.get(objective.id)  # one whose id is taken does not
        if counts and period and owner and not is_placeholder(owner):
            groups.setdefault((owner.lstrip("@").casefold(), period.start, period.end), []).append(objective)
    return groups.values()


def _is_of_team(group: list[Objective]) -> bool:
    return any(objective.level not in (None, "person") for objective in group)


def _help(count: int, most: int, of_team: int | None) -> str:
    which = "the one that matters" if most == 1 else f"the {most} that matter"
    advice = f"Choose {which} most, and move the others to a later period or to somebody else."
    if of_team is None or count > of_team:
        return advice
    return f"{advice} A team may have {of_team}: then write `level: team`."
