"""The files a build adds to the site: pages, badges, data and the stylesheet."""

from __future__ import annotations

import html
import json
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, InclusionLevel

from okrdocs.model import Kind
from okrdocs.resources import template_text

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files

    from okrdocs.engine.config import Settings
    from okrdocs.hosts.addresses import Addresses, PageLinks
    from okrdocs.model import OkrObject
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
        self._files = addresses.files
        self._objects: dict[str, str] = {}  # source path of a page -> the object it shows

    def add(self) -> None:
        """Add every file; raise PluginError naming each real file that stands where one has to go."""
        plan, settings = self.addresses.plan, self.settings
        paged = [entry for entry in plan.objects() if entry.kind in settings.pages]
        worn = [entry for entry in plan.objects() if entry.kind in settings.badge_kinds]
        pages = [self._dashboard(), *map(self._page, paged)]
        badges = [file for entry in worn for file in self._badge(entry)]
        self._put([*pages, *badges, self._stylesheet(), self._data()])

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

    def body(self, file: File, links: PageLinks) -> str | None:
        """Return the content of a generated page as HTML; None for any other page."""
        if file is self.addresses.dashboard:
            return self.renderer.dashboard(links)
        object_id = self._objects.get(file.src_uri) if file.generated_by else None
        return self.renderer.page(object_id, links) if object_id else None

    def _dashboard(self) -> File:
        file = self._file("index.md", _front_matter(self.renderer.site_title))
        self.addresses.dashboard = file
        return file

    def _page(self, entry: OkrObject) -> File:
        name = f"{_FOLDERS[entry.kind]}/{entry.id}"
        file = self._file(f"{name}.md", _front_matter(self.renderer.title(entry.id)))
        # Said, not left to MkDocs: for the ids `index` and `README` it would choose the folder's own address.
        ending = "/index.html" if self.config.use_directory_urls else ".html"
        file.dest_uri = f"{self.settings.path}/{name}{ending}"
        home = self.addresses.home(entry.id)
        file.edit_uri = home.edit_uri if home else None
        self.addresses.pages[entry.id] = file
        self._objects[file.src_uri] = entry.id
        return file

    def _badge(self, entry: OkrObject) -> list[File]:
        image = self._file(f"badges/{entry.id}.svg", self.renderer.badge_svg(entry.id))
        self.addresses.badges[entry.id] = image
        return [image, self._file(f"badges/{entry.id}.json", self.renderer.badge_json(entry.id))]

    def _stylesheet(self) -> File:
        return self._file("okrdocs.css", template_text("okrdocs.css", self.settings.templates_dir))

    def _data(self) -> File:
        file = self._file("okrs.json", self.renderer.export(self.addresses.url))
        self.addresses.data = file
        return file

    def _file(self, name: str, content: str) -> File:
        # Out of the navigation: entries there are rendered into every page, which makes big sites slow.
        return File.generated(
            self.config,
            f"{self.settings.path}/{name}",
            content=content,
            inclusion=InclusionLevel.NOT_IN_NAV,
        )


def _front_matter(title: str) -> str:
    """Return a page without content: `body` brings it once MkDocs has rendered all others.

    Themes print a page's title as it is, so it has to be escaped here.
    """
    meta = {"title": html.escape(title), "hide": ["toc"]}
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
