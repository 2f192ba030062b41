"""What a call of `okrdocs lint` is about: its project, its settings and the pages to report on."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from okrdocs.engine.paths import shown_path
from okrdocs.hosts.cli.lint_options import STDIN

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.engine.config import Settings
    from okrdocs.engine.known_pages import KnownPages
    from okrdocs.engine.lint import LintResult
    from okrdocs.engine.project import Project
    from okrdocs.hosts.cli.lint_options import LintOptions


class Job(NamedTuple):
    """Everything that a lint needs to know."""

    project: Project
    settings: Settings
    """Those of the project, with what the command line says instead."""
    paths: tuple[Path, ...]
    """Absolute, but with the links that they lead through."""
    cwd: Path
    only: frozenset[Path] | None
    """The files to report on at most."""
    typed: Mapping[str, bytes]
    """The page on standard input, by the path that findings name it by; else nothing."""
    cache: bool
    """Take what the last run has left behind, and leave something for the next one."""

    def lint(
        self, contents: Mapping[str, bytes] | None = None, known: KnownPages | None = None
    ) -> LintResult:
        """Check the project, with other `contents` for some of its pages, and some `known` from before."""
        from okrdocs.engine import lint as engine

        contents = {**self.typed, **(contents or {})}
        return engine.lint(
            self.project,
            self.settings,
            self.paths,
            self.cwd,
            only=self.only,
            contents=contents,
            cache=self.cache,
            known=known,
        )

    def files(self) -> list[str]:
        """Name the pages to report on, without reading them."""
        from okrdocs.engine.lint import pages_of

        found = pages_of(self.project, self.paths, self.cwd, self.only)
        return [path for path in found.files if path in found.asked]


def prepare(options: LintOptions) -> Job:
    """Find out what a call is about. Raises ConfigError and click.UsageError."""
    from okrdocs.engine.project import find_project

    cwd = Path.cwd()
    typed = _typed(options)
    paths = tuple(map(_absolute, typed or options.paths))
    project = find_project(paths, cwd, _absolute(options.config_file) if options.config_file else None)
    settings = _overridden(project.settings, options)
    contents = {shown_path(path, cwd): data for path, data in zip(paths, typed.values(), strict=False)}
    changed = _changed(options, project)
    return Job(project, settings, paths, cwd, changed, contents, not options.no_cache)


def _absolute(path: Path) -> Path:
    return Path(os.path.abspath(path))  # noqa: PTH100 - links stay as named


def _typed(options: LintOptions) -> dict[Path, bytes]:
    """Read the page on standard input, if that is asked for, and say which page of the project it is."""
    if STDIN not in options.paths:
        if options.stdin_filename:
            raise click.UsageError("--stdin-filename goes with - as the only PATH.")
        return {}
    if options.paths != (STDIN,):
        raise click.UsageError("- stands for one page on standard input: name no other paths beside it.")
    return {options.stdin_filename or STDIN: sys.stdin.buffer.read()}


def _overridden(settings: Settings, options: LintOptions) -> Settings:
    """Return the settings with what the command line says instead."""
    if options.select or options.ignore or options.profile:
        from okrdocs.engine.override import override

        settings = override(settings, select=options.select, ignore=options.ignore, profile=options.profile)
    if options.as_of:
        settings = replace(settings, as_of=options.as_of)
    if options.fail_on:
        from okrdocs.engine.readers import LEVELS

        settings = replace(settings, fail_on=LEVELS[options.fail_on])
    if options.baseline or options.no_baseline:
        settings = replace(settings, baseline=_absolute(options.baseline) if options.baseline else None)
    return settings


def _changed(options: LintOptions, project: Project) -> frozenset[Path] | None:
    """Return the files that changed, where only those are asked for."""
    if options.changed is None:
        return None
    from okrdocs.engine.changed import changed_files

    return changed_files(project.pages_dir, options.changed or None)
