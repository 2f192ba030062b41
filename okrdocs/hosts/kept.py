"""What one build leaves for the next, while a person edits and the server builds again and again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol, TypeVar, cast

from okrdocs.engine.run import checked_page
from okrdocs.hosts.changes import Told
from okrdocs.hosts.search_entries import SearchEntries
from okrdocs.hosts.standing_pages import StandingPages
from okrdocs.hosts.watching import Looks, Sources, Watch, WatchedLinks
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
        self.entries = SearchEntries()
        self.folder = folder
        self.standing = StandingPages(folder) if folder else None

    def end(self, *, failed: bool = False) -> None:
        """End a build: note what stands, and let go of all that the next one makes anew."""
        if self.standing:
            self.standing.end(failed=failed)
        self.pieces.end()

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


class _Build(NamedTuple):
    """The build that is going on."""

    addresses: Addresses
    watch: Watch
    watched: Sources
    renderer_of: Callable[[Sources], Renderer]


@dataclass(slots=True)
class _Piece:
    """A part of the site, with all that it was made from, and the parts within it."""

    made: Any = None
    looks: Looks = field(default_factory=Looks)
    parts: dict[Hashable, _Piece] = field(default_factory=dict)


class Pieces:
    """Parts of the site, made again only where something that they show has changed."""

    def __init__(self) -> None:
        self._build: _Build | None = None
        self._told: Told | None = None
        self._basis: object = None
        self._changed: set[str] = set()
        self._before: dict[Hashable, _Piece] = {}
        self._pieces: dict[Hashable, _Piece] = {}
        self._making: tuple[_Piece, _Piece] | None = None  # what is being made, and what it was before

    def begin(self, sources: Sources, basis: object, renderer_of: Callable[[Sources], Renderer]) -> None:
        """Begin a build: forget what was made from anything that `sources` has otherwise than the last build.

        `basis` is whatever else all pieces rest on; `renderer_of` makes what renders them.
        """
        told = Told.by(sources)
        changed = told.changes(self._told) if self._told and basis == self._basis else None
        self._before, self._pieces = {} if changed is None else self._pieces, {}
        self._told, self._basis, self._changed = told, basis, changed or set()
        watch = Watch()
        self._build = _Build(sources.addresses, watch, sources.watched(watch), renderer_of)

    def end(self) -> None:
        """End a build: let go of it, and keep only what it has made."""
        self._build, self._before = None, {}

    def draw(self, name: Hashable, file: File, render: Draw) -> str:
        """Return what `render` renders for the page `file`; `name` tells it from all else on that page."""
        watch = self._now.watch
        return self.keep(
            (file.url, name),
            lambda renderer, addresses: render(renderer, WatchedLinks(addresses, file, watch)),
        )

    def keep(self, key: Hashable, make: Make[T]) -> T:
        """Return what `make` makes, or made for the same `key` from the same."""

        def make_watched() -> T:
            # A renderer for itself: nothing that one piece has worked out may hide what another looks at.
            watched = self._now.watched
            return make(self._now.renderer_of(watched), watched.addresses)

        piece = self._pieces.get(key)
        if piece is None or not self._names_pages(piece):
            self._pieces[key] = piece = self._known_or_made(piece or self._before.get(key), make_watched)
        return cast("T", piece.made)

    def part(self, what: Hashable, ids: tuple[str, ...], make: Callable[[], T]) -> T:
        """Return a part of what is being made; see `okrdocs.render.keeping`."""
        if self._making is None:
            return make()
        (whole, before), key = self._making, (what, ids)
        whole.parts[key] = piece = self._known_or_made(before.parts.get(key), make)
        piece.looks.names.update(ids)
        whole.looks.add(piece.looks)
        return cast("T", piece.made)

    def _known_or_made(self, known: _Piece | None, make: Callable[[], object]) -> _Piece:
        if known and known.looks.names.isdisjoint(self._changed) and self._names_pages(known):
            return known
        piece, watch = _Piece(), self._now.watch
        outer = self._making, watch.looks
        self._making, watch.looks = (piece, known or _Piece()), piece.looks
        try:
            piece.made = make()
        finally:
            self._making, watch.looks = outer
        return piece

    def _names_pages(self, piece: _Piece) -> bool:
        """Tell whether the pages that it names are still called so."""
        written_in = self._now.addresses.written_in
        return all(written_in(one) == title for one, title in piece.looks.titles.items())

    @property
    def _now(self) -> _Build:
        assert self._build, "a build begins before anything is made"  # noqa: S101
        return self._build
