"""A map as a nested list, from the top down."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Objective, Outcome, Output
from okrdocs.render.views.outputs import OutputState, output_state

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Ref, Scene

_MOST_STEPS = 12
"""Deeper lists can't be read; what is below goes on as a list of its own."""


class Item(NamedTuple):
    """A line of the list, and the lines below it."""

    icon: str
    ref: Ref
    about: str
    sign: Sign | None
    state: OutputState | None
    here: bool
    below: tuple[Item, ...]


def list_of(scene: Scene, entries: Iterable[OkrObject], here: str = "") -> tuple[Item, ...]:
    """Return `entries` as a nested list; `here` is the id of the one that it is about.

    What leads to several things stands under each of them. Of an objective only the first place shows what
    is below it, so that the list stays as long as the plan.
    """
    return _List(scene, entries, here).items()


class _List:
    def __init__(self, scene: Scene, entries: Iterable[OkrObject], here: str) -> None:
        self._scene = scene
        self._entries = {entry.id: entry for entry in entries}
        self._here = here
        self._opened: set[str] = set()
        self._below: dict[str, list[OkrObject]] = {}
        for entry in sorted(self._entries.values(), key=_rank):
            for upper in self._uppers(entry):
                self._below.setdefault(upper.id, []).append(entry)

    def items(self) -> tuple[Item, ...]:
        roots = [entry for entry in self._entries.values() if not self._uppers(entry)]
        found = [self._item(entry, 0) for entry in roots]
        # What is in no list yet is part of a ring, which has no top, or too deep below one.
        found += [
            self._item(entry, 0)
            for entry in self._entries.values()
            if entry.id in self._below and entry.id not in self._opened
        ]
        return tuple(found)

    def _uppers(self, entry: OkrObject) -> list[OkrObject]:
        """Return what `entry` stands under: what it leads to, or the objective that it is written in."""
        above = map(self._shown, self._scene.plan.above(entry))
        uppers = list({upper.id: upper for upper in above if upper}.values())
        if not uppers and isinstance(entry, Output):
            home = self._scene.plan.find(entry.within)
            return [home] if home and home.id in self._entries else []
        return uppers

    def _shown(self, upper: OkrObject) -> OkrObject | None:
        """Return `upper`; for an outcome that is left out, its objective; None where both are."""
        if upper.id not in self._entries and isinstance(upper, Outcome):
            home = self._scene.plan.objective_of(upper)
            return home if home and home.id in self._entries else None
        return self._entries.get(upper.id)

    def _item(self, entry: OkrObject, depth: int) -> Item:
        below: list[OkrObject] = []
        if entry.id not in self._opened and depth < _MOST_STEPS:
            self._opened.add(entry.id)
            below = self._below.get(entry.id, [])
        scene = self._scene
        return Item(
            icon=scene.icon(entry.kind),
            ref=scene.ref(entry),
            about=self._about(entry),
            sign=None if isinstance(entry, Output) else scene.sign(entry),
            state=output_state(scene, entry) if isinstance(entry, Output) else None,
            here=entry.id == self._here,
            below=tuple(self._item(other, depth + 1) for other in below),
        )

    def _about(self, entry: OkrObject) -> str:
        if isinstance(entry, Output):
            return ""
        owner = self._scene.name(entry, entry.owner) if isinstance(entry, Objective) else ""
        return ", ".join(filter(None, (owner, self._scene.share(entry))))


def _rank(entry: OkrObject) -> int:
    """Sort what an objective is measured by before what supports it, and that before what is made for it."""
    return 0 if isinstance(entry, Outcome) else 1 if isinstance(entry, Objective) else 2
