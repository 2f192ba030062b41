"""What one build leaves for the next, while a person edits and the server builds again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, cast

from okrdocs.engine.run import checked_page
from okrdocs.hosts.addresses import PageLinks
from okrdocs.hosts.remembered import Remembered
from okrdocs.hosts.watching import Sources, WatchedLinks, changes
from okrdocs.render.voices import Voices

T = TypeVar("T")

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable
    from typing import TypeAlias

    from mkdocs.structure.files import File

    from okrdocs.hosts.addresses import Addresses
    from okrdocs.hosts.folder import Folder
    from okrdocs.render.links import Links
    from okrdocs.render.renderer import Renderer
    from okrdocs.render.settings import RenderSettings
    from okrdocs.validate.check import CheckedPage

    Draw = Callable[[Renderer, Links], str]
    """Renders a card or a page."""
    Make: TypeAlias = Callable[[Renderer, Addresses], T]
    """Makes any other part of the site."""


class Keep(Protocol):
    """Returns what `make` makes, or made for the same `key` in a build before; see `Pieces.keep`."""

    def __call__(self, key: Hashable, make: Make[T]) -> T:
        """Make it, or know it."""


class Kept:
    """Checked pages, compiled templates, cards and pages, while what they were made from stays the same."""

    def __init__(self, folder: Folder | None = None) -> None:
        self._pages: dict[str, tuple[bytes, CheckedPage]] = {}
        self._voices: tuple[RenderSettings, Voices] | None = None
        self.pieces = Pieces()
        self.outputs = Remembered()
        self.folder = folder

    def page(self, path: str, data: bytes) -> CheckedPage | None:
        """Check a page, unless it reads as it did; see `engine.run.checked_page`."""
        known = self._pages.get(path)
        if known and known[0] == data:
            return known[1]
        checked = checked_page(path, data)
        if checked:  # most pages are none of ours, which shows as fast as that they read as they did
            self._pages[path] = (data, checked)
        return checked

    def voices(self, settings: RenderSettings) -> Voices:
        """Return the voices of a site; new ones wherever the team's own templates may have changed."""
        if settings.templates_dir or self._voices is None or self._voices[0] != settings:
            self._voices = (settings, Voices(settings))
        return self._voices[1]


@dataclass(frozen=True, slots=True)
class _Piece:
    """A part of the site, with all that it was made from."""

    made: Any
    looks: set[str]


class _Drawn(NamedTuple):
    """The HTML of a card or page."""

    html: str
    titles: dict[str, str]
    """The titles of pages on it, by the ids of the objects written there."""


class Pieces:
    """Parts of the site, made again only where something that they show has changed."""

    def __init__(self) -> None:
        self._sources: Sources | None = None
        self._basis: object = None
        self._before: dict[Hashable, _Piece] = {}
        self._pieces: dict[Hashable, _Piece] = {}

    def begin(self, sources: Sources, basis: object, renderer_of: Callable[[Sources], Renderer]) -> None:
        """Begin a build: forget what was made from anything that `sources` has otherwise than the last build.

        `basis` is whatever else all pieces rest on; `renderer_of` makes what renders them.
        """
        changed = changes(self._sources, sources) if self._sources and basis == self._basis else None
        self._sources, self._basis, self._renderer_of = sources, basis, renderer_of
        kept = {} if changed is None else self._pieces
        self._before = {key: piece for key, piece in kept.items() if piece.looks.isdisjoint(changed or ())}
        self._pieces = {}

    def draw(self, name: Hashable, file: File, render: Draw) -> str:
        """Return what `render` renders for the page `file`; `name` tells it from all else on that page."""

        def drawn(renderer: Renderer, addresses: Addresses) -> _Drawn:
            titles = dict[str, str]()
            return _Drawn(render(renderer, WatchedLinks(addresses, file, titles)), titles)

        key = (file.url, name)
        found = self.keep(key, drawn)
        links = PageLinks(self._begun.addresses, file)
        if any(links.written_in(one) != title for one, title in found.titles.items()):
            self._before.pop(key, None)
            del self._pieces[key]
            found = self.keep(key, drawn)
        return found.html

    def keep(self, key: Hashable, make: Make[T]) -> T:
        """Return what `make` makes, or made for the same `key` from the same."""
        piece = self._pieces.get(key) or self._before.get(key) or self._piece(make)
        self._pieces[key] = piece
        return cast("T", piece.made)

    def _piece(self, make: Make[T]) -> _Piece:
        looks = set[str]()
        # A renderer for itself, so that nothing that one piece has worked out hides what another looks at.
        watched = self._begun.watched(looks)
        return _Piece(make(self._renderer_of(watched), watched.addresses), looks)

    @property
    def _begun(self) -> Sources:
        assert self._sources is not None, "a build begins before anything is made"  # noqa: S101
        return self._sources
