"""Reading the past of pages from real repositories, and going without where that is not possible."""

from __future__ import annotations

import datetime as dt
import os
import shutil
import sys
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine import git as asking
from okrdocs.engine import git_log
from okrdocs.engine.config import Settings
from okrdocs.engine.history import GitHistory, open_history
from okrdocs.engine.run import analyse
from tests.engine.repositories import Repository, isolate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from okrdocs.rules.history import State

TODAY = dt.date(2026, 11, 23)
START = dt.date(2026, 10, 1)


def page(target: int, more: str = "") -> str:
    return f"""# Support

```okr
objective: Customers get answers without having to call us
id: answers
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: calls
    unit: calls/week
    baseline: 4000
    target: {target}
outputs:
  - {{output: Product search, id: search, leads_to: calls{more}}}
```
"""


@pytest.fixture(autouse=True)
def _isolated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    isolate(monkeypatch, tmp_path / "home")
    asking._program.cache_clear()
    yield
    asking._program.cache_clear()


@pytest.fixture
def repository(tmp_path: Path) -> Repository:
    return Repository.new(tmp_path / "repo")


def told(folder: Path, cwd: Path | None = None) -> tuple[list[str], str | None]:
    """Lint the pages below a folder; return what the rules about the past say, and the notice."""
    cwd = cwd or folder
    files = [(os.path.relpath(file, cwd), file.read_bytes()) for file in sorted(folder.rglob("*.md"))]
    with open_history(folder, cwd) as history:
        found = analyse(files, Settings(as_of=TODAY), history=history).diagnostics
        notice = history.notice if history else None
    return [one.finding.message for one in found if one.code in ("A308", "R407")], notice


def states(
    folder: Path, since: dt.date = START, name: str = "docs/support.md"
) -> list[tuple[object, object]]:
    """Return the targets of the outcome on a page, each with the day since when it holds."""
    files = [(name, (folder / name).read_bytes())]
    calls = analyse(files, Settings(as_of=TODAY)).plan.outcomes["calls"]
    with open_history(folder / "docs", folder) as history:
        assert history
        found = history.states(calls, since)
        first = history.first(calls, since)
    assert (first.day, target(first)) == (found[0].day, target(found[0]))
    return [(state.day and state.day.isoformat(), target(state)) for state in found]


def target(state: State) -> object:
    return getattr(getattr(state.entry, "measure", None), "target", None)


EASED = ["The target was eased from 2500 to 3200 on 2026-11-10, and nothing says why."]


