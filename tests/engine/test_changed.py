"""What `lint --changed` takes for changed, in real repositories."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from okrdocs.engine import git as asking
from okrdocs.engine.changed import changed_files
from okrdocs.engine.errors import ConfigError
from tests.engine.repositories import Repository, isolate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(autouse=True)
def _isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    isolate(monkeypatch, tmp_path / "home")
    asking._program.cache_clear()
    yield
    asking._program.cache_clear()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    made = Repository.new(tmp_path / "repo")
    made.commit("2026-10-01", {f"docs/{name}.md": f"# {name}\n" for name in "abcd"})
    return made


def changed(repository: Repository, ref: str | None = None) -> set[str]:
    found = changed_files(repository.folder, ref)
    return {path.relative_to(repository.folder).as_posix() for path in found}


def test_nothing(repository: Repository) -> None:
    assert changed(repository) == set()
    (repository.folder / "docs/a.md").touch()
    assert changed(repository) == set()


def test_edited_staged_new_and_renamed_but_not_gone_or_ignored(repository: Repository) -> None:
    repository.write({"docs/a.md": "# A\n", "docs/b.md": "# B\n", ".gitignore": "*.log\n", "x.log": ""})
    repository.git("add", "docs/b.md")
    repository.git("mv", "docs/c.md", "docs/c c.md")
    repository.write({"docs/d.md": None, "docs/new\nü.md": "# New\n"})
    assert changed(repository) == {".gitignore", "docs/a.md", "docs/b.md", "docs/c c.md", "docs/new\nü.md"}


def test_all_is_new_before_the_first_commit(tmp_path: Path) -> None:
    repository = Repository.new(tmp_path / "fresh")
    repository.write({"a.md": "# A\n", "b.md": "# B\n"})
    repository.git("add", "a.md")
    assert changed(repository) == {"a.md", "b.md"}


def test_a_branch_counts_from_where_it_left_the_other(repository: Repository) -> None:
    repository.git("switch", "--quiet", "--create", "plans")
    repository.commit("2026-10-02", {"docs/a.md": "# Ours\n"})
    repository.git("switch", "--quiet", "main")
    repository.commit("2026-10-03", {"docs/b.md": "# Theirs\n"})
    repository.git("switch", "--quiet", "plans")
    repository.write({"docs/c.md": "# Not committed\n"})
    assert changed(repository, "main") == {"docs/a.md", "docs/c.md"}
    assert changed(repository, "HEAD~1") == {"docs/a.md", "docs/c.md"}
    assert changed(repository) == {"docs/c.md"}


def test_what_was_put_back_has_not_changed(repository: Repository) -> None:
    repository.commit("2026-10-02", {"docs/a.md": "# Other\n"})
    repository.write({"docs/a.md": "# a\n"})
    assert changed(repository, "HEAD~1") == set()


def test_paths_begin_as_the_folder_does(repository: Repository, tmp_path: Path) -> None:
    repository.write({"docs/a.md": "# A\n", "README.md": "# Read me\n"})
    (tmp_path / "link").symlink_to(repository.folder / "docs")
    readme = repository.folder.resolve() / "README.md"
    assert changed_files(tmp_path / "link") == {tmp_path / "link/a.md", readme}


def test_the_repository_of_a_hook_is_not_taken(
    repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Repository.new(tmp_path / "other")
    monkeypatch.setenv("GIT_DIR", str(other.folder / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other.folder / ".git/index"))
    repository.write({"docs/a.md": "# A\n"})
    assert changed(repository) == {"docs/a.md"}


@pytest.mark.parametrize("ref", ["origin/main", "--help", "main..plans", "HEAD:docs", "", "a\nb"])
def test_an_unknown_commit(repository: Repository, ref: str) -> None:
    with pytest.raises(ConfigError, match="Git knows no commit of that name"):
        changed_files(repository.folder, ref)


def test_a_shallow_clone_without_the_common_commit(repository: Repository, tmp_path: Path) -> None:
    repository.commit("2026-10-02", {"docs/a.md": "# A\n"})
    repository.git("branch", "plans", "HEAD~1")
    clone = tmp_path / "clone"
    url = f"file://{repository.folder}"
    repository.git("clone", "--quiet", "--depth=1", "--no-single-branch", url, str(clone))
    with pytest.raises(ConfigError, match="fetch-depth: 0"):
        changed_files(clone, "origin/plans")


def test_no_repository(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="is in no Git repository"):
        changed_files(tmp_path)


def test_no_git(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    with pytest.raises(ConfigError, match="no program named git"):
        changed_files(repository.folder)


def test_a_repository_of_somebody_else(repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    with pytest.raises(ConfigError, match="dubious ownership"):
        changed_files(repository.folder, "main")
