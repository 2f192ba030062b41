"""What a run found, held against a baseline."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from okrdocs.engine.baseline_file import Entry
    from okrdocs.model import Diagnostic


class Comparison(NamedTuple):
    """What a run found, held against the baseline."""

    new: tuple[Diagnostic, ...] = ()
    accepted: tuple[Diagnostic, ...] = ()
    kept: tuple[Entry, ...] = ()
    """The entries that cover the accepted ones, in their order, brought up to date."""
    unmet: tuple[Entry, ...] = ()
    """The entries that cover nothing."""
