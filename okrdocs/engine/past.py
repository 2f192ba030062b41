"""What objects were, told from the changes of their pages."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from okrdocs.parse.fences import scan
from okrdocs.parse.front_matter import read_defaults
from okrdocs.parse.page import Block, Page
from okrdocs.plan.build import build_plan
from okrdocs.rules.history import State
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Sequence

    from okrdocs.engine.git_log import Step
    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan

_BEFORE = -1


class Past:
    """Traces objects through steps, oldest first; contents are read by their ids, and only where needed."""

    def __init__(
        self,
        steps: Sequence[Step],
        read: Callable[[str], bytes],
        fiscal_year_start: int | None = None,
        language: str = "en",
    ) -> None:
        self._steps = steps
        self._read = read
        self._fiscal_year_start = fiscal_year_start
        self._language = language
        self._plans: dict[str, Plan] = {}
        self._places: dict[int, dict[str, str]] = {}
        self._orders: dict[str, list[int]] = defaultdict(list)
        for order, step in enumerate(steps):
            for path in step.changes:
                self._orders[path].append(order)

    def first(self, entry: OkrObject, path: str, since: dt.date) -> State:
        """Return the oldest known state of `entry`, now in the file `path`, from the end of `since` on."""
        orders = self._after(path, since)
        for place, order in enumerate(orders):
            step = self._steps[order]
            change = step.changes[path]
            before = self._find(change.old, entry)
            if before and place == 0:
                return State(_BEFORE, since, before)
            after = entry if order == orders[-1] else self._find(change.new, entry)
            if self._is_lost(change.old, entry) or (after and self._moved_from(order, path, entry)):
                break  # then it takes the whole way back
            if after:
                return State(order, step.day, after)
        return self.states(entry, path, since)[0]

    def states(self, entry: OkrObject, path: str, since: dt.date) -> list[State]:
        """Return the states of `entry` from the end of `since` on, oldest first."""
        states: list[State] = []
        current: OkrObject | None = entry
        orders = self._after(path, since)
        while orders:
            order = orders.pop()
            step = self._steps[order]
            states.append(State(order, step.day, current))
            old = step.changes[path].old
            current = self._find(old, entry)
            if current is None and not self._is_lost(old, entry):
                moved = self._moved_from(order, path, entry)
                if moved is None:
                    return states[::-1]
                path, current = moved
                orders = [earlier for earlier in self._after(path, since) if earlier < order]
        return [State(_BEFORE, since, current), *reversed(states)]

    def _after(self, path: str, since: dt.date) -> list[int]:
        """Return the orders of the steps after the end of `since` that changed `path`."""
        return [order for order in self._orders.get(path, ()) if self._is_after(order, since)]

    def _is_after(self, order: int, day: dt.date) -> bool:
        changed = self._steps[order].day
        return changed is None or changed > day

    def _moved_from(self, order: int, path: str, entry: OkrObject) -> tuple[str, OkrObject] | None:
        """Return the other page that held `entry` before a step, with `entry` as it read there."""
        if order not in self._places:
            self._places[order] = self._places_before(order)
        for name in (entry.id, *entry.formerly):
            other = self._places[order].get(name.casefold())
            if (
                other
                and other != path
                and (found := self._find(self._steps[order].changes[other].old, entry))
            ):
                return other, found
        return None

    def _places_before(self, order: int) -> dict[str, str]:
        """Return in which of the pages that a step changed each id stood before."""
        places: dict[str, str] = {}
        for path, change in self._steps[order].changes.items():
            for name in self._plan(change.old).names() if change.old else ():
                places.setdefault(name, path)
        return places

    def _find(self, content_id: str | None, entry: OkrObject) -> OkrObject | None:
        if content_id is None:
            return None
        plan = self._plan(content_id)
        found = (plan.find(name) for name in (entry.id, *entry.formerly))
        return next((one for one in found if one and one.kind is entry.kind), None)

    def _is_lost(self, content_id: str | None, entry: OkrObject) -> bool:
        """Tell whether `entry` stood in a block that could not be read."""
        return content_id is not None and entry.id.casefold() in self._plan(content_id).lost

    def _plan(self, content_id: str) -> Plan:
        """Return the plan of one page as it was."""
        if content_id not in self._plans:
            page = _page(content_id, self._read(content_id))
            self._plans[content_id] = build_plan([check_page(page)], self._fiscal_year_start, self._language)
        return self._plans[content_id]


def _page(path: str, data: bytes) -> Page:
    """Read the blocks of a page, and nothing else: what is wrong with old pages, nobody asks."""
    text = data.decode("utf-8-sig", "replace") if b"okr" in data.lower() else ""
    blocks = tuple(Block(path, fence) for fence in scan(text).fences)
    return Page(path, text, blocks, read_defaults(path, text), (), ())
