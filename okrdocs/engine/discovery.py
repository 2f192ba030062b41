"""Which pages a lint reads, and which of them it speaks about."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.paths import shown_path
from okrdocs.engine.walk import folder_pages, site_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.engine.project import Project


@dataclass(frozen=True, slots=True)
class Discovery:
    """The pages of a run. Links resolve against all of them, whatever was asked for."""

    files: dict[str, Path]
    """Every page by the path that findings name it by, in the order in which they are read."""
    asked: frozenset[str]
    """The pages to report on, by the same paths."""


def discover(project: Project, paths: Sequence[Path], cwd: Path) -> Discovery:
    """Find the pages of the project and of `paths`, which exist; without `paths`, report on all."""
    home = project.pages_dir
    own = site_pages(project.site) if project.site else folder_pages(home)
    if not paths:
        files = _named((home / page for page in own), cwd)
        return Discovery(files, frozenset(files))
    asked: dict[Path, None] = {}
    for path in paths:
        asked.update(dict.fromkeys(_asked(path, home, own)))
    files = _named([*(home / page for page in own), *asked], cwd)
    return Discovery(files, frozenset(_named(asked, cwd)))


def _named(files: Iterable[Path], cwd: Path) -> dict[str, Path]:
    return {shown_path(file, cwd): file for file in files}


def _asked(path: Path, home: Path, own: list[str]) -> list[Path]:
    """Return the pages that a PATH stands for.

    Under the folder `home` of the project's pages these are the project's `own` (a folder does not bring back
    what the site excludes), unless it has none there: what is named expressly is read.
    """
    inside = _below(path, home)
    if inside is not None:
        prefix = f"{inside}/" if inside != "." else ""
        if pages := [home / page for page in own if page == inside or page.startswith(prefix)]:
            return pages
    if not path.is_dir():
        return [path]
    pages = [path / page for page in folder_pages(path)]
    if (under := _below(home, path)) is None or inside is not None:
        return pages
    outside = [page for page in pages if not page.is_relative_to(path / under)]
    return [*(home / page for page in own), *outside]


def _below(path: Path, folder: Path) -> str | None:
    """Return where `path` lies in `folder` (`.` for itself), wherever links lead; None if it doesn't."""
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return real.relative_to(top).as_posix() if real.is_relative_to(top) else None
