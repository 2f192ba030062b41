"""`okrdocs lint`: check pages, print what is wrong, and fail if it weighs enough."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from okrdocs.hosts.cli.lint_job import Job, prepare
from okrdocs.hosts.cli.lint_options import PATHS, SECTIONS, LintCommand, LintOptions
from okrdocs.hosts.cli.lint_output import put_out

if TYPE_CHECKING:
    from okrdocs.engine.known_pages import KnownPages
    from okrdocs.engine.lint import LintResult


@click.command(
    cls=LintCommand, params=[PATHS, *(option for options in SECTIONS.values() for option in options)]
)
@click.pass_context
def lint(ctx: click.Context, /, **given: Any) -> None:
    """Check the OKRs in Markdown files.

    PATH is a file or a folder, or - for a page on standard input. Without one, the pages of the MkDocs site
    in or above the working folder are checked, or else the working folder. Links are looked up in the whole
    project in any case.

    Ends with 0 if nothing was found that fails, with 1 if something was, and with 2 if the command or the
    configuration is wrong.
    """
    options = LintOptions(**given)
    options.check()
    job = prepare(options)
    if options.show_files or options.show_settings:
        _show(job, options)
    elif options.watch:
        _watch(job, options)
    elif not (_is_well(job, options) or options.exit_zero):
        ctx.exit(1)


def _watch(job: Job, options: LintOptions) -> None:
    """Report now and after each change, checking only pages anew that have changed."""
    from okrdocs.engine.known_pages import KnownPages
    from okrdocs.hosts.cli.lint_watch import watch

    known = KnownPages()
    watch(job, lambda: _is_well(prepare(options), options, known))


def _is_well(job: Job, options: LintOptions, known: KnownPages | None = None) -> bool:
    """Do what is asked for, and tell whether nothing was found that fails."""
    if options.diff:
        from okrdocs.hosts.cli.lint_fix import preview

        return not preview(job, options)
    if options.fixing:
        from okrdocs.hosts.cli.lint_fix import fix

        result, written = fix(job, options)
    else:
        result, written = job.lint(known=known), True
    if result.notice and not options.quiet:
        click.echo(result.notice, err=True)
    if options.update_baseline:
        _accept(job, result, options)
        return written
    put_out(result, options)
    if not (result.files or options.quiet):
        empty = f"There are no Markdown files in {job.project.pages_dir}."
        click.echo(empty if options.changed is None else "No page has changed.", err=True)
    return written and not result.failed


def _accept(job: Job, result: LintResult, options: LintOptions) -> None:
    """Let the baseline accept what was found, and drop what it need not accept any more."""
    from okrdocs.engine.baseline import update_baseline
    from okrdocs.engine.paths import shown_path
    from okrdocs.report.summary import counted

    number = update_baseline(job.settings, result.kept, result.diagnostics)
    if job.settings.baseline and not options.quiet:
        file = shown_path(job.settings.baseline)
        removed = f", {len(result.unneeded):,} removed" if result.unneeded else ""
        click.echo(f"{counted(number, 'finding')} accepted in {file}{removed}.")


def _show(job: Job, options: LintOptions) -> None:
    """Print what would be checked, or by which settings, instead of checking it."""
    if options.show_settings:
        from okrdocs.report.as_toml import settings_json, settings_toml

        written = settings_json if options.form == "json" else settings_toml
        click.echo(written(job.settings, job.project.settings), nl=False)
    if options.show_files:
        for path in job.files():
            click.echo(path)
