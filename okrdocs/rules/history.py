"""What rules may ask about the past."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Sequence

    from okrdocs.model import OkrObject


class State(NamedTuple):
    """How an object read for a while."""

    order: int
    """The change that made it so: a higher one came later. −1: it was so before any of those asked about."""
    day: dt.date | None
    """The day of that change; None: it is not committed yet."""
    entry: OkrObject | None
    """None where the page could not be read for that while."""


class History(Protocol):
    """Earlier states of a project's pages, as its version control keeps them.

    An object is what has its id, also where it moved to another page in one change, or had the id as a former
    one. Past states come from their page alone: what an object would take over from another page is missing
    in them.
    """

    @property
    def complete(self) -> bool:
        """Whether it reached back as far as it was asked about."""

    def first(self, entry: OkrObject, since: dt.date) -> State:
        """Return the oldest state that is known of `entry` from the end of `since` on."""

    def states(self, entry: OkrObject, since: dt.date) -> Sequence[State]:
        """Return every state of `entry` from the end of `since` on, oldest first; the last one is `entry`.

        There is one for each change of its page, whether that changed `entry` or not. `first` is cheaper.
        """
