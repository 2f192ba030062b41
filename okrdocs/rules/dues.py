"""The days by which things are due."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Outcome, Steps
from okrdocs.rules.phrases import item_keys

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import Output
    from okrdocs.rules.base import Keys


class Due(NamedTuple):
    """A day by which something is due, and where that is written."""

    date: dt.date
    keys: Keys


def dues(entry: Outcome | Output) -> list[Due]:
    """Return the days that the author of `entry` gave for it and its milestones."""
    if isinstance(entry, Outcome):
        given = entry.due if entry.due_given else None
        steps = entry.measure.milestones if isinstance(entry.measure, Steps) else ()
    else:
        given, steps = entry.due, entry.milestones
    found = [Due(given, _DUE)] if given else []
    for index, step in enumerate(steps):
        if step.due:
            keys = item_keys(entry, "milestones", index, "due", step.due.isoformat())
            found.append(Due(step.due, keys))
    return found


_DUE: Keys = ("due",)
