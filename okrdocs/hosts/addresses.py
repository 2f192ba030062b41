"""Where the things of a plan are published in one MkDocs site, and how a page links to them."""

from __future__ import annotations

import html
import posixpath
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

from mkdocs.utils import get_relative_url

from okrdocs.model.slug import owner_key

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

    from okrdocs.plan.index import Plan

_TAG = re.compile(r"<[^>]*>")


@dataclass(slots=True)
class Addresses:
    """Files of one build: the pages that hold the blocks and the generated ones."""

    plan: Plan
    files: Files
    homes: dict[str, File]
    """The page each block stands on, by its path as findings name it."""
    pages: dict[str, File] = field(default_factory=dict)
    """Own pages, by object id."""
    badges: dict[str, File] = field(default_factory=dict)
    """Badges of objects, by id."""
    dashboard: File | None = None
    map: File | None = None
    periods: dict[str, File] = field(default_factory=dict)
    """Pages of periods, by each way to write one."""
    owners: dict[str, File] = field(default_factory=dict)
    """Pages of owners, by `owner_key`."""
    exports: dict[str, File] = field(default_factory=dict)
    """Data for other programs, by file name, such as `okrs.json`."""

    def url(self, object_id: str) -> str | None:
        """Return an object's address from the root of the site: its own page's, else its card's."""
        if own := self.pages.get(object_id):
            return _site_url(own)
        return self.card_url(object_id)

    def card_url(self, object_id: str) -> str | None:
        """Return the address of an object's card from the root of the site."""
        home = self.home(object_id)
        return f"{_site_url(home)}#okr-{object_id}" if home else None

    def home(self, object_id: str) -> File | None:
        """Return the page on which the object is written."""
        entry = self.plan.find(object_id)
        return self.homes.get(entry.source.path) if entry else None

    def written_in(self, object_id: str) -> str:
        """Return the title of the page on which the object is written."""
        home = self.home(object_id)
        if home is None:
            return ""
        title = home.page.title if home.page else None
        return html.unescape(_TAG.sub("", str(title))) if title else home.name


@dataclass(frozen=True, slots=True)
class PageLinks:
    """The addresses as the page `base` has to write them."""

    addresses: Addresses
    base: File

    def page(self, object_id: str) -> str | None:
        """Return the address of an object's own page, else of its card."""
        return self._relative(self.addresses.url(object_id))

    def card(self, object_id: str) -> str | None:
        """Return the address of the object's block on the page it is written in."""
        return self._relative(self.addresses.card_url(object_id))

    def written_in(self, object_id: str) -> str:
        """Return the title of the page the object is written in."""
        return self.addresses.written_in(object_id)

    def written(self, object_id: str, address: str) -> str | None:
        """Return where a relative address in the object's block leads; None if to no published file."""
        home = self.addresses.home(object_id)
        if home is None:
            return None
        path, mark, anchor = address.partition("#")
        source = posixpath.normpath(posixpath.join(posixpath.dirname(home.src_uri), unquote(path)))
        target = self.addresses.files.get_file_from_path(source) if path else home
        if target is None or target.inclusion.is_excluded():
            return None
        return self._relative(_site_url(target) + mark + anchor)

    def dashboard(self) -> str | None:
        """Return the address of the dashboard."""
        return self._to(self.addresses.dashboard)

    def map(self) -> str | None:
        """Return the address of the alignment map."""
        return self._to(self.addresses.map)

    def period(self, label: str) -> str | None:
        """Return the address of a period's page."""
        return self._to(self.addresses.periods.get(label))

    def owner(self, name: str) -> str | None:
        """Return the address of an owner's page."""
        return self._to(self.addresses.owners.get(owner_key(name)))

    def badge(self, object_id: str) -> str | None:
        """Return the address of the object's badge."""
        return self._to(self.addresses.badges.get(object_id))

    def export(self, name: str) -> str | None:
        """Return the address of data for other programs, by its file name."""
        return self._to(self.addresses.exports.get(name))

    def _to(self, file: File | None) -> str | None:
        return self._relative(_site_url(file)) if file else None

    def _relative(self, url: str | None) -> str | None:
        if url is None:
            return None
        path, mark, anchor = url.partition("#")
        return get_relative_url(path, self.base.url) + mark + anchor


def _site_url(file: File) -> str:
    return "" if file.url in (".", "./") else file.url
