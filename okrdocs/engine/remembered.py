"""A report as JSON and back, for the cache."""

from __future__ import annotations

from typing import Any

from okrdocs.engine.baseline_file import Entry
from okrdocs.engine.comparison import Comparison
from okrdocs.engine.report import Counts, Report
from okrdocs.model import Diagnostic, Edit, Finding, Fix, Related, Severity, Span

Json = Any
"""A value of JSON. What is read back was written here, as its digest shows."""


def as_json(report: Report) -> Json:
    """Return a report as JSON, with the fixes of its findings."""
    found = report.baseline
    return {
        "new": [_diagnostic_as_json(one) for one in found.new],
        "accepted": [_diagnostic_as_json(one) for one in found.accepted],
        "kept": [_entry_as_json(one) for one in found.kept],
        "unmet": [_entry_as_json(one) for one in found.unmet],
        "checked": sorted(report.checked),
        "counts": report.counts,
        "notice": report.notice,
        "whys": {one.code: one.why for one in (*found.new, *found.accepted)},
    }


def from_json(value: Json) -> Report:
    """Return the report of which `as_json` made `value`."""
    whys = value["whys"]
    found = Comparison(
        new=tuple(_diagnostic(one, whys) for one in value["new"]),
        accepted=tuple(_diagnostic(one, whys) for one in value["accepted"]),
        kept=tuple(map(_entry, value["kept"])),
        unmet=tuple(map(_entry, value["unmet"])),
    )
    counts = {path: Counts(*numbers) for path, numbers in value["counts"].items()}
    return Report(found, frozenset(value["checked"]), counts, value["notice"])


def _diagnostic_as_json(one: Diagnostic) -> Json:
    finding = one.finding
    return [
        one.name,
        one.severity,
        finding.code,
        finding.message,
        finding.path,
        _span_as_json(finding.span),
        finding.help,
        finding.object_id,
        finding.field,
        finding.severity,
        _fix_as_json(finding.fix),
        [[also.path, _span_as_json(also.span), also.message, also.object_id] for also in finding.related],
    ]


def _diagnostic(value: Json, whys: Json) -> Diagnostic:
    name, severity, code, message, path, span, advice, object_id, field, own, fix, related = value
    return Diagnostic(
        name,
        Severity(severity),
        Finding(
            code,
            message,
            path,
            Span(*span),
            advice,
            object_id,
            field,
            own and Severity(own),
            _fix(fix),
            tuple(Related(where, Span(*at), said, about) for where, at, said, about in related),
        ),
        whys[code],
    )


def _span_as_json(span: Span) -> Json:
    return [span.line, span.column, span.end_line, span.end_column]


def _fix_as_json(fix: Fix | None) -> Json:
    if fix is None:
        return None
    edits = [[*_span_as_json(edit.span), edit.text] for edit in fix.edits]
    return [fix.title, edits, fix.safe, sorted(fix.leaves)]


def _fix(value: Json) -> Fix | None:
    if value is None:
        return None
    title, edits, safe, leaves = value
    return Fix(title, tuple(Edit(Span(*at), text) for *at, text in edits), safe, frozenset(leaves))


def _entry_as_json(entry: Entry) -> Json:
    return [entry.page, entry.object, entry.field, entry.code, entry.severity, entry.digest]


def _entry(value: Json) -> Entry:
    page, about, field, code, severity, digest = value
    return Entry(page, about, field, code, Severity(severity), digest)
