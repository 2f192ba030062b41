"""The folder of generated files, which outlives the emptying of the site while a server builds again.

MkDocs empties the site before each build. While a person edits, nearly every badge and page would be written
again as it was: on a large site most of what a rebuild does.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

_ASIDE = ".okrdocs"
"""Where the folder waits, in the site: MkDocs leaves alone what begins with a dot."""


class _Written(NamedTuple):
    """What a file was made from, and when it was written, with which size."""

    source: object
    stamp: tuple[int, int]


class Folder:
    """Carries the folder through a build, with the files that nobody has touched since they were written."""

    def __init__(self) -> None:
        self._written: dict[str, _Written] = {}  # by the file's path
        self._places: tuple[Path, Path] | None = None

    def set_aside(self, site: Path, name: str) -> None:
        """Move the folder `name` out of the way before MkDocs empties `site`."""
        folder, aside = site / name, site / _ASIDE
        shutil.rmtree(aside, ignore_errors=True)  # left where a build has failed
        self._places = (folder, aside) if _moved(folder, aside) else None

    def put_back(self, files: Iterable[File]) -> None:
        """Move it back before MkDocs writes `files`, the only ones that may be in it."""
        written, self._written = self._written, {}
        if self._places is None:
            return
        folder, aside = self._places
        if _moved(aside, folder):
            paths = {file.abs_dest_path for file in files if file.inclusion.is_in_serve()}
            for path in paths & written.keys():
                if written[path].stamp == _stamp(path):
                    self._written[path] = written[path]
            _clear(folder, self._written.keys(), {path.rpartition(os.sep)[0] for path in paths})

    def holds(self, path: str, source: object) -> bool:
        """Tell whether the file that would be made from `source` stands there."""
        known = self._written.get(path)
        return known is not None and known.source == source

    def note(self, path: str, source: object) -> None:
        """Note that a file has just been written, and what it was made from."""
        if stamp := _stamp(path):
            self._written[path] = _Written(source, stamp)


class KeptFile(File):
    """A generated file that may stand where it is to be written."""

    folder: Folder

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file where that is needed."""
        path, content = self.abs_dest_path, self.content_string
        if not self.folder.holds(path, content):
            File.copy_file(self)
            self.folder.note(path, content)


def _stamp(path: str) -> tuple[int, int] | None:
    try:
        found = os.stat(path)  # noqa: PTH116 - for thousands of files
    except OSError:
        return None
    return found.st_mtime_ns, found.st_size


def _moved(source: Path, target: Path) -> bool:
    """Move a folder; tell whether that worked. On Windows it doesn't while a file in it is being read."""
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        source.rename(target)
    except OSError:
        return False
    return True


def _clear(folder: Path, files: Collection[str], folders: Collection[str]) -> None:
    """Remove what is neither one of `files` nor of `folders`, nor holds one."""
    for root, _, names in os.walk(folder, topdown=False):
        for path in (f"{root}{os.sep}{name}" for name in names):
            if path not in files:
                Path(path).unlink()
        if root not in folders:
            with suppress(OSError):  # it isn't empty
                Path(root).rmdir()
