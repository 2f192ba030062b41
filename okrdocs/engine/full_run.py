"""A run over all pages of a project as they are now."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.file_states import read_and_state, read_file
from okrdocs.engine.history import open_history
from okrdocs.engine.marks import MARK
from okrdocs.engine.on_disk import OnDisk
from okrdocs.engine.report import Report, report_of
from okrdocs.engine.run import analyse, checked_page
from okrdocs.model import Finding, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from okrdocs.engine.config import Settings
    from okrdocs.engine.file_states import State
    from okrdocs.engine.project import Project
    from okrdocs.engine.run import Check
    from okrdocs.validate.check import CheckedPage


class Pages:
    """Reads pages one after the other, as all of a large project's at once would take most of the memory."""

    def __init__(self, files: Mapping[str, str], contents: Mapping[str, bytes], *, to_remember: bool) -> None:
        """Get ready to read `files`, or `contents` instead, by their paths; `to_remember`: note `states`."""
        self._files = files
        self._contents = contents
        self._to_remember = to_remember
        self.began = time.time_ns()
        """When reading began, in ns since 1970."""
        self.states: dict[str, State] = {}
        """How the files were when they were read, by the paths of their pages."""
        self.unread: list[Finding] = []
        """What is wrong with those that could not be read."""

    def __iter__(self) -> Iterator[tuple[str, bytes]]:
        """Yield what stands in each page, by its path."""
        for path, file in self._files.items():
            if path in self._contents:
                yield path, self._contents[path]
                continue
            try:
                if self._to_remember:
                    data, self.states[path] = read_and_state(file)
                else:
                    data = read_file(file)
            except OSError as error:
                self.unread.append(_unreadable(path, error))
                continue
            yield path, data


class FullRun(NamedTuple):
    """What a run found, and what that rests on."""

    report: Report
    texts: Mapping[str, str]
    """The text of each page that holds anything, by its path, unless it is another one by now."""
    pages: Pages
    looked_back: bool
    """A rule has asked for the history."""
    certain: bool
    """Whatever was asked for had an answer, so that another run would say the same."""


def run_fully(
    project: Project,
    settings: Settings,
    cwd: Path,
    files: Mapping[str, str],
    contents: Mapping[str, bytes],
    *,
    to_remember: bool = False,
    check: Check = checked_page,
) -> FullRun:
    """Check the pages `files`, of which some have other `contents` than on disk, both by their paths.

    `check` may know a page from before.
    Raises ConfigError as `analyse` does.
    """
    pages = Pages(files, contents, to_remember=to_remember)
    hashes: dict[str, int] = {}

    def check_lightly(path: str, data: bytes) -> CheckedPage | None:
        checked = check(path, data)
        if checked:
            hashes[path] = hash(data)
        return checked and _without_text(checked)

    with open_history(project.pages_dir, cwd, settings.fiscal_year_start, settings.lang) as history:
        analysis = analyse(pages, settings, pages.unread, history, check_lightly)
    report = report_of(analysis, history.notice if history else None)
    texts = OnDisk(files, contents, hashes)
    certain = not pages.unread and (history is None or history.complete)
    return FullRun(report, texts, pages, history is not None and history.asked, certain)


def _without_text(checked: CheckedPage) -> CheckedPage:
    """Let go of the text of a page, which would take more memory than anything else.

    Once it is checked, only comments are looked for in it.
    """
    page = checked.page
    return checked if MARK in page.text else checked._replace(page=page._replace(text=""))


def _unreadable(path: str, error: OSError) -> Finding:
    return Finding(
        code="K000",
        message=f"This page cannot be read: {(error.strerror or str(error)).lower()}.",
        path=path,
        span=Span(1, 1, 1, 1),
        help="Check that the file is there and that you are allowed to read it.",
    )
