"""Which pages a lint reads, and which of them it speaks about."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.paths import shown_path
from okrdocs.engine.walk import folder_pages, site_pages

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.engine.project import Project


class Discovery(NamedTuple):
    """The pages of a run. Links resolve against all of them, whatever was asked for."""

    files: dict[str, str]
    """Where each page is, by the path that findings name it by, in the order in which they are read."""
    asked: frozenset[str]
    """The pages to report on, by the same paths."""


def discover(project: Project, paths: Sequence[Path], cwd: Path) -> Discovery:
    """Find the pages of the project and of `paths`, which exist; without `paths`, report on all."""
    home = project.pages_dir
    own = site_pages(project.site) if project.site else folder_pages(home)
    files = _named_below(home, own, cwd)
    if not paths:
        return Discovery(files, frozenset(files))
    asked: set[str] = set()
    for path in paths:
        pages, others = _asked(path, home, own)
        named = _named(others, cwd)
        files |= named
        asked.update(named, _named_below(home, pages, cwd))
    return Discovery(files, frozenset(asked))


def _named(files: Iterable[Path], cwd: Path) -> dict[str, str]:
    return {shown_path(file, cwd): str(file) for file in files}


def _named_below(home: Path, pages: Iterable[str], cwd: Path) -> dict[str, str]:
    """Name pages that are given relative to `home`, working out only once where that is."""
    shown, folder = shown_path(home, cwd), os.path.join(home, "")  # noqa: PTH118 - keeps the `/` at its end
    if shown.rpartition("/")[2] == "..":  # some may lie in `cwd`, and are named without going up
        return _named((home / page for page in pages), cwd)
    before = "" if shown == "." else f"{shown}/"
    return {before + page: folder + page for page in pages}


def _asked(path: Path, home: Path, own: list[str]) -> tuple[list[str], list[Path]]:
    """Return the pages that a PATH stands for: those of the project, relative to `home`, and others.

    Under the folder `home` of the project's pages these are the project's `own` (a folder does not bring back
    what the site excludes), unless it has none there: what is named expressly is read.
    """
    inside = _below(path, home)
    if inside is not None:
        prefix = f"{inside}/" if inside != "." else ""
        if pages := [page for page in own if page == inside or page.startswith(prefix)]:
            return pages, []
    if not path.is_dir():
        return [], [path]
    found = [path / page for page in folder_pages(path)]
    if (under := _below(home, path)) is None or inside is not None:
        return [], found
    return own, [page for page in found if not page.is_relative_to(path / under)]


def _below(path: Path, folder: Path) -> str | None:
    """Return where `path` lies in `folder` (`.` for itself), wherever links lead; None if it doesn't."""
    real, top = Path(os.path.realpath(path)), Path(os.path.realpath(folder))
    return real.relative_to(top).as_posix() if real.is_relative_to(top) else None
