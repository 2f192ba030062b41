"""What the Markdown extension puts on the pages of one MkDocs build."""

from __future__ import annotations

import logging
from functools import cached_property, partial
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

from okrdocs.hosts.addresses import PageLinks
from okrdocs.hosts.mkdocs_build import page_path
from okrdocs.hosts.mkdocs_report import configuration_errors
from okrdocs.parse.block import Block

if TYPE_CHECKING:
    from markdown import Markdown

    from okrdocs.hosts.mkdocs_build import Build
    from okrdocs.hosts.standalone import StandaloneCards
    from okrdocs.parse.fences import Fence
    from okrdocs.render.links import Links
    from okrdocs.render.renderer import Renderer
    from okrdocs.validate.check import CheckedBlock, CheckedPage

_log = logging.getLogger("mkdocs.plugins.okrdocs")
_FOREIGN = (
    "%s: this page shows an okr block that is not in its file: a snippet, a macro or another plugin brought "
    "it in. It is neither checked nor part of the plan; write it into the page itself."
)

_FOREIGN_VIEW = "%s: this page shows an okr-view that is not in its file, and that cannot be read: %s"

_Alike = dict[tuple[str, ...], dict[int, "CheckedBlock"]]


class PageCards:
    """Answers for the page that Markdown is rendering (see `markdown_extension.Cards`)."""

    def __init__(self, build: Build) -> None:
        self._build = build
        self._links: PageLinks
        self._path = ""
        self._blocks: dict[str, _Alike] = {}

    def open(self, md: Markdown) -> None:
        """Turn to the page that `md` renders.

        MkDocs gives each page a Markdown of its own, with a step that resolves links to files for that page.
        Plugins that render pages in between, such as a blog's excerpts, do so too.
        """
        if "relpath" not in md.treeprocessors:
            return
        file = getattr(md.treeprocessors["relpath"], "file", None)
        if isinstance(file, File):
            self._links = PageLinks(self._build.addresses, file)
            self._path = page_path(file)

    def card(self, fence: Fence, index: int) -> str:
        """Return what stands in place of a block: its findings, its card, or both."""
        checked = self._block(fence, index)
        if checked is None:
            _log.warning(_FOREIGN, self._path)
            return self._standalone.card(fence, index)
        line = checked.block.fence.first_line
        top = self._tops.get((self._path, line))
        with configuration_errors():
            box = self._build.box(self._path, line)
            if top:
                return box + self._build.drawn(top, self._links.base, partial(_card, top))
            return box or self._build.accepted_box(self._path, checked.block.fence)

    def view(self, fence: Fence, index: int) -> str:
        """Return what stands in place of a view: its findings, what it finds, or both."""
        # Few sites have views.
        from okrdocs.parse.view_yaml import read_view_text
        from okrdocs.plan.query.reading import read_view

        block = self._view(fence, index)
        view, findings = read_view(block or Block(self._path, fence, read_view_text))
        with configuration_errors():
            box = self._build.box(self._path, block.fence.first_line) if block else ""
            if view and not findings:
                return box + self._build.renderer.view(view, self._links, self._path)
            if block is None:
                _log.warning(_FOREIGN_VIEW, self._path, findings[0].message)
            return box or self._build.renderer.no_view(broken=True, path=self._path)

    def href(self, object_id: str) -> str | None:
        """Return the address that an `okr:` link leads to; None for an unknown id."""
        entry = self._build.analysis.plan.find(object_id)
        return self._links.page(entry.id) if entry else None

    def title(self, object_id: str) -> str | None:
        """Return the title of an object; None for an unknown id."""
        entry = self._build.analysis.plan.find(object_id)
        return self._build.renderer.title(entry.id) if entry else None

    def link(self, object_id: str) -> str | None:
        """Return an `okr:` link without a text of its own: the title with the state beside it."""
        entry = self._build.analysis.plan.find(object_id)
        return self._build.renderer.reference(entry.id, self._links, self._path) if entry else None

    def badge(self, object_id: str, alt: str) -> str | None:
        """Return the image of a badge, which is published with the page."""
        entry = self._build.analysis.plan.find(object_id)
        if entry is None:
            return None
        self._build.generated.add_badge(entry)
        return self._build.renderer.badge_image(entry.id, alt, self._links)

    @cached_property
    def _standalone(self) -> StandaloneCards:
        from okrdocs.hosts.standalone import StandaloneCards  # of few blocks the plan knows nothing

        return StandaloneCards(self._build.settings, self._build.shown)

    @cached_property
    def _tops(self) -> dict[tuple[str, int], str]:
        """The object each block begins with, by page and line."""
        tops: dict[tuple[str, int], str] = {}
        for entry in self._build.analysis.plan.objects():  # objectives come before what is written in them
            tops.setdefault((entry.source.path, entry.source.block_line), entry.id)
        return tops

    def _block(self, fence: Fence, index: int) -> CheckedBlock | None:
        """Find a fence of the page as Markdown sees it among those of the file.

        Other plugins may have added or removed blocks, and Markdown has expanded tabs, so the text decides
        and the position only where several blocks read alike.
        """
        page = self._build.pages.get(self._path)
        if page and index < len(page.blocks) and page.blocks[index].block.fence.text == fence.text:
            return page.blocks[index]  # as nearly always
        if self._path not in self._blocks:
            self._blocks[self._path] = _by_words(page)
        alike = self._blocks[self._path].get(tuple(fence.text.split()), {})
        return alike.get(index) or next(iter(alike.values()), None)

    def _view(self, fence: Fence, index: int) -> Block | None:
        """Find a view of the page as Markdown sees it in the file; None where it comes from elsewhere.

        As with blocks, the position decides only where several read alike.
        """
        page, words = self._build.pages.get(self._path), fence.text.split()
        views = enumerate(page.page.views if page else ())
        alike = {number: view for number, view in views if view.fence.text.split() == words}
        return alike.get(index) or next(iter(alike.values()), None)


def _card(object_id: str, renderer: Renderer, links: Links) -> str:
    return renderer.card(object_id, links)


def _by_words(page: CheckedPage | None) -> _Alike:
    """Sort a page's blocks by their text, white space aside, and by their position."""
    blocks: _Alike = {}
    for index, block in enumerate(page.blocks if page else ()):
        blocks.setdefault(tuple(block.block.fence.text.split()), {})[index] = block
    return blocks
