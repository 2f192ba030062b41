"""Asking Git. Whatever is wrong with it, callers get an answer or a `GitError`, and soon."""

from __future__ import annotations

import os
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

TIMEOUT = 20.0
"""Seconds after which we go on without an answer."""

# Which repository is asked is ours to say: a hook runs with that of its commit in the environment.
_NOT_TAKEN_OVER = frozenset(
    "GIT_" + name
    for name in (
        *(
            "DIR",
            "WORK_TREE",
            "INDEX_FILE",
            "COMMON_DIR",
            "PREFIX",
            "NAMESPACE",
            "SHALLOW_FILE",
            "GRAFT_FILE",
        ),
        *("OBJECT_DIRECTORY", "ALTERNATE_OBJECT_DIRECTORIES", "REPLACE_REF_BASE", "INTERNAL_SUPER_PREFIX"),
        *("LITERAL_PATHSPECS", "GLOB_PATHSPECS", "NOGLOB_PATHSPECS", "ICASE_PATHSPECS", "EXTERNAL_DIFF"),
    )
)
_SET = {
    "LC_ALL": "C",  # messages are told apart below
    "GIT_OPTIONAL_LOCKS": "0",  # nothing is written, also while somebody else works in the repository
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",  # what isn't here is not fetched: a lint doesn't use the network
    "GIT_ALLOW_PROTOCOL": "none",  # the same for versions that don't know the former
}
# Whatever people have set up to look at their history, we want it plain.
_PLAIN = ("core.fsmonitor=false", "log.showRoot=true", "log.follow=false")
_OPTIONS = ("--no-pager", "--literal-pathspecs", *(word for option in _PLAIN for word in ("-c", option)))


class GitError(Exception):
    """Git is not there, or has no answer; the text is what it said."""

    @property
    def distrusts(self) -> bool:
        """Whether Git refuses because the repository belongs to another user."""
        return "dubious ownership" in str(self)


class GitTimeoutError(GitError):
    """Git takes too long."""


class ContentMissingError(GitError):
    """A content is not here, as in a clone that fetches what it needs only later."""


@lru_cache(maxsize=1)
def _program() -> str:
    import shutil

    program = shutil.which("git")
    if program is None:
        raise GitError("there is no program named git")
    return program


def _environment(folder: Path) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in _NOT_TAKEN_OVER}
    # Where this is no repository after all, one further up is none of our business.
    return {**kept, **_SET, "GIT_CEILING_DIRECTORIES": str(folder.parent)}


def command(*arguments: str) -> list[str]:
    """Return the command line that asks Git. Raises GitError where there is no Git."""
    return [_program(), *_OPTIONS, *arguments]


def git(folder: Path, *arguments: str) -> bytes:
    """Return what Git prints, asked in `folder`, the top of a repository. Raises GitError."""
    import subprocess  # seldom needed, and loading it takes time

    try:
        done = subprocess.run(  # noqa: S603 - no shell, and the program is Git
            command(*arguments),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=TIMEOUT,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise GitTimeoutError(f"no answer within {TIMEOUT:g} seconds") from None
    except (OSError, ValueError) as error:  # the latter for zero bytes in what somebody names
        raise GitError(str(error)) from None
    if done.returncode:
        raise GitError(done.stderr.decode("utf-8", "replace").strip())
    return done.stdout


def start(folder: Path, *arguments: str) -> subprocess.Popen[bytes]:
    """Start Git in `folder` for a talk over its pipes. Raises GitError."""
    import subprocess

    try:
        return subprocess.Popen(  # noqa: S603
            command(*arguments),
            cwd=folder,
            env=_environment(folder),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except OSError as error:
        raise GitError(str(error)) from None
