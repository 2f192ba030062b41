"""Linting pages that are given as text, and fixing them, for tests."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.engine.config import Settings
from okrdocs.engine.fix_project import FixedProject, fix_project
from okrdocs.engine.lint import LintResult, Summary
from okrdocs.engine.run import analyse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.engine.fix_project import Relint

SETTINGS = Settings(as_of=dt.date(2026, 11, 23))


def linted(pages: Mapping[str, bytes], settings: Settings = SETTINGS) -> LintResult:
    """Lint pages."""
    found = analyse(pages.items(), settings)
    texts = {checked.page.path: checked.page.text for checked in found.pages}
    return LintResult(Summary(len(pages), 0, 0, 0, 0, 0, 0, 0), found.diagnostics, texts)


def relint(pages: Mapping[str, bytes], settings: Settings = SETTINGS) -> Relint:
    """Return what lints `pages` with other contents for some of them."""
    return lambda contents: linted({**pages, **contents}, settings)


def fixed_project(page: str | bytes, *, unsafe: bool = False) -> FixedProject:
    """Fix a project of one page."""
    data = page.encode() if isinstance(page, str) else page
    return fix_project(relint({"plan.md": data}), unsafe=unsafe)


def fixed(page: str, *, unsafe: bool = False) -> str:
    """Return a page with its fixes."""
    change = fixed_project(page, unsafe=unsafe).changes.get("plan.md")
    return change.after if change else page.removeprefix("\ufeff")
