"""What is different between an object as it was and as it is, in words."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrdocs.model import Establish, Maintain, Metric, Objective, Outcome
from okrdocs.rules.phrases import typed, withheld

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.model import OkrObject

_SIGNS = re.compile(r"[\W_]+")


def differences(old: OkrObject, new: OkrObject) -> list[str]:
    """Return what changed in what others rely on, such as `its target from 2500 to 3200`.

    That is title, metric, baseline, target, due date and period. A title in other case or with other signs
    is the same, and so is a baseline that was unknown until it was measured. What could not be read then or
    now has not changed.
    """
    if isinstance(old, Objective) and isinstance(new, Objective):
        return [*_title(old, new), *_period(old, new)]
    if isinstance(old, Outcome) and isinstance(new, Outcome):
        moved = list(_period(old, new))
        return [*_title(old, new), *_metric(old, new), *_numbers(old, new), *(moved or _due(old, new))]
    return []


def plain(text: str | None) -> str:
    """Return a text without case, blanks and signs, for comparison."""
    return _SIGNS.sub("", (text or "").casefold())


def _title(old: OkrObject, new: OkrObject) -> Iterator[str]:
    if plain(old.title) != plain(new.title):
        yield "its title"


def _period(old: OkrObject, new: OkrObject) -> Iterator[str]:
    before, after = old.period, new.period
    if before and after and (before.start, before.end) != (after.start, after.end):
        yield f"its period from {before.label} to {after.label}"


def _metric(old: Outcome, new: Outcome) -> Iterator[str]:
    if old.metric and new.metric and plain(old.metric) != plain(new.metric):
        yield "its metric"


def _due(old: Outcome, new: Outcome) -> Iterator[str]:
    if old.due and new.due and old.due != new.due:
        yield f"its due date from {old.due} to {new.due}"


def _numbers(old: Outcome, new: Outcome) -> Iterator[str]:
    before, after = old.measure, new.measure
    if isinstance(before, Metric) and isinstance(after, Metric):
        yield from _number("baseline", old, new, before.baseline, after.baseline)
    if isinstance(before, Metric | Establish) and isinstance(after, Metric | Establish):
        yield from _number("target", old, new, before.target, after.target)
    elif type(before) is not type(after):
        yield "the way it is measured"
    elif isinstance(before, Maintain) and before != after and not (old.invalid | new.invalid) & {"keep"}:
        yield "the limits to keep"


def _number(
    name: str, old: Outcome, new: Outcome, before: float | None, after: float | None
) -> Iterator[str]:
    if before is None or after is None or before == after:
        return
    if withheld(old) or withheld(new):
        yield f"its {name}"
    else:
        yield f"its {name} from {typed(old, (name,), before)} to {typed(new, (name,), after)}"
