"""The Markdown files below a folder, in an order that depends on nothing but their names."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.project import is_project

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrdocs.engine.site import Site

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""What Markdown files are called, as in MkDocs."""

_NOT_OURS = frozenset({"node_modules", "__pycache__"})
# What only stands in a virtual environment, and in a site that MkDocs has built.
_MARKS = frozenset({"pyvenv.cfg", "sitemap.xml"})
_MOST_LINKS = 3
"""Links to folders are followed this many times in a row; with links to each other it would never end."""


def folder_pages(root: Path) -> list[str]:
    """Return the pages below a plain folder, relative to it and with `/`.

    Left out are hidden folders, those that hold installed or built things, and projects of their own.
    """
    found: list[str] = []
    for folder, files in _walk(root, _own_folder):
        found += (folder + name for name in files if name.endswith(MARKDOWN))
    return sorted(found)


def site_pages(site: Site) -> list[str]:
    """Return the pages that MkDocs builds, relative to `docs_dir` and with `/`.

    MkDocs leaves out names that begin with a dot, a folder `templates` at the top, and what the
    configuration excludes; of two files that would become the same page it takes the later.
    """
    spec = _excluded(site.excluded) if site.excluded else None
    enter = _any_folder if spec else _built_folder
    found: list[str] = []
    for folder, files in _walk(site.docs_dir, enter):
        kept = [name for name in files if not (spec(folder + name) if spec else name.startswith("."))]
        found += (folder + name for name in _distinct_pages(kept, directory_urls=site.directory_urls))
    return sorted(found)


def _walk(
    root: Path, enter: Callable[[str, str], bool], prefix: str = "", links: int = 0
) -> Iterator[tuple[str, list[str]]]:
    """Yield each folder as a prefix for its files (`""`, `a/`, `a/b/`) with the names of its files."""
    folders: list[tuple[str, bool]] = []
    files: list[str] = []
    for entry in _entries(root):
        if entry.is_file(follow_symlinks=False):  # as most are
            files.append(entry.name)
            continue
        linked = entry.is_symlink()
        if not _is_folder(entry):
            if linked or entry.is_file():  # not a pipe; a link that leads nowhere shows when it is read
                files.append(entry.name)
        elif enter(prefix + entry.name, entry.path) and not (linked and _leads_up(entry.path, root)):
            folders.append((entry.name, linked))
    yield prefix, sorted(files)
    for name, linked in sorted(folders):
        if links + linked <= _MOST_LINKS:
            yield from _walk(root / name, enter, f"{prefix}{name}/", links + linked)


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as entries:
            return list(entries)
    except OSError:  # not allowed to look in: nothing of it is published either
        return []


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir()
    except OSError:  # a link to itself
        return False


def _leads_up(link: str, folder: Path) -> bool:
    """Tell whether a link leads to a folder that it stands in."""
    return Path(os.path.realpath(folder)).is_relative_to(os.path.realpath(link))


def _own_folder(relative: str, path: str) -> bool:
    name = relative.rpartition("/")[2]
    if name.startswith(".") or name in _NOT_OURS:
        return False
    folder = Path(path)
    return not any((folder / mark).exists() for mark in _MARKS) and not is_project(folder)


def _built_folder(relative: str, _path: str) -> bool:
    return not relative.rpartition("/")[2].startswith(".") and relative != "templates"


def _any_folder(_relative: str, _path: str) -> bool:
    return True


def _excluded(patterns: Iterable[str]) -> Callable[[str], bool]:
    """Read patterns as MkDocs does, on top of its own."""
    from pathspec.gitignore import GitIgnoreSpec

    spec = GitIgnoreSpec.from_lines([".*", "/templates/", *patterns])
    return spec.match_file


def _distinct_pages(files: list[str], *, directory_urls: bool) -> list[str]:
    """Drop a page whose address a later file of the folder takes, as README.md beside index.md."""
    ordered = sorted(files, key=lambda name: (name.rpartition(".")[0] not in ("index", "README"), name))
    by_address: dict[str, list[str]] = {}
    for name in ordered:
        stem, _, suffix = name.rpartition(".")
        if f".{suffix}" in MARKDOWN:
            by_address.setdefault("index" if stem == "README" else stem, []).append(name)
        elif suffix == "html" and (stem == "index" or not directory_urls):
            by_address.setdefault(stem, []).append(name)
    kept = (name for names in by_address.values() for name in (names[1:] or names))
    return [name for name in kept if name.endswith(MARKDOWN)]
