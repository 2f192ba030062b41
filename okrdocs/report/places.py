"""Where a finding stands, as tools look for it: from the top of the repository."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from okrdocs.engine.paths import shown_path

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult


def in_repository(result: LintResult, path: str) -> str:
    """Return a page's path relative to the top of its repository; absolute where it lies outside.

    `path` is relative to the working folder, as findings have it. Both have `/` on every system.
    """
    file = os.path.normpath(os.path.join(result.cwd, path))  # noqa: PTH118 - a page may stand behind a link
    relative = shown_path(file, result.root)
    return file.replace(os.sep, "/") if relative.startswith("../") else relative
