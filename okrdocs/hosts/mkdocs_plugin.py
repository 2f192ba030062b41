"""The MkDocs plugin: hooks of a few lines that call the core."""

from __future__ import annotations

import atexit
import gc
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal

from mkdocs.config.base import LegacyConfig, ValidationError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority

from okrdocs.engine.config import ConfigError, Settings
from okrdocs.engine.project import configuration_files, settings_of_build
from okrdocs.engine.run import uncollected
from okrdocs.hosts.folder import Folder
from okrdocs.hosts.generated_page import add_pages
from okrdocs.hosts.kept import Kept
from okrdocs.hosts.markdown_extension import OkrExtension
from okrdocs.hosts.mkdocs_build import Build
from okrdocs.hosts.mkdocs_cards import PageCards
from okrdocs.hosts.mkdocs_report import configuration_errors
from okrdocs.hosts.navigation import guide
from okrdocs.hosts.shared_navigation import share_navigation
from okrdocs.hosts.standing_pages import Frame
from okrdocs.hosts.unread import Unread

if TYPE_CHECKING:
    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.utils.templates import TemplateContext

log = logging.getLogger("mkdocs.plugins.okrdocs")

_EARLY = 100
# Late, so that pages other plugins add are scanned too, and their changes to the navigation are done.
_LATE = -150


class OkrdocsPlugin(BasePlugin[LegacyConfig]):
    """Checks every `okr` block, shows each as a card, and adds the pages, badges and data of the plan."""

    settings: Settings
    build: Build
    unread: Unread
    nav: Navigation
    serving = False

    def __init__(self) -> None:
        super().__init__()
        self.kept = Kept()
        self._server: LiveReloadServer | None = None
        self._watched = set[Path]()

    def load_config(
        self, options: dict[str, Any], config_file_path: str | None = None
    ) -> tuple[list[tuple[str, Exception]], list[tuple[str, str]]]:
        """Check the options under `plugins: - okrdocs:`; every problem is reported at once."""
        try:
            self.settings = settings_of_build(options, Path(config_file_path) if config_file_path else None)
        except ConfigError as error:
            return [(_option(problem), ValidationError(problem)) for problem in error.problems], []
        return [], []

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching: then a broken block must not end the server."""
        self.serving = command == "serve"
        self.kept = Kept(Folder() if self.serving and not dirty else None)
        if not self.serving:
            atexit.register(gc.freeze)  # the process ends then: nothing needs to be freed by itself

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Add the Markdown extension, the stylesheet and the script."""
        self.build = Build(self.settings, config, self.kept, serving=self.serving)
        self.unread = Unread(self.build.words)
        others = [name for name in config.markdown_extensions if name != "okrdocs"]
        # MkDocs hands the list to Markdown, which takes objects as well as names.
        extension = OkrExtension(cards=PageCards(self.build))
        config.markdown_extensions = [*others, extension]  # type: ignore[list-item]
        config.extra_css.insert(0, self.build.stylesheet)  # the team's own have the last word
        config.extra_javascript.append(self.build.script)
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep the folder of generated files from being emptied, while a person is watching."""
        if self.kept.folder:
            self.kept.folder.set_aside(Path(config.site_dir), self.settings.path)

    @event_priority(_EARLY)
    def _note_pages(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Remember the pages before other plugins hide some of them."""
        self.build.note_pages(files)
        return files

    @event_priority(_LATE)
    def _publish(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Scan every page once, fail on what is invalid, and add the generated files."""
        with configuration_errors(), uncollected():
            self.build.scan(files)
            self.build.report(log)
            self.build.add_files()
            if not self.serving:
                gc.freeze()  # the plan stays to the end of the build: nothing in it is to be freed
        return files

    on_files = CombinedEvent(_note_pages, _publish)

    @event_priority(_LATE)
    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Make the generated pages, and lead to the dashboard, map and periods unless the site does so."""
        add_pages(self.build.generated.pages, nav, config)
        guide(nav, self.build.generated.guide, self.build.renderer.site_title)
        self.nav = nav
        return nav

    @event_priority(_LATE)
    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Render once what is the same on many generated pages, or as in the build before."""
        standing = self.kept.standing
        apart = {*self.build.generated.names} - {page.file.src_uri for page in self.nav.pages}
        frame = standing.frame(config, self.nav) if standing else Frame()
        share_navigation(env, config.theme, self.nav, apart, frame.navigation)
        if self.serving:
            self.kept.entries.remember(config)
        if self.kept.folder:
            self.kept.folder.put_back(files)
        if standing and self._is_alone_at("post_page", config):
            standing.spare(env, apart)
        return env

    @event_priority(_EARLY)
    def _show(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Fill a generated page where other plugins want to read it.

        Only there: MkDocs keeps the content of all pages at once until it writes the first. There is no
        Markdown for them to read before.
        """
        if self._is_alone_at("page_content", config):
            return html
        with configuration_errors():
            return self.build.body(page.file) or html

    def _warn(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Show what is wrong with a page outside of its blocks."""
        with configuration_errors():
            return self.build.content(page.file, html)

    on_page_content = CombinedEvent(_show, _warn)

    @event_priority(_EARLY)
    def _fill(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Fill a generated page, unless it is filled, and show the search what it is to read of any."""
        with configuration_errors():
            content = page.content or self.build.body(page.file) or ""
        parts = self.build.generated.unread(page.file)
        page.content = self.unread.take_page(content, parts) if parts else self.unread.take_cards(content)
        return context

    @event_priority(_LATE)
    def _complete(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put back what the search need not read."""
        page.content = self.unread.put_back(page.content or "")
        return context

    on_page_context = CombinedEvent(_fill, _complete)

    @event_priority(_LATE)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Let go of what a generated page holds: now it is written."""
        if page.file.src_uri in self.build.generated.names:
            page.content = ""
        return output

    @event_priority(_EARLY)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """End the build, before other plugins change what is written."""
        self._end()
        self._watch(config)

    def on_build_error(self, *, error: Exception) -> None:
        """Leave nothing of a build that fails."""
        self._end(failed=True)

    def _end(self, *, failed: bool = False) -> None:
        self.kept.end(failed=failed)
        if not self.serving:
            gc.unfreeze()  # for a process that goes on

    def _is_alone_at(self, event: Literal["page_content", "post_page"], config: MkDocsConfig) -> bool:
        """Tell whether no other plugin has anything to do then."""
        return all(getattr(method, "__self__", None) is self for method in config.plugins.events[event])

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Rebuild when the configuration, the baseline or a template of the team's own changes.

        What the first build has left stays, so the garbage collector needn't go through it in each rebuild.
        """
        gc.collect()
        gc.freeze()
        self._server = server
        self._watch(config)
        return server

    def _watch(self, config: MkDocsConfig) -> None:
        """Let the server watch what the settings name now: an edit may have named it."""
        own = (self.settings.templates_dir, self.settings.baseline)
        for path in (*configuration_files(config.config_file_path), *own):
            if self._server and path and path.exists() and path not in self._watched:
                self._watched.add(path)
                self._server.watch(str(path))


def _option(problem: str) -> str:
    """Return the option that a problem is about, which it names first, for MkDocs to name it too."""
    return problem.split("`")[1] if "`" in problem else "okrdocs"
