"""The report for people at a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.report.quote import quote, visible

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic
    from okrdocs.report.palette import Palette


def as_text(result: LintResult, palette: Palette) -> str:
    """Return each finding with the line it is about; the first one of each rule also says why it matters."""
    first = {one.code: one for one in reversed(result.diagnostics)}
    return "".join(
        "\n".join(_finding(one, result.texts.get(one.path), palette, explain=first[one.code] is one)) + "\n\n"
        for one in result.diagnostics
    )


def as_concise(result: LintResult, palette: Palette) -> str:
    """Return each finding in one line."""
    return "".join(f"{headline(diagnostic, palette)}\n" for diagnostic in result.diagnostics)


def headline(diagnostic: Diagnostic, palette: Palette) -> str:
    """Return a finding in one line: `path:line:column: severity: code name: message`."""
    span = diagnostic.span
    place = palette.bold(f"{visible(diagnostic.path)}:{span.line}:{span.column}")
    severity = palette.weigh(diagnostic.severity.label, diagnostic.severity)
    return f"{place}: {severity}: {diagnostic.code} {diagnostic.name}: {visible(diagnostic.finding.message)}"


def _finding(diagnostic: Diagnostic, text: str | None, palette: Palette, *, explain: bool) -> Iterator[str]:
    yield headline(diagnostic, palette)
    finding = diagnostic.finding
    number = str(finding.span.line)
    gutter = " " * len(number)
    line, marks = quote(text, finding.span) if text is not None else ("", "")
    if marks:
        yield palette.dim(f"  {gutter} |")
        yield f"{palette.dim(f'  {number} |')} {line}".rstrip()
        yield f"{palette.dim(f'  {gutter} |')} {palette.weigh(marks, diagnostic.severity)}"
    if explain and diagnostic.why:
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('why:')} {visible(diagnostic.why)}"
    if finding.help:
        first, *more = finding.help.split("\n")
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('help:')} {visible(first)}"
        yield from (f"  {gutter}   {visible(line)}".rstrip() for line in more)
    if fix := finding.fix:
        option = "--fix" if fix.safe else "--unsafe-fixes"
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('fix:')} {visible(fix.title)} ({option})"
    for related in finding.related:
        place = f"{visible(related.path)}:{related.span.line}:{related.span.column}"
        yield f"{palette.dim(f'  {gutter} =')} {palette.bold('see:')} {place}: {visible(related.message)}"
