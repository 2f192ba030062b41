"""The navigation beside generated pages, rendered once for all of a folder.

Material prints every entry of the navigation on each page. For pages that aren't entries themselves that
is the same text again and again, and on a large site most of what a build does.
"""

from __future__ import annotations

import posixpath
from typing import TYPE_CHECKING

from jinja2 import TemplateNotFound

from okrdocs.hosts.theme_templates import print_otherwise

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from jinja2 import Environment
    from jinja2.runtime import Context
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page
    from mkdocs.theme import Theme

    from okrdocs.hosts.theme_templates import Print

_NAVIGATION = "partials/nav.html"
_PARTS = (_NAVIGATION, "partials/nav-item.html", "partials/logo.html", "partials/source.html")
"""All that prints it; nothing in them depends on a page but its address and its place in the navigation."""


def share_navigation(
    env: Environment,
    theme: Theme,
    nav: Navigation,
    pages: Collection[str],
    shared: dict[str, tuple[str, ...]],
) -> None:
    """Let `pages`, by their source paths, share what Material prints of `nav`; none of them is part of it.

    Those keep their own that a page in the navigation lies below, as its address from there is another than
    from the pages beside them; and sites with their own templates for it. `shared` may hold some of it.
    """
    if not pages or theme.name != "material" or _is_changed(env, theme):
        return
    around = _folders_around(nav.pages)

    def once_a_folder(page: Page, context: Context, usual: Print) -> Iterable[str]:
        if page.url in around:
            return usual(context)
        folder = posixpath.dirname(page.url.rstrip("/"))  # on which relative addresses depend
        if folder not in shared:
            shared[folder] = ("".join(usual(context)),)
        return shared[folder]

    print_otherwise(env, _NAVIGATION, pages, once_a_folder)


def _folders_around(pages: Collection[Page]) -> set[str]:
    """Return the addresses of the folders that pages lie in, at any depth."""
    return {page.url[: end + 1] for page in pages for end, sign in enumerate(page.url) if sign == "/"}


def _is_changed(env: Environment, theme: Theme) -> bool:
    """Tell whether the site replaces a template that prints the navigation, or its Material has none such."""
    try:
        files = [env.get_template(name).filename or "" for name in _PARTS]
    except TemplateNotFound:
        return True
    return theme.custom_dir is not None and any(file.startswith(theme.custom_dir) for file in files)
