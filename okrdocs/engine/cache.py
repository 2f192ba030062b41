"""What a run leaves behind for the next one, in files that anybody may delete at any time.

Nothing here is ever an error: a folder that cannot be written to leaves nothing behind, and a file that is
damaged, cut off or somebody else's counts as not there.
"""

from __future__ import annotations

import json
import os
from functools import cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from hashlib import blake2b

FOLDER = ".okrdocs_cache"
"""Where it is, in the root of a project, unless the environment names another folder."""
VARIABLE = "OKRDOCS_CACHE_DIR"

_PIECE = 500
"""Entries of a mapping that are written at once."""
_IGNORED = "# Made by okrdocs; safe to delete.\n*\n"
_TAG = """\
Signature: 8a477f597d28d172789f06886806bc55
# This folder holds what okrdocs can work out again at any time. Backups may leave it out: https://bford.info/cachedir/
"""


def cache_folder(root: Path) -> Path:
    """Return the folder in which a project keeps what it can do without."""
    chosen = os.environ.get(VARIABLE)
    return Path(chosen) if chosen else root / FOLDER


def digest(data: bytes) -> str:
    """Return what tells contents apart."""
    return _blake2b()(data, digest_size=16).hexdigest()


@cache
def _blake2b() -> Callable[..., blake2b]:
    """Return the hash, without the library for encryption that `hashlib` loads for others: it takes 4 MB."""
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b
    return blake2b


def read(file: Path) -> dict[str, Any] | None:
    """Read what `write` has left in a file; None where it isn't there, or not as it was written."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        return _joined(body.splitlines()) if head == digest(body).encode() else None
    except (OSError, ValueError, RecursionError):
        return None


def write(file: Path, values: Mapping[str, object]) -> None:
    """Leave values of JSON in a file; other runs find either the old ones or all of the new ones."""
    body = b"".join(_lines(values))
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        _prepare(file.parent)
        with draft.open("wb") as opened:
            opened.writelines((digest(body).encode(), b"\n", body))
        draft.replace(file)
    except OSError:
        _remove(draft)


def _lines(values: Mapping[str, object]) -> Iterator[bytes]:
    """Yield each value as a line, a large mapping as several: the encoder takes many times what it makes."""
    for name, value in values.items():
        for piece in _pieces(value) if isinstance(value, dict) else [value]:
            yield json.dumps([name, piece], separators=(",", ":")).encode() + b"\n"


def _pieces(mapping: dict[str, object]) -> Iterator[dict[str, object]]:
    entries = iter(mapping.items())
    yield dict(islice(entries, _PIECE))  # which may be empty
    while piece := dict(islice(entries, _PIECE)):
        yield piece


def _joined(lines: Iterable[bytes]) -> dict[str, Any]:
    """Put together what `_lines` has taken apart."""
    values: dict[str, Any] = {}
    for name, piece in map(json.loads, lines):
        if name in values:
            values[name].update(piece)
        else:
            values[name] = piece
    return values


def _prepare(folder: Path) -> None:
    """Make the folder, and keep it out of repositories and backups."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in ((".gitignore", _IGNORED), ("CACHEDIR.TAG", _TAG)):
        if not (folder / name).exists():
            (folder / name).write_text(text, encoding="utf-8")


def _remove(file: Path) -> None:
    try:
        file.unlink(missing_ok=True)
    except OSError:
        return
