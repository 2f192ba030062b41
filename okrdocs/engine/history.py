"""The history of a project, as Git keeps it: opened only when a rule asks, and quiet where there is none."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.paths import repository_top
from okrdocs.rules.history import State

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Sequence

    from okrdocs.engine.git import GitError
    from okrdocs.engine.git_log import Contents, Step
    from okrdocs.engine.past import Past
    from okrdocs.model import OkrObject


@contextmanager
def open_history(
    folder: Path, cwd: Path, fiscal_year_start: int | None = None, language: str = "en"
) -> Iterator[GitHistory | None]:
    """Offer the history of the pages in `folder`, whose paths are shown from `cwd`; None without repository.

    Opening it costs next to nothing; what is asked costs a few Git processes.
    """
    pages = Path(os.path.realpath(folder))
    top = repository_top(pages)
    if top is None:
        yield None
        return
    history = GitHistory(top, pages.relative_to(top).as_posix(), cwd, fiscal_year_start, language)
    try:
        yield history
    finally:
        history.close()


class GitHistory:
    """The `History` of pages in a repository. Without an answer from Git, everything is as it always was."""

    def __init__(
        self, top: Path, folder: str, cwd: Path, fiscal_year_start: int | None, language: str
    ) -> None:
        self._top = top
        self._folder = "" if folder == "." else folder
        self._cwd = cwd
        self._fiscal_year_start = fiscal_year_start
        self._language = language
        self._paths: dict[str, str | None] = {}
        self._contents: Contents | None = None
        self._past: Past | None = None
        self._since: dt.date | None = None
        self._pending: tuple[Step, ...] | None = None
        self._broken = False
        self.notice: str | None = None
        """What users should know about it, in a sentence or two; it is said once a run."""

    @property
    def asked(self) -> bool:
        """Whether anybody has asked it about a day."""
        return self._broken or self._since is not None

    @property
    def complete(self) -> bool:
        """Whether it reached back as far as it was asked about."""
        return not self._broken and self.notice is None

    def first(self, entry: OkrObject, since: dt.date) -> State:
        """Return the oldest known state; see `History`."""
        return self._answer(entry, since, every=False)[0]

    def states(self, entry: OkrObject, since: dt.date) -> Sequence[State]:
        """Return every known state; see `History`."""
        return self._answer(entry, since, every=True)

    def close(self) -> None:
        """End what was started."""
        if self._contents:
            self._contents.close()
            self._contents = None

    def _answer(self, entry: OkrObject, since: dt.date, *, every: bool) -> Sequence[State]:
        from okrdocs.engine.git import GitError

        path = self._path(entry.source.path)
        if path and not self._broken:
            try:
                past = self._reach(since)
                return past.states(entry, path, since) if every else [past.first(entry, path, since)]
            except GitError as error:
                self._fail(error)
        return [State(-1, since, entry)]

    def _path(self, shown: str) -> str | None:
        """Return the path of a page from the top of the repository; None where it lies elsewhere."""
        if shown not in self._paths:
            file = Path(os.path.realpath(self._cwd / shown))
            inside = file.is_relative_to(self._top)
            self._paths[shown] = file.relative_to(self._top).as_posix() if inside else None
        return self._paths[shown]

    def _reach(self, since: dt.date) -> Past:
        """Read what happened from the end of `since` on. Raises GitError."""
        if self._past and self._since and self._since <= since:
            return self._past
        from okrdocs.engine import git_log
        from okrdocs.engine.past import Past

        steps = git_log.committed(self._top, self._folder, since)
        if self._pending is None:
            step = git_log.uncommitted(self._top, self._folder)
            self._pending = (step,) if step else ()
        self._note_beginning(steps)
        self._contents = self._contents or git_log.Contents(self._top)
        self._since = since
        everything = [*steps, *self._pending]
        self._past = Past(everything, self._contents.read, self._fiscal_year_start, self._language)
        return self._past

    def _note_beginning(self, steps: Sequence[Step]) -> None:
        """Say so where a shallow clone begins after what is asked about."""
        beginnings = _shallow_commits(self._top) if steps else frozenset()
        days = [step.day for step in steps if step.commit in beginnings and step.day]
        if days:
            self.notice = (
                f"This clone is shallow: its history begins on {min(days)}, and R407 and A308 do not see "
                "what changed before. Fetch all of it with `git fetch --unshallow`, or in CI with "
                "`fetch-depth: 0`."
            )

    def _fail(self, error: GitError) -> None:
        """Go on without a history. People hear of it where they can do something about it."""
        from okrdocs.engine.git import ContentMissingError, GitTimeoutError

        self._broken = True
        if error.distrusts:
            self.notice = (
                "Git does not open this repository, as its folder belongs to somebody else, so that R407 "
                f"and A308 are off. To trust it: `git config --global --add safe.directory {self._top}`."
            )
        elif isinstance(error, ContentMissingError):
            self.notice = (
                "This clone holds only a part of its history, so that R407 and A308 are off. Clone it "
                "without a filter to have them."
            )
        elif isinstance(error, GitTimeoutError):
            self.notice = "Git took too long to tell what changed in the pages: R407 and A308 are off."


def _shallow_commits(top: Path) -> frozenset[str]:
    """Return the commits at which a shallow clone begins."""
    try:
        folder = top / ".git"
        if folder.is_file():  # in a worktree or submodule, it says where the repository is
            folder = top / folder.read_text(encoding="utf-8").removeprefix("gitdir:").strip()
            if (common := folder / "commondir").is_file():
                folder /= common.read_text(encoding="utf-8").strip()
        return frozenset((folder / "shallow").read_text(encoding="ascii").split())
    except (OSError, ValueError):
        return frozenset()
