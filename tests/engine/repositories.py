"""Git repositories as tests need them, untouched by how the user has set up Git."""

from __future__ import annotations

import os
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import pytest

_ABOUT_A_REPOSITORY = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_COMMON_DIR")


def isolate(monkeypatch: pytest.MonkeyPatch, home: Path) -> None:
    """Give Git a configuration of its own, in `home`."""
    for name in _ABOUT_A_REPOSITORY:
        monkeypatch.delenv(name, raising=False)
    home.mkdir(exist_ok=True)
    config = home / "gitconfig"
    config.write_text(
        '[user]\n\tname = Ana\n\temail = ana@example.org\n[protocol "file"]\n\tallow = always\n'
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(config))
    monkeypatch.setenv("GIT_CONFIG_SYSTEM", os.devnull)


@dataclass(frozen=True)
class Repository:
    """A folder with a history."""

    folder: Path

    @classmethod
    def new(cls, folder: Path) -> Repository:
        """Make an empty repository."""
        folder.mkdir(parents=True, exist_ok=True)
        repository = cls(folder)
        repository.git("init", "--quiet", "--initial-branch=main")
        return repository

    def git(self, *arguments: str, day: str | None = None) -> str:
        """Run Git, as if on `day`: a date, or a moment such as `2026-10-01T23:30:00-0800`."""
        moment = {}
        if day:
            when = day if "T" in day else f"{day}T12:00:00+0000"
            moment = {"GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        done = subprocess.run(
            ["git", *arguments],
            cwd=self.folder,
            env={**os.environ, **moment},
            check=True,
            capture_output=True,
        )
        return done.stdout.decode()

    def write(self, files: Mapping[str, str | bytes | None]) -> None:
        """Write files; None: remove them."""
        for name, content in files.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content)

    def commit(self, day: str, files: Mapping[str, str | bytes | None]) -> str:
        """Write files and commit all there is; return the id of the commit."""
        self.write(files)
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", f"On {day}", day=day)
        return self.git("rev-parse", "HEAD").strip()
