"""Short ways to write objects of the model, for tests that need no page."""

from __future__ import annotations

import datetime as dt
from typing import Any

from okrdocs.model import (
    CheckIn,
    Metric,
    Objective,
    Outcome,
    Output,
    OutputStatus,
    Period,
    Span,
    parse_period,
)


class Nowhere:
    """The source of objects that no page holds."""

    path = "plan.md"
    block_line = 1

    def span(self, *_keys: str | int) -> Span:
        return Span(1, 1, 1, 2)

    def written(self, *_keys: str | int) -> str | None:
        return None


def day(text: str) -> dt.date:
    """Read `11-23` as that day of 2026, and `2027-01-02` as it stands."""
    return dt.date.fromisoformat(text if len(text) > 5 else f"2026-{text}")


def quarter(label: str = "2026-Q4") -> Period:
    period = parse_period(label)
    assert period
    return period


def _given(title: str) -> dict[str, Any]:
    return {"title": title, "source": Nowhere(), "period": quarter()}


def objective(object_id: str, **fields: Any) -> Objective:
    return Objective(id=object_id, **(_given(object_id) | fields))


def outcome(object_id: str, measures: str | None = None, **fields: Any) -> Outcome:
    period = fields.get("period", quarter())
    due = {"due": period.end if period else None}
    return Outcome(id=object_id, measures=measures, **(_given(object_id) | due | fields))


def output(object_id: str, *leads_to: str, **fields: Any) -> Output:
    return Output(id=object_id, leads_to=leads_to, **(_given(object_id) | fields))


def shipped(object_id: str, *leads_to: str, **fields: Any) -> Output:
    return output(object_id, *leads_to, status=OutputStatus.DONE, **fields)


def moves(
    object_id: str, measures: str | None, path: tuple[float, float], now: float, **fields: Any
) -> Outcome:
    """Write an outcome from path[0] to path[1] that a check-in on 16 November saw at `now`."""
    checkins = (CheckIn(day("11-16"), now),)
    return outcome(object_id, measures, **({"measure": Metric(*path), "checkins": checkins} | fields))
