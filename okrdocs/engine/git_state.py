"""What has to stay as it is for a history to stay as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.git import GitError, git

if TYPE_CHECKING:
    from pathlib import Path


def git_state(top: Path) -> str | None:
    """Return what tells states of the repository at `top` apart: its commit, its index, where it is cut off.

    None where Git does not say.
    """
    try:
        told = git(top, "rev-parse", "HEAD", "--git-path", "index", "--git-path", "shallow")
        commit, *names = told.decode().splitlines()
        index, shallow = (_time(top / name) for name in names)
    except (GitError, OSError, ValueError):
        return None
    return f"{commit} {index} {shallow}"


def _time(file: Path) -> int:
    """Return when a file was last written to, in ns since 1970; 0 without one."""
    return file.stat().st_mtime_ns if file.exists() else 0
