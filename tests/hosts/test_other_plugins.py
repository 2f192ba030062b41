"""Other plugins and the theme see generated pages as they see those that people wrote."""

from __future__ import annotations

import gc
import re
from typing import TYPE_CHECKING
from weakref import ref

import pytest

from okrdocs.hosts.mkdocs_build import Build
from tests.hosts.test_mkdocs_plugin import MATERIAL, PAGES

if TYPE_CHECKING:
    from pathlib import Path

    from mkdocs.structure.files import Files

    from tests.conftest import BuildSite

READER = """\
def on_page_content(html, page, **_):
    return html.replace("<h1", "<h1 data-seen")
"""
NAVIGATION = """\
<nav data-okr-test>{{ page.title }}</nav>
"""
GENERATED = [
    *("okrs/index.html", "okrs/map/index.html", "okrs/objectives/effortless/index.html"),
    *("okrs/outcomes/searches/index.html", "okrs/outputs/guide/index.html", "okrs/owners/support/index.html"),
    "okrs/periods/2026-Q4/index.html",
]
ACTIVE = {
    "material": re.compile(r'<a href="([^"]*)" class="[^"]*md-nav__link--active'),
    "mkdocs": re.compile(r'<a href="([^"]*)" class="[^"]*\bactive\b[^"]*" aria-current="page"'),
    "readthedocs": re.compile(r'<a class="[^"]*\bcurrent\b[^"]*" href="([^"]*)"'),
}


def test_a_plugin_that_changes_content_finds_that_of_generated_pages(
    build_site: BuildSite, tmp_path: Path
) -> None:
    (tmp_path / "reader.py").write_text(READER, encoding="utf-8")
    site = build_site(PAGES, hooks=["reader.py"])
    for name in GENERATED:
        assert "<h1 data-seen" in site.read(name)


def test_such_a_plugin_changes_nothing_else(build_site: BuildSite, tmp_path: Path) -> None:
    plain = build_site(PAGES)
    before = {name: plain.read(name) for name in GENERATED}
    (tmp_path / "reader.py").write_text(
        "def on_page_content(html, **_):\n    return html\n", encoding="utf-8"
    )
    site = build_site(PAGES, hooks=["reader.py"])
    assert {name: site.read(name) for name in GENERATED} == before


@pytest.mark.parametrize("theme", ["material", "mkdocs", "readthedocs"])
def test_each_page_marks_its_own_entry_in_the_navigation(build_site: BuildSite, theme: str) -> None:
    look = MATERIAL if theme == "material" else {"name": theme, "highlightjs": False}
    site = build_site(PAGES, theme=look)

    def active(name: str) -> set[str]:
        return set(ACTIVE[theme].findall(site.read(name)))

    assert active("plans/support/index.html") & {"./", "#"}
    for name in GENERATED:
        own = {address for address in active(name) if address in ("./", "#")}
        in_navigation = name in ("okrs/index.html", "okrs/map/index.html", "okrs/periods/2026-Q4/index.html")
        assert bool(own) == in_navigation, name


def test_a_navigation_of_the_teams_own_is_printed_for_each_page(
    build_site: BuildSite, tmp_path: Path
) -> None:
    partials = tmp_path / "overrides" / "partials"
    partials.mkdir(parents=True)
    (partials / "nav.html").write_text(NAVIGATION, encoding="utf-8")
    site = build_site(PAGES, theme={**MATERIAL, "custom_dir": str(tmp_path / "overrides")})
    titles = {"fewer-calls": "Calls to the call centre fall", "searches": "Searches end with an answer"}
    for name, title in titles.items():
        assert f"<nav data-okr-test>{title}</nav>" in site.read(f"okrs/outcomes/{name}/index.html")


def test_a_page_below_a_generated_one_is_found_from_there_and_from_those_beside_it(
    build_site: BuildSite,
) -> None:
    pages = {**PAGES, "okrs/outcomes/fewer-calls/log.md": "# Log\n"}
    site = build_site(pages, theme=MATERIAL, nav=["index.md", "okrs/outcomes/fewer-calls/log.md"])
    assert 'href="log/"' in site.read("okrs/outcomes/fewer-calls/index.html")
    assert 'href="../fewer-calls/log/"' in site.read("okrs/outcomes/searches/index.html")


def test_two_sites_built_one_after_the_other_share_nothing(build_site: BuildSite) -> None:
    one = build_site(PAGES, {"terms": {"outcome": "Key result"}}, theme=MATERIAL)
    page = one.read("okrs/outcomes/searches/index.html")
    assert "Key result" in page
    build_site(PAGES, theme={**MATERIAL, "language": "de"}, site_name="Other", nav=[{"Start": "index.md"}])
    other = one.read("okrs/outcomes/searches/index.html")  # it lies where the first one did
    assert "Key result" not in other
    assert "Start" in other
    assert (
        build_site(PAGES, {"terms": {"outcome": "Key result"}}, theme=MATERIAL).read(
            "okrs/outcomes/searches/index.html"
        )
        == page
    )


def test_a_process_that_goes_on_lets_go_of_what_it_has_built(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch
) -> None:
    builds: list[ref[Build]] = []
    scan = Build.scan

    def noted(self: Build, files: Files) -> None:
        builds.append(ref(self))
        scan(self, files)

    monkeypatch.setattr(Build, "scan", noted)
    for _ in range(3):
        build_site(PAGES)
    gc.collect()  # as Python does by itself from time to time
    assert [one() for one in builds[:-1]] == [None, None]
