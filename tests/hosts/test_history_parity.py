"""Lint and build look at the same history, and say the same about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrdocs.engine import git as asking
from okrdocs.engine.lint import lint
from okrdocs.engine.project import find_project
from tests.engine.repositories import Repository, isolate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.conftest import BuildSite

PAGE = """
```okr
objective: Customers get answers without having to call us
id: answers
period: 2026-Q4
owner: support
outcomes:
  - {{outcome: Calls fall, id: calls, unit: calls/week, baseline: 4000, target: {target}}}
outputs:
  - {{output: Product search, id: search, leads_to: calls, reviewed: 2026-10-05}}
```
"""
CODES = ("A308", "R407")


@pytest.fixture(autouse=True)
def _isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    isolate(monkeypatch, tmp_path / "home")
    asking._program.cache_clear()
    yield
    asking._program.cache_clear()


def test_both_find_what_changed(build_site: BuildSite, tmp_path: Path) -> None:
    repository = Repository.new(tmp_path)
    repository.commit(
        "2026-10-01", {"docs/index.md": PAGE.format(target=2500), ".gitignore": "/site/\n/home/\n"}
    )
    repository.commit("2026-11-10", {"docs/index.md": PAGE.format(target=3200)})
    site = build_site({"index.md": PAGE.format(target=3200)})
    project = find_project([], tmp_path)
    found = lint(project, project.settings, [], tmp_path).diagnostics
    ours = [one for one in found if one.code in CODES]
    assert {one.code for one in ours} == set(CODES)
    for one in ours:
        assert f"docs/index.md:{one.span.line}:{one.span.column}" in site.log
        assert one.finding.message in site.log


def test_both_say_that_a_clone_is_shallow(build_site: BuildSite, tmp_path: Path) -> None:
    origin = Repository.new(tmp_path / "origin")
    origin.commit("2026-10-01", {"docs/index.md": PAGE.format(target=2500)})
    origin.commit("2026-11-10", {"docs/index.md": PAGE.format(target=3200)})
    Repository(tmp_path).git("clone", "--quiet", "--depth=1", f"file://{origin.folder}", "clone")
    (tmp_path / "clone/.git").rename(tmp_path / ".git")
    site = build_site({"index.md": PAGE.format(target=3200)})
    project = find_project([], tmp_path)
    notice = lint(project, project.settings, [], tmp_path).notice
    assert notice is not None
    assert site.log.count(f"INFO {notice}") == 1
