"""`okrdocs lint --changed`: reports on what changed, with links into all the rest."""

from __future__ import annotations

import subprocess
from typing import TYPE_CHECKING

import pytest

from tests.hosts.cli_runs import GOOD, ONE, lint, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")
LOST = "```okr\noutput: A chat window\nid: chat\nowner: web\nleads_to: nowhere\n```\n"


def git(*args: str) -> None:
    identity = ("-c", "user.name=Ana", "-c", "user.email=ana@example.org")
    subprocess.run(["git", *identity, *args], check=True, capture_output=True)


@pytest.fixture
def repository(project: Path) -> Path:
    """A repository with two committed pages, of which one has a mistake."""
    (project / ".git").rmdir()
    git("init", "--initial-branch", "main")
    (project / "docs/support.md").write_text(GOOD)
    (project / "docs/old.md").write_text(LOST.replace("id: chat", "id: old"))
    git("add", ".")
    git("commit", "--message", "Begin")
    return project


def paths(*args: str) -> list[str]:
    return [one["path"] for one in report(*ONE, *args)["diagnostics"]]


def test_only_changed_pages_are_reported(repository: Path) -> None:
    assert paths() == ["docs/old.md"]
    assert paths("--changed") == []
    (repository / "docs/new.md").write_text(LOST)
    (repository / "docs/linked.md").write_text(LOST.replace("nowhere", "calls").replace("chat", "link"))
    assert paths("--changed") == ["docs/new.md"]
    assert report(*ONE, "--changed")["summary"]["files"] == 2


def test_a_branch_is_compared_with_where_it_began(repository: Path) -> None:
    git("switch", "--create", "plans")
    (repository / "docs/new.md").write_text(LOST)
    git("add", ".")
    git("commit", "--message", "Plan")
    assert paths("--changed") == []
    assert paths("--changed", "main") == ["docs/new.md"]
    assert paths("--changed=main", "docs/old.md") == []


def test_no_change_is_said(repository: Path) -> None:
    result = lint(*ONE, "--changed")
    assert (result.exit_code, result.stderr) == (0, "No page has changed.\n")


def test_an_unknown_version_ends_with_2(repository: Path) -> None:
    result = lint(*ONE, "--changed", "mian")
    assert result.exit_code == 2
    assert "`--changed mian`: Git knows no commit of that name." in result.stderr


def test_without_a_repository_it_ends_with_2(project: Path) -> None:
    (project / ".git").rmdir()
    (project / "docs/support.md").write_text(GOOD)
    result = lint("--changed")
    assert result.exit_code == 2
    assert "in no Git repository" in result.stderr
