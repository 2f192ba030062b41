"""Addresses of things, as the page that is being rendered has to write them."""

from __future__ import annotations

from typing import Protocol


class Links(Protocol):
    """Resolves addresses relative to one page. A host makes one for each page it renders."""

    def page(self, object_id: str) -> str | None:
        """Return the address of an object's own page, else of its card; None if it has neither."""

    def card(self, object_id: str) -> str | None:
        """Return the address of the object's block on the page it is written in."""

    def written_in(self, object_id: str) -> str:
        """Return the title of the page the object is written in."""

    def written(self, object_id: str, address: str) -> str | None:
        """Return where a relative address, such as `../pilot.md`, that stands in the object's block leads.

        None where it leads nowhere; its text is then shown without a link.
        """

    def dashboard(self) -> str | None:
        """Return the address of the dashboard."""

    def map(self) -> str | None:
        """Return the address of the alignment map."""

    def period(self, label: str) -> str | None:
        """Return the address of a period's page; `label` is how any object writes the period."""

    def owner(self, name: str) -> str | None:
        """Return the address of an owner's page, however the name is written."""

    def badge(self, object_id: str) -> str | None:
        """Return the address of the object's SVG badge."""

    def export(self, name: str) -> str | None:
        """Return the address of data for other programs, by its file name, such as `okrs.json`."""
