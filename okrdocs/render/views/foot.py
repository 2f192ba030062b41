"""The last line of pages about many objects: the day, and where to go on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.views.scene import Ref
from okrdocs.render.views.tabs import label_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.render.views.periods import Cycle
    from okrdocs.render.views.scene import Scene

_DATA = {
    "okrs.json": "data_json",
    "okrs.csv": "data_csv",
    "calendar.ics": "data_calendar",
    "feed.xml": "data_feed",
}


class Foot(NamedTuple):
    """The day, other pages, and data for other programs."""

    as_of: str
    pages: tuple[Ref, ...]
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
    return Foot(as_of, _published(pages), _published(data))


def _published(refs: list[Ref]) -> tuple[Ref, ...]:
    return tuple(ref for ref in refs if ref.href)
