"""How a state is told: shape first, word second, colour third."""

from __future__ import annotations

from dataclasses import dataclass

from okrdocs.model import Kind
from okrdocs.plan.scores import Health


@dataclass(frozen=True, slots=True)
class Sign:
    """A state's icon (its name in `parts/icons.html`), its word and its tone (a class of the style sheet)."""

    icon: str
    word: str
    tone: str


HEALTH = {
    Health.NOT_STARTED: Sign("not-started", "Not started", "okr-quiet"),
    Health.ON_TRACK: Sign("on-track", "On track", "okr-go"),
    Health.AT_RISK: Sign("at-risk", "At risk", "okr-warn"),
    Health.OFF_TRACK: Sign("off-track", "Off track", "okr-stop"),
    Health.STALE: Sign("stale", "Stale", "okr-quiet"),
    Health.ACHIEVED: Sign("achieved", "Achieved", "okr-go"),
    Health.MISSED: Sign("missed", "Missed", "okr-stop"),
    Health.CLOSED: Sign("closed", "Closed", "okr-quiet"),
}

DRAFT = Sign("not-started", "Draft", "okr-quiet")
"""Drafts have no health: nothing about them counts yet."""

DROPPED = Sign("closed", "Dropped", "okr-quiet")
"""Dropped objectives and outcomes; their record stays."""

KINDS = {Kind.OBJECTIVE: "objective", Kind.OUTCOME: "outcome", Kind.OUTPUT: "output"}
"""The icon of each kind: ring and dot, rising line, box."""
