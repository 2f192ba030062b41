"""Renders from text, and reads what came out."""

from __future__ import annotations

import datetime as dt
import os
import textwrap
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.model.slug import slug
from okrdocs.parse.page import read_page
from okrdocs.plan.build import build_plan
from okrdocs.plan.progress import score
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.plan.index import Plan

AS_OF = dt.date(2026, 11, 23)
GOLDEN = Path(__file__).parent / "golden"
INLINE = frozenset({"a", "b", "wbr", "em", "strong", "code"})
VOID = frozenset({"img", "br", "wbr", "input", "hr", "rect", "path", "line", "circle"})


class Addresses:
    """Every object has a page `/ID/`; what is written in a block stands as it is written."""

    def __init__(self, without_page: frozenset[str] = frozenset()) -> None:
        self.without_page = without_page

    def page(self, object_id: str) -> str | None:
        return None if object_id in self.without_page else f"/{object_id}/"

    def card(self, object_id: str) -> str | None:
        return f"/plan/#okr-{object_id}"

    def written_in(self, object_id: str) -> str:
        return "The plan"

    def written(self, object_id: str, address: str) -> str | None:
        return None if address.startswith("missing") else f"/plan/{address}"

    def dashboard(self) -> str | None:
        return "/okrs/"

    def map(self) -> str | None:
        return "/okrs/map/"

    def period(self, label: str) -> str | None:
        return f"/okrs/periods/{label.replace('/', '--')}/"

    def owner(self, name: str) -> str | None:
        return f"/okrs/owners/{slug(name)}/"

    def badge(self, object_id: str) -> str | None:
        return f"/badges/{object_id}.svg"

    def export(self, name: str) -> str | None:
        return f"/{name}"


def plan_of(*blocks: str, front: str = "period: 2026-Q4, owner: Support") -> Plan:
    """Build a plan from the YAML of blocks, all on one page."""
    fences = "\n".join(f"```okr\n{textwrap.dedent(block).strip()}\n```\n" for block in blocks)
    page = read_page("plan.md", f"---\nokr: {{{front}}}\n---\n{fences}".encode())
    return build_plan([check_page(page)])


def renderer(
    plan: Plan,
    as_of: dt.date = AS_OF,
    terms: Mapping[str, str] | None = None,
    templates: Path | None = None,
) -> Renderer:
    """Render `plan` as it stands on `as_of`."""
    return Renderer(plan, score(plan, as_of), RenderSettings(terms or {}, templates))


def everything(plan: Plan, as_of: dt.date = AS_OF) -> dict[str, str]:
    """Render all there is, by what it is."""
    made, links = renderer(plan, as_of), Addresses()
    parts = {"dashboard": made.dashboard(links)}
    for entry in plan.objects():
        parts[f"card of {entry.id}"] = made.card(entry.id, links)
        parts[f"page of {entry.id}"] = made.page(entry.id, links)
        parts[f"reference to {entry.id}"] = made.reference(entry.id, links)
    return parts


def same_as_golden(name: str, html: str) -> bool:
    """Compare with a file of `golden/`; UPDATE_GOLDEN=1 in the environment writes it anew."""
    path = GOLDEN / name
    if os.environ.get("UPDATE_GOLDEN"):
        path.write_text(html, encoding="utf-8")
    return path.read_text(encoding="utf-8") == html


@dataclass
class Reading(HTMLParser):
    """What a piece of HTML says and holds, read as a browser would."""

    words: str = ""
    ids: list[str] = field(default_factory=list)
    links: dict[str, list[str]] = field(default_factory=dict)
    tags: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    _href: str = ""
    _open: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        self._part(tag)
        self.tags.append((tag, values))
        if tag not in VOID:
            if tag == "a" and "a" in self._open:
                self.faults.append("a link in a link")
            self._open.append(tag)
        if "style" in values:
            self.faults.append(f"a style attribute on {tag}")
        if found := values.get("id"):
            if found in self.ids:
                self.faults.append(f"id {found} twice")
            self.ids.append(found)
        if tag == "a":
            self._href = values.get("href") or ""
            self.links.setdefault(self._href, [])

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        self._part(tag)
        if not self._open or self._open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def _part(self, tag: str) -> None:
        """Keep apart what stands apart on the page."""
        if tag not in INLINE:
            self.words += " "

    def handle_data(self, data: str) -> None:
        self.words += data
        if "a" in self._open:
            self.links[self._href].append(data)

    def with_class(self, name: str) -> list[dict[str, str | None]]:
        """Return the attributes of the elements that have the class `name`."""
        return [values for _, values in self.tags if name in (values.get("class") or "").split()]


def read(html: str) -> Reading:
    """Read a piece of HTML; what isn't closed is a fault."""
    reading = Reading()
    reading.feed(html)
    reading.close()
    reading.faults += [f"<{tag}> is never closed" for tag in reading._open]
    reading.words = " ".join(reading.words.split())
    return reading
