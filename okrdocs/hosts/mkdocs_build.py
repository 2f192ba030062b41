"""One build of a MkDocs site: what its pages hold, what is wrong, and what is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.paths import shown_path
from okrdocs.engine.run import analyse
from okrdocs.hosts.addresses import Addresses, PageLinks
from okrdocs.hosts.generated import GeneratedFiles
from okrdocs.hosts.mkdocs_report import Audience, boxed, report
from okrdocs.plan.progress import score
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings
from okrdocs.render.standalone import StandaloneCards

if TYPE_CHECKING:
    import logging

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.pages import Page

    from okrdocs.engine.config import Settings
    from okrdocs.engine.run import Analysis
    from okrdocs.model import Diagnostic
    from okrdocs.parse.scanner import Fence
    from okrdocs.validate.check import CheckedBlock, CheckedPage


class Build:
    """Holds what one build knows. `scan` comes first; the rest follows from it.

    It answers the Markdown extension's questions (see `markdown_extension.Cards`) for whatever page MkDocs
    is rendering.
    """

    analysis: Analysis
    addresses: Addresses
    renderer: Renderer
    generated: GeneratedFiles

    def __init__(self, settings: Settings, config: MkDocsConfig, *, serving: bool) -> None:
        self.settings = settings
        self.config = config
        self.audience = Audience.of(settings, strict=config.strict, serving=serving)
        self._pages: dict[str, CheckedPage] = {}
        self._boxes: dict[tuple[str, int], list[Diagnostic]] = {}
        self._tops: dict[tuple[str, int], str] = {}
        self._links: PageLinks
        self._path = ""

    @property
    def stylesheet(self) -> str:
        """Address of the stylesheet from the root of the site."""
        return f"{self.settings.path}/okrdocs.css"

    @property
    def dashboard_page(self) -> Page | None:
        """The dashboard, as MkDocs knows it."""
        file = self.addresses.dashboard
        return file.page if file else None

    def scan(self, files: Files) -> None:
        """Read every page of the site once, and work out the plan and its numbers."""
        # Sorted as lint reads them, so that both name the same one of two blocks with one id.
        homes = dict(
            sorted(((_shown_path(f), f) for f in files.documentation_pages()), key=lambda item: item[0])
        )
        settings = self.settings
        self.analysis = analyse(((path, file.content_bytes) for path, file in homes.items()), settings)
        self.addresses = Addresses(self.analysis.plan, files, homes)
        self._pages = {checked.page.path: checked for checked in self.analysis.pages}
        for entry in self.analysis.plan.objects():  # objectives come before what is written in them
            self._tops.setdefault((entry.source.path, entry.source.block_line), entry.id)
        self._boxes = boxed(self.analysis, self.audience)
        self._start_renderer()

    def _start_renderer(self) -> None:
        scores = score(self.analysis.plan, self.analysis.as_of, self.settings.thresholds)
        settings = self.settings
        shown = RenderSettings(settings.terms, settings.templates_dir, settings.thresholds)
        self.renderer = Renderer(self.analysis.plan, scores, shown)

    def report(self, log: logging.Logger) -> None:
        """Log what was found; raise PluginError where it has to stop the build."""
        report(self.analysis.diagnostics, self.audience, log)

    def add_files(self) -> None:
        """Add the generated files to the site; raise PluginError where a real file is in the way."""
        self.generated = GeneratedFiles(self.addresses, self.renderer, self.settings, self.config)
        self.generated.add()

    def turn_to(self, file: File) -> None:
        """Make `file` the page that links and cards are for."""
        self._links = PageLinks(self.addresses, file)
        self._path = _shown_path(file)

    def content(self, file: File, html: str) -> str:
        """Return a page's content: generated, or as rendered below what is wrong outside of its blocks."""
        if body := self.generated.body(file, PageLinks(self.addresses, file)):
            return body
        return self._box(0) + html

    def card(self, fence: Fence, index: int) -> str:
        """Return what stands in place of a block: its findings, its card, or both."""
        checked = self._block(fence, index)
        if checked is None:  # brought in by another plugin or a snippet: not one of the plan's blocks
            return StandaloneCards(self.settings).card(fence, index)
        line = checked.block.fence.first_line
        top = self._tops.get((checked.block.path, line))
        return self._box(line) + (self.renderer.card(top, self._links) if top else "")

    def href(self, object_id: str) -> str | None:
        """Return the address that an `okr:` link leads to; None for an unknown id."""
        entry = self.analysis.plan.find(object_id)
        return self._links.page(entry.id) if entry else None

    def link(self, object_id: str) -> str | None:
        """Return an `okr:` link without a text of its own: the title with the state beside it."""
        entry = self.analysis.plan.find(object_id)
        return self.renderer.reference(entry.id, self._links) if entry else None

    def badge(self, object_id: str, alt: str) -> str | None:
        """Return the image of a badge."""
        entry = self.analysis.plan.find(object_id)
        if entry is None:
            return None
        self.generated.add_badge(entry)
        return self.renderer.badge_image(entry.id, alt, self._links)

    def _block(self, fence: Fence, index: int) -> CheckedBlock | None:
        """Find a fence of the page as Markdown sees it among those of the file.

        Other plugins may have added or removed blocks, and Markdown has expanded tabs, so the text decides
        and the position only where several blocks read alike.
        """
        page = self._pages.get(self._path)
        blocks = page.blocks if page else ()
        words = fence.text.split()
        alike = [block for block in blocks if block.block.fence.text.split() == words]
        if index < len(blocks) and blocks[index] in alike:
            return blocks[index]
        return alike[0] if alike else None

    def _box(self, line: int) -> str:
        """Return the box with what is wrong with the block that opens on `line` (0: with the page)."""
        found = self._boxes.get((self._path, line))
        if not found:
            return ""
        text = self._pages[self._path].page.text
        return self.renderer.error_box(found, text, line, self.audience.note)


def _shown_path(file: File) -> str:
    """Return a page's path as findings name it; a generated page has only the one in the docs folder."""
    return shown_path(file.abs_src_path) if file.abs_src_path else file.src_uri
