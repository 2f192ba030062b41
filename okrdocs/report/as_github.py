"""The report for GitHub Actions: workflow commands, which GitHub shows beside the lines of a pull request.

Their form is described in GitHub's documentation, “Workflow commands for GitHub Actions”.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Severity
from okrdocs.report.places import in_repository
from okrdocs.report.quote import visible

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic, Span
    from okrdocs.report.palette import Palette

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_IN_MESSAGES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
_IN_PROPERTIES = {**_IN_MESSAGES, ":": "%3A", ",": "%2C"}


def as_github(result: LintResult, _palette: Palette) -> str:
    """Return an annotation a line, with paths from the top of the repository."""
    return "".join(
        f"{_annotation(diagnostic, in_repository(result, diagnostic.path))}\n"
        for diagnostic in result.diagnostics
    )


def _annotation(diagnostic: Diagnostic, path: str) -> str:
    """Return one workflow command. Its text repeats the place, as the log of a job shows nothing else."""
    finding = diagnostic.finding
    properties = {"file": path, **_place(finding.span), "title": f"{finding.code} {diagnostic.name}"}
    listed = ",".join(f"{key}={_escaped(value, _IN_PROPERTIES)}" for key, value in properties.items())
    said = f"{path}:{finding.span.line}:{finding.span.column}: {finding.code} {finding.message}"
    lines = [*said.splitlines(), *(finding.help or "").splitlines()]
    text = "\n".join(map(visible, lines))  # the log is a terminal, too
    return f"::{_COMMANDS[diagnostic.severity]} {listed}::{_escaped(text, _IN_MESSAGES)}"


def _place(span: Span) -> dict[str, object]:
    """Return the lines, and the columns where these lie on one line: GitHub takes no others."""
    lines: dict[str, object] = {"line": span.line, "endLine": span.end_line}
    if span.line != span.end_line:
        return lines
    return {"line": span.line, "col": span.column, "endLine": span.end_line, "endColumn": span.end_column}


def _escaped(value: object, escapes: dict[str, str]) -> str:
    return "".join(escapes.get(char, char) for char in str(value))
