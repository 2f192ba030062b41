"""Pages that come from no Markdown."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

if TYPE_CHECKING:
    from collections.abc import Collection

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import File, Files
    from mkdocs.structure.nav import Navigation


class GeneratedPage(Page):
    """A page whose content the plugin brings: there is no Markdown that MkDocs would have to read."""

    def read_source(self, config: MkDocsConfig) -> None:
        """Take what stands in the front matter."""
        self.markdown, self.meta = "", json.loads(self.file.content_string.strip("-\n"))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Leave the page empty; which anchors it will have is not known, so that none is missed."""
        self.content, self.toc = "", get_toc([])


def add_pages(files: Collection[File], nav: Navigation, config: MkDocsConfig) -> None:
    """Give every file that the site has not placed in its navigation a page without Markdown."""
    placed = {page.file.src_uri for page in nav.pages}
    for file in files:
        if file.src_uri not in placed:
            GeneratedPage(None, file, config)


def front_matter(title: str, hidden: Collection[str] = ("toc",), tags: Collection[str] = ()) -> str:
    """Return the source of a generated page; `hidden` are the parts of a page that Material leaves out.

    Themes print a page's title as it is, so it has to be escaped here; for tags see `page_tags`.
    """
    meta = {"title": html.escape(title), "hide": list(hidden)} | ({"tags": list(tags)} if tags else {})
    return f"---\n{json.dumps(meta)}\n---\n"


def page_tags(tags: Collection[str], config: MkDocsConfig) -> list[str]:
    """Return the tags of an object as those of its page, for a plugin that lists pages by their tags.

    Themes print them as they are. A lone `&` is left, so that `R&D` is the same tag on a page that people
    wrote. Material stops at a tag that its option `tags_allowed` doesn't name, so those are left out.
    """
    if not tags:
        return []
    settings = (getattr(plugin, "config", {}) for plugin in config.plugins.values())  # hooks have none
    limits = [one.get("tags_allowed") for one in settings]
    allowed = [{str(getattr(tag, "name", tag)) for tag in limit} for limit in limits if limit]
    harmless = [tag.translate(_MARKUP) for tag in tags]
    return [tag for tag in harmless if all(tag in names for names in allowed)]


def shows_tags(config: MkDocsConfig) -> bool:
    """Tell whether the theme shows every tag of a page: so does Material, with its plugin and no limit."""
    plugin = config.plugins.get("material/tags")
    return plugin is not None and not plugin.config.get("tags_allowed")


_MARKUP = {ord(sign): html.escape(sign) for sign in "<>\"'"}
