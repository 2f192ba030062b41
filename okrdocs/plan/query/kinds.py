"""The kinds of objects that a condition can hold for."""

from __future__ import annotations

from functools import reduce
from operator import and_, or_
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.plan.query.conditions import Constant, Either, Every, Is, Not, Own

if TYPE_CHECKING:
    from okrdocs.plan.query.conditions import Condition
    from okrdocs.plan.query.fields import Field, Value

_ALL = frozenset(Kind)


def kinds_of(condition: Condition, *, holds: bool = True) -> frozenset[Kind]:
    """Return the kinds for which a condition may hold, or fail, by what it asks for `kind` and `status`."""
    if isinstance(condition, Not):
        return kinds_of(condition.part, holds=not holds)
    if isinstance(condition, Every | Either):
        parts = [kinds_of(part, holds=holds) for part in condition.parts]
        together = isinstance(condition, Every) == holds  # not (a or b) is: not a, and not b
        return reduce(and_, parts, _ALL) if together else reduce(or_, parts, frozenset())
    if (
        isinstance(condition, Is)
        and isinstance(condition.left, Own)
        and isinstance(condition.right, Constant)
    ):
        return _holders(condition.left.field, condition.right.constant, holds=holds)
    return _ALL


def _holders(field: Field, value: Value, *, holds: bool) -> frozenset[Kind]:
    """Return the kinds that may hold a value in a field, or another one."""
    found = field.holders.get(value, _ALL) if isinstance(value, str) else _ALL
    if holds:
        return found
    return _ALL - found if field.name == "kind" else _ALL
