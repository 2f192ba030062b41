"""The report for people at a terminal."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from okrdocs.report.quote import quote, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.engine.lint import LintResult, Summary
    from okrdocs.model import Diagnostic
    from okrdocs.report.palette import Palette


def as_text(result: LintResult, palette: Palette) -> str:
    """Return each finding with the line it is about, then a line that sums up."""
    blocks = (
        "\n".join(_finding(diagnostic, result.texts.get(diagnostic.path), palette)) + "\n\n"
        for diagnostic in result.diagnostics
    )
    return "".join(chain(blocks, (_summary(result), "\n")))


def headline(diagnostic: Diagnostic, palette: Palette) -> str:
    """Return a finding in one line: `path:line:column: severity: code name: message`."""
    span = diagnostic.span
    place = palette.bold(f"{visible(diagnostic.path)}:{span.line}:{span.column}")
    severity = palette.weigh(diagnostic.severity.label, diagnostic.severity)
    return f"{place}: {severity}: {diagnostic.code} {diagnostic.name}: {visible(diagnostic.finding.message)}"


def _finding(diagnostic: Diagnostic, text: str | None, palette: Palette) -> Iterator[str]:
    yield headline(diagnostic, palette)
    finding = diagnostic.finding
    number = str(finding.span.line)
    gutter = " " * len(number)
    line, marks = quote(text, finding.span) if text is not None else ("", "")
    if marks:
        yield palette.dim(f"  {gutter} |")
        yield f"{palette.dim(f'  {number} |')} {line}".rstrip()
        yield f"{palette.dim(f'  {gutter} |')} {palette.weigh(marks, diagnostic.severity)}"
    if finding.help:
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('help:')} {visible(finding.help)}"
    for related in finding.related:
        place = f"{visible(related.path)}:{related.span.line}:{related.span.column}"
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('see:')} {place}: {visible(related.message)}"


def _summary(result: LintResult) -> str:
    summary = result.summary
    files = _count(summary.files, "file")
    if not result.diagnostics:
        return f"Nothing to report in {files}: {_contents(summary)}."
    weights = ((summary.errors, "error"), (summary.warnings, "warning"), (summary.infos, "info"))
    found = ", ".join(_count(number, word) for number, word in weights if number)
    with_findings = len({diagnostic.path for diagnostic in result.diagnostics})
    return f"{found} in {with_findings} of {files}"


def _contents(summary: Summary) -> str:
    counts = (
        (summary.objectives, "objective"),
        (summary.outcomes, "outcome"),
        (summary.outputs, "output"),
    )
    *first, last = (_count(number, word) for number, word in counts)
    return f"{', '.join(first)} and {last} in {_count(summary.blocks, 'block')}"


def _count(number: int, word: str) -> str:
    return f"{number:,} {word if number == 1 else f'{word}s'}"
