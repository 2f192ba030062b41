"""Which files changed: what `lint --changed` reports on."""

from __future__ import annotations

import os
from pathlib import Path

from okrdocs.engine.errors import ConfigError
from okrdocs.engine.git import GitError, git
from okrdocs.engine.paths import repository_top

_DIFF = (
    "diff",
    "--name-only",
    "-z",
    "--no-renames",
    "--diff-filter=d",
    "--no-ext-diff",
    "--ignore-submodules",
)


def changed_files(folder: Path, ref: str | None = None) -> frozenset[Path]:
    """Return the files of the repository around `folder` that changed since the commit `ref`.

    Those that are changed but not committed, or new, belong to them in any case, and without `ref` they are
    all. Changes are counted from where the present branch left that of `ref`, as a pull request shows them.
    Files that are gone are not among them; a renamed one is, by its new name. Paths in `folder` begin as it
    does, others with the real path of the repository.

    Raises ConfigError where there is no repository, or no such commit.
    """
    real = Path(os.path.realpath(folder))
    top = repository_top(real)
    if top is None:
        raise ConfigError([f"`--changed` asks Git what has changed, and {folder} is in no Git repository."])
    try:
        names = _names(top, ref)
    except GitError as error:
        raise ConfigError(
            [f"`--changed` asks Git what has changed, but it gives no answer: {error}."]
        ) from None
    return frozenset(_as_asked(top / name, real, folder) for name in names)


def _names(top: Path, ref: str | None) -> set[str]:
    """Return the changed files as paths from `top`. Raises ConfigError and GitError."""
    told = git(top, "ls-files", "-z", "--others", "--exclude-standard")
    if ref is None and _commit(top, "HEAD") is None:  # nothing is committed yet, so that all is new
        told += git(top, "ls-files", "-z", "--cached")
    else:
        told += git(top, *_DIFF, "HEAD" if ref is None else _fork(top, ref), "--")
    return {os.fsdecode(name) for name in told.split(b"\0") if name}


def _fork(top: Path, ref: str) -> str:
    """Return the commit at which the present branch left that of `ref`."""
    commit = _commit(top, ref)
    if commit is None:
        raise ConfigError(
            [
                f"`--changed {ref}`: Git knows no commit of that name. Write a branch, a tag or the id of a "
                "commit, such as `origin/main`; in CI it may have to be fetched first."
            ]
        )
    try:
        return git(top, "merge-base", commit, "HEAD").decode().strip()
    except GitError:
        raise ConfigError(
            [
                f"`--changed {ref}`: Git finds no commit that it and the present one have in common. A "
                "shallow clone lacks it: fetch all of the history, in CI with `fetch-depth: 0`."
            ]
        ) from None


def _commit(top: Path, ref: str) -> str | None:
    """Return the id of the commit that `ref` names."""
    try:
        told = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{ref}^{{commit}}")
    except GitError as error:
        if str(error):  # it says nothing where only the name is unknown
            raise
        return None
    return told.decode().strip()


def _as_asked(file: Path, real: Path, folder: Path) -> Path:
    return folder / file.relative_to(real) if file.is_relative_to(real) else file
