"""How files are named to people."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def shown_path(file: str | Path, folder: str | Path | None = None) -> str:
    """Return `file` relative to `folder` (the working folder unless given), with `/` everywhere."""
    start, name = os.path.join(folder or os.getcwd(), ""), os.path.normpath(file)  # noqa: PTH109, PTH118 - faster
    if name.startswith(start):  # as nearly all do
        return name[len(start) :].replace(os.sep, "/")
    try:
        relative = os.path.relpath(file, folder)
    except ValueError:  # another drive
        relative = str(file)
    return relative.replace(os.sep, "/")


def repository_top(folder: Path) -> Path | None:
    """Return the top of the Git repository that `folder` lies in; None where it lies in none."""
    return next((one for one in (folder, *folder.parents) if (one / ".git").exists()), None)
