"""Whether files still read as they did: told by size and times, and by content where those leave a doubt."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any, NamedTuple

from okrdocs.engine.cache import digest
from okrdocs.parse.page import may_concern_us

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_TICK = 2_000_000_000
"""Nanoseconds, the coarsest clock of a file system: what is written twice within may show one time."""
_PIECE = 1 << 16
"""Bytes that are read at once: more than most pages have."""
_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_CLOEXEC", 0)


class State(NamedTuple):
    """What is remembered of a file."""

    size: int
    modified: int
    changed: int
    """When it was last written to or renamed (POSIX), or made (Windows): times in ns since 1970."""
    content: str
    """What tells its content apart; empty for a page that holds nothing for us, as most do."""


class Look(NamedTuple):
    """What a look at files that read as before has shown."""

    states: Mapping[str, State]
    read: int
    """How many had to be read."""
    began: int
    """When it began, in ns since 1970."""


def unchanged(files: Mapping[str, str], before: Mapping[str, Sequence[Any]], since: int) -> Look | None:
    """Look whether files, by name, read as they did at `since`, a time in ns; None: they don't.

    Pages that hold nothing for us may come and go.
    """
    began, read = time.time_ns(), 0
    states: dict[str, State] = {}
    for name, file in files.items():
        old = State(*before[name]) if name in before else None
        try:
            state = _surely(old, file, since)
            if state is None:
                _, state = read_and_state(file)
                read += 1
        except OSError:
            return None
        if state.content != (old.content if old else ""):
            return None
        states[name] = state
    if any(State(*before[name]).content for name in before.keys() - states.keys()):
        return None
    return Look(states, read, began)


def _surely(old: State | None, file: str, since: int) -> State | None:
    """Return the state of a file if size and times show that it is the `old` one. Raises OSError."""
    if old is None or max(old.modified, old.changed) > since - _TICK:
        return None  # what was written right before it was read may have been written once more right behind
    status = os.stat(file)  # noqa: PTH116 - thousands of paths are slow to make
    now = (status.st_size, status.st_mtime_ns, status.st_ctime_ns)
    return old if now == old[:3] else None


def read_file(file: str) -> bytes:
    """Return the bytes of a file. Raises OSError."""
    handle = os.open(file, _FLAGS)  # thousands of file objects are slow to make
    try:
        return _read(handle)
    finally:
        os.close(handle)


def read_and_state(file: str) -> tuple[bytes, State]:
    """Return the bytes of a file, and what to remember of it as it was right before. Raises OSError."""
    handle = os.open(file, _FLAGS)
    try:
        status = os.fstat(handle)
        data = _read(handle)
    finally:
        os.close(handle)
    content = digest(data) if may_concern_us(data) else ""
    return data, State(status.st_size, status.st_mtime_ns, status.st_ctime_ns, content)


def _read(handle: int) -> bytes:
    """Read a file to its end."""
    data = os.read(handle, _PIECE)
    if not (more := os.read(handle, _PIECE)):  # as most are that short
        return data
    parts = [data, more]
    while parts[-1]:
        parts.append(os.read(handle, _PIECE))
    return b"".join(parts)
