"""A history without Git: pages as they read on earlier days."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from okrdocs.engine.git_log import Change, Step
from okrdocs.engine.past import Past

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import OkrObject
    from okrdocs.rules.history import State

Pages = Mapping[str, str]


@dataclass(frozen=True)
class PagesByDay:
    """What was committed on each day; the present pages are committed on the last one, or not yet."""

    past: Past
    complete: bool = True

    @classmethod
    def of(cls, days: Mapping[dt.date, Pages], now: Pages) -> PagesByDay:
        """Make a history of `days`, in order, and the pages as they are `now`, which are not committed."""
        contents: dict[str, bytes] = {}

        def kept(text: str | None) -> str | None:
            if text is not None:
                contents.setdefault(text, text.encode())
            return text

        states: list[tuple[dt.date | None, Pages]] = [*sorted(days.items()), (None, now)]
        steps = []
        for (_, before), (day, after) in pairwise([(None, {}), *states]):
            names = [name for name in {**before, **after} if before.get(name) != after.get(name)]
            changes = {name: Change(kept(before.get(name)), kept(after.get(name))) for name in names}
            if changes:
                steps.append(Step(day, changes))
        return cls(Past(steps, contents.__getitem__))

    def first(self, entry: OkrObject, since: dt.date) -> State:
        return self.past.first(entry, entry.source.path, since)

    def states(self, entry: OkrObject, since: dt.date) -> list[State]:
        return self.past.states(entry, entry.source.path, since)
