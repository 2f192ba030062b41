"""`okrdocs lint --fix`, `--unsafe-fixes` and `--diff`."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.hosts.cli_runs import DAY, GOOD, lint

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")
MISSPELT = GOOD.replace("baseline: 100", "baselin: 100")
SCHEMA = (*DAY, "--select", "K001")


def test_fix_writes_the_pages_and_reports_what_is_left(project: Path) -> None:
    (project / "docs/support.md").write_text(MISSPELT)
    result = lint(*SCHEMA, "--fix")
    assert (project / "docs/support.md").read_text() == GOOD
    assert result.stderr == "Fixed 1 finding in 1 file.\n"
    assert result.stdout.startswith("Nothing to report in 1 file")
    assert result.exit_code == 0
    again = lint(*SCHEMA, "--fix")
    assert again.stderr == "Fixed nothing.\n"


def test_what_cannot_be_fixed_is_told_and_not_called_fixable(project: Path) -> None:
    (project / "docs/support.md").write_bytes(MISSPELT.replace("Calls", "Anr\xfcfe").encode("latin-1"))
    result = lint(*SCHEMA, "--fix")
    assert result.stderr.startswith("Fixed nothing.\n1 fix could not be applied:\n  docs/support.md:")
    assert result.stderr.endswith(" K001: the page is not saved as UTF-8\n")
    assert "fixable" not in result.stdout
    assert "1 fixable with --fix" in lint(*SCHEMA).stdout
    assert lint(*SCHEMA, "--diff").stderr.startswith("Would fix nothing.\n1 fix could not be applied:\n")


def test_unsafe_fixes_are_asked_for(project: Path) -> None:
    page = project / "docs/support.md"
    closed = GOOD.replace("id: answers\n", "id: answers\nstatus: closed\ngrade: 70\n")
    page.write_text(closed)
    only = (*DAY, "--select", "A307")
    left = lint(*only, "--fix")
    assert (page.read_text(), left.exit_code) == (closed, 1)
    assert "1 fixable with --unsafe-fixes" in left.stdout
    assert lint(*only, "--unsafe-fixes").exit_code == 0
    assert page.read_text() == closed.replace("grade: 70", "grade: 0.7")


def test_diff_shows_what_git_can_apply(project: Path) -> None:
    page = project / "docs/support.md"
    page.write_text(MISSPELT)
    result = lint(*SCHEMA, "--diff")
    assert (page.read_text(), result.exit_code) == (MISSPELT, 1)
    assert result.stderr == "Would fix 1 finding in 1 file.\n"
    (project / ".git").rmdir()
    subprocess.run(["git", "apply"], input=result.stdout, text=True, check=True)
    assert page.read_text() == GOOD


def test_diff_of_nothing(project: Path) -> None:
    (project / "docs/support.md").write_text(GOOD)
    result = lint(*SCHEMA, "--diff")
    assert (result.stdout, result.exit_code) == ("", 0)
    assert lint(*SCHEMA, "--diff", "-q").output == ""


def test_diff_with_exit_zero(project: Path) -> None:
    (project / "docs/support.md").write_text(MISSPELT)
    assert lint(*SCHEMA, "--diff", "--exit-zero").exit_code == 0


def test_only_pages_that_were_asked_for_are_fixed(project: Path) -> None:
    (project / "docs/a.md").write_text(MISSPELT)
    (project / "docs/b.md").write_text(MISSPELT.replace("id: ", "id: b-"))
    lint(*SCHEMA, "--fix", "docs/a.md")
    assert "baselin:" not in (project / "docs/a.md").read_text()
    assert "baselin:" in (project / "docs/b.md").read_text()


def test_a_page_that_cannot_be_written_is_told(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (project / "docs/support.md").write_text(MISSPELT)
    monkeypatch.setattr("os.access", lambda *_: False)
    result = lint(*SCHEMA, "--fix")
    assert "docs/support.md was not changed: it is read-only." in result.stderr
    assert "Fixed nothing." in result.stderr
    assert result.exit_code == 1
