"""Parts of a page that may be known from a build before.

Who edits a plan sees its pages made again after each change. Hundreds of rows of a board, or a dozen
drawings of a map, are then as they were. A host that keeps such parts gives a `Keep` to the renderer.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from markupsafe import Markup

T = TypeVar("T")
V = TypeVar("V")


class Keep(Protocol):
    """Returns what `make` makes, or made before, if all that it looked up in the plan says the same now.

    `what` names the part among those of its page, with all it rests on besides the plan; `ids` are the
    objects that it is about.
    """

    def __call__(self, what: Hashable, ids: tuple[str, ...], make: Callable[[], T], /) -> T:
        """Make it, or know it."""


def made_anew(_what: Hashable, _ids: tuple[str, ...], make: Callable[[], T], /) -> T:
    """Make it: nothing is kept."""
    return make()


class Printed(Generic[V]):
    """The view of a part of a page, and what has been printed of it."""

    __slots__ = ("_html", "view")

    def __init__(self, view: V) -> None:
        self.view = view
        self._html: tuple[tuple[object, ...], Markup] | None = None

    def by(self, macro: Callable[..., Markup], *given: object) -> Markup:
        """Return what a macro makes of the view, and of what else it is given: on a page always the same."""
        if self._html is None or self._html[0] != given:
            self._html = given, macro(self.view, *given)
        return self._html[1]