class TestWhatIsSeen:
    def test_each_change_with_its_day(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2400)})
        repository.commit("2026-10-01", {"docs/support.md": page(2500)})
        repository.commit("2026-10-20", {"docs/support.md": page(2500) + "\nMore to come.\n"})
        repository.commit("2026-10-21", {"docs/other.md": "# Nothing here\n"})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        assert states(repository.folder) == [("2026-10-01", 2500), ("2026-10-20", 2500), ("2026-11-10", 3200)]
        assert told(repository.folder / "docs") == (EASED, None)

    def test_what_is_not_committed_yet(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.write({"docs/support.md": page(3200)})
        assert states(repository.folder) == [("2026-10-01", 2500), (None, 3200)]
        repository.git("add", "--all")
        assert states(repository.folder) == [("2026-10-01", 2500), (None, 3200)]

    def test_a_new_page_has_no_past(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/index.md": "# Home\n"})
        repository.write({"docs/support.md": page(3200)})
        assert told(repository.folder / "docs") == ([], None)
        repository.git("add", "--all")
        assert told(repository.folder / "docs") == ([], None)

    def test_a_page_that_came_later_is_compared_with_its_first_version(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/index.md": "# Home\n"})
        repository.commit("2026-10-05", {"docs/support.md": page(2500)})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        assert states(repository.folder) == [("2026-10-05", 2500), ("2026-11-10", 3200)]
        assert told(repository.folder / "docs") == (EASED, None)

    def test_the_day_is_that_of_the_committer(self, repository: Repository) -> None:
        repository.commit("2026-10-01T23:30:00-0800", {"docs/support.md": page(2500)})
        repository.commit("2026-10-02T00:10:00+0900", {"docs/support.md": page(3200)})
        assert states(repository.folder) == [("2026-10-01", 2500), ("2026-10-02", 3200)]

    def test_renamed_pages_and_moved_blocks(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/old.md": page(2500), "docs/index.md": "# Home\n"})
        repository.git("mv", "docs/old.md", "docs/teams.md")
        repository.commit("2026-10-10", {})
        repository.commit("2026-10-20", {"docs/teams.md": "# Teams\n", "docs/support.md": page(2600)})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        seen = [("2026-10-01", 2500), ("2026-10-10", 2500), ("2026-10-20", 2600), ("2026-11-10", 3200)]
        assert states(repository.folder) == seen

    def test_an_id_that_was_not_written_down_before(self, repository: Repository) -> None:
        before = page(2500).replace("    id: calls\n", "").replace("Calls fall", "calls")
        repository.commit("2026-09-20", {"docs/support.md": before.replace("leads_to: calls", "enabling: x")})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        assert told(repository.folder / "docs")[0] == EASED

    def test_a_while_that_could_not_be_read(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.commit(
            "2026-10-20", {"docs/support.md": page(2500).replace("baseline: 4000", "baseline: [")}
        )
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        assert told(repository.folder / "docs")[0] == EASED

    def test_branches_and_what_a_merge_decides(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.git("switch", "--quiet", "--create", "side")
        repository.commit("2026-10-12", {"docs/other.md": "# Side\n"})
        repository.git("switch", "--quiet", "main")
        repository.commit("2026-10-15", {"docs/support.md": page(2600)})
        repository.git("switch", "--quiet", "side")
        repository.git("merge", "--quiet", "main", "--message", "Merge", day="2026-11-20")
        assert states(repository.folder) == [("2026-10-01", 2500), ("2026-10-15", 2600)]
        repository.git("switch", "--quiet", "main")
        repository.commit("2026-11-21", {"docs/support.md": page(2700)})
        repository.git("merge", "--quiet", "--no-commit", "--no-ff", "side", day="2026-11-22")
        repository.commit("2026-11-22", {"docs/support.md": page(2800)})
        assert states(repository.folder)[-2:] == [("2026-11-21", 2700), ("2026-11-22", 2800)]

    def test_the_review_of_a_link(self, repository: Repository) -> None:
        reviewed = ", reviewed: 2026-10-05"
        repository.commit("2026-10-05", {"docs/support.md": page(2500, reviewed)})
        repository.commit("2026-10-25", {"docs/support.md": page(1900, reviewed)})
        repository.commit("2026-11-10", {"docs/support.md": page(1500, reviewed)})
        said = (
            "`calls` changed on 2026-11-10, after this output was reviewed on 2026-10-05: its target from "
            "2500 to 1500."
        )
        assert told(repository.folder / "docs") == ([said], None)
        repository.write({"docs/support.md": page(1500, ", reviewed: 2026-11-20")})
        assert told(repository.folder / "docs") == ([], None)

    @pytest.mark.parametrize(
        "name",
        [
            "-rf.md",
            "a\nb.md",
            "\x01c0ffee 2026-10-01.md",
            ":100644 1 2 3 M.md",
            "ü 😀.md",
            "x/..y/ z .md",
            ":(top).md",
        ],
    )
    @pytest.mark.skipif(sys.platform == "win32", reason="no such names there")
    def test_any_name(self, repository: Repository, name: str) -> None:
        repository.commit("2026-09-20", {f"docs/{name}": page(2500)})
        repository.commit("2026-11-10", {f"docs/{name}": page(3200)})
        assert told(repository.folder / "docs") == (EASED, None)

    def test_pages_that_are_not_utf_8(self, repository: Repository) -> None:
        for day, number in (("2026-09-20", 2500), ("2026-11-10", 3200)):
            latin = page(number).replace("Calls fall", "Anrufe für uns").encode("latin-1")
            repository.commit(day, {"docs/support.md": latin})
        assert told(repository.folder / "docs")[0] == EASED


class TestWhereThePagesAre:
    @pytest.fixture
    def eased(self, repository: Repository) -> Repository:
        repository.commit("2026-09-20", {"sub/docs/support.md": page(2500), "README.md": "# Home\n"})
        repository.commit("2026-11-10", {"sub/docs/support.md": page(3200)})
        return repository

    def test_below_the_top_of_the_repository(self, eased: Repository) -> None:
        assert told(eased.folder / "sub/docs", cwd=eased.folder / "sub") == (EASED, None)

    def test_reached_through_a_link(self, eased: Repository, tmp_path: Path) -> None:
        (tmp_path / "link").symlink_to(eased.folder / "sub")
        assert told(tmp_path / "link/docs", cwd=tmp_path) == (EASED, None)

    def test_in_a_worktree(self, eased: Repository, tmp_path: Path) -> None:
        eased.git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
        assert told(tmp_path / "tree/sub/docs") == (EASED, None)

    def test_in_a_submodule(self, eased: Repository, tmp_path: Path) -> None:
        outer = Repository.new(tmp_path / "outer")
        outer.git("submodule", "--quiet", "add", str(eased.folder), "plans")
        outer.commit("2026-11-12", {})
        assert told(outer.folder / "plans/sub/docs") == (EASED, None)
        assert told(outer.folder) == ([], None)

    def test_the_environment_of_a_hook_does_not_lead_astray(
        self, eased: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        other = Repository.new(tmp_path / "other")
        other.commit("2026-11-01", {"README.md": "# Another one\n"})
        for name, value in {
            "GIT_DIR": f"{other.folder}/.git",
            "GIT_WORK_TREE": str(other.folder),
            "GIT_INDEX_FILE": f"{other.folder}/.git/index",
            "GIT_GLOB_PATHSPECS": "1",
        }.items():
            monkeypatch.setenv(name, value)
        assert told(eased.folder / "sub/docs") == (EASED, None)

    def test_what_people_set_up_for_their_own_eyes(self, eased: Repository) -> None:
        for name, value in {
            "log.showRoot": "false",
            "log.showSignature": "true",
            "log.follow": "true",
            "diff.renames": "copies",
            "diff.relative": "true",
            "color.ui": "always",
            "core.pager": "false",
            "format.pretty": "oneline",
            "log.date": "relative",
        }.items():
            eased.git("config", name, value)
        assert told(eased.folder / "sub/docs") == (EASED, None)


class TestGoingWithout:
    def test_no_repository(self, tmp_path: Path) -> None:
        with open_history(tmp_path, tmp_path) as history:
            assert history is None

    def test_nothing_committed_yet(self, repository: Repository) -> None:
        repository.write({"docs/support.md": page(2500)})
        assert told(repository.folder / "docs") == ([], None)

    def test_a_folder_that_only_looks_like_one(self, repository: Repository) -> None:
        repository.commit("2026-09-20", {"inner/support.md": page(2500)})
        repository.commit("2026-11-10", {"inner/support.md": page(3200)})
        (repository.folder / "inner/.git").mkdir()
        assert told(repository.folder / "inner") == ([], None)

    def test_no_git(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.write({"docs/support.md": page(3200)})
        monkeypatch.setenv("PATH", "")
        assert told(repository.folder / "docs") == ([], None)

    def test_suppressions_are_not_called_unused(self, repository: Repository) -> None:
        text = page(2500).replace("target: 2500", "target: 2500 # okrdocs: ignore[A308] agreed with sales")
        (repository.folder / "support.md").write_text(text)
        codes = []
        for day in (None, "2026-09-20"):
            if day:
                repository.commit(day, {})
            with open_history(repository.folder, repository.folder) as history:
                files = [("support.md", text.encode())]
                found = analyse(files, Settings(as_of=TODAY), history=history).diagnostics
            codes.append("K009" in {one.code for one in found})
        assert codes == [False, True]

    def test_a_shallow_clone_says_so(self, repository: Repository, tmp_path: Path) -> None:
        for day, number in (("2026-09-20", 2500), ("2026-10-20", 2600), ("2026-11-10", 3200)):
            repository.commit(day, {"docs/support.md": page(number)})
        clones = {depth: tmp_path / f"depth-{depth}" for depth in (1, 2, 3)}
        for depth, clone in clones.items():
            repository.git("clone", "--quiet", f"--depth={depth}", f"file://{repository.folder}", str(clone))
        said, notice = told(clones[1] / "docs")
        assert said == []
        assert notice == (
            "This clone is shallow: its history begins on 2026-11-10, and R407 and A308 do not see what "
            "changed before. Fetch all of it with `git fetch --unshallow`, or in CI with `fetch-depth: 0`."
        )
        said, notice = told(clones[2] / "docs")
        assert said == ["The target was eased from 2600 to 3200 on 2026-11-10, and nothing says why."]
        assert "begins on 2026-10-20" in (notice or "")
        assert told(clones[3] / "docs") == (EASED, None)
        Repository(clones[1]).git("worktree", "add", "--quiet", "--detach", str(tmp_path / "tree"))
        assert told(tmp_path / "tree/docs")[1] is not None

    def test_a_clone_without_contents_says_so_and_fetches_nothing(
        self, repository: Repository, tmp_path: Path
    ) -> None:
        repository.git("config", "uploadpack.allowFilter", "true")
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        clone = tmp_path / "clone"
        repository.git("clone", "--quiet", "--filter=blob:none", f"file://{repository.folder}", str(clone))
        said, notice = told(clone / "docs")
        assert said == []
        assert (notice or "").startswith("This clone holds only a part of its history")

    def test_a_repository_of_somebody_else_says_so(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")  # Git's own tests use it
        said, notice = told(repository.folder / "docs")
        assert said == []
        assert f"safe.directory {repository.folder}`" in (notice or "")

    @pytest.mark.parametrize("slow", ["log", "cat-file"])
    @pytest.mark.skipif(sys.platform == "win32", reason="the script is one for a shell")
    def test_git_that_takes_too_long(
        self, repository: Repository, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, slow: str
    ) -> None:
        repository.commit("2026-09-20", {"docs/support.md": page(2500)})
        repository.commit("2026-11-10", {"docs/support.md": page(3200)})
        script = tmp_path / "bin/git"
        script.parent.mkdir()
        script.write_text(
            f'#!/bin/sh\ncase "$*" in *" {slow} "*) exec sleep 30;; esac\nexec {shutil.which("git")} "$@"\n'
        )
        script.chmod(0o755)
        monkeypatch.setenv("PATH", str(script.parent), prepend=os.pathsep)
        monkeypatch.setattr(asking, "TIMEOUT", 0.2)
        monkeypatch.setattr("okrdocs.engine.git_log.TIMEOUT", 0.2)
        assert told(repository.folder / "docs") == (
            [],
            "Git took too long to tell what changed in the pages: R407 and A308 are off.",
        )


class TestCost:
    @pytest.mark.parametrize(
        "text",
        [
            "# No block\n",
            page(2500).replace("2026-Q4", "2027-Q1"),
            page(2500).replace("id: answers", "id: answers\nstatus: draft"),
        ],
    )
    def test_git_is_not_asked_without_a_reason(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch, text: str
    ) -> None:
        repository.commit("2026-11-10", {"docs/support.md": text})
        monkeypatch.setattr(GitHistory, "_reach", lambda *_: pytest.fail("Git was asked"))
        assert told(repository.folder / "docs") == ([], None)

    def test_old_pages_are_read_only_where_they_changed_and_once(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        texts = {
            f"docs/{n}.md": page(2500).replace("id: ", f"id: t{n}-").replace("leads_to: ", f"leads_to: t{n}-")
            for n in range(9)
        }
        repository.commit("2026-09-20", texts)
        for day in ("2026-10-05", "2026-10-19", "2026-11-02", "2026-11-16"):
            repository.commit(day, {"docs/3.md": texts["docs/3.md"] + f"\nRead on {day}.\n"})
        assert self.contents_read(repository, monkeypatch) == 1

    def test_pages_that_came_all_at_once_are_not_read_again(
        self, repository: Repository, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        repository.commit("2026-11-20", {"docs/a.md": page(2500), "docs/b.md": page(2500)})
        assert self.contents_read(repository, monkeypatch) == 0

    def contents_read(self, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> int:
        read: list[str] = []
        content = git_log.Contents.read

        def noted(contents: git_log.Contents, name: str) -> bytes:
            read.append(name)
            return content(contents, name)

        monkeypatch.setattr(git_log.Contents, "read", noted)
        assert told(repository.folder / "docs") == ([], None)
        return len(read)
