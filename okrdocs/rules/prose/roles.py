"""Roles of words that the judging of titles puts together."""

from __future__ import annotations

MOVES = frozenset(("rise", "fall", "change"))
"""Verbs of numbers that go somewhere."""
WORK = frozenset(("activity", "people"))
"""Verbs of what a team does."""
EFFORT = WORK | {"help", "flow", "deliver"}
"""… with those of taking part and of handling what comes in."""
MEASURED = frozenset(("metric", "change"))
"""Nouns of what is measured."""
RESULTS = MEASURED | {"market"}
"""… and of what the market gives."""
BURDEN = frozenset(("burden",))
MADE = frozenset(("artefact", "action"))
"""Nouns of what a team makes or does."""
INSIDERS = frozenset(("insiders",))
