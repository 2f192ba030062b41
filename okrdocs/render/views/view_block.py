"""What stands on a page in place of an `okr-view`: the objects it has found, in its form."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind
from okrdocs.plan.query.view import Form, select
from okrdocs.render.views.drawing import Drawing, drawing_of
from okrdocs.render.views.map_list import Item, list_of
from okrdocs.render.views.map_parts import MOST
from okrdocs.render.views.view_groups import heading_of
from okrdocs.render.views.view_rows import Row, row_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from okrdocs.model import OkrObject
    from okrdocs.plan.query.view import Group, View
    from okrdocs.render.views.scene import Scene


class Section(NamedTuple):
    """A group: its heading (empty: the view has no groups), how many, and the objects in the view's form."""

    heading: str
    counts: str
    rows: tuple[Row, ...] = ()
    drawing: Drawing | None = None
    """None where the form is another, or where there are more than one drawing can tell."""
    tree: tuple[Item, ...] = ()


class Columns(NamedTuple):
    """The heads of a table; an empty one is a column that would be empty or repeat the groups' headings."""

    name: str
    owner: str
    period: str
    progress: str
    state: str

    @property
    def shown(self) -> int:
        """How many there are."""
        return sum(map(bool, (self.name, self.owner, self.period, self.progress, self.state)))


class ViewBlock(NamedTuple):
    """A view. Without sections it says that nothing was found."""

    form: str
    """Its `as`, such as `table`."""
    counts: str
    """How much it shows, such as `3 outcomes`."""
    empty: str
    """The sentence where nothing was found."""
    columns: Columns
    sections: tuple[Section, ...]


def view_block(scene: Scene, view: View) -> ViewBlock:
    """Return what a view shows of the plan."""
    groups = select(view, scene.plan, scene.scores)
    sections = tuple(_section(scene, view, group) for group in groups)
    entries = {entry.id: entry for group in groups for entry in group.entries}
    return ViewBlock(
        form=view.form.value,
        counts=_counted(scene, view.kinds, entries.values()),
        empty=_empty(scene, view.kinds),
        columns=_columns(scene, view, sections),
        sections=sections,
    )


def _section(scene: Scene, view: View, group: Group) -> Section:
    heading = heading_of(scene, view.group, group) if view.group else ""
    counts = _counted(scene, view.kinds, group.entries)
    if view.form is Form.COUNT:
        return Section(heading, scene.words.number(len(group.entries)))
    if view.form is Form.MAP:
        few = len(group.entries) <= MOST
        drawing = drawing_of(scene, group.entries) if few else None
        return Section(heading, counts, drawing=drawing, tree=list_of(scene, group.entries))
    charted = view.form is Form.CHART
    rows = tuple(row_of(scene, entry, charted=charted) for entry in group.entries)
    return Section(heading, counts, rows)


def _counted(scene: Scene, kinds: Collection[Kind], entries: Iterable[OkrObject]) -> str:
    """Return `3 outcomes`, or `2 objectives, 3 outcomes`; of one kind also `0 outcomes`."""
    found = [entry.kind for entry in entries]
    counts = [(found.count(kind), kind) for kind in Kind if kind in kinds]
    told = [
        scene.words.say(f"counted_{kind.value}", n=count)
        for count, kind in counts
        if count or len(counts) == 1
    ]
    return scene.words.joined(told) or scene.words.say("view_none")


def _empty(scene: Scene, kinds: Collection[Kind]) -> str:
    """Say that nothing was found."""
    names = [scene.words.inside(scene.words.kinds(kind)) for kind in Kind if kind in kinds]
    if len(names) == len(Kind):
        return scene.words.say("view_empty_all")
    what = names[0] if len(names) == 1 else scene.words.say("view_either", one=names[0], other=names[1])
    return scene.words.say("view_empty", what=what)


def _columns(scene: Scene, view: View, sections: Iterable[Section]) -> Columns:
    rows = list(chain.from_iterable(section.rows for section in sections))
    (only, *others) = sorted(view.kinds, key=list(Kind).index)
    words, by = scene.words, view.group.name if view.group else ""
    owned = by != "owner" and any(row.owner for row in rows)
    dated = by != "period" and any(row.period for row in rows)
    return Columns(
        name=words.say("view_name") if others else words.kind(only),
        owner=words.say("view_owner") if owned else "",
        period=words.say("period") if dated else "",
        progress=words.say("progress"),
        state=words.say("view_state" if any(row.state for row in rows) else "health"),
    )
