"""Rules about links: to what exists, to the right kind of thing, and never in a ring."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from okrdocs.model import Finding, Kind, Related, Severity
from okrdocs.rules.base import Rule
from okrdocs.rules.displaced import Missing, meant_for_duplicates
from okrdocs.rules.link_advice import (
    apart,
    ids_within,
    kinds_in_words,
    known,
    level_help,
    meant,
    put_apart,
    rename,
)
from okrdocs.rules.near import Suggestions
from okrdocs.rules.phrases import article, code
from okrdocs.rules.written_links import Link, all_links, dangling, leading_nowhere, links_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import Fix, OkrObject
    from okrdocs.parse.references import Reference
    from okrdocs.rules.base import Context
    from okrdocs.rules.near import Near

_ANY = frozenset(Kind)


class DanglingLink(Rule):
    """K004: a link to an id that nothing has."""

    code = "K004"
    name = "dangling-link"
    severity = Severity.ERROR
    fixes = (
        "Writes the id that is nearest, if no other one comes close; safe where only a slip sets them apart."
    )
    what = (
        "Finds ids in `supports`, `measures`, `leads_to`, `guards`, `same_as` and in the text's `okr:` links "
        "that no objective, outcome or output has, or had (`formerly`). Where K002 says that an id was "
        "written twice, links to the one that went missing with it are left alone."
    )
    why = "The chain from daily work to the company's objectives is only as good as its links."
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
    leads_to: fewer-cals
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
        """Report every such id, with the one that was probably meant."""
        suggestions = Suggestions(context.plan)
        links = [(link, suggestions.near(link.name, link.kinds)) for link in dangling(context)]
        shown = [(path, one, suggestions.near(one.id, _ANY)) for path, one in leading_nowhere(context)]
        missing = [
            *(Missing(one.name, one.kinds, one.entry.source.path) for one, near in links if _unsure(near)),
            *(Missing(one.id, _ANY, path) for path, one, near in shown if _unsure(near)),
        ]
        displaced = meant_for_duplicates(context.plan, missing)
        times = Counter(one.name.casefold() for one in missing)
        for link, near in links:
            if link.name.casefold() not in displaced:
                yield self._of_field(context, link, near, times[link.name.casefold()])
        for path, reference, near in shown:
            if reference.id.casefold() not in displaced:
                yield self._of_text(path, reference, near, times[reference.id.casefold()])

    def _of_field(self, context: Context, link: Link, near: Near | None, times: int) -> Finding:
        several = ids_within(context.plan, link.name)
        return self.finding(
            link.entry,
            link.field,
            f"No {kinds_in_words(link.kinds)} has the id {code(link.name)}.",
            keys=link.keys,
            help=apart(link, several) or meant(near, link.name, times) or known(context, link),
            fix=partial(put_apart, link, several) if several else partial(_rename, link, near),
        )

    def _of_text(self, path: str, reference: Reference, near: Near | None, times: int) -> Finding:
        return Finding(
            self.code,
            f"This link leads nowhere: no {kinds_in_words(_ANY)} has the id {code(reference.id)}.",
            path,
            reference.span,
            help=meant(near, reference.id, times)
            or "Write the `id` of an objective, outcome or output behind `okr:`.",
            offer=partial(rename, reference.span, near),
        )


def _unsure(near: Near | None) -> bool:
    """Tell whether a link may be more than the misspelt id of something that is there."""
    return near is None or not near.sure


def _rename(link: Link, near: Near | None) -> Fix | None:
    return rename(link.entry.source.span(*link.keys), near)


class WrongLevelLink(Rule):
    """K008: a link to the wrong kind of thing."""

    code = "K008"
    name = "wrong-level-link"
    severity = Severity.ERROR
    what = (
        "Checks that outputs lead to outcomes, outcomes measure objectives, objectives support objectives or "
        "outcomes, and only outcomes guard, each another one than itself."
    )
    why = (
        "An output that leads straight to an objective skips the question that matters: which change will "
        "show that it helped?"
    )
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
    leads_to: effortless-support
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
        """Report every link whose end is of the wrong kind."""
        for link in all_links(context):
            entry, found = link.entry, context.plan.find(link.name)
            if found is None or (found.kind in link.kinds and not _is_its_own(link, found)):
                continue
            kind = entry.kind.value
            if found is entry and link.field in _OF_ITSELF:
                said = _OF_ITSELF[link.field].format(code(link.name), kind)
            else:
                said = f"{_SAYS[link.field].format(kind.capitalize(), kind)}; {code(link.name)} is "
                said += f"{article(found.kind)}."
            advice = level_help(context, link, found)
            yield self.finding(entry, link.field, said, keys=link.keys, help=advice)


def _is_its_own(link: Link, found: OkrObject) -> bool:
    """Tell whether something points at itself, where no ring of others would come of it (K005)."""
    return found is link.entry and link.field in _OF_ITSELF


class AlignmentCycle(Rule):
    """K005: links upward that come back to where they began."""

    code = "K005"
    name = "alignment-cycle"
    severity = Severity.ERROR
    what = "Finds objectives and outcomes that, by what they support and measure, end up below themselves."
    why = "In a ring nothing is on top: progress would count itself, and nobody could say what it is all for."
    example = """
```okr
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: ceo
supports: effortless-support
```

```okr
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
supports: loyal-customers
```
"""
    instead = """
```okr
objective: Customers stay with us
id: loyal-customers
period: 2026-Q4
owner: ceo
```

```okr
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
supports: loyal-customers
```
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report each ring once, at its first member, naming the whole ring."""
        plan = context.plan
        for ring in plan.cycles():
            members = [entry for name in ring if (entry := plan.find(name))]
            if not members:
                continue
            first, second = members[0], members[1 % len(members)]
            link = next((one for one in links_of(first) if plan.find(one.name) is second), None)
            route = " → ".join(code(entry.id) for entry in [*members, first])
            yield self.finding(
                first,
                link.field if link else "measures",
                f"This leads round in a ring: {route}.",
                keys=link.keys if link else (),
                help="Take out the link that points down: what a team wants supports what the company "
                "wants, not the other way round.",
                related=tuple(
                    Related(other.source.path, other.source.span(), f"{code(other.id)}, in the same ring")
                    for other in members[1:]
                ),
            )


_SAYS = {
    "supports": "Objectives support objectives or outcomes",
    "measures": "Outcomes measure objectives",
    "leads_to": "Outputs lead to outcomes",
    "guards": "Only outcomes can be guards",
    "same_as": "{}s can only be the same as another {}",
}
_OF_ITSELF = {
    "guards": "{} is this {} itself, which can't guard itself.",
    "same_as": "{} is this {} itself.",
}
