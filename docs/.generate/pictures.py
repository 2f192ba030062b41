"""Takes the pictures of this documentation: the example site, visited in Chromium.

`python docs/.generate/pictures.py` writes all of `docs/images/`. The example site is looked at on a fixed
day, windows and scale are fixed too, so that a picture changes only where pages (or the fonts installed) do.
"""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
IMAGES = ROOT / "docs" / "images"
WIDE, NARROW = 940, 390
"""Pixels: as wide as the gallery shows pictures, with the page's own columns folded away; and a telephone."""
SCALE = 1.5
"""Sharp on dense screens, too, at little more than half the size of twice as many dots."""
COLOURS = 128
"""Flat pages need no more; a palette makes the files a third as large."""
FRAME = {False: "#d0d7de", True: "#3a404c"}
"""The edge of a window in light and dark, so that it ends where the page around it begins."""
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--force-color-profile=srgb")


@dataclass(frozen=True, slots=True)
class Picture:
    """What `images/NAME.png` shows: the top of a window, or what the selector `part` finds first."""

    name: str
    page: str
    height: int = 800
    width: int = WIDE
    part: str = ""
    dark: bool = False


PICTURES = (
    Picture("dashboard", "okrs/", 860),
    Picture("dashboard-dark", "okrs/", 860, dark=True),
    Picture("dashboard-narrow", "okrs/", 760, width=NARROW),
    Picture("board", "okrs/#board", 780),
    Picture("map", "okrs/map/", 860, width=1100),
    Picture("map-dark", "okrs/map/", 860, width=1100, dark=True),
    Picture("objective", "okrs/objectives/answers-at-hand/", 1010),
    Picture("outcome", "okrs/outcomes/fewer-calls/", 985),
    Picture("outcome-dark", "okrs/outcomes/fewer-calls/", 985, dark=True),
    Picture("output", "okrs/outputs/product-search/", 1150),
    Picture("owner", "okrs/owners/support/", 900),
    Picture("period", "okrs/periods/2026-Q3/", 900),
    Picture("card", "teams/support/", part=".okr-card"),
    Picture("card-dark", "teams/support/", part=".okr-card", dark=True),
    Picture("view", "monday-round/", 900),
)


def main() -> None:
    """Take them all."""
    from playwright.sync_api import sync_playwright

    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    if program is None:
        sys.exit("Chromium is not installed. On Debian and Ubuntu: apt install chromium")
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        build(folder)
        with served(folder) as base:
            browser = playwright.chromium.launch(executable_path=program, args=CHROMIUM)
            for picture in PICTURES:
                write(picture, taken(browser, base, picture))
            browser.close()


def build(folder: str) -> None:
    """Build the example site into a folder."""
    command = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--site-dir", folder)
    example = ("--config-file", "site-example/mkdocs.yml")
    subprocess.run([*command, *example], cwd=ROOT, check=True)  # noqa: S603 - words of our own


class Quiet(SimpleHTTPRequestHandler):
    """Serves files without a word."""

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name it overrides
        """Say nothing."""


@contextmanager
def served(folder: str) -> Iterator[str]:
    """Serve a folder on a free port, and give its address."""
    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=folder)) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


def taken(browser: Browser, base: str, picture: Picture) -> bytes:
    """Return a picture as PNG, straight from the browser."""
    context = browser.new_context(
        viewport={"width": picture.width, "height": picture.height},
        device_scale_factor=SCALE,
        color_scheme="dark" if picture.dark else "light",
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(f"{base}/{picture.page}", wait_until="networkidle")
    dress(page, picture)
    shown = page.locator(picture.part).first if picture.part else page
    image = shown.screenshot(animations="disabled")
    context.close()
    return image


def dress(page: Page, picture: Picture) -> None:
    """Choose the palette with Material's own toggle, and leave out what would lie over the picture."""
    if picture.dark:
        page.locator("label[for=__palette_1]:visible").click()
    hidden = ".md-header" if picture.part else ".md-top, .md-sidebar--secondary"
    page.add_style_tag(content=f"{hidden} {{display: none !important}} * {{transition: none !important}}")
    page.mouse.move(0, 0)
    page.wait_for_timeout(300)


def write(picture: Picture, image: bytes) -> None:
    """Write a picture with as few colours as it needs; a window gets a frame, as a card has one."""
    from PIL import Image, ImageOps

    shown = Image.open(io.BytesIO(image)).convert("RGB")
    if not picture.part:
        shown = ImageOps.expand(shown, border=2, fill=FRAME[picture.dark])
    # Coverage keeps the colours of small signs; the round of k-means behind it sets the grounds right again.
    few = shown.quantize(COLOURS, Image.Quantize.MAXCOVERAGE, kmeans=1, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{picture.name}.png", optimize=True)


if __name__ == "__main__":
    main()
