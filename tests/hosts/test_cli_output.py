"""How `okrdocs lint` reports: formats, files, colours, counts, and what it says besides."""

from __future__ import annotations

import json
import os
import re
import tomllib
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

from okrdocs.engine.config import KEYS
from okrdocs.report import REPORTERS
from tests.hosts.cli_runs import BAD, GOOD, ONE, lint, okrdocs

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")


@pytest.mark.parametrize("form", REPORTERS)
def test_every_format_is_the_same_as_in_a_file(project: Path, form: str) -> None:
    (project / "docs/support.md").write_text(BAD)
    printed = lint(*ONE, "--format", form, "--quiet")
    written = lint(*ONE, "--format", form, "--output-file", "out.txt")
    assert (project / "out.txt").read_text() == printed.stdout
    assert written.stdout.startswith("1 error in 1 of 1 file\n")
    assert printed.exit_code == written.exit_code == 1
    assert "K004" in printed.stdout


def test_programs_can_read_what_is_printed(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    for form in ("json", "gitlab", "sarif", "rdjson"):
        assert json.loads(lint(*ONE, "--format", form).stdout)
    assert ET.fromstring(lint(*ONE, "--format", "junit").stdout).get("failures") == "1"  # noqa: S314 - our own
    (line,) = lint(*ONE, "--format", "json-lines").stdout.splitlines()
    assert json.loads(line)["code"] == "K004"


def test_paths_are_those_that_each_reader_looks_for(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "docs/support.md").write_text(BAD)
    (project / "mkdocs.yml").write_text("site_name: Plans\n")
    monkeypatch.chdir(project / "docs")
    assert lint(*ONE).stdout.startswith("support.md:14:56: error")
    assert lint(*ONE, "--format", "github").stdout.startswith("::error file=docs/support.md,line=14,")
    (issue,) = json.loads(lint(*ONE, "--format", "gitlab").stdout)
    assert issue["location"]["path"] == "docs/support.md"
    (one,) = json.loads(lint(*ONE, "--format", "rdjson").stdout)["diagnostics"]
    assert one["location"]["path"] == "support.md"


def test_fingerprints_survive_a_shift_of_lines(project: Path) -> None:
    page = project / "docs/support.md"
    page.write_text(BAD)
    (before,) = json.loads(lint(*ONE, "--format", "gitlab").stdout)
    page.write_text(BAD.replace("# Support\n", "# Support\n\nA paragraph.\n\nAnother one.\n"))
    (after,) = json.loads(lint(*ONE, "--format", "gitlab").stdout)
    assert after["location"]["lines"]["begin"] == before["location"]["lines"]["begin"] + 4
    assert after["fingerprint"] == before["fingerprint"]


def test_quiet_leaves_nothing_but_findings(project: Path) -> None:
    page = project / "docs/support.md"
    page.write_text(BAD)
    result = lint(*ONE, "--quiet", "--format", "concise")
    assert len(result.stdout.splitlines()) == 1
    page.write_text(GOOD)
    assert lint(*ONE, "-q").output == ""
    page.unlink()
    assert lint(*ONE, "-q").output == ""


def test_the_report_is_written_whole_or_not_at_all(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    (project / "report.txt").write_text("of yesterday")
    result = lint(*ONE, "--output-file", "gone/report.txt")
    assert result.exit_code == 2
    assert "gone/report.txt: the report cannot be written there: No such file or directory." in result.stderr
    lint(*ONE, "--output-file", "report.txt", "--format", "concise")
    assert (project / "report.txt").read_text().startswith("docs/support.md:14:56: ")
    assert sorted(file.name for file in project.iterdir()) == [".git", "docs", "report.txt"]


def test_the_report_can_go_into_a_pipe(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    result = okrdocs("lint", *ONE, "-q", "--format", "concise", "--output-file", "/dev/stdout")
    assert result.stdout.startswith(b"docs/support.md:14:56: error: K004")
    assert result.stderr == b""


@pytest.mark.parametrize(
    ("args", "environment", "coloured"),
    [
        ((), {}, False),
        (("--color", "always"), {}, True),
        (("--color", "always"), {"NO_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1"}, True),
        ((), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
        (("--color", "never"), {"FORCE_COLOR": "1"}, False),
        ((), {"FORCE_COLOR": "", "NO_COLOR": ""}, False),
    ],
)
def test_colour(
    project: Path,
    monkeypatch: pytest.MonkeyPatch,
    args: tuple[str, ...],
    environment: dict[str, str],
    coloured: bool,
) -> None:
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    (project / "docs/support.md").write_text(BAD)
    assert ("\x1b[" in lint(*ONE, *args).stdout) is coloured
    lint(*ONE, *args, "--output-file", "report.txt")
    assert ("\x1b[" in (project / "report.txt").read_text()) is ("always" in args)


def test_colour_on_a_terminal(project: Path) -> None:
    import pty
    import subprocess
    import sys

    (project / "docs/support.md").write_text(BAD)
    for environment, coloured in (({"TERM": "xterm"}, True), ({"TERM": "dumb"}, False)):
        ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "okrdocs", "lint", *ONE]
        with subprocess.Popen(command, stdout=theirs, env={**os.environ, **environment}) as process:
            os.close(theirs)
            shown = b""
            while chunk := _read(ours):
                shown += chunk
            assert process.wait() == 1
        os.close(ours)
        assert (b"\x1b[" in shown) is coloured


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:  # how Linux says that the other side is closed
        return b""


def test_statistics(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    result = lint(*ONE, "--statistics")
    assert result.stdout.startswith("1  K004  dangling-link")
    assert "\n\n1 error in 1 of 1 file\n" in result.stdout
    assert result.exit_code == 1


def test_exit_zero_still_reports(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    result = lint(*ONE, "--exit-zero")
    assert (result.exit_code, "K004" in result.stdout) == (0, True)
    (project / "okrdocs.toml").write_text("colour = 1\n")
    assert lint(*ONE, "--exit-zero").exit_code == 2


def test_show_files_lists_what_would_be_checked(project: Path) -> None:
    (project / "docs/b.md").write_text("\xff")
    (project / "docs/a.md").write_text("# A\n")
    (project / "README.txt").write_text("no page\n")
    assert lint("--show-files").stdout.splitlines() == ["docs/a.md", "docs/b.md"]
    assert lint("--show-files", "docs/b.md").stdout.splitlines() == ["docs/b.md"]


def test_show_settings_shows_every_setting() -> None:
    shown = lint("--show-settings").stdout
    unset = re.findall(r"^# (\w+) is not set", shown, re.M)
    assert {*tomllib.loads(shown), *unset} == set(KEYS)


def test_show_settings_as_json(project: Path) -> None:
    (project / "okrdocs.toml").write_text(
        'as_of = 2026-11-23\nfail_on = "warning"\nper_file_ignores = {"old.md" = ["K007"]}\n'
    )
    shown = json.loads(lint("--show-settings", "--format", "json", "--profile", "strict").stdout)
    assert shown["fail_on"]["value"] == "warning"
    assert shown["fail_on"]["source"].endswith("okrdocs.toml")
    assert shown["as_of"]["value"] == "2026-11-23"
    assert shown["per_file_ignores"]["value"] == {"old.md": ["K007"]}
    assert shown["profile"] == {"value": "strict", "source": "command line"}
    assert shown["templates_dir"] == {"value": None, "source": "default"}
    assert set(shown) == set(KEYS)


@pytest.mark.parametrize(
    ("args", "said"),
    [
        (("--format", "sarif"), "--show-settings cannot be written as sarif, only as text or json."),
        (("--show-files", "--format", "json"), "ask for the settings in a run of their own"),
    ],
)
def test_settings_in_other_forms_are_refused(args: tuple[str, ...], said: str) -> None:
    result = lint("--show-settings", *args)
    assert (result.exit_code, result.stdout) == (2, "")
    assert said in " ".join(result.stderr.split())


def test_show_settings_is_a_configuration(project: Path) -> None:
    (project / "okrdocs.toml").write_text(
        'fail-on = "warning"\nignore = ["M208"]\nhealth = {on_track = "80%"}\n'
        'terms = {outcome = "Key \\"result\\""}\n[per_file_ignores]\n"archive/**" = ["S"]\n'
        "[rules.K007]\nmax = 6\n[severity]\nS104 = 'off'\n"
    )
    shown = lint(*ONE, "--fail-on", "never", "--show-settings").stdout
    lines = {line.split(" = ")[0]: line for line in shown.splitlines()}
    assert lines["fail_on"].split() == ["fail_on", "=", '"never"', "#", "command", "line"]
    assert lines["terms"].endswith("# okrdocs.toml")
    assert lines["path"].endswith("# default")
    (project / "again.toml").write_text(shown)
    assert tomllib.loads(shown)["rules"] == {"K007": {"max": 6}}
    again = lint("-f", "again.toml", "--show-settings").stdout
    assert tomllib.loads(again) == tomllib.loads(shown)
