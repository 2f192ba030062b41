"""Conditions: what an expression has become, to be asked of one object after the other."""

from __future__ import annotations

import datetime as dt
import operator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from okrdocs.plan.query.fields import Field, Subject, Value

_ORDER: Mapping[str, Callable[[float | dt.date, float | dt.date], bool]] = {
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
_ALMOST = 1e-9
"""Numbers this close are one: 0.1 + 0.2 is 30 %."""


class Condition(Protocol):
    """Something that holds for an object, or doesn't."""

    def holds(self, subject: Subject) -> bool:
        """Tell whether it holds for `subject`."""


class Operand(Protocol):
    """What stands on one side of a comparison."""

    def value(self, subject: Subject) -> Value:
        """Return what it is for `subject`; None for nothing."""


@dataclass(frozen=True, slots=True)
class Every:
    """All parts hold (`and`). Without any it holds for everything."""

    parts: tuple[Condition, ...] = ()

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        return all(part.holds(subject) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Either:
    """At least one part holds (`or`)."""

    parts: tuple[Condition, ...]

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        return any(part.holds(subject) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """The part doesn't hold."""

    part: Condition

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        return not self.part.holds(subject)


@dataclass(frozen=True, slots=True)
class Constant:
    """A value as written."""

    constant: Value

    def value(self, subject: Subject) -> Value:
        """See `Operand`."""
        return self.constant


@dataclass(frozen=True, slots=True)
class Named:
    """The object that goes by a name: its id, also where the name is an old one (`formerly`)."""

    name: str

    def value(self, subject: Subject) -> Value:
        """See `Operand`."""
        found = subject.plan.find(self.name)
        return found.id if found else self.name


@dataclass(frozen=True, slots=True)
class Today:
    """The day the site tells everything from, moved by `days`."""

    days: int = 0

    def value(self, subject: Subject) -> Value:
        """See `Operand`."""
        return subject.scores.as_of + dt.timedelta(self.days)


@dataclass(frozen=True, slots=True)
class Own:
    """What the object holds in a field."""

    field: Field

    def value(self, subject: Subject) -> Value:
        """See `Operand`."""
        return self.field.value(subject)


@dataclass(frozen=True, slots=True)
class Is:
    """Both sides are the same (`=`): texts whatever their case; a list is the same as one of its texts."""

    left: Operand
    right: Operand

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        return _same(self.left.value(subject), self.right.value(subject))


@dataclass(frozen=True, slots=True)
class IsCurrent:
    """The object's period is running today (`period = current`)."""

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        period = subject.entry.period
        return period is not None and period.holds(subject.scores.as_of)


@dataclass(frozen=True, slots=True)
class Compares:
    """The sides stand in an order (`<`, `<=`, `>`, `>=`); where one is missing, they don't."""

    left: Operand
    sign: str
    right: Operand

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        left, right = self.left.value(subject), self.right.value(subject)
        if isinstance(left, dt.date) and isinstance(right, dt.date):
            return _ORDER[self.sign](left, right)
        if not isinstance(left, float | int) or not isinstance(right, float | int):
            return False
        if abs(left - right) <= _ALMOST:
            return "=" in self.sign
        return _ORDER[self.sign](left, right)


@dataclass(frozen=True, slots=True)
class Has:
    """A text contains another, or a list has a text that is it (`has`); whatever their case."""

    left: Operand
    right: str

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        value = self.left.value(subject)
        if isinstance(value, tuple):
            return _same(value, self.right)
        return isinstance(value, str) and self.right.casefold() in value.casefold()


@dataclass(frozen=True, slots=True)
class Given:
    """The field holds something (`is given`)."""

    left: Operand

    def holds(self, subject: Subject) -> bool:
        """See `Condition`."""
        return self.left.value(subject) not in (None, "", ())


def _same(left: Value, right: Value) -> bool:
    if isinstance(left, tuple) and isinstance(right, str):
        return any(_same(one, right) for one in left)
    if isinstance(left, str) and isinstance(right, str):
        return left.strip().casefold() == right.strip().casefold()
    if isinstance(left, float | int) and isinstance(right, float | int):
        return abs(left - right) <= _ALMOST
    return left == right and left is not None
