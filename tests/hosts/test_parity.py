"""Lint and build report the same findings, and the scorecard is made of them: one truth in three places."""

from __future__ import annotations

import json
import logging
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from click.testing import CliRunner
from mkdocs.config import load_config
from mkdocs.structure.files import get_files

from okrdocs.hosts.cli import main
from okrdocs.rules import BY_CODE
from okrdocs.rules.base import as_page
from tests.rules.case_files import FOLDER

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

ROOT = Path(__file__).parents[2]
BROKEN = sorted((ROOT / "tests/validate/cases").glob("*.md"))
BROKEN_PAGE = re.compile(r"^# [^\n]+\n\n(.*?)\n~~~ findings$", re.DOTALL | re.MULTILINE)
LETTERS = {"S": "specific", "M": "measurable", "A": "achievable", "R": "relevant", "T": "time_bound"}
MARKS = {"info": "pass", "warning": "warn", "error": "fail"}

Found = list[dict[str, Any]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Work in a folder of the test's own."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


def site(folder: Path, pages: Mapping[str, str], options: Mapping[str, object] | None = None) -> Path:
    """Write a site whose build lives through everything."""
    for name, text in pages.items():
        path = folder / "docs" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
    plugin = {"as_of": "2026-11-23", "fail_on": "never", **(options or {})}
    config = {"site_name": "Parity", "theme": {"name": "mkdocs"}, "plugins": [{"okrdocs": plugin}]}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    return folder


def linted(folder: Path, *options: str) -> Found:
    """Return what `okrdocs lint` reports in a folder."""
    os.chdir(folder)
    done = CliRunner().invoke(main, ["lint", "--format", "json", *options])
    assert done.exit_code in (0, 1), done.output
    found: Found = json.loads(done.stdout)["diagnostics"]
    return found


def line(one: Mapping[str, Any]) -> str:
    """Return a finding as the build's log has it."""
    place = f"{one['path']}:{one['line']}:{one['column']}"
    help_ = f" {one['help']}" if one["help"] else ""
    return f"{place}: {one['severity']}: {one['code']} {one['name']}: {one['message']}{help_}"


def scanned(folder: Path, caplog: pytest.LogCaptureFixture) -> list[str]:
    """Return what a build logs before it renders anything, which is where it fails."""
    os.chdir(folder)
    caplog.clear()
    with caplog.at_level(logging.INFO, logger="mkdocs.plugins.okrdocs"):
        config = load_config("mkdocs.yml")
        config.plugins.on_startup(command="build", dirty=False)
        config = config.plugins.on_config(config)
        config.plugins.on_files(get_files(config), config=config)
    return [record.getMessage() for record in caplog.records if record.name == "mkdocs.plugins.okrdocs"]


def raw_cases(code: str) -> Iterator[tuple[str, dict[str, str], dict[str, object]]]:
    """Yield the name, the pages and the options of each case of a rule."""
    parts = yaml.safe_load((FOLDER / f"{code}.yaml").read_text(encoding="utf-8"))
    for part in ("pass", "fail"):
        for name, raw in parts[part].items():
            case = raw if isinstance(raw, dict) else {"page": raw}
            pages = case.get("pages") or {"plan.md": case.get("page") or _around(case["outcome"])}
            options: dict[str, object] = {"rules": {code: case["options"]}} if "options" in case else {}
            if "as_of" in case:
                options["as_of"] = str(case["as_of"])
            yield f"{part}-{name}", {name: as_page(text) for name, text in pages.items()}, options


def _around(outcome: str) -> str:
    indented = outcome.strip().replace("\n", "\n    ")
    return f"objective: Nobody waits\nid: nobody-waits\nperiod: 2026-Q4\noutcomes:\n  - {indented}\n"


@pytest.mark.parametrize("code", BY_CODE)
def test_every_case_of_a_rule(code: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    seen: set[str] = set()
    for name, pages, options in raw_cases(code):
        folder = site(tmp_path / name, pages, options)
        found = linted(folder)
        seen |= {one["code"] for one in found}
        assert scanned(folder, caplog) == [line(one) for one in found], name
    assert code in seen or BY_CODE[code].git


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: str(path.stem))
def test_every_broken_block(path: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    texts = BROKEN_PAGE.findall(path.read_text(encoding="utf-8"))
    folder = site(tmp_path, {f"{number:03}.md": text for number, text in enumerate(texts)})
    found = linted(folder)
    assert len({one["path"] for one in found}) > len(texts) * 0.8, "nearly all of them are broken"
    assert scanned(folder, caplog) == [line(one) for one in found]


SETTINGS: dict[str, dict[str, object]] = {
    "strict": {"profile": "strict"},
    "lenient": {"profile": "lenient"},
    "some": {"select": ["K", "M"], "ignore": ["K011"], "severity": {"M2": "info"}},
    "elsewhere": {"per_file_ignores": {"docs/teams/**": ["ALL"]}},
    "german": {"lang": "de"},
}


@pytest.mark.parametrize("settings", SETTINGS)
def test_every_setting(settings: str, tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    source = ROOT / "site-example/invalid/docs"
    pages = {
        f"{where}{path.name}": path.read_text(encoding="utf-8").replace("id: ", f"id: {where[:1]}")
        for path in sorted(source.rglob("*.md"))
        for where in ("", "teams/")
    }
    folder = site(tmp_path, pages, SETTINGS[settings])
    found = linted(folder)
    assert found
    assert scanned(folder, caplog) == [line(one) for one in found]


def test_a_baseline(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    objective = "objective: Nobody waits\nid: nobody\nperiod: {}\n"
    folder = site(tmp_path, {"plan.md": as_page(objective.format("soon"))})
    assert linted(folder)
    assert CliRunner().invoke(main, ["lint", "--update-baseline"]).exit_code == 0
    assert scanned(folder, caplog) == [line(one) for one in linted(folder)] == []
    (folder / "docs/new.md").write_text(as_page(objective.format("later").replace("nobody", "else")))
    found = linted(folder)
    assert {one["path"] for one in found} == {"docs/new.md"}
    assert scanned(folder, caplog) == [line(one) for one in found]


@pytest.mark.parametrize("name", ["", "invalid"])
def test_the_example_site_in_log_pages_and_data(name: str, tmp_path: Path) -> None:
    example = tmp_path / "site"
    shutil.copytree(ROOT / "site-example" / name, example, ignore=shutil.ignore_patterns("site"))
    config = (example / "mkdocs.yml").read_text(encoding="utf-8")
    config = re.sub(r"fail_on: .*", "fail_on: never", config)
    if "fail_on" not in config:
        config = config.replace("as_of:", "fail_on: never\n      as_of:")
    (example / "mkdocs.yml").write_text(config, encoding="utf-8")
    found = linted(example)

    command = [sys.executable, "-m", "mkdocs", "build", "--verbose"]
    built = subprocess.run(command, cwd=example, capture_output=True, encoding="utf-8")
    assert built.returncode == 0, built.stderr
    logged = [
        text for text in built.stderr.splitlines() if re.search(r"\.md:\d+:\d+: \w+: [A-Z]\d{3} ", text)
    ]
    assert [text.partition("-  ")[2] for text in logged] == [line(one) for one in found]

    data = json.loads(next(example.glob("site/**/okrs.json")).read_text(encoding="utf-8"))
    entries = {entry["id"]: entry for kind in ("objectives", "outcomes", "outputs") for entry in data[kind]}
    for object_id, entry in entries.items():
        own = [one for one in found if object_id.casefold() in _about(one)]
        assert [one["code"] for one in entry["findings"]] == [one["code"] for one in own]
        if entry["smart"]:
            parts = {name.casefold() for name in (object_id, *_counted(entry, entries))}
            assert entry["smart"] == _marks([one for one in found if parts & _about(one)])


def _about(one: Mapping[str, Any]) -> set[str]:
    """Return the objects that a finding is about: its own, and others for which it holds just as well."""
    return {(name or "").casefold() for name in (one["object"], *(also["object"] for also in one["related"]))}


def _counted(entry: Mapping[str, Any], entries: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """Yield the outcomes and outputs that an objective answers for."""
    if entry["kind"] == "objective":
        for name in (*entry["outcomes"], *entry["outputs"]):
            if entries[name]["status"] != "dropped":
                yield name


def _marks(found: Found) -> dict[str, str]:
    order = list(MARKS)
    worst = {
        letter: max((order.index(one["severity"]) for one in found if one["code"][0] == letter), default=0)
        for letter in LETTERS
    }
    return {LETTERS[letter]: MARKS[order[rank]] for letter, rank in worst.items()}
