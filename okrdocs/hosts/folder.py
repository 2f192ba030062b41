"""The folder of generated files, which outlives the emptying of the site while a server builds again.

MkDocs empties the site before each build. While a person edits, nearly every badge would be written again as
it was, and every page into a folder made anew: on a large site most of what a rebuild does on the disk.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from mkdocs.structure.files import File

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    _Stamp = tuple[int, int]

_ASIDE = ".okrdocs"
"""Where the folder waits, in the site: MkDocs leaves alone what begins with a dot."""


class Folder:
    """Carries the folder through a build, and no file in it but those that would be written as they were."""

    def __init__(self) -> None:
        self._written: dict[str, tuple[str, _Stamp | None]] = {}  # what was written, and when, by its path
        self._standing: set[str] = set()
        self._places: tuple[Path, Path] | None = None

    def set_aside(self, site: Path, name: str) -> None:
        """Move the folder `name` out of the way before MkDocs empties `site`."""
        folder, aside = site / name, site / _ASIDE
        shutil.rmtree(aside, ignore_errors=True)  # left where a build has failed
        self._places = (folder, aside) if _moved(folder, aside) else None

    def put_back(self, files: Iterable[File]) -> None:
        """Move it back before MkDocs writes `files`."""
        self._standing = set()
        if self._places is None:
            return
        folder, aside = self._places
        if _moved(aside, folder):
            files = [file for file in files if file.inclusion.is_in_serve()]
            self._standing = {file.abs_dest_path for file in files if self._stands(file)}
            _clear(folder, self._standing, {file.abs_dest_path.rpartition(os.sep)[0] for file in files})

    def _stands(self, file: File) -> bool:
        """Tell whether a file was written with the same content, and nobody has touched it since."""
        if not isinstance(file, KeptFile):
            return False
        content, stamp = self._written.get(file.abs_dest_path, (None, None))
        return content == file.content_string and stamp is not None and stamp == _stamp(file.abs_dest_path)

    def write(self, file: KeptFile) -> None:
        """Write a file, unless it stands there."""
        path = file.abs_dest_path
        if path not in self._standing:
            File.copy_file(file)
            self._written[path] = (file.content_string, _stamp(path))


class KeptFile(File):
    """A generated file that may stand where it is to be written."""

    folder: Folder

    def copy_file(self, dirty: bool = False) -> None:
        """Write the file where that is needed."""
        self.folder.write(self)


def _stamp(path: str) -> _Stamp | None:
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
