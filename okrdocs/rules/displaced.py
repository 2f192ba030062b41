"""Links that meant an object whose own id is not there, as it was given that of another one (K002)."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Kind
    from okrdocs.plan.index import Plan

_ANYWHERE = ""
"""In place of the path of a page."""


class Missing(NamedTuple):
    """An id that a link names and nothing has."""

    name: str
    kinds: frozenset[Kind]
    """What it may name."""
    path: str
    """The page on which it is named."""


def meant_for_duplicates(plan: Plan, missing: Iterable[Missing]) -> frozenset[str]:
    """Return those of the `missing` names (case-folded) that a duplicate probably had before.

    Somebody who overwrites an id leaves the links to it behind, so that each duplicate accounts for one
    name of its kind: one of its own page first, else any.
    """
    waiting: dict[tuple[Kind, str], deque[str]] = {}
    for one in missing:
        for kind in one.kinds:
            for path in (one.path, _ANYWHERE):
                waiting.setdefault((kind, path), deque()).append(one.name.casefold())
    taken: set[str] = set()
    for _, entry in plan.duplicates:
        for path in (entry.source.path, _ANYWHERE):
            if name := _next(waiting.get((entry.kind, path), deque()), taken):
                taken.add(name)
                break
    return frozenset(taken)


def _next(names: deque[str], taken: set[str]) -> str | None:
    """Take the first of `names` that is not `taken` off the list, with those before it."""
    while names:
        name = names.popleft()
        if name not in taken:
            return name
    return None
