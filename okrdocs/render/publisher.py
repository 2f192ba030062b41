"""The site that a feed and a calendar come from."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable


class Publisher(NamedTuple):
    """What they say of it; full web addresses are known where somebody said where the site is published."""

    name: str
    """The site's name, for people."""
    key: str
    """Tells its entries and events from those of other sites, and never changes: its address, or its name."""
    feed_address: Callable[[str], str | None]
    """Returns the address of an object, from the feed where the full one is not known."""
    dashboard: str | None = None
    """The full web address of the dashboard."""
    feed: str | None = None
    """That of the feed itself."""
