"""What the search makes of a page, remembered from one build for the next.

To take a page apart costs more than to see that it reads as it did, and while a person edits nearly all do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page
    from mkdocs.structure.toc import AnchorLink

_INDEXES = {"material.plugins.search.plugin", "mkdocs.contrib.search.search_index"}
"""The modules of those that look at nothing of a page but what is compared here."""


class SearchEntries:
    """Search entries with what they were made from, by the address of the page."""

    def __init__(self) -> None:
        self._entries: dict[str, tuple[object, list[dict[str, Any]]]] = {}
        self._before = self._entries

    def remember(self, config: MkDocsConfig) -> None:
        """Let the search read a page only where it has changed."""
        self._entries, self._before = {}, self._entries
        for plugin in config.plugins.values():
            index: Any = getattr(plugin, "search_index", None)
            if type(index).__module__ in _INDEXES:
                entries = index.entries if hasattr(index, "entries") else index._entries
                index.add_entry_from_context = self._reader(index, entries)

    def _reader(self, index: Any, entries: list[dict[str, Any]]) -> Callable[[Page], None]:
        read: Callable[[Page], None] = index.add_entry_from_context
        reader = (type(index), dict(index.config))

        def read_if_changed(page: Page) -> None:
            source = (reader, page.content, page.title, page.meta, _outline(page.toc))
            known = self._before.get(page.url)
            if known is None or known[0] != source:
                start = len(entries)
                read(page)
                known = (source, entries[start:])
            else:
                entries.extend(known[1])
            self._entries[page.url] = known

        return read_if_changed


def _outline(toc: Iterable[AnchorLink]) -> tuple[object, ...]:
    """Return what a table of contents says."""
    return tuple((item.title, item.id, item.level, _outline(item.children)) for item in toc)
