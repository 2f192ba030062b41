"""Did you mean: the object whose id (or title) is nearest to what an author wrote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.model import Kind, OkrObject
    from okrdocs.plan.index import Plan

_ALIKE = 0.7
"""The similarity (Ratcliff and Obershelp, 0…1) from which a name is worth suggesting."""
_VERY_ALIKE = 0.85
"""The similarity from which only a slip sets two names apart; other numbers, such as years, are no slip."""
_APART = 0.1
"""By how much the nearest name has to be nearer than the next."""
_MUCH = 80
"""Characters of a name that are compared."""
_NUMBERS = re.compile(r"\d+")
_MOST_GUESSES = 25
"""Past as many unknown ids something bigger is wrong, and comparing each with all names takes too long."""


class Near(NamedTuple):
    """The object whose name is nearest."""

    entry: OkrObject
    alone: bool
    """No other one comes close."""
    sure: bool
    """The name is that of the object, but for a slip."""


class Suggestions:
    """Guesses which object was meant, within one run of a rule."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._names: dict[frozenset[Kind], list[str]] = {}
        self._titles: dict[str, OkrObject] | None = None
        self._left = _MOST_GUESSES

    def near(self, name: str, kinds: frozenset[Kind]) -> Near | None:
        """Return the object of one of `kinds` that `name` was probably meant for."""
        title = name.strip().casefold()
        titled = self._by_title().get(title)
        if titled and titled.kind in kinds:
            namesakes = [one for one in self._plan.objects() if one.title.strip().casefold() == title]
            return Near(titled, alone=len(namesakes) == 1, sure=True)
        if self._left == 0:
            return None
        self._left -= 1
        return self._nearest(name, kinds)

    def _nearest(self, name: str, kinds: frozenset[Kind]) -> Near | None:
        """Return the object whose id is most like `name`."""
        import difflib

        folded = name.casefold()[:_MUCH]
        ids = {other.casefold(): other for other in self._of(kinds)}
        found = difflib.get_close_matches(folded, ids, n=3, cutoff=_ALIKE)
        if not found or (entry := self._plan.find(ids[found[0]])) is None:
            return None
        likeness = [difflib.SequenceMatcher(None, other, folded).ratio() for other in found]
        rivals = [
            alike
            for other, alike in zip(found, likeness, strict=True)
            if self._plan.find(ids[other]) is not entry
        ]
        same_numbers = _NUMBERS.findall(folded) == _NUMBERS.findall(found[0])
        return Near(
            entry,
            alone=all(likeness[0] - rival >= _APART for rival in rivals),
            sure=likeness[0] >= _VERY_ALIKE and same_numbers,
        )

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
    matches = difflib.get_close_matches(name.casefold()[:_MUCH], by_folded, n=1, cutoff=_ALIKE)
    return by_folded[matches[0]] if matches else None
