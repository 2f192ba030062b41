"""The files a build adds to the site: pages, badges, data, the stylesheet and the script."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from okrdocs.hosts.exports import NAMES, Site, exports
from okrdocs.hosts.folder import Folder, KeptFile
from okrdocs.hosts.generated_page import front_matter, page_tags
from okrdocs.hosts.unread import GATHERED, OWN
from okrdocs.model import Kind
from okrdocs.render.badges import BADGE_FORMATS
from okrdocs.render.renderer import Renderer
from okrdocs.resources import template_text

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from okrdocs.engine.config import Settings
    from okrdocs.hosts.addresses import Addresses
    from okrdocs.hosts.kept import Draw, Keep
    from okrdocs.model import OkrObject
    from okrdocs.render.badges import Badge
    from okrdocs.render.links import Links

_FOLDERS = {Kind.OBJECTIVE: "objectives", Kind.OUTCOME: "outcomes", Kind.OUTPUT: "outputs"}
_ROOM = re.compile(
    r"""
    (?P<text>"[^"\n]*"|`[^`\n]*`)
    | [ ]*//.*
    | [ ]*(?P<sign>=>|[-+!?]*=+|[?:&|<>]+|[{(,;])[ \n]*
    | [ ](?P<factor>[-*/])[ ]
    | [ ]*(?P<end>[])}])[ ]*(?:\n+(?=[\n}]))?
    """,
    re.VERBOSE,
)
"""What the script has for its readers: comments behind a line, and room around signs outside of texts."""


class GeneratedFiles:
    """Makes the files and, when MkDocs renders one of the pages, its content."""

    def __init__(
        self,
        addresses: Addresses,
        renderer: Renderer,
        settings: Settings,
        config: MkDocsConfig,
        keep: Keep,
        folder: Folder | None,
    ) -> None:
        self.addresses = addresses
        self.renderer = renderer
        self.settings = settings
        self.config = config
        self.guide: list[File] = []
        """The pages for the navigation: the dashboard, the map, and the periods around today."""
        self.pages: list[File] = []
        """Every generated page."""
        self._files = addresses.files
        self._keep, self._folder = keep, folder
        self._empty_badges: dict[str, dict[str, File]] = {}  # by object id, then by what their names end in
        self._bodies: dict[str, Draw] = {}  # by the source path of a page
        self._unread: dict[str, re.Pattern[str]] = {}

    def add(self) -> None:
        """Add every file; raise PluginError naming each real file that stands where one has to go.

        The badges of objects and the exports are empty until `fill`: only when the addresses of all are known
        does it show which are still as they were.
        """
        pages = [self._dashboard(), *self._map()]
        periods = dict(self._periods())
        self.guide = [*pages, *(periods[name] for name in self.renderer.near_periods if name in periods)]
        self.pages = [*pages, *periods.values(), *self._owners(), *self._objects()]
        self._put([*self.pages, *self._badges(), *self._assets(), *self._exports()])

    def fill(self) -> None:
        """Write the badges and exports, as far as they aren't kept from the build before."""
        for object_id in [*self._empty_badges]:
            self._draw_badge(object_id)
        site = Site.of(self.config, self.settings.path)
        for name, content in exports(self.renderer, self.addresses, site, self._keep).items():
            self.addresses.exports[name].content_string = content

    def add_badge(self, entry: OkrObject) -> None:
        """Add the badge of an object that a page embeds, unless it is there; errors as `add`."""
        if entry.id not in self.addresses.badges:
            self._put(self._badge(entry))
            self._draw_badge(entry.id)

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

    def body(self, file: File) -> Draw | None:
        """Return what renders the content of a generated page; None for any other page."""
        return self._bodies.get(file.src_uri) if file.generated_by else None

    def unread(self, file: File) -> re.Pattern[str] | None:
        """Return what the search need not read of a generated page; None for any other page."""
        return self._unread.get(file.src_uri)

    # Pages

    def _dashboard(self) -> File:
        guided = not self.settings.pages.isdisjoint({"map", "period"})
        title = self.renderer.dashboard_title if guided else self.renderer.site_title
        file = self._file("index.md", front_matter(title))
        self._bodies[file.src_uri], self._unread[file.src_uri] = Renderer.dashboard, GATHERED
        self.addresses.dashboard = file
        return file

    def _map(self) -> Iterator[File]:
        if "map" in self.settings.pages:
            title, hidden = self.renderer.map_title, ("navigation", "toc")  # it needs all the width
            self.addresses.map = self._page("map", title, Renderer.map, hidden=hidden)
            yield self.addresses.map

    def _periods(self) -> Iterator[tuple[str, File]]:
        if "period" not in self.settings.pages:
            return
        for name, cycle in self.renderer.periods.items():
            title = self.renderer.period_title(name)
            file = self._page(f"periods/{name}", title, partial(_period, name))
            self.addresses.periods |= dict.fromkeys(cycle.labels, file)
            yield name, file

    def _owners(self) -> Iterator[File]:
        if "owner" not in self.settings.pages:
            return
        for key, owner in self.renderer.owners.items():
            body = partial(_owner, key)
            file = self._page(f"owners/{owner.slug}", owner.name, body)
            self.addresses.owners[key] = file
            yield file

    def _objects(self) -> Iterator[File]:
        for entry in self.addresses.plan.objects():
            if entry.kind in self.settings.pages:
                name, title = f"{_FOLDERS[entry.kind]}/{entry.id}", self.renderer.title(entry.id)
                tags = page_tags(self.renderer.tags(entry.id), self.config)
                file = self._page(name, title, partial(_page, entry.id), OWN, tags=tags)
                home = self.addresses.home(entry.id)
                file.edit_uri = home.edit_uri if home else None
                self.addresses.pages[entry.id] = file
                yield file

    def _page(
        self,
        name: str,
        title: str,
        body: Draw,
        unread: re.Pattern[str] = GATHERED,
        hidden: Sequence[str] = ("toc",),
        tags: Sequence[str] = (),
    ) -> File:
        """Return a page; `unread` are the parts the search leaves out, `hidden` those that Material does."""
        file = self._file(f"{name}.md", front_matter(title, hidden, tags))
        # Said, not left to MkDocs: `index` and `README` would get the folder's own address.
        ending = "/index.html" if self.config.use_directory_urls else ".html"
        file.dest_uri = f"{self.settings.path}/{name}{ending}"
        self._bodies[file.src_uri], self._unread[file.src_uri] = body, unread
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
        files = {ending: self._file(f"badges/{entry.id}.{ending}", "") for ending in BADGE_FORMATS}
        self._empty_badges[entry.id] = files
        self.addresses.badges[entry.id] = files["svg"]
        return [*files.values()]

    def _draw_badge(self, object_id: str) -> None:
        contents = self._keep(("badge", object_id), partial(_badge, object_id))
        for ending, file in self._empty_badges.pop(object_id).items():
            file.content_string = contents[ending]

    def _badge_files(self, name: str, badge: Badge) -> list[File]:
        """Return the image and what shields.io needs to draw one."""
        contents = self.renderer.badge_files(badge)
        return [self._file(f"{name}.{ending}", content) for ending, content in contents.items()]

    def _assets(self) -> Iterator[File]:
        for name in ("okrdocs.css", "okrdocs.js"):
            shipped, text = template_text(name), template_text(name, self.settings.templates_dir)
            yield self._file(name, _lean(name, text) if text == shipped else text)

    def _exports(self) -> list[File]:
        self.addresses.exports = {name: self._file(name, "") for name in NAMES}
        return [*self.addresses.exports.values()]

    def _file(self, name: str, content: str) -> File:
        # Out of the navigation: entries there are rendered into every page, which makes big sites slow.
        path, inclusion = f"{self.settings.path}/{name}", InclusionLevel.NOT_IN_NAV
        kind = KeptFile if self._folder else File
        file = kind.generated(self.config, path, content=content, inclusion=inclusion)
        if isinstance(file, KeptFile) and self._folder:
            file.folder = self._folder
        return file


def _badge(object_id: str, renderer: Renderer, _: Addresses) -> dict[str, str]:
    return renderer.badge_files(renderer.badge(object_id))


def _page(object_id: str, renderer: Renderer, links: Links) -> str:
    return renderer.page(object_id, links)


def _period(name: str, renderer: Renderer, links: Links) -> str:
    return renderer.period(name, links)


def _owner(key: str, renderer: Renderer, links: Links) -> str:
    return renderer.owner(key, links)


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
    """Leave out of a file of ours what only those need who read its source."""
    lean = re.sub(r"^\t*(?:/\*.*\*/\n)?", "", text, flags=re.MULTILINE)
    if name.endswith(".css"):
        return re.sub(r"(?<=[{};])\n", "", lean)
    tight = _ROOM.sub(lambda found: found[found.lastgroup] if found.lastgroup else "", lean)
    return re.sub(r"\((\w+)\)=>", r"\1=>", tight).replace("const ", "let ")
