"""What an `okr-view` block asks for, and which objects that is."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind
from okrdocs.plan.query.conditions import Condition, Every
from okrdocs.plan.query.fields import Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import OkrObject, Span
    from okrdocs.plan.index import Plan
    from okrdocs.plan.query.fields import Field, Type, Value
    from okrdocs.plan.scores import Scores


class Form(StrEnum):
    """How a view shows what it has found."""

    TABLE = "table"
    LIST = "list"
    CARDS = "cards"
    MAP = "map"
    CHART = "chart"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Order:
    """A field to sort by."""

    field: Field
    falling: bool = False


class Mention(NamedTuple):
    """An id or a period that a condition names, and where on the page."""

    name: str
    type: Type
    span: Span


@dataclass(frozen=True, slots=True)
class View:
    """What to show, of which objects, in which order and groups."""

    kinds: frozenset[Kind] = frozenset(Kind)
    condition: Condition = field(default_factory=Every)
    orders: tuple[Order, ...] = ()
    group: Field | None = None
    form: Form = Form.TABLE
    mentions: tuple[Mention, ...] = ()
    """The objects and periods that its condition names, in the order written."""


@dataclass(frozen=True, slots=True)
class Group:
    """Objects that hold the same in the field a view groups by."""

    value: str | None
    """What they hold: a text as first written, a date as `2026-12-15`; None for those that hold nothing."""
    entries: tuple[OkrObject, ...]


def select(view: View, plan: Plan, scores: Scores) -> tuple[Group, ...]:
    """Return the objects of a view in its groups; without `group` all are in one, without a value.

    Groups follow their values, with what has none at the end; where the field is a choice, such as
    `health`, they follow the order of its words. An object with several tags stands in each one's group.
    Without `sort`, objects stand in the order of pages and blocks.
    """
    subjects = [Subject(plan, scores, entry) for entry in plan.objects() if entry.kind in view.kinds]
    found = [subject for subject in subjects if view.condition.holds(subject)]
    for order in reversed(view.orders):
        found = _sorted(found, order)
    if view.group is None:
        return (Group(None, tuple(one.entry for one in found)),) if found else ()
    return _grouped(found, view.group)


def _sorted(subjects: list[Subject], order: Order) -> list[Subject]:
    """Sort by one field, what holds nothing last, and leave the rest in the order it has."""
    keyed = [(_key(order.field, order.field.value(one)), one) for one in subjects]
    given = [(key, one) for key, one in keyed if key is not None]
    given.sort(key=lambda pair: pair[0], reverse=order.falling)
    return [*(one for _, one in given), *(one for key, one in keyed if key is None)]


def _key(by: Field, value: Value) -> tuple[float, str] | None:
    """Return what a value is sorted by; None for nothing."""
    if value in (None, "", ()):
        return None
    if isinstance(value, dt.date):
        return float(value.toordinal()), ""
    if isinstance(value, int | float):
        return float(value), ""
    text = ", ".join(value) if isinstance(value, tuple) else str(value)
    if text in by.choices:
        return float(by.choices.index(text)), ""
    return 0.0, text.casefold()


def _grouped(subjects: Iterable[Subject], by: Field) -> tuple[Group, ...]:
    names: dict[str | None, str | None] = {}
    members: dict[str | None, list[OkrObject]] = {}
    for subject in subjects:
        value = by.value(subject)
        for text in _texts(value):
            folded = text.casefold() if text else None
            names.setdefault(folded, text)
            members.setdefault(folded, []).append(subject.entry)
    order = sorted(
        (folded for folded in members if folded is not None), key=lambda one: _key(by, one) or (0.0, one)
    )
    return tuple(
        Group(names[one], tuple(members[one])) for one in [*order, *([None] if None in members else [])]
    )


def _texts(value: Value) -> tuple[str | None, ...]:
    """Return the groups that a value belongs to."""
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(value)) or (None,)
    return (str(value) or None,) if value is not None else (None,)
