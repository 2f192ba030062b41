"""How strict a project wants to be."""

from __future__ import annotations

from enum import StrEnum


class Profile(StrEnum):
    """A choice for all rules at once; see `okrdocs.engine.selection` for what it does to each."""

    LENIENT = "lenient"
    """Errors stay what they are, warnings become infos, and infos are off: for pages from before."""
    DEFAULT = "default"
    """Every rule weighs what its documentation says."""
    STRICT = "strict"
    """Rules that have a higher severity for this profile take it."""
