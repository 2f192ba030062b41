"""The report for reviewdog, which comments on pull requests of many code hosts: its diagnostic format.

The form is reviewdog's `rdf.DiagnosticResult`. Its columns count bytes of UTF-8, and its paths start from
the working folder.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from okrdocs.model import Severity

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic, Fix, Related, Span
    from okrdocs.report.palette import Palette

_SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


def as_rdjson(result: LintResult, _palette: Palette) -> str:
    """Return the report as one JSON object."""
    pages = {path: _Page(text) for path, text in result.texts.items()}
    report = {
        "source": {"name": "okrdocs"},
        "diagnostics": [_diagnostic(one, pages) for one in result.diagnostics],
    }
    return json.dumps(report, indent=2) + "\n"


class _Page:
    """The lines of a page, to count bytes in and to quote from."""

    def __init__(self, text: str) -> None:
        self._lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")

    def position(self, line: int, column: int) -> dict[str, int]:
        """Return a position as reviewdog counts it."""
        before = self._line(line)[: column - 1]
        missing = column - 1 - len(before)  # behind the end of the line
        return {"line": line, "column": len(before.encode("utf-8", "surrogatepass")) + missing + 1}

    def between(self, start: tuple[int, int], end: tuple[int, int]) -> str:
        """Return the text from one position (line, column) to another."""
        (line, column), (end_line, end_column) = start, end
        if line == end_line:
            return self._line(line)[column - 1 : end_column - 1]
        inner = (self._line(number) for number in range(line + 1, end_line))
        return "\n".join((self._line(line)[column - 1 :], *inner, self._line(end_line)[: end_column - 1]))

    def _line(self, number: int) -> str:
        return self._lines[number - 1] if 0 < number <= len(self._lines) else ""


_Pages = dict[str, _Page]


def _diagnostic(diagnostic: Diagnostic, pages: _Pages) -> dict[str, object]:
    finding = diagnostic.finding
    made: dict[str, object] = {
        "message": f"{finding.message}\n{finding.help}" if finding.help else finding.message,
        "location": _location(finding.path, finding.span, pages),
        "severity": _SEVERITIES[diagnostic.severity],
        "code": {"value": finding.code},
    }
    if finding.fix and (page := pages.get(finding.path)):
        made["suggestions"] = [_suggestion(finding.fix, page)]
    if finding.related:
        made["related_locations"] = [_related(one, pages) for one in finding.related]
    return made


def _location(path: str, span: Span, pages: _Pages) -> dict[str, object]:
    page = pages.get(path)
    if page is None:  # no text to count bytes in: the line says enough
        return {"path": path, "range": {"start": {"line": span.line}}}
    return {"path": path, "range": _range((span.line, span.column), (span.end_line, span.end_column), page)}


def _range(start: tuple[int, int], end: tuple[int, int], page: _Page) -> dict[str, object]:
    return {"start": page.position(*start), "end": page.position(*end)}


def _related(related: Related, pages: _Pages) -> dict[str, object]:
    return {"message": related.message, "location": _location(related.path, related.span, pages)}


def _suggestion(fix: Fix, page: _Page) -> dict[str, object]:
    """Return a fix as one replacement: several suggestions would be read as a choice between them."""
    edits = sorted(fix.edits, key=lambda edit: edit.span)
    first, last = edits[0].span, edits[-1].span
    parts: list[str] = []
    position = (first.line, first.column)
    for edit in edits:
        parts += (page.between(position, (edit.span.line, edit.span.column)), edit.text)
        position = (edit.span.end_line, edit.span.end_column)
    replaced = _range((first.line, first.column), (last.end_line, last.end_column), page)
    return {"range": replaced, "text": "".join(parts)}
