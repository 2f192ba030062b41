"""The report for tools."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic
    from okrdocs.report.palette import Palette

VERSION = 1
"""Goes up when a key changes its meaning or goes away."""


def as_json(result: LintResult, _palette: Palette) -> str:
    """Return the report as one JSON object. It is ASCII, so that no terminal or pipe can spoil it."""
    import json

    report = {
        "version": VERSION,
        "summary": asdict(result.summary),
        "diagnostics": [_diagnostic(one) for one in result.diagnostics],
    }
    return json.dumps(report, indent=2) + "\n"


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    finding = diagnostic.finding
    span = finding.span
    return {
        "code": finding.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": finding.message,
        "help": finding.help,
        "path": finding.path,
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
        "object": finding.object_id,
        "field": finding.field,
    }
