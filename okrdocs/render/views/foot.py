"""The last line of pages about many objects: the day, and where to go on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.render.owners import owner_key
from okrdocs.render.views.scene import Ref
from okrdocs.render.views.tabs import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.render.views.periods import Cycle
    from okrdocs.render.views.scene import Scene

_MOST_OWNERS = 20
_DATA = {
    "okrs.json": "data_json",
    "okrs.csv": "data_csv",
    "calendar.ics": "data_calendar",
    "feed.xml": "data_feed",
}


@dataclass(frozen=True, slots=True)
class Foot:
    """The day, other pages, and data for other programs."""

    as_of: str
    pages: tuple[Ref, ...]
    owners: tuple[Ref, ...]
    """Everybody with a page, by name: on the dashboard, so that all can find what is theirs."""
    opens_owners: str
    """What opens them where they are more than a line holds; else empty."""
    data: tuple[Ref, ...]


def foot_of(scene: Scene, cycles: Sequence[Cycle] = ()) -> Foot:
    """Return the foot of the dashboard, with the reports of `cycles`."""
    words, links = scene.words, scene.links
    reports = [
        Ref(words.say("report_of", period=label_of(scene, cycle)), links.period(cycle.labels[0]))
        for cycle in cycles
        if cycle.labels
    ]
    pages = [Ref(words.say("map_title"), links.map()), *reports]
    data = [Ref(words.say(key), links.export(name)) for name, key in _DATA.items()]
    as_of = words.say("as_of", date=scene.full_day(scene.as_of))
    owners = _owners(scene) if cycles else ()
    opens = words.say("owners_all", n=len(owners)) if len(owners) > _MOST_OWNERS else ""
    return Foot(as_of, _published(pages), owners, opens, _published(data))


def _owners(scene: Scene) -> tuple[Ref, ...]:
    found: dict[str, Ref] = {}
    for entry in scene.plan.objects():
        owner = scene.owner(entry) if entry.owner else None
        if owner:
            found.setdefault(owner_key(owner.title), owner)
    return _published([found[key] for key in sorted(found)])


def _published(refs: list[Ref]) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if ref.href)
