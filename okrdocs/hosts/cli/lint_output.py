"""Where a report goes: to the terminal, or into a file with a word about it on the terminal."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrdocs.hosts.cli.terminal import palette

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.hosts.cli.lint_options import LintOptions
    from okrdocs.report.palette import Palette

_WITH_SUMMARY = frozenset({"text", "concise", "github"})
"""The formats that people read, if only in the log of a job."""


def put_out(result: LintResult, options: LintOptions) -> None:
    """Print or write the report that was asked for."""
    from okrdocs.report.summary import summary

    said = "" if options.quiet else summary(result)
    if options.output_file:
        from okrdocs.report.palette import COLOURED, PLAIN

        paint = COLOURED if options.color == "always" else PLAIN
        _write(options.output_file, _report(result, options, paint))
        click.echo(said, nl=False, err=options.printing_page)
        return
    report = _report(result, options, palette(options.color))
    if options.form in _WITH_SUMMARY:
        report += said
    click.echo(report, nl=False, err=options.printing_page, color=True)


def _report(result: LintResult, options: LintOptions, paint: Palette) -> str:
    if options.statistics:
        from okrdocs.report.summary import statistics

        return statistics(result, paint)
    from okrdocs.report import reporter

    return reporter(options.form)(result, paint)


def _write(file: Path, report: str) -> None:
    """Write a report so that nobody finds half of one; into what is no file, such as a pipe, straight."""
    from okrdocs.engine.errors import ConfigError
    from okrdocs.engine.files import replace_file

    data = report.encode("utf-8", "backslashreplace")
    try:
        if file.exists() and not file.is_file():
            file.write_bytes(data)
        else:
            replace_file(Path(os.path.abspath(file)), data)  # noqa: PTH100 - links stay as named
    except OSError as error:
        raise ConfigError([f"{file}: the report cannot be written there: {error.strerror}."]) from None
