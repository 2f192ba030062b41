"""The days by which things are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Outcome, Steps
from okrdocs.rules.phrases import item_keys

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import Output
    from okrdocs.rules.base import Keys


class Due(NamedTuple):
    """A day by which something is due, and where that is written."""

    date: dt.date
    keys: Keys


def dues(entry: Outcome | Output) -> Iterator[Due]:
    """Yield the days that the author of `entry` gave for it and its milestones."""
    if entry.due and (not isinstance(entry, Outcome) or entry.due_given):
        yield Due(entry.due, ("due",))
    if isinstance(entry, Outcome):
        steps = entry.measure.milestones if isinstance(entry.measure, Steps) else ()
    else:
        steps = entry.milestones
    for index, step in enumerate(steps):
        if step.due:
            yield Due(step.due, item_keys(entry, "milestones", index, "due", step.due.isoformat()))
