"""The filter above the boards: what there is to choose. The script does the choosing."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.plan.scores import Health
from okrdocs.render import signs
from okrdocs.render.views.board import ORDERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.model import OkrObject
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.board import Board
    from okrdocs.render.views.scene import Scene

_FROM_ROWS = 4
"""Fewer can be taken in at a glance; a filter would only stand in the way."""
_SHOWN = (
    *(Health.OFF_TRACK, Health.MISSED, Health.AT_RISK, Health.STALE),
    *(Health.NOT_STARTED, Health.ON_TRACK, Health.ACHIEVED),
)
_GAP = "\ue000"
"""Stands for a number while a sentence is made: no text of ours has this sign."""


class Choice(NamedTuple):
    """A value that the script compares, and what readers see."""

    value: str
    label: str


@dataclass(frozen=True, slots=True)
class HealthChoice:
    """A health with its sign, and how many outcomes have it: none shows only where somebody asks for it."""

    value: str
    sign: Sign
    count: str
    hidden: bool


class Filters(NamedTuple):
    """What can be chosen; nothing where there is only one thing to choose."""

    periods: tuple[Choice, ...]
    owners: tuple[Choice, ...]
    tags: tuple[Choice, ...]
    healths: tuple[HealthChoice, ...]
    orders: tuple[Choice, ...]
    shown: tuple[str, tuple[tuple[str, str], ...]]
    """How many of how many are shown: words, then numbers that the script renews, each with words behind."""


def filters_of(
    scene: Scene, boards: Sequence[tuple[Choice, Board]], entries: Iterable[OkrObject]
) -> Filters | None:
    """Return the filter for `boards`, each with its period, which show `entries`; None for too few."""
    groups = [part.view for _, board in boards for part in board.groups]
    rows = [row for group in groups for row in group.outcomes]
    if len(rows) + len(groups) < _FROM_ROWS:
        return None
    entries = tuple(entries)
    healths = Counter(row.traits.health for row in rows)
    if any(board.brief for _, board in boards):
        healths.update(group.traits.health for group in groups if not group.outcomes)
    number, say = scene.words.number, scene.words.say
    return Filters(
        periods=_some(period for period, _ in boards),
        owners=_some(_owners(scene, entries)),
        tags=_some(Choice(tag, tag) for tag in _tags(scene, entries)),
        healths=tuple(
            HealthChoice(
                health, signs.HEALTH[health].sign(scene.words), number(healths[health]), not healths[health]
            )
            for health in _SHOWN
        ),
        orders=tuple(Choice(order, say(f"sort_{order}")) for order in ORDERS),
        shown=_shown(scene, sum(group.objective is not None for group in groups), len(rows)),
    )


def _shown(scene: Scene, objectives: int, outcomes: int) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Cut `4 of 4 objectives, 11 of 11 outcomes` before and behind the numbers that change.

    Where the boards are too brief for outcomes, it is `400 of 400 objectives`, with one such number.
    """
    totals = [scene.words.number(objectives), scene.words.number(outcomes)]
    said = scene.words.say(
        "filter_shown" if outcomes else "filter_shown_objectives",
        objectives_shown=_GAP,
        objectives_total=totals[0],
        outcomes_shown=_GAP,
        outcomes_total=totals[1],
    )
    first, *rest = said.split(_GAP)
    return first, tuple(zip(totals, rest, strict=False))


def _owners(scene: Scene, entries: Iterable[OkrObject]) -> list[Choice]:
    """Return everybody who owns one of `entries`, by the name first written, from A to Z."""
    names: dict[str, str] = {}
    for entry in entries:
        if name := scene.name(entry, entry.owner).strip():
            names.setdefault(scene.owner_key(entry), name)
    return [Choice(key, names[key]) for key in sorted(names)]


def _tags(scene: Scene, entries: Iterable[OkrObject]) -> list[str]:
    return sorted({scene.name(entry, tag) for entry in entries for tag in entry.tags}, key=str.casefold)


def _some(choices: Iterable[Choice]) -> tuple[Choice, ...]:
    found = tuple(choices)
    return found if len(found) > 1 else ()
