"""The plan as files for other programs: the site's `okrs.json`, `okrs.csv`, calendar and feed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import urljoin

from mkdocs.utils import get_relative_url

from okrdocs.render.export import Record, export, export_csv, export_json
from okrdocs.render.publisher import Publisher

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig

    from okrdocs.hosts.addresses import Addresses
    from okrdocs.hosts.kept import Keep
    from okrdocs.render.renderer import Renderer

NAMES = ("okrs.json", "okrs.csv", "calendar.ics", "feed.xml")


class _Told(NamedTuple):
    """What the files tell of one object."""

    record: Record
    due: str


def exports(renderer: Renderer, addresses: Addresses, site: Site, keep: Keep) -> dict[str, str]:
    """Return the files by their names; what they tell of each object may be kept from the build before."""
    plan, publisher = addresses.plan, site.publisher(addresses)
    told = {entry.id: keep(("export", entry.id), partial(_told, entry.id, site)) for entry in plan.objects()}
    data = export(plan, renderer.as_of, lambda entry: told[entry.id].record)
    contents = (
        export_json(data),
        export_csv(data),
        renderer.calendar(publisher, (one.due for one in told.values())),
        renderer.feed(publisher),
    )
    return dict(zip(NAMES, contents, strict=True))


def _told(object_id: str, site: Site, renderer: Renderer, addresses: Addresses) -> _Told:
    record = renderer.record(object_id, addresses.url)
    address = site.full_address(addresses, object_id)
    return _Told(record, renderer.due_event(object_id, site.key, address))


@dataclass(frozen=True, slots=True)
class Site:
    """Who publishes the files, and where."""

    name: str
    address: str | None
    """None where nobody said where the site is published."""
    folder: str
    """The folder of the files, from the root of the site."""

    @classmethod
    def of(cls, config: MkDocsConfig, folder: str) -> Site:
        """Return the site that `config` describes."""
        return cls(config.site_name, config.site_url or None, folder)

    @property
    def key(self) -> str:
        """What tells the site from others; see `Publisher`."""
        return self.address or self.name

    def publisher(self, addresses: Addresses) -> Publisher:
        """Return what the calendar and the feed say of the site; they link to the `addresses`."""
        dashboard = addresses.dashboard
        return Publisher(
            name=self.name,
            key=self.key,
            feed_address=partial(self._feed_address, addresses),
            dashboard=urljoin(self.address, dashboard.url) if self.address and dashboard else None,
            feed=urljoin(self.address, f"{self.folder}/feed.xml") if self.address else None,
        )

    def full_address(self, addresses: Addresses, object_id: str) -> str | None:
        """Return an object's web address; None where nobody said where the site is published."""
        url = addresses.url(object_id)
        return urljoin(self.address, url) if self.address and url is not None else None

    def _feed_address(self, addresses: Addresses, object_id: str) -> str | None:
        """Return an object's web address, or its address from the feed."""
        url = addresses.url(object_id)
        if url is None or self.address:
            return self.full_address(addresses, object_id)
        path, mark, anchor = url.partition("#")
        return get_relative_url(path, f"{self.folder}/feed.xml") + mark + anchor
