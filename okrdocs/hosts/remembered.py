"""What the search and the theme make of generated pages, remembered from one build for the next.

While a person edits, nearly all of these pages stay as they are. Every plugin still sees each of them in
every build; only what comes of the same input, and costs most, isn't worked out again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure import StructureItem
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

_SHIPPED = ("material", "mkdocs", "readthedocs")
"""Themes that print nothing of other pages than the navigation."""
_COMPARED_ELSEWHERE = frozenset({"nav", "pages", "page", "config", "build_date_utc"})


class Remembered:
    """Search entries and whole pages, each with all that it was made from, by the address of the page."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[object, list[dict[str, Any]]]] = {}
        self._entries_before = self._entries
        self._pages: dict[str, tuple[object, tuple[str, ...]]] = {}
        self._pages_before = self._pages
        self._site: object = None

    def search(self, config: MkDocsConfig, names: Collection[str]) -> None:
        """Let the search read a page with a source path among `names` only where it has changed."""
        self._entries, self._entries_before = {}, self._entries
        for plugin in config.plugins.values():
            index: Any = getattr(plugin, "search_index", None)
            entries = getattr(index, "entries", getattr(index, "_entries", None))
            if isinstance(entries, list) and hasattr(index, "add_entry_from_context"):
                index.add_entry_from_context = self._reader(index, entries, names)

    def _reader(
        self, index: Any, entries: list[dict[str, Any]], names: Collection[str]
    ) -> Callable[[Page], None]:
        read: Callable[[Page], None] = index.add_entry_from_context
        reader = (type(index), dict(index.config))

        def read_if_changed(page: Page) -> None:
            if page.file.src_uri not in names or list(page.toc):
                read(page)
                return
            source = (reader, page.content, page.title, page.meta)
            known = self._entries_before.get(page.url)
            if known is None or known[0] != source:
                start = len(entries)
                read(page)
                known = (source, entries[start:])
            else:
                entries.extend(known[1])
            self._entries[page.url] = known

        return read_if_changed

    def pages(self, env: Environment, config: MkDocsConfig, nav: Navigation, names: Collection[str]) -> None:
        """Let the theme print a page with a source path among `names` only where it has changed.

        Not in sites with templates of their own, which may print anything, nor what is in the navigation.
        """
        if config.theme.name not in _SHIPPED or config.theme.custom_dir:
            return
        self._pages, self._pages_before = {}, self._pages
        if (site := (_settings(config), [_outline(item) for item in nav.items])) != self._site:
            self._site, self._pages_before = site, {}
        template = env.get_template("main.html")
        render, listed = template.root_render_func, {page.file.src_uri for page in nav.pages}

        def rendered(context: Context) -> Iterator[str]:
            page: Page | None = context.get("page")
            if page is None or page.file.src_uri not in names or page.file.src_uri in listed:
                return render(context)
            source = _source(page, context, env)
            known = self._pages_before.get(page.url)
            if known is None or known[0] != source:
                known = (source, tuple(render(context)))  # in parts: most of them are the same for all
            self._pages[page.url] = known
            return (part for part in known[1])  # Jinja closes what it reads, as only generators can be

        template.root_render_func = rendered


def _settings(config: MkDocsConfig) -> tuple[object, ...]:
    """Return what themes may print of a configuration, comparable with that of another build."""
    made = {"plugins", "theme", "markdown_extensions", "mdx_configs", "hooks"}  # objects, or of no concern
    plain = {name: value for name, value in config.items() if name not in made}
    plugins = {name: dict(plugin.config) for name, plugin in config.plugins.items()}
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
