"""How a state is told: shape first, word second, colour third."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind
from okrdocs.plan.scores import Health

if TYPE_CHECKING:
    from okrdocs.render.speech import Speech


class Sign(NamedTuple):
    """A state's icon (its name in `parts/icons.html`), its word and its tone (a class of the style sheet)."""

    icon: str
    word: str
    tone: str


class State(NamedTuple):
    """A state in any language: `key` is that of its word, `badge` that of its word inside a badge."""

    icon: str
    tone: str
    key: str
    badge: str

    def sign(self, words: Speech) -> Sign:
        """Return the state as it stands on a page."""
        return Sign(self.icon, words.say(self.key), self.tone)

    def badge_sign(self, words: Speech) -> Sign:
        """Return the state as it stands in a badge, behind a number."""
        return Sign(self.icon, words.say(self.badge), self.tone)


HEALTH = {
    Health.NOT_STARTED: State("not-started", "okr-quiet", "health_not_started", "badge_not_started"),
    Health.ON_TRACK: State("on-track", "okr-go", "health_on_track", "badge_on_track"),
    Health.AT_RISK: State("at-risk", "okr-warn", "health_at_risk", "badge_at_risk"),
    Health.OFF_TRACK: State("off-track", "okr-stop", "health_off_track", "badge_off_track"),
    Health.STALE: State("stale", "okr-quiet", "health_stale", "badge_stale"),
    Health.ACHIEVED: State("achieved", "okr-go", "health_achieved", "badge_achieved"),
    Health.MISSED: State("missed", "okr-stop", "health_missed", "badge_missed"),
    Health.CLOSED: State("closed", "okr-quiet", "health_closed", "badge_closed"),
}

DRAFT = State("draft", "okr-quiet", "draft", "badge_draft")
"""Drafts have no health: nothing about them counts yet."""

DROPPED = State("closed", "okr-quiet", "dropped", "badge_dropped")
"""Dropped objectives and outcomes; their record stays."""

KINDS = {Kind.OBJECTIVE: "objective", Kind.OUTCOME: "outcome", Kind.OUTPUT: "output"}
"""The icon of each kind: ring and dot, rising line, box."""
