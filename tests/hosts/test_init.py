"""`okrdocs init`: a project to begin with, in which nothing was lost."""

from __future__ import annotations

import datetime as dt
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
import yaml
from click.testing import CliRunner, Result

from okrdocs.hosts.cli import main
from okrdocs.hosts.plugin_entry import PluginEntryError, with_plugin
from okrdocs.hosts.starter import first_page

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*arguments: str) -> Result:
    return CliRunner().invoke(main, [*arguments])


def contents(folder: Path) -> dict[str, bytes]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in files}


def test_an_empty_folder_becomes_a_site_that_lints_and_builds(folder: Path) -> None:
    done = run("init")
    assert done.exit_code == 0, done.output
    assert set(contents(folder)) == {"mkdocs.yml", "docs/index.md", "docs/first-okrs.md"}
    assert "Wrote mkdocs.yml." in done.output
    linted = run("lint", "--fail-on", "warning")
    assert linted.exit_code == 0, linted.output
    built = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict"], capture_output=True, text=True
    )
    assert built.returncode == 0, built.stderr
    assert "okr-card" in (folder / "site/first-okrs/index.html").read_text(encoding="utf-8")


def test_an_existing_site_gets_the_plugin_and_a_page(folder: Path) -> None:
    config = "site_name: Ours  # kept\nplugins:\n- search   # kept too\n\nnav: [index.md]\n"
    (folder / "mkdocs.yml").write_text(config, encoding="utf-8")
    (folder / "docs").mkdir()
    (folder / "docs/index.md").write_text("# Ours\n", encoding="utf-8")
    done = run("init")
    assert done.exit_code == 0, done.output
    after = (folder / "mkdocs.yml").read_text(encoding="utf-8")
    assert after == config.replace("kept too\n", "kept too\n- okrdocs\n")
    assert (folder / "docs/index.md").read_text(encoding="utf-8") == "# Ours\n"
    assert "add `first-okrs.md` to it" in done.output


def test_without_a_site_there_is_a_configuration_for_lint(folder: Path) -> None:
    assert run("init", "--no-site").exit_code == 0
    assert set(contents(folder)) == {"okrdocs.toml", "first-okrs.md"}
    assert run("lint", "--fail-on", "warning").exit_code == 0


@pytest.mark.parametrize(
    ("there", "options", "says"),
    [
        ({"okrdocs.toml": ""}, [], "okrdocs.toml is there already"),
        ({"pyproject.toml": "[tool.okrdocs]\n"}, [], "[tool.okrdocs] already"),
        ({"mkdocs.yml": "plugins: [okrdocs]\n", "docs/index.md": ""}, [], "has the plugin `okrdocs` already"),
        ({"mkdocs.yml": "plugins: []\n", "docs/index.md": ""}, [], "`plugins` is empty"),
        ({"mkdocs.yml": "site_name: X\n"}, ["--no-site"], "without `--no-site`"),
        ({"docs/first-okrs.md": "mine"}, [], "docs/first-okrs.md is there already"),
        ({"mkdocs.yml": "site_name: X\n", "docs/first-okrs.md": "mine"}, [], "nothing is overwritten"),
        ({"mkdocs.yml": "site_name: X\n"}, [], "there is no such folder"),
        ({"mkdocs.yml": "a: [\n", "docs/index.md": ""}, [], "not valid YAML"),
        ({"first-okrs.md": "mine"}, ["--no-site"], "first-okrs.md is there already"),
    ],
)
def test_what_is_there_is_never_touched(
    folder: Path, there: dict[str, str], options: list[str], says: str
) -> None:
    for name, text in there.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    before = contents(folder)
    done = run("init", *options)
    assert done.exit_code == 1
    assert says in done.output
    assert contents(folder) == before


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", "plugins:\n  - search\n  - okrdocs\n"),
        ("site_name: X", "site_name: X\nplugins:\n  - search\n  - okrdocs\n"),
        ("site_name: X\n# end\n", "site_name: X\n# end\nplugins:\n  - search\n  - okrdocs\n"),
        ("plugins: [search]\n", "plugins: [search, okrdocs]\n"),
        ("plugins:\n    - search", "plugins:\n    - search\n    - okrdocs\n"),
        (
            "plugins:\n  - search:\n      lang: en\n\nnav: []\n",
            "plugins:\n  - search:\n      lang: en\n  - okrdocs\n\nnav: []\n",
        ),
        ("plugins:\n  search:\n    lang: en\n", "plugins:\n  search:\n    lang: en\n  okrdocs: {}\n"),
        ("plugins: {search: {}}\n", "plugins: {search: {}, okrdocs: {}}\n"),
        ("plugins:\r\n  - search\r\n", "plugins:\r\n  - search\r\n  - okrdocs\r\n"),
        (
            "x: !!python/name:a.b\nplugins:\n- search: !ENV [A, b]\n",
            "x: !!python/name:a.b\nplugins:\n- search: !ENV [A, b]\n- okrdocs\n",
        ),
    ],
)
def test_the_plugin_is_added_in_the_style_of_the_file(before: str, after: str) -> None:
    assert with_plugin(before) == after
    assert with_plugin(after) is None


def test_inherited_plugins_take_a_person() -> None:
    with pytest.raises(PluginEntryError, match="INHERIT"):
        with_plugin("INHERIT: ../base.yml\n")


@pytest.mark.parametrize("month", range(1, 13))
def test_the_first_page_is_about_the_quarter_of_the_day(month: int) -> None:
    page = first_page(dt.date(2027, month, 5))
    block = yaml.safe_load(page.split("```okr\n")[1].split("```")[0])
    assert block["period"] == f"2027-Q{(month + 2) // 3}"
    assert (month + 2) // 3 == (block["outputs"][0]["due"].month + 2) // 3
