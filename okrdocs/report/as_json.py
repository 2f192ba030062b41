"""The reports for programs: one JSON object, or one a line."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.engine.baseline_file import Entry
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic, Fix, Related, Span
    from okrdocs.report.palette import Palette

VERSION = 1
"""Goes up when a key changes its meaning or goes away."""


def as_json(result: LintResult, _palette: Palette) -> str:
    """Return the report as one JSON object. It is ASCII, so that no terminal or pipe can spoil it."""
    report = {
        "version": VERSION,
        "summary": result.summary._asdict(),
        "diagnostics": [_diagnostic(one) for one in result.diagnostics],
        "baseline": {
            "accepted": len(result.accepted),
            "unneeded": [_entry(entry) for entry in result.unneeded],
        },
    }
    return json.dumps(report, indent=2) + "\n"


def as_json_lines(result: LintResult, _palette: Palette) -> str:
    """Return each finding as a JSON object on a line of its own, with the keys that it has in `as_json`."""
    return "".join(f"{json.dumps(_diagnostic(one))}\n" for one in result.diagnostics)


def _diagnostic(diagnostic: Diagnostic) -> dict[str, object]:
    finding = diagnostic.finding
    return {
        "code": finding.code,
        "name": diagnostic.name,
        "severity": diagnostic.severity.label,
        "message": finding.message,
        "help": finding.help,
        "why": diagnostic.why,
        "path": finding.path,
        **_place(finding.span),
        "object": finding.object_id,
        "field": finding.field,
        "related": [_related(one) for one in finding.related],
        "fix": _fix(finding.fix) if finding.fix else None,
    }


def _entry(entry: Entry) -> dict[str, object]:
    return {
        "code": entry.code,
        "path": entry.page,
        "object": entry.object or None,
        "field": entry.field or None,
    }


def _related(related: Related) -> dict[str, object]:
    place = _place(related.span)
    return {"path": related.path, **place, "message": related.message, "object": related.object_id}


def _fix(fix: Fix) -> dict[str, object]:
    edits = [{**_place(edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "safe": fix.safe, "edits": edits}


def _place(span: Span) -> dict[str, int]:
    return {
        "line": span.line,
        "column": span.column,
        "end_line": span.end_line,
        "end_column": span.end_column,
    }
