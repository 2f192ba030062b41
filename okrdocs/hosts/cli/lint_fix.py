"""`okrdocs lint --fix` and `--diff`: putting right what can be put right, or showing what that would be."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.engine.fix_project import FixedProject
    from okrdocs.engine.lint import LintResult
    from okrdocs.hosts.cli.lint_job import Job
    from okrdocs.hosts.cli.lint_options import LintOptions

_LISTED = 10
"""Fixes that could not be applied and are named; of more, only the number."""
_MARK = b"\xef\xbb\xbf"


def fix(job: Job, options: LintOptions) -> tuple[LintResult, bool]:
    """Fix pages and tell what is left to say about them, and whether all of them could be written."""
    from okrdocs.engine.fix_files import write_pages
    from okrdocs.engine.fix_project import fix_project

    fixed = fix_project(job.lint, unsafe=options.unsafe_fixes)
    if options.printing_page:
        _print_page(job.typed, fixed)
        return fixed.result, True
    unwritten = write_pages(fixed.changes, job.cwd)
    for page in unwritten:
        click.echo(f"{page.path} was not changed: {page.reason}.", err=True)
    if not options.quiet:
        done = {path for path in fixed.changes if path not in {page.path for page in unwritten}}
        click.echo(f"Fixed {_told(sum(one.path in done for one in fixed.fixed), len(done))}.", err=True)
        _tell_refused(fixed)
    return fixed.result, not unwritten


def preview(job: Job, options: LintOptions) -> bool:
    """Print what fixing would change as a diff, and tell whether it would change anything."""
    from okrdocs.engine.fix_files import as_diff
    from okrdocs.engine.fix_project import fix_project

    fixed = fix_project(job.lint, unsafe=options.unsafe_fixes)
    # As bytes, so that no terminal or system changes what may be applied as a patch.
    click.echo(as_diff(fixed.changes).encode("utf-8", "surrogateescape"), nl=False)
    if not options.quiet:
        click.echo(f"Would fix {_told(len(fixed.fixed), len(fixed.changes))}.", err=True)
        _tell_refused(fixed)
    return bool(fixed.changes)


def _tell_refused(fixed: FixedProject) -> None:
    """Say which fixes could not be applied, and why."""
    from okrdocs.report.summary import counted

    if not fixed.refused:
        return
    click.echo(f"{counted(len(fixed.refused), 'fix', 'fixes')} could not be applied:", err=True)
    for finding, reason in fixed.refused[:_LISTED]:
        click.echo(f"  {finding.path}:{finding.span.line} {finding.code}: {reason}", err=True)
    if (more := len(fixed.refused) - _LISTED) > 0:
        click.echo(f"  and {more:,} more", err=True)


def _told(findings: int, files: int) -> str:
    from okrdocs.report.summary import counted

    return f"{counted(findings, 'finding')} in {counted(files, 'file')}" if findings else "nothing"


def _print_page(typed: Mapping[str, bytes], fixed: FixedProject) -> None:
    """Print the page from standard input as it is now."""
    for path, data in typed.items():
        change = fixed.changes.get(path)
        mark = _MARK if data.startswith(_MARK) else b""
        now = mark + change.after.encode() if change else data
        click.echo(now, nl=False)
