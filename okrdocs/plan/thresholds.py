"""Where health changes: the only part of scoring that a configuration needs to know."""

from __future__ import annotations

from typing import NamedTuple


class Thresholds(NamedTuple):
    """Where health changes; all of it can be configured."""

    on_track: float = 0.9
    """Progress of at least this share of the expected one is on track."""
    at_risk: float = 0.5
    """… and of at least this share at risk; less is off track."""
    low_confidence: float = 0.4
    """A latest check-in less confident than this lowers health by one step."""
    cadence: int = 14
    """Days after which the last check-in is stale, unless the object agrees on another number."""
    committed: float = 1.0
    """The progress or grade that achieves a committed objective (and one that doesn't say)."""
    aspirational: float = 0.7
    """… and an aspirational one."""


DEFAULT_THRESHOLDS = Thresholds()
