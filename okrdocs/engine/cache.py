"""What a run leaves behind for the next one, in files that anybody may delete at any time.

Nothing here is ever an error: a folder that cannot be written to leaves nothing behind, and a file that is
damaged, cut off or somebody else's counts as not there.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

FOLDER = ".okrdocs_cache"
"""Where it is, in the root of a project, unless the environment names another folder."""
VARIABLE = "OKRDOCS_CACHE_DIR"

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
    from hashlib import blake2b  # slow to load, and of no use to a lint of a few pages

    return blake2b(data, digest_size=16).hexdigest()


def read(file: Path) -> object:
    """Read what `write` has left in a file; None where it isn't there, or not as it was written."""
    try:
        head, _, body = file.read_bytes().partition(b"\n")
        return json.loads(body) if head == digest(body).encode() else None
    except (OSError, ValueError, RecursionError):
        return None


def write(file: Path, value: object) -> None:
    """Leave a value of JSON in a file; other runs find either the old one or all of the new one."""
    body = json.dumps(value, separators=(",", ":")).encode()
    draft = file.with_name(f"{file.name}.{os.getpid()}")
    try:
        _prepare(file.parent)
        draft.write_bytes(digest(body).encode() + b"\n" + body)
        draft.replace(file)
    except OSError:
        _remove(draft)


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
