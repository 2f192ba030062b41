"""`okrdocs lint --watch`: lint again whenever a page or the configuration changes."""

from __future__ import annotations

import sys
from threading import Event
from typing import TYPE_CHECKING

import click
from watchdog.events import FileSystemEventHandler
from watchdog.observers import Observer

from okrdocs.engine.cache import FOLDER
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.paths import shown_path
from okrdocs.engine.walk import MARKDOWN

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from watchdog.events import FileSystemEvent

    from okrdocs.hosts.cli.lint_job import Job

_KINDS = (*MARKDOWN, ".yml", ".yaml", ".toml", ".json")
_CHANGES = frozenset({"created", "deleted", "modified", "moved"})
_SETTLING = 0.1
"""Seconds in which what belongs to one change is waited for: editors write a file in several steps."""


class _Changes(FileSystemEventHandler):
    """Notes that something has changed which a lint could see."""

    def __init__(self, noted: Event) -> None:
        self._noted = noted

    def on_any_event(self, event: FileSystemEvent) -> None:
        """Take note of pages and configurations, and of folders that come and go with all that is in them."""
        if event.event_type not in _CHANGES:
            return
        if event.is_directory:
            concerns = event.event_type != "modified"
        else:
            concerns = any(_concerns(str(path)) for path in (event.src_path, event.dest_path))
        if concerns:
            self._noted.set()


def _concerns(path: str) -> bool:
    """Tell whether a file could be a page, a configuration or a baseline, and none that we write."""
    return path.endswith(_KINDS) and FOLDER not in path


def watch(job: Job, run: Callable[[], object]) -> None:
    """Call `run` now and after each change to what `job` is about, each time on a clear screen.

    Ends when it is interrupted. What `run` raises about the configuration is shown, and the next change may
    put it right.
    """
    noted = Event()
    observer = Observer()
    for folder, below in _folders(job).items():
        observer.schedule(_Changes(noted), str(folder), recursive=below)
    observer.start()
    try:
        while True:
            noted.clear()
            _draw(run, job)
            noted.wait()
            while noted.is_set():
                noted.clear()
                noted.wait(_SETTLING)
    except KeyboardInterrupt:
        click.echo()
    finally:
        observer.stop()
        observer.join()


def _folders(job: Job) -> dict[Path, bool]:
    """Return the folders to watch, and whether with those below."""
    folders = {job.project.root: False, job.project.pages_dir: True}
    for path in job.paths:
        folders.setdefault(path if path.is_dir() else path.parent, path.is_dir())
    return folders


def _draw(run: Callable[[], object], job: Job) -> None:
    click.clear()
    try:
        run()
    except ConfigError as error:
        for problem in error.problems:
            click.echo(f"Error: {problem}", err=True)
    click.echo(f"\nWatching {shown_path(job.project.pages_dir, job.cwd)}; Ctrl+C ends it.")
    sys.stdout.flush()
