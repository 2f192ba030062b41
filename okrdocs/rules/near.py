"""Did you mean: the object whose id (or title) is nearest to what an author wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Kind, OkrObject
    from okrdocs.plan.index import Plan

_ALIKE = 0.7
"""The similarity (Ratcliff and Obershelp, 0…1) from which a name is worth suggesting."""
_MOST_GUESSES = 25
"""Past as many unknown ids something bigger is wrong, and comparing each with all names takes too long."""


class Suggestions:
    """Guesses which object was meant, within one run of a rule."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names: dict[frozenset[Kind], list[str]] = {}
        self._titles: dict[str, OkrObject] | None = None
        self._left = _MOST_GUESSES

    def near(self, name: str, kinds: frozenset[Kind]) -> OkrObject | None:
        """Return the object of one of `kinds` that `name` was probably meant for."""
        titled = self._by_title().get(name.strip().casefold())
        if titled and titled.kind in kinds:
            return titled
        if self._left == 0:
            return None
        self._left -= 1
        match = closest(name, self._of(kinds))
        return self._plan.find(match)

    def _of(self, kinds: frozenset[Kind]) -> list[str]:
        if kinds not in self._names:
            named = ((name, self._plan.find(name)) for name in self._plan.names())
            self._names[kinds] = [name for name, entry in named if entry and entry.kind in kinds]
        return self._names[kinds]

    def _by_title(self) -> dict[str, OkrObject]:
        if self._titles is None:
            self._titles = {entry.title.strip().casefold(): entry for entry in self._plan.objects()}
        return self._titles


def closest(name: str, names: Iterable[str]) -> str | None:
    """Return the name most like `name`, ignoring case; None where none is alike."""
    import difflib

    by_folded = {other.casefold(): other for other in names}
    matches = difflib.get_close_matches(name.casefold()[:80], by_folded, n=1, cutoff=_ALIKE)
    return by_folded[matches[0]] if matches else None
