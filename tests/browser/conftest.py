"""The example site in several looks, built when it is first visited, and a real browser to visit it with."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import sync_playwright

from tests.example_site import build_example

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from playwright.sync_api import Browser, ConsoleMessage, Page

STRICT_POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "font-src 'self'"
)
CHROMIUM_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


class Handler(SimpleHTTPRequestHandler):
    """Serves the sites quietly; what is below `/bare/` with a strict Content-Security-Policy."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        return

    def end_headers(self) -> None:
        if self.path.startswith("/bare/"):
            self.send_header("Content-Security-Policy", STRICT_POLICY)
        super().end_headers()


@dataclass
class Visit:
    """A page in the browser, and all that it complained of or asked other hosts for."""

    page: Page
    sites: Sites
    complaints: list[str] = field(default_factory=list)

    @property
    def base(self) -> str:
        """Where the sites are served."""
        return self.sites.base

    def __post_init__(self) -> None:
        self.page.on("console", self._listen)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("request", lambda request: self._watch(request.url))

    def _listen(self, said: ConsoleMessage) -> None:
        if said.type == "error":
            self.complaints.append(said.text)

    def _watch(self, url: str) -> None:
        if not url.startswith((self.base, "data:", "blob:")):
            self.complaints.append(f"asked for {url}")

    def open(self, path: str) -> Page:
        """Go to a page of the example site in one of its looks, such as `material/okrs/`."""
        self.sites.build(path.partition("/")[0])
        self.page.goto(f"{self.base}/{path}")
        return self.page


MakeVisit = Callable[..., Visit]


@dataclass
class Sites:
    """The example site in its looks (see `tests.example_site`), each in a folder that is served."""

    folder: Path
    base: str
    built: set[str] = field(default_factory=set)

    def build(self, look: str) -> None:
        """Build one, unless it is."""
        if look not in self.built:
            # Material swaps pages without loading them only where the sitemap has the address of the visit.
            build_example(look, self.folder / look, address=f"{self.base}/{look}/")
            self.built.add(look)


@pytest.fixture(scope="session")
def sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Sites]:
    """Serve what is built of the example site."""
    folder = tmp_path_factory.mktemp("sites")
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield Sites(folder, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Start Debian's Chromium. It may be missing on a person's machine, never in CI."""
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        missing = "Chromium is not installed. On Debian and Ubuntu: apt install chromium"
        if os.environ.get("CI"):
            pytest.fail(missing)
        pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM_OPTIONS)
        yield browser
        browser.close()


@pytest.fixture
def visit(browser: Browser, sites: Sites) -> Iterator[MakeVisit]:
    """Open new windows: `visit(width=360, color_scheme="dark", java_script_enabled=False)`."""
    contexts = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visit(context.new_page(), sites)

    yield make
    for context in contexts:
        context.close()
