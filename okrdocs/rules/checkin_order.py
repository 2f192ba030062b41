"""The fix for check-ins that are not in the order of their days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Fix
from okrdocs.parse.edit_lists import reordered
from okrdocs.parse.nodes import Scalar, Sequence
from okrdocs.rules.rewrite import record_of
from okrdocs.validate.record import Record
from okrdocs.validate.values import read_date

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable

    from okrdocs.model import Outcome
    from okrdocs.parse.nodes import Node


def sort_checkins(outcome: Outcome, belongs: Callable[[dt.date], bool]) -> Fix | None:
    """Return the fix that puts check-ins in order, the oldest first.

    Those whose day cannot be read, or cannot be right (`belongs` denies it), keep their places.
    """
    record = record_of(outcome.source)
    field = record.written.get("checkins") if record else None
    if record is None or field is None or not isinstance(field.value, Sequence):
        return None
    bound = [item for item in record.lists["checkins"] if isinstance(item, Record)]
    days = {id(item.node): day for item in bound if (day := _day(item)) and belongs(day)}
    items: list[Node] = field.value.items
    places = [place for place, item in enumerate(items) if id(item) in days]
    order = list(range(len(items)))
    for place, source in zip(places, sorted(places, key=lambda at: days[id(items[at])]), strict=True):
        order[place] = source
    edits = reordered(record.block, field.value, order)
    return Fix("Put the check-ins in order", edits, safe=True) if edits else None


def _day(item: Record) -> dt.date | None:
    value = item.value("date")
    return read_date(value.text.strip()) if isinstance(value, Scalar) else None
