"""What `okrdocs.plan.progress` works out: the numbers of outcomes, objectives and outputs on one day."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.model import CheckIn


class Health(StrEnum):
    """How an objective or outcome is doing; the value is also the word in data and style sheets."""

    NOT_STARTED = "not-started"
    ON_TRACK = "on-track"
    AT_RISK = "at-risk"
    OFF_TRACK = "off-track"
    STALE = "stale"
    ACHIEVED = "achieved"
    MISSED = "missed"
    CLOSED = "closed"


class Verdict(StrEnum):
    """What the distance between delivery and results says."""

    SHIPPED_NOT_FELT = "shipped-not-felt"
    RESULTS_AHEAD = "results-ahead"


class Forecast(NamedTuple):
    """Where the value lands on the due date if it goes on as so far."""

    expected: float
    """At the mean pace from the first check-in to the last."""
    slowest: float
    """At the pace of the stretch between two check-ins that gained least on the target."""
    fastest: float
    """At the pace of the stretch that gained most."""


class OutcomeScore(NamedTuple):
    """Numbers of one outcome on one day; shares are 0…1 unless said otherwise."""

    current: float | None
    """The latest check-in's value, else `current`, else the baseline."""
    measured: bool
    """There is a check-in or a `current`; else `current` is only the baseline."""
    attainment: float | None
    """(current − baseline) ÷ (target − baseline), not clamped; None where that says nothing."""
    progress: float
    expected: float
    start: dt.date | None
    due: dt.date | None
    health: Health
    last_checkin: CheckIn | None
    silent_days: int | None
    """Days since the last check-in (or since the start), counted to `as_of` or the frozen end."""
    cadence: int
    forecast: Forecast | None
    counted: bool
    """It counts towards an objective: neither draft nor dropped, and it measures one."""


class Delivery(NamedTuple):
    """How much of what was planned to be made has been made."""

    share: float
    """(done + partial progress) ÷ outputs that aren't dropped; 0 where there are none."""
    done: int
    total: int
    """Outputs that aren't dropped."""
    parts: tuple[float, ...]
    """Each such output's own share: shipped first, then the others by falling progress."""


class Term(NamedTuple):
    """One line of the sum behind an objective's progress."""

    id: str
    """The outcome (or, in a roll-up, the supporting objective)."""
    weight: float
    progress: float
    expected: float


class ObjectiveScore(NamedTuple):
    """Numbers of one objective on one day; shares are 0…1."""

    progress: float
    """Σ weight × progress ÷ Σ weight over `terms`; 0 without any."""
    expected: float
    health: Health
    delivery: Delivery
    verdict: Verdict | None
    terms: tuple[Term, ...]
    rolled_up: bool
    """It has no outcomes of its own: its terms are the objectives that support it."""
    last_checkin: dt.date | None
    confidence: float | None
    """Weighted mean of the latest confidences of its outcomes."""
    target_grade: float
    """The progress or grade that counts as achieved: 1.0 committed, 0.7 aspirational."""


@dataclass(frozen=True, slots=True)
class Scores:
    """Every score of a plan on the day `as_of`, by object id."""

    as_of: dt.date
    outcomes: dict[str, OutcomeScore]
    objectives: dict[str, ObjectiveScore]
    outputs: dict[str, float]
    """The share done of each output that isn't dropped."""
