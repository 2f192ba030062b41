"""Which language a built site speaks: that of the page, the setting, or the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from mkdocs.exceptions import Abort

if TYPE_CHECKING:
    from pathlib import Path

    from tests.conftest import BuildSite

BLOCK = """
```okr
objective: Growers choose us and stay
id: {id}
period: 2026-Q4
owner: us
why: A grower who stays buys for years.
outcomes:
  - {{outcome: Growers order again, id: again-{id}, unit: "%", baseline: 40, target: 60, current: 47.5}}
outputs:
  - {{output: Monthly letter, leads_to: again-{id}, status: in-progress, due: 2026-12-01}}
```
"""
GERMAN = "---\nokr: {lang: de}\n---\n# Plan\n" + BLOCK.format(id="plan")
PLAIN = "# Plan\n" + BLOCK.format(id="plan")
MATERIAL = {"name": "material", "font": False}


def test_theme_decides_without_a_setting(build_site: BuildSite) -> None:
    site = build_site({"index.md": PLAIN}, theme={"name": "mkdocs", "locale": "de", "highlightjs": False})
    assert "Geliefert" in site.read("index.html")
    assert "Braucht Aufmerksamkeit" in site.read("okrs/index.html")
    assert 'lang="de"' not in site.read("index.html").partition("<body")[2]


def test_material_has_a_language_of_its_own(build_site: BuildSite) -> None:
    site = build_site({"index.md": PLAIN}, theme={**MATERIAL, "language": "de"})
    page = site.read("okrs/outcomes/again-plan/index.html")
    assert "47,5\u202f%" in page
    assert "Noch kein" in site.read("index.html")


def test_setting_comes_before_the_theme(build_site: BuildSite) -> None:
    site = build_site({"index.md": PLAIN}, {"lang": "de"}, theme=MATERIAL)
    page = site.read("okrs/index.html")
    assert "Braucht Aufmerksamkeit" in page
    assert '<div lang="de">' in page


def test_page_in_another_language_shows_its_cards_in_it(build_site: BuildSite) -> None:
    files = {
        "index.md": "# Home\n" + BLOCK.format(id="home") + "\nSee [](okr:again-plan).\n",
        "de.md": GERMAN,
    }
    site = build_site(files)
    assert "Geliefert" in site.read("de/index.html")
    assert 'aria-labelledby="okrt-plan" lang="de">' in site.read("de/index.html")
    assert '<div lang="de">' in site.read("okrs/objectives/plan/index.html")
    home = site.read("index.html")
    assert "Delivered" in home
    assert 'lang="de">Growers order again</a>' in home
    assert "Needs attention" in site.read("okrs/index.html")


def test_right_to_left_page_says_its_direction(build_site: BuildSite, tmp_path: Path) -> None:
    (tmp_path / "own" / "lang").mkdir(parents=True)
    (tmp_path / "own" / "lang" / "he.toml").write_text('delivered = "נמסר"\n', encoding="utf-8")
    site = build_site({"index.md": PLAIN}, {"templates_dir": "own", "lang": "he"})
    assert '<div lang="he" dir="rtl">' in site.read("okrs/index.html")
    assert 'lang="he" dir="rtl">' in site.read("index.html")
    assert "נמסר" in site.read("index.html")


def test_catalogue_that_cannot_be_used_fails_the_build(
    build_site: BuildSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "own" / "lang").mkdir(parents=True)
    (tmp_path / "own" / "lang" / "de.toml").write_text('delivred = "Fertig"\n', encoding="utf-8")
    with pytest.raises(Abort):
        build_site({"index.md": "# Home\n", "de.md": GERMAN}, {"templates_dir": "own"})
    assert "de.toml`: there is no text `delivred`. Did you mean `delivered`?" in caplog.text
