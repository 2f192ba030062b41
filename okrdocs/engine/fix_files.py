"""Writing changed pages, and showing changes before they are written."""

from __future__ import annotations

import os
import re
import shutil
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from okrdocs.engine.fix_project import Change

_MARK = b"\xef\xbb\xbf"
_LINE = re.compile(r"[^\n]*\n|[^\n]+")


class Unwritten(NamedTuple):
    """A page that was left as it is, and why."""

    path: str
    reason: str


def write_pages(changes: Mapping[str, Change], folder: Path) -> list[Unwritten]:
    """Write each page, whose path is relative to `folder`, in one step: whole or not at all.

    A byte order mark, the file's mode and what a link points to stay. Returned are the pages that could not
    be written, or must not be because somebody else has changed them in the meantime.
    """
    return [
        Unwritten(path, reason)
        for path, change in changes.items()
        if (reason := _write(Path(os.path.realpath(folder / path)), change))
    ]


def _write(file: Path, change: Change) -> str | None:
    """Write a page; return why not, where that is so."""
    try:
        data = file.read_bytes()
        mark = _MARK if data.startswith(_MARK) else b""
        if data[len(mark) :] != change.before.encode():
            return "it was changed after it had been read"
        if not os.access(file, os.W_OK):
            return "it is read-only"
        _replace(file, mark + change.after.encode())
    except OSError as error:
        return (error.strerror or str(error)).lower()
    return None


def _replace(file: Path, data: bytes) -> None:
    """Put `data` in place of a file's content; until the last step the file is as it was."""
    handle, name = tempfile.mkstemp(prefix=f".{file.name}.", suffix=".tmp", dir=file.parent)
    beside = Path(name)
    try:
        with open(handle, "wb") as stream:  # noqa: PTH123 - it is open already
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        shutil.copymode(file, beside)
        _keep_owner(file, beside)
        beside.replace(file)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise


def _keep_owner(file: Path, beside: Path) -> None:
    """Give a file the owner of another one, as far as the system has owners and allows it."""
    about = file.stat()
    with suppress(OSError, AttributeError):
        os.chown(beside, about.st_uid, about.st_gid)


def as_diff(changes: Mapping[str, Change]) -> str:
    """Return the changes as a unified diff, which `git apply` and `patch -p1` understand."""
    return "".join(line for path in sorted(changes) for line in _diff(path, changes[path]))


def _diff(path: str, change: Change) -> Iterator[str]:
    from difflib import unified_diff

    before, after = (_LINE.findall(text) for text in change)
    yield from _closed(unified_diff(before, after, f"a/{path}", f"b/{path}"))


def _closed(lines: Iterable[str]) -> Iterator[str]:
    """Say of the last line of a page that it has no end, where that is so."""
    for line in lines:
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"
