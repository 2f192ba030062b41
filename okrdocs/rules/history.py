"""What rules may ask about the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.plan.index import Plan


class History(Protocol):
    """Earlier states of a project, as its version control keeps them."""

    def plan_on(self, day: dt.date) -> Plan | None:
        """Return the plan as it stood at the end of `day`; None where the history does not reach back."""
