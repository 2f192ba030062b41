"""What a run comes to, for people: the lines below a report, and counts by rule."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from okrdocs.report.quote import visible
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.engine.baseline_file import Entry
    from okrdocs.engine.lint import LintResult, Summary
    from okrdocs.report.palette import Palette

_LISTED = 10
"""Entries of a baseline that are named; of more, only the number."""


def summary(result: LintResult) -> str:
    """Return what was found in how many files, and what can be done about it with one command."""
    return "".join(f"{line}\n" for line in (_found(result), *_repairs(result), *_baseline(result)))


def statistics(result: LintResult, palette: Palette) -> str:
    """Return a line for each rule that found something, the most frequent first."""
    counts = Counter(diagnostic.code for diagnostic in result.diagnostics)
    safe = Counter(one.code for one in result.diagnostics if (fix := one.finding.fix) and fix.safe)
    width = len(str(max(counts.values(), default=0)))
    order = sorted(counts, key=lambda code: (-counts[code], list(BY_CODE).index(code)))
    lines = (
        f"{counts[code]:>{width}}  {palette.bold(code)}  {BY_CODE[code].name}{_fixable(safe[code])}\n"
        for code in order
    )
    return "".join(lines) + ("\n" if counts else "")


def counted(number: int, word: str, several: str | None = None) -> str:
    """Return `1 error`, `2 errors`, `1,000 errors`; `several` is the plural where it is no `s` more."""
    return f"{number:,} {word if number == 1 else several or f'{word}s'}"


def _fixable(number: int) -> str:
    return f"  ({number} fixable with --fix)" if number else ""


def _found(result: LintResult) -> str:
    counts = result.summary
    files = counted(counts.files, "file")
    if not result.diagnostics:
        return f"Nothing to report in {files}: {_contents(counts)}."
    weights = ((counts.errors, "error"), (counts.warnings, "warning"), (counts.infos, "info"))
    found = ", ".join(counted(number, word) for number, word in weights if number)
    with_findings = len({diagnostic.path for diagnostic in result.diagnostics})
    return f"{found} in {with_findings} of {files}"


def _repairs(result: LintResult) -> Iterator[str]:
    fixes = [fix for diagnostic in result.diagnostics if (fix := diagnostic.finding.fix)]
    safe = sum(fix.safe for fix in fixes)
    unsafe = len(fixes) - safe
    if safe and unsafe:
        yield f"{safe:,} fixable with --fix, {unsafe:,} more with --unsafe-fixes"
    elif fixes:
        yield f"{len(fixes):,} fixable with {'--fix' if safe else '--unsafe-fixes'}"


def _baseline(result: LintResult) -> Iterator[str]:
    if result.accepted:
        yield f"{counted(len(result.accepted), 'older finding')} accepted by the baseline"
    if result.unneeded:
        entries = "1 entry" if len(result.unneeded) == 1 else f"{len(result.unneeded):,} entries"
        yield f"{entries} of the baseline no longer needed, to be removed with --update-baseline:"
        yield from (f"  {_entry(entry)}" for entry in result.unneeded[:_LISTED])
    if (more := len(result.unneeded) - _LISTED) > 0:
        yield f"  and {more:,} more"


def _entry(entry: Entry) -> str:
    about = ".".join(part for part in (entry.object, entry.field) if part)
    return visible(" ".join(part for part in (entry.code, about, f"({entry.page})") if part))


def _contents(counts: Summary) -> str:
    kinds = (
        (counts.objectives, "objective"),
        (counts.outcomes, "outcome"),
        (counts.outputs, "output"),
    )
    *first, last = (counted(number, word) for number, word in kinds)
    return f"{', '.join(first)} and {last} in {counted(counts.blocks, 'block')}"
