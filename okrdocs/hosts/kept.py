"""What one build leaves for the next, while a person edits and the server builds again and again."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.engine.run import checked_page
from okrdocs.hosts.addresses import PageLinks
from okrdocs.hosts.remembered import Remembered
from okrdocs.hosts.watching import Sources, WatchedLinks, changes
from okrdocs.render.voices import Voices

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable

    from mkdocs.structure.files import File

    from okrdocs.render.links import Links
    from okrdocs.render.renderer import Renderer
    from okrdocs.render.settings import RenderSettings
    from okrdocs.validate.check import CheckedPage

    Draw = Callable[[Renderer, Links], str]
    """Renders a card or a page."""


class Kept:
    """Checked pages, compiled templates, cards and pages, while what they were made from stays the same."""

    def __init__(self) -> None:
        self._pages: dict[str, tuple[bytes, CheckedPage | None]] = {}
        self._voices: tuple[RenderSettings, Voices] | None = None
        self.pieces = Pieces()
        self.outputs = Remembered()

    def page(self, path: str, data: bytes) -> CheckedPage | None:
        """Check a page, unless it reads as it did; see `engine.run.checked_page`."""
        known = self._pages.get(path)
        if known is None or known[0] != data:
            known = self._pages[path] = (data, checked_page(path, data))
        return known[1]

    def voices(self, settings: RenderSettings) -> Voices:
        """Return the voices of a site; new ones wherever the team's own templates may have changed."""
        if settings.templates_dir or self._voices is None or self._voices[0] != settings:
            self._voices = (settings, Voices(settings))
        return self._voices[1]


@dataclass(frozen=True, slots=True)
class _Piece:
    """The HTML of a card or page, with all that it was made from."""

    html: str
    looks: set[str]
    titles: dict[str, str]
    """The titles of pages on it, by the ids of the objects written there."""


class Pieces:
    """Cards and pages, rendered again only where something that they show has changed."""

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
        sources, key = self._sources, (file.url, name)
        assert sources is not None, "a build begins before anything is drawn"  # noqa: S101
        piece = self._pieces.get(key) or self._before.get(key)
        links = PageLinks(sources.addresses, file)
        if piece is None or any(links.written_in(one) != title for one, title in piece.titles.items()):
            piece = self._drawn(sources, file, render)
        self._pieces[key] = piece
        return piece.html

    def _drawn(self, sources: Sources, file: File, render: Draw) -> _Piece:
        looks, titles = set[str](), dict[str, str]()
        # A renderer for itself, so that nothing that one piece has worked out hides what another looks at.
        watched = sources.watched(looks)
        html = render(self._renderer_of(watched), WatchedLinks(watched.addresses, file, titles))
        return _Piece(html, looks, titles)
