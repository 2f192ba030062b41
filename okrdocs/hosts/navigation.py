"""The place of the generated pages in a site's navigation: a section with the few that lead to all others."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mkdocs.structure.nav import Section

if TYPE_CHECKING:
    from collections.abc import Sequence

    from mkdocs.structure.files import File
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page


def guide(nav: Navigation, files: Sequence[File], title: str) -> None:
    """Add pages, of which the first is the dashboard; those that the site has placed itself stay there.

    A dashboard that the site put into a section brings the others into that section.
    """
    pages = [file.page for file in files if file.page]
    new = [page for page in pages if page not in nav.pages]
    if not new:
        return
    if pages[0] in new:
        _append(nav, new, title)
    elif isinstance(parent := pages[0].parent, Section):
        _join(parent, pages[0], new)
    nav.pages.extend(page for page in new if page.parent or page in nav.items)


def _append(nav: Navigation, pages: list[Page], title: str) -> None:
    if len(pages) == 1:
        nav.items.append(pages[0])
        return
    section = Section(title, [*pages])
    for page in pages:
        page.parent = section
    nav.items.append(section)


def _join(section: Section, dashboard: Page, pages: list[Page]) -> None:
    at = section.children.index(dashboard) + 1
    section.children[at:at] = pages
    for page in pages:
        page.parent = section
