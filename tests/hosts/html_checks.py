"""Reads built pages as a browser would: which links lead nowhere, and what could run."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urljoin, urlsplit

if TYPE_CHECKING:
    from pathlib import Path

ROOT = "https://site.example/"


@dataclass
class _Reader(HTMLParser):
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    dangers: list[str] = field(default_factory=list)
    own_scripts: int = 0

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        for name, value in attrs:
            value = value or ""
            if name == "id":
                self.ids.append(value)
            if name in ("href", "src") and tag in ("a", "img", "link", "script"):
                self.links.append(value)
            scheme = value.strip().lower().partition(":")[0]
            if name.startswith("on") or (":" in value and scheme in ("javascript", "vbscript", "data")):
                self.dangers.append(f"<{tag} {name}={value!r}>")
        self.own_scripts += tag == "script"


def read(text: str) -> _Reader:
    """Parse one page."""
    reader = _Reader()
    reader.feed(text)
    return reader


def broken_links(folder: Path) -> list[str]:
    """Name every relative link of every page that leads to no file, or to no id of a page."""
    pages = {path: read(path.read_text(encoding="utf-8")) for path in sorted(folder.rglob("*.html"))}
    broken = []
    for path, page in pages.items():
        base = ROOT + path.relative_to(folder).as_posix()
        for link in page.links:
            target = urlsplit(urljoin(base, link))
            if f"{target.scheme}://{target.netloc}/" != ROOT or path.name == "404.html":
                continue
            file = folder / unquote(target.path).lstrip("/")
            if file.is_dir():
                file = file / "index.html"
            if not file.is_file():
                broken.append(f"{path.relative_to(folder)}: {link}")
            elif target.fragment and file in pages and unquote(target.fragment) not in pages[file].ids:
                broken.append(f"{path.relative_to(folder)}: {link} (no such id)")
    return broken


def doubled_ids(folder: Path) -> list[str]:
    """Name every id that stands twice on one page."""
    found = []
    for path in sorted(folder.rglob("*.html")):
        ids = read(path.read_text(encoding="utf-8")).ids
        twice = sorted({name for name in ids if ids.count(name) > 1})
        found += [f"{path.relative_to(folder)}: {name}" for name in twice]
    return found
