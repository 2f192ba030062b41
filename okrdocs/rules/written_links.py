"""The links that authors wrote: which object names which id, and which of them nothing has."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind, Objective, Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject
    from okrdocs.parse.references import Reference
    from okrdocs.rules.base import Context, Keys


class Link(NamedTuple):
    """One id that an object names."""

    entry: OkrObject
    field: str
    place: int
    """Its index, where the field is a list."""
    name: str
    kinds: frozenset[Kind]
    """What it may name."""

    @property
    def keys(self) -> Keys:
        """Where it is written."""
        return (self.field, self.place)


_UPWARD = frozenset({Kind.OBJECTIVE, Kind.OUTCOME})
_OBJECTIVE = frozenset({Kind.OBJECTIVE})
_OUTCOME = frozenset({Kind.OUTCOME})


def links_of(entry: OkrObject) -> Iterator[Link]:
    """Yield the links that the author of `entry` wrote."""
    if isinstance(entry, Objective):
        for place, name in enumerate(entry.supports):
            yield Link(entry, "supports", place, name, _UPWARD)
    elif isinstance(entry, Outcome):
        if entry.measures and not entry.nested:
            yield Link(entry, "measures", 0, entry.measures, _OBJECTIVE)
        for place, name in enumerate(entry.guards):
            yield Link(entry, "guards", place, name, _OUTCOME)
    else:
        for place, name in enumerate(entry.leads_to):
            yield Link(entry, "leads_to", place, name, _OUTCOME)
    if entry.same_as:
        yield Link(entry, "same_as", 0, entry.same_as, frozenset({entry.kind}))


def all_links(context: Context) -> tuple[Link, ...]:
    """Return the links of all objects."""
    return context.once(_links)


def dangling(context: Context) -> tuple[Link, ...]:
    """Return the links to ids that nothing has, not even a block that could not be read."""
    return context.once(_dangling)


def _links(context: Context) -> tuple[Link, ...]:
    return tuple(link for entry in context.objects() for link in links_of(entry))


def _dangling(context: Context) -> tuple[Link, ...]:
    plan = context.plan
    lost = (link for link in all_links(context) if plan.find(link.name) is None)
    return tuple(link for link in lost if link.name.casefold() not in plan.lost)


def leading_nowhere(context: Context) -> Iterator[tuple[str, Reference]]:
    """Yield the `okr:` links of pages to ids that nothing has, each with its page."""
    plan = context.plan
    for page in context.pages:
        for reference in page.page.references:
            if plan.find(reference.id) is None and reference.id.casefold() not in plan.lost:
                yield page.page.path, reference
