"""The files a build adds to the site: pages, badges, data, the stylesheet and the script."""

from __future__ import annotations

import html
import json
import re
from functools import partial
from typing import TYPE_CHECKING
from urllib.parse import urljoin

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel
from mkdocs.utils import get_relative_url

from okrdocs.model import Kind
from okrdocs.render.export import export_json
from okrdocs.render.export_csv import export_csv
from okrdocs.resources import template_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from okrdocs.engine.config import Settings
    from okrdocs.hosts.addresses import Addresses, PageLinks
    from okrdocs.model import OkrObject
    from okrdocs.render.badges import Badge
    from okrdocs.render.renderer import Renderer

_FOLDERS = {Kind.OBJECTIVE: "objectives", Kind.OUTCOME: "outcomes", Kind.OUTPUT: "outputs"}


class GeneratedFiles:
    """Makes the files and, when MkDocs renders one of the pages, its content."""

    def __init__(
        self, addresses: Addresses, renderer: Renderer, settings: Settings, config: MkDocsConfig
    ) -> None:
        self.addresses = addresses
        self.renderer = renderer
        self.settings = settings
        self.config = config
        self.guide: list[File] = []
        """The pages for the navigation: the dashboard, the map, and the periods around today."""
        self._files = addresses.files
        self._bodies: dict[str, Callable[[PageLinks], str]] = {}  # by the source path of a page

    def add(self) -> None:
        """Add every file; raise PluginError naming each real file that stands where one has to go."""
        pages = [self._dashboard(), *self._map()]
        periods = dict(self._periods())
        self.guide = [*pages, *(periods[name] for name in self.renderer.near_periods if name in periods)]
        pages += [*periods.values(), *self._owners(), *self._objects()]
        self._put([*pages, *self._badges(), *self._assets(), *self._exports()])

    def add_badge(self, entry: OkrObject) -> None:
        """Add the badge of an object that a page embeds, unless it is there; errors as `add`."""
        if entry.id not in self.addresses.badges:
            self._put(self._badge(entry))

    def _put(self, made: list[File]) -> None:
        if taken := _collisions(made, self._files):
            raise PluginError(
                "These files stand where okrdocs puts generated ones; rename them, or choose another folder "
                "with the option `path`:\n" + "\n".join(f"  - {name}" for name in taken)
            )
        for file in made:
            self._files.append(file)

    @property
    def names(self) -> Collection[str]:
        """The source paths of the generated pages."""
        return self._bodies.keys()

    def body(self, file: File, links: PageLinks) -> str | None:
        """Return the content of a generated page as HTML; None for any other page."""
        render = self._bodies.get(file.src_uri) if file.generated_by else None
        return render(links) if render else None

    # Pages

    def _dashboard(self) -> File:
        guided = not self.settings.pages.isdisjoint({"map", "period"})
        title = self.renderer.dashboard_title if guided else self.renderer.site_title
        file = self._file("index.md", _front_matter(title))
        self._bodies[file.src_uri] = self.renderer.dashboard
        self.addresses.dashboard = file
        return file

    def _map(self) -> Iterator[File]:
        if "map" in self.settings.pages:
            self.addresses.map = self._page("map", self.renderer.map_title, self.renderer.map, found=False)
            yield self.addresses.map

    def _periods(self) -> Iterator[tuple[str, File]]:
        if "period" not in self.settings.pages:
            return
        for name, cycle in self.renderer.periods.items():
            title = self.renderer.period_title(name)
            file = self._page(f"periods/{name}", title, partial(self.renderer.period, name), found=False)
            self.addresses.periods |= dict.fromkeys(cycle.labels, file)
            yield name, file

    def _owners(self) -> Iterator[File]:
        if "owner" not in self.settings.pages:
            return
        for key, owner in self.renderer.owners.items():
            body = partial(self.renderer.owner, key)
            file = self._page(f"owners/{owner.slug}", owner.name, body, found=False)
            self.addresses.owners[key] = file
            yield file

    def _objects(self) -> Iterator[File]:
        for entry in self.addresses.plan.objects():
            if entry.kind in self.settings.pages:
                name, title = f"{_FOLDERS[entry.kind]}/{entry.id}", self.renderer.title(entry.id)
                file = self._page(name, title, partial(self.renderer.page, entry.id))
                home = self.addresses.home(entry.id)
                file.edit_uri = home.edit_uri if home else None
                self.addresses.pages[entry.id] = file
                yield file

    def _page(self, name: str, title: str, body: Callable[[PageLinks], str], *, found: bool = True) -> File:
        """Return a page; one that only gathers what others say need not be `found` by the search."""
        file = self._file(f"{name}.md", _front_matter(title, found=found))
        # Said, not left to MkDocs: `index` and `README` would get the folder's own address.
        ending = "/index.html" if self.config.use_directory_urls else ".html"
        file.dest_uri = f"{self.settings.path}/{name}{ending}"
        self._bodies[file.src_uri] = body
        return file

    # Badges and data

    def _badges(self) -> Iterator[File]:
        kinds, renderer = self.settings.badge_kinds, self.renderer
        for entry in self.addresses.plan.objects():
            if entry.kind in kinds:
                yield from self._badge(entry)
        if "period" in kinds:
            for name in renderer.periods:
                yield from self._badge_files(f"badges/periods/{name}", renderer.period_badge(name))
        if "owner" in kinds:
            for key, owner in renderer.owners.items():
                yield from self._badge_files(f"badges/owners/{owner.slug}", renderer.owner_badge(key))
        if kinds:
            yield from self._badge_files("badge", renderer.site_badge())

    def _badge(self, entry: OkrObject) -> list[File]:
        files = self._badge_files(f"badges/{entry.id}", self.renderer.badge(entry.id))
        self.addresses.badges[entry.id] = files[0]
        return files

    def _badge_files(self, name: str, badge: Badge | None) -> list[File]:
        """Return the image and what shields.io needs to draw one; nothing without a badge."""
        contents = self.renderer.badge_files(badge) if badge else {}
        return [self._file(f"{name}.{ending}", content) for ending, content in contents.items()]

    def _assets(self) -> Iterator[File]:
        own = self.settings.templates_dir
        for name in ("okrdocs.css", "okrdocs.js"):
            yield self._file(name, _lean(name, template_text(name, own)))

    def _exports(self) -> list[File]:
        data, site = self.renderer.export(self.addresses.url), self.config.site_url or self.config.site_name
        written = {
            "okrs.json": export_json(data),
            "okrs.csv": export_csv(data),
            "calendar.ics": self.renderer.calendar(self._full_address, site),
            "feed.xml": self.renderer.feed(self._feed_address, site),
        }
        self.addresses.exports = {name: self._file(name, content) for name, content in written.items()}
        return [*self.addresses.exports.values()]

    def _full_address(self, object_id: str) -> str | None:
        """Return an object's web address; None where nobody said where the site is published."""
        url, site = self.addresses.url(object_id), self.config.site_url
        return urljoin(site, url) if site and url is not None else None

    def _feed_address(self, object_id: str) -> str | None:
        """Return an object's web address, or its address from the feed."""
        url = self.addresses.url(object_id)
        if url is None or self.config.site_url:
            return self._full_address(object_id)
        path, mark, anchor = url.partition("#")
        return get_relative_url(path, f"{self.settings.path}/feed.xml") + mark + anchor

    def _file(self, name: str, content: str) -> File:
        # Out of the navigation: entries there are rendered into every page, which makes big sites slow.
        return File.generated(
            self.config,
            f"{self.settings.path}/{name}",
            content=content,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def _front_matter(title: str, *, found: bool = True) -> str:
    """Return a page without content: `body` brings it once MkDocs has rendered all others.

    Themes print a page's title as it is, so it has to be escaped here.
    """
    meta: dict[str, object] = {"title": html.escape(title), "hide": ["toc"]}
    if not found:
        meta["search"] = {"exclude": True}  # as Material reads it
    return f"---\n{json.dumps(meta)}\n---\n"


def _collisions(made: list[File], files: Files) -> list[str]:
    """Name the site's own files that share a source path or an address with a generated one."""
    wanted = {file.src_uri.casefold() for file in made} | {file.dest_uri.casefold() for file in made}
    return [
        file.src_uri
        for file in files
        if not file.inclusion.is_excluded()
        and (file.src_uri.casefold() in wanted or file.dest_uri.casefold() in wanted)
    ]


def _lean(name: str, text: str) -> str:
    """Leave out what only those need who read the source: tabs, lines of comments, CSS's line ends."""
    lean = re.sub(r"^\t*(?:/\*.*\*/\n)?", "", text, flags=re.MULTILINE)
    return re.sub(r"(?<=[{};])\n", "", lean) if name.endswith(".css") else lean
