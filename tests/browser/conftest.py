"""The example site, built with several looks and served, and a real browser to visit it with."""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from mkdocs.commands.build import build
from mkdocs.config import load_config
from playwright.sync_api import sync_playwright

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, ConsoleMessage, Page

HERE = Path(__file__).resolve().parent
EXAMPLE = HERE.parents[1] / "site-example" / "mkdocs.yml"
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
    base: str
    complaints: list[str] = field(default_factory=list)

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
        """Go to a page below the served folder, such as `material/okrs/`."""
        self.page.goto(f"{self.base}/{path}")
        return self.page


MakeVisit = Callable[..., Visit]


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Build the example site as it is (`material`), in German, and in a theme without a look (`bare`)."""
    folder = tmp_path_factory.mktemp("sites")
    plugin = next(one["okrdocs"] for one in _example()["plugins"] if isinstance(one, dict))
    german = {"name": "material", "font": False, "language": "de"}
    bare = {"name": None, "custom_dir": str(HERE / "bare")}
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        base = f"http://127.0.0.1:{server.server_port}"
        # Material swaps pages without loading them only where the sitemap names the address it is visited at.
        _build(folder / "material", site_url=f"{base}/material/")
        _build(folder / "german", theme=german, plugins=[{"okrdocs": {**plugin, "lang": "de"}}])
        _build(folder / "bare", theme=bare, plugins=[{"okrdocs": plugin}])
        yield base
        server.shutdown()


def _example() -> dict[str, Any]:
    config: dict[str, Any] = yaml.safe_load(EXAMPLE.read_text(encoding="utf-8"))
    return config


def _build(folder: Path, **changes: Any) -> None:
    logger = logging.getLogger("mkdocs")
    level = logger.level
    logger.setLevel(logging.ERROR)
    config = load_config(str(EXAMPLE), site_dir=str(folder), **changes)
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    logger.setLevel(level)


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
def visit(browser: Browser, served: str) -> Iterator[MakeVisit]:
    """Open new windows: `visit(width=360, color_scheme="dark", java_script_enabled=False)`."""
    contexts = []

    def make(width: int = 1280, height: int = 900, **options: Any) -> Visit:
        context = browser.new_context(viewport={"width": width, "height": height}, **options)
        context.set_default_timeout(10_000)
        contexts.append(context)
        return Visit(context.new_page(), served)

    yield make
    for context in contexts:
        context.close()
