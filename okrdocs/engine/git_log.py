"""Reading what Git says about changes, and the contents it keeps."""

from __future__ import annotations

import datetime as dt
import os
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.git import TIMEOUT, ContentMissingError, GitError, GitTimeoutError, git, start
from okrdocs.engine.walk import MARKDOWN

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Iterator, Mapping
    from pathlib import Path
    from threading import Timer


class Change(NamedTuple):
    """What one change did to one file: the ids of its contents before and after it; None: no file."""

    old: str | None
    new: str | None


class Step(NamedTuple):
    """One commit, or what is not committed yet."""

    day: dt.date | None
    """The day it was committed, where the committer was; None: it isn't."""
    changes: Mapping[str, Change]
    """By path from the top of the repository, with `/`."""
    commit: str | None = None


_HEADER = b"\x01"
_LOG = (
    *(
        "log",
        "--date-order",
        "--reverse",
        "--raw",
        "-z",
        "--no-abbrev",
        "--no-renames",
        "--ignore-submodules",
    ),
    # What a merge takes over from one side as it is has been told by the commits of that side.
    *("-c", "--no-ext-diff", "--no-show-signature", "--no-notes", "--no-color", "--format=%x01%H %cs"),
)
_DAY = dt.timedelta(days=1)
_FIRST_YEAR = 1971
"""Git's own reckoning begins with 1970."""


def committed(top: Path, folder: str, since: dt.date) -> list[Step]:
    """Return the commits after the end of `since` that changed pages in `folder` of the repository at `top`.

    Parents come before their children. `folder` is a path from the top, empty for all of it. Raises GitError,
    also where nothing is committed yet.
    """
    # Git compares moments, not days; whose day it is, the commit says, and it may be elsewhere on earth.
    limit = (f"--since={since - _DAY}T00:00:00Z",) if since.year >= _FIRST_YEAR else ()
    told = git(top, *_LOG, *limit, "HEAD", *_within(folder))
    return [step for step in _steps(told) if step.day and step.day > since]


def uncommitted(top: Path, folder: str) -> Step | None:
    """Return what changed in `folder` since the last commit; None: nothing did. Raises GitError."""
    told = git(top, "diff-index", "--raw", "-z", "--no-abbrev", "--no-renames", "HEAD", *_within(folder))
    tokens = iter(told.split(b"\0"))
    changes = dict(_change(token, next(tokens)) for token in tokens if token)
    pages = {path: change for path, change in changes.items() if path.endswith(MARKDOWN)}
    return Step(None, pages) if pages else None


def _within(folder: str) -> tuple[str, ...]:
    return ("--", folder) if folder else ("--",)


def _steps(told: bytes) -> Iterator[Step]:
    """Read what ends with zero bytes: a header for each commit, then for each file a line and its path."""
    tokens = iter(told.split(b"\0"))
    changes: dict[str, Change] = {}
    for token in tokens:
        if token.startswith(_HEADER):
            commit, day = token[len(_HEADER) :].decode().split()
            changes = {}
            yield Step(dt.date.fromisoformat(day), changes, commit)
        elif token.strip():
            path, change = _change(token, next(tokens))
            if path.endswith(MARKDOWN):
                changes[path] = change


def _change(line: bytes, path: bytes) -> tuple[str, Change]:
    """Read a line such as `:100644 100644 OLD NEW M`.

    That of a merge has a colon, a mode and an id more for each further parent; of these the first one counts.
    """
    head = line.strip()
    parents = len(head) - len(head.lstrip(b":"))
    words = head.lstrip(b":").decode().split()
    modes, ids = words[: parents + 1], words[parents + 1 :]
    old, new = _content(modes[0], ids[0]), _content(modes[parents], ids[parents])
    return os.fsdecode(path), Change(old, new)


def _content(mode: str, content_id: str) -> str | None:
    """Return the id where it is that of a file: links to files and whole repositories hold no blocks."""
    return content_id if mode.startswith("100") and content_id.strip("0") else None


class Contents:
    """The contents of files by their ids, from one Git process that starts when it is first asked."""

    def __init__(self, top: Path) -> None:
        self._top = top
        self._process: subprocess.Popen[bytes] | None = None
        self._timer: Timer | None = None
        self._late = False

    def read(self, content_id: str) -> bytes:
        """Return the content with that id. Raises GitError where it isn't here, as in a partial clone."""
        process = self._process or self._start()
        if process.stdin is None or process.stdout is None:
            raise GitError("there are no pipes")
        try:
            process.stdin.write(f"{content_id}\n".encode())
            process.stdin.flush()
            head = process.stdout.readline().split()
            data = process.stdout.read(int(head[2]) + 1) if len(head) == 3 else b""
        except (OSError, ValueError) as error:
            raise GitError(str(error)) from None
        if not data:
            raise GitTimeoutError("the process was ended") if self._late else ContentMissingError(content_id)
        return data[:-1]

    def _start(self) -> subprocess.Popen[bytes]:
        from threading import Timer

        self._process = process = start(self._top, "cat-file", "--batch")
        self._timer = Timer(TIMEOUT, self._stop)
        self._timer.daemon = True
        self._timer.start()
        return process

    def _stop(self) -> None:
        self._late = True
        if self._process:
            self._process.kill()

    def close(self) -> None:
        """End the process."""
        if self._timer:
            self._timer.cancel()
        if process := self._process:
            self._process = None
            process.kill()
            process.communicate()
