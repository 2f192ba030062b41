"""One build of a MkDocs site: what its pages hold, what is wrong, and what is published."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.config.config_options import ExtraScriptValue

from okrdocs.engine.history import open_history
from okrdocs.engine.paths import shown_path
from okrdocs.engine.run import analyse, page_languages
from okrdocs.engine.scorecard import Scorecards
from okrdocs.hosts.addresses import Addresses, PageLinks
from okrdocs.hosts.exports import Site
from okrdocs.hosts.generated import GeneratedFiles
from okrdocs.hosts.generated_page import shows_tags
from okrdocs.hosts.mkdocs_report import Audience, boxed, report
from okrdocs.hosts.unread import words_of
from okrdocs.hosts.watching import Sources
from okrdocs.plan.progress import score
from okrdocs.render.errors import ACCEPTED
from okrdocs.render.owners import owners_of
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings

if TYPE_CHECKING:
    import logging
    import re
    from collections.abc import Hashable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files

    from okrdocs.engine.config import Settings
    from okrdocs.engine.run import Analysis
    from okrdocs.hosts.kept import Draw, Kept, Make, T
    from okrdocs.model import Diagnostic
    from okrdocs.parse.fences import Fence
    from okrdocs.render.voices import Voices
    from okrdocs.validate.check import CheckedPage


class Build:
    """Holds what one build knows. `note_pages` and `scan` come first; the rest follows from them."""

    analysis: Analysis
    addresses: Addresses
    sources: Sources
    renderer: Renderer
    generated: GeneratedFiles

    def __init__(self, settings: Settings, config: MkDocsConfig, kept: Kept, *, serving: bool) -> None:
        self.settings = settings
        self.config = config
        self.kept = kept
        self.audience = Audience.of(settings, strict=config.strict, serving=serving)
        self.pages: dict[str, CheckedPage] = {}
        """The checked pages by their paths, as findings name them."""
        self._noted: set[str] = set()
        self._boxes: dict[tuple[str, int], list[Diagnostic]] = {}
        self._notice: str | None = None
        self._basis: tuple[RenderSettings, Voices, dict[str, str], Site]

    @property
    def stylesheet(self) -> str:
        """Address of the stylesheet from the root of the site."""
        return f"{self.settings.path}/okrdocs.css"

    @property
    def script(self) -> ExtraScriptValue:
        """The script, as MkDocs lists those of a page; no page waits for it."""
        script = ExtraScriptValue(f"{self.settings.path}/okrdocs.js")
        script.defer = True
        return script

    @property
    def shown(self) -> RenderSettings:
        """What rendering needs of the settings, and of the theme: the language that it declares."""
        settings, theme = self.settings, theme_language(self.config)
        lang = settings.lang if "lang" in settings.written else theme
        site, address = self.config.site_name, self.config.site_url or ""
        return RenderSettings(
            settings.terms,
            settings.templates_dir,
            settings.thresholds,
            lang,
            theme,
            site,
            address,
            shows_tags(self.config),
        )

    def note_pages(self, files: Files) -> None:
        """Remember the pages of the site before other plugins change them.

        Some, such as a blog, mark pages as excluded for a while and build them all the same.
        """
        self._noted = {file.src_uri for file in files.documentation_pages()}

    def scan(self, files: Files) -> None:
        """Read every page of the site once, and work out the plan and its numbers."""
        noted = (file for file in files if file.src_uri in self._noted)
        pages_of_site = {file.src_uri: file for file in (*files.documentation_pages(), *noted)}
        found = {page_path(file): file for file in pages_of_site.values()}
        # Sorted as lint reads them, so that both name the same one of two blocks with one id.
        homes = {path: found[path] for path in sorted(found)}
        contents = ((path, file.content_bytes) for path, file in homes.items())
        pages, settings = Path(self.config.docs_dir), self.settings
        with open_history(pages, Path.cwd(), settings.fiscal_year_start, settings.lang) as history:
            self.analysis = analyse(contents, self.settings, history=history, check=self.kept.page)
            self._notice = history.notice if history else None
        self.addresses = Addresses(self.analysis.plan, files, homes)
        self.pages = {checked.page.path: checked for checked in self.analysis.pages}
        self._boxes = boxed(self.analysis, self.audience)
        self._start_renderer()

    def _start_renderer(self) -> None:
        plan, shown = self.analysis.plan, self.shown
        plan.link_for_pages()
        scores = score(plan, self.analysis.as_of, self.settings.thresholds)
        scorecards = Scorecards(plan, self.analysis.diagnostics)
        owners = owners_of(plan, shown.lang)
        self.sources = Sources(plan, scores, scorecards, self.addresses, owners)
        site = Site.of(self.config, self.settings.path)
        self._basis = (shown, self.kept.voices(shown), page_languages(self.analysis.pages), site)
        self.renderer = self._renderer_of(self.sources)

    def _renderer_of(self, sources: Sources) -> Renderer:
        shown, voices, languages, _ = self._basis
        return Renderer(
            sources.plan,
            sources.scores,
            shown,
            voices,
            sources.scorecards,
            languages,
            sources.owners,
            self.kept.pieces.part,
        )

    def report(self, log: logging.Logger) -> None:
        """Log what was found; raise PluginError where it has to stop the build."""
        if self._notice:
            log.info(self._notice)  # a warning would fail a strict build, and nothing is wrong with the site
        report(self.analysis.diagnostics, self.audience, log)

    def add_files(self) -> None:
        """Add the generated files to the site; raise PluginError where a real file is in the way."""
        self.generated = GeneratedFiles(
            self.addresses, self.renderer, self.settings, self.config, self.keep, self.kept.folder
        )
        self.generated.add()
        if self.audience.serving:
            self.kept.pieces.begin(self.sources, self._basis, self._renderer_of)
        self.generated.fill()

    def content(self, file: File, html: str) -> str:
        """Return a page's content below what is wrong outside of its blocks."""
        return self.box(page_path(file), 0) + html

    def body(self, file: File) -> str | None:
        """Return the content of a generated page; None for any other."""
        draw = self.generated.body(file)
        return self.drawn("page", file, draw) if draw else None

    def drawn(self, name: str, file: File, draw: Draw) -> str:
        """Return what `draw` renders for a page, for which `name` tells it from all else; it may be known.

        Only while serving: else nothing is rendered twice, and to keep it would be in vain.
        """
        if self.audience.serving:
            return self.kept.pieces.draw(name, file, draw)
        return draw(self.renderer, PageLinks(self.addresses, file))

    def words(self, html: str, parts: re.Pattern[str]) -> str:
        """Return what the search is to read of a page or card; see `words_of`."""
        return self.keep(("words", parts, html), lambda *_: words_of(html, parts))

    def keep(self, key: Hashable, make: Make[T]) -> T:
        """Return what `make` makes; it may be known, as with `drawn`."""
        if self.audience.serving:
            return self.kept.pieces.keep(key, make)
        return make(self.renderer, self.addresses)

    def box(self, path: str, line: int) -> str:
        """Return the box with what is wrong with the block that opens on `line` of a page (0: the page)."""
        found = self._boxes.get((path, line))
        if not found:
            return ""
        return self.renderer.error_box(found, self.pages[path].page.text, line, self.audience.note)

    def accepted_box(self, path: str, fence: Fence) -> str:
        """Return the box for a block that gives no card, where the baseline accepts what is wrong with it."""
        found = [
            one
            for one in self.analysis.baseline.accepted
            if one.path == path and fence.first_line <= one.span.line <= fence.last_line
        ]
        return self.renderer.error_box(found, self.pages[path].page.text, fence.first_line, ACCEPTED)


def theme_language(config: MkDocsConfig) -> str:
    """Return the language that the theme declares for every page: Material's `language`, others' `locale`."""
    return str(config.theme.get("language") or config.theme.get("locale") or "en")


def page_path(file: File) -> str:
    """Return a page's path as findings name it; a generated page has only the one in the docs folder."""
    return shown_path(file.abs_src_path) if file.abs_src_path else file.src_uri
