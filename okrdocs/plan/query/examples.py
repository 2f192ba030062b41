"""A condition on each field as an author could write it, for messages and the documentation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.plan.query.fields import Type

if TYPE_CHECKING:
    from okrdocs.plan.query.fields import Field

_EXAMPLES = {
    "title": "`title has parcel`",
    "tags": "`tags has autumn`",
    "level": "`level = team`",
    "checked": "`checked < today - 2 weeks`",
    "shipped": "`shipped >= today - 1 week`",
    "metric": "`metric has calls`",
    "unit": "`unit = EUR`",
    "baseline": "`baseline is missing`",
    "current": "`current < target`",
    "target": "`target >= 1000`",
    "grade": "`grade >= 0.7`",
}
"""Where the type of a field does not suggest one."""


def example(field: Field) -> str:
    """Return a condition on `field`."""
    return (
        _EXAMPLES.get(field.name)
        or {
            Type.TEXT: f"`{field.name} = support` or `{field.name} has part`",
            Type.CHOICE: f"`{field.name} = {field.choices[0] if field.choices else ''}`",
            Type.LIST: f"`{field.name} has support`",
            Type.ID: f"`{field.name} = fewer-calls`",
            Type.IDS: f"`{field.name} has fewer-calls`",
            Type.PERIOD: f"`{field.name} = current` or `{field.name} in [2026-Q3, 2026-Q4]`",
            Type.NUMBER: f"`{field.name} > 14`",
            Type.DAYS: f"`{field.name} > 2 weeks`",
            Type.SHARE: f"`{field.name} < 60%`",
            Type.DATE: f"`{field.name} <= today + 14 days`",
            Type.FLAG: f"`{field.name}` or `not {field.name}`",
        }[field.type]
    )
