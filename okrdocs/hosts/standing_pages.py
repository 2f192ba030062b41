"""Generated pages that stand in the site as they would be written.

While a person edits, nearly all of them stay as they are. Every plugin still sees each of them in every
build, but the theme needn't print them, nor MkDocs write them.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from okrdocs.hosts.theme_templates import print_otherwise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from okrdocs.hosts.folder import Folder
    from okrdocs.hosts.theme_templates import Print

_SHIPPED = ("material", "mkdocs", "readthedocs")
"""Themes that print nothing of other pages than the navigation."""
_COMPARED_ELSEWHERE = frozenset({"nav", "pages", "page", "config", "build_date_utc"})
_MKDOCS = logging.getLogger("mkdocs.commands.build")


class Frame:
    """What is printed around every page of a site; that of a site with other settings is another object."""

    def __init__(self) -> None:
        self.navigation: dict[str, tuple[str, ...]] = {}
        """By the folder of the pages; see `share_navigation`."""


class StandingPages:
    """Leaves pages in the folder alone while all that they were printed from is the same."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._site: tuple[object, ...] = ()
        self._frame = Frame()
        self._printed: dict[str, object] = {}  # what pages of this build are printed from, by their files
        self._standing: set[str] = set()

    def frame(self, config: MkDocsConfig, nav: Navigation) -> Frame:
        """Return the frame of the build before, unless settings or navigation have changed.

        In sites with templates of their own, which may print anything, it is always another one.
        """
        site = (_settings(config), [_outline(item) for item in nav.items])
        if site != self._site or config.theme.name not in _SHIPPED or config.theme.custom_dir:
            self._site, self._frame = site, Frame()
        return self._frame

    def spare(self, env: Environment, pages: Collection[str]) -> None:
        """Let the theme print one of `pages`, by their source paths, only where it or the frame has changed.

        No other plugin may want to see what is printed, nor may they be in the navigation.
        """

        def unless_it_stands(page: Page, context: Context, usual: Print) -> Iterable[str]:
            path, source = page.file.abs_dest_path, (self._frame, *_source(page, context, env))
            if self._folder.holds(path, source):
                self._standing.add(page.file.src_uri)
                return ()
            self._printed[path] = source
            return usual(context)

        print_otherwise(env, "main.html", pages, unless_it_stands)
        _MKDOCS.addFilter(self._is_news)

    def end(self, *, failed: bool) -> None:
        """End a build: note which pages have been written, before others change them."""
        if not failed:
            for path, source in self._printed.items():
                self._folder.note(path, source)
        _MKDOCS.removeFilter(self._is_news)
        self._printed, self._standing = {}, set()

    def _is_news(self, record: logging.LogRecord) -> bool:
        """Tell whether MkDocs logs anything but that there was nothing to write for a page that stands."""
        start, _, rest = record.getMessage().partition("'")
        return start != "Page skipped: " or rest.partition("'")[0] not in self._standing


def _settings(config: MkDocsConfig) -> tuple[object, ...]:
    """Return what themes may print of a configuration, comparable with that of another build."""
    made = {"plugins", "theme", "markdown_extensions", "mdx_configs", "hooks"}  # objects, or of no concern
    plain = {name: value for name, value in config.items() if name not in made}
    # Hooks stand among the plugins, as modules.
    plugins = {name: dict(getattr(plugin, "config", ())) for name, plugin in config.plugins.items()}
    return plain, plugins, config.theme.name, {name: config.theme[name] for name in config.theme}


def _outline(item: StructureItem) -> tuple[object, ...]:
    """Return what themes print of an entry in the navigation."""
    children = tuple(map(_outline, getattr(item, "children", None) or ()))
    return type(item), item.title, getattr(item, "url", None), getattr(item, "meta", None), children


def _source(page: Page, context: Context, env: Environment) -> tuple[object, ...]:
    """Return what themes print of a page, with what other plugins have given them for it."""
    own = {
        name: value
        for name, value in context.parent.items()
        if name not in _COMPARED_ELSEWHERE and name not in env.globals
    }
    return page.content, page.title, page.meta, page.canonical_url, page.edit_url, page.update_date, own
