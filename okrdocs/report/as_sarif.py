"""The report for code scanning: SARIF 2.1.0, an OASIS standard.

Sections named here are those of its text, “Static Analysis Results Interchange Format (SARIF) Version 2.1.0”.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING
from urllib.parse import quote

from okrdocs import __version__
from okrdocs.model import Severity
from okrdocs.report.fingerprints import fingerprints
from okrdocs.report.palette import PLAIN
from okrdocs.report.places import in_repository
from okrdocs.report.rule_pages import LETTERS, first_sentence, rule_markdown, rule_text
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic, Finding, Fix, Span
    from okrdocs.report.palette import Palette
    from okrdocs.rules import Rule

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_PROBLEMS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "recommendation"}
"""What GitHub sorts and filters rules by."""
_TOP = "%SRCROOT%"
"""What addresses start from: the top of the repository, wherever it is checked out."""
_FINGERPRINT = "okrdocs/v1"
# A message may hold links written `[text](target)`; what an author wrote is not meant as one (3.11.6).
_LINK = re.compile(r"\[(?=[^\[\]]*\]\()|\](?=\()")


def as_sarif(result: LintResult, _palette: Palette) -> str:
    """Return the report as a SARIF log with one run. It is ASCII, so that no pipe can spoil it."""
    codes = sorted({one.code for one in result.diagnostics}, key=list(BY_CODE).index)
    run = {
        "tool": {
            "driver": {
                "name": "okrdocs",
                "version": __version__,
                "rules": [_rule(BY_CODE[code]) for code in codes],
            }
        },
        "invocations": [{"executionSuccessful": True}],
        "originalUriBaseIds": {_TOP: {"description": {"text": "The top of the repository."}}},
        "columnKind": "unicodeCodePoints",
        "defaultEncoding": "utf-8",
        "results": [
            _result(diagnostic, result, codes.index(diagnostic.code), fingerprint)
            for diagnostic, fingerprint in zip(result.diagnostics, fingerprints(result), strict=True)
        ],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(rule: Rule) -> dict[str, object]:
    return {
        "id": rule.code,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": first_sentence(rule.what)},
        "fullDescription": {"text": f"{rule.what} {rule.why}"},
        "help": {"text": rule_text(rule, PLAIN), "markdown": rule_markdown(rule)},
        "defaultConfiguration": {"level": _LEVELS[rule.severity]},
        "properties": {
            "tags": ["okr", LETTERS[rule.code[0]]],
            "precision": "medium" if rule.severity is Severity.WARNING else "high",
            "problem.severity": _PROBLEMS[rule.severity],
        },
    }


def _result(diagnostic: Diagnostic, result: LintResult, index: int, fingerprint: str) -> dict[str, object]:
    finding = diagnostic.finding
    said = f"{finding.message}\n\n{finding.help}" if finding.help else finding.message
    made: dict[str, object] = {
        "ruleId": finding.code,
        "ruleIndex": index,
        "level": _LEVELS[diagnostic.severity],
        "message": _message(said),
        "locations": [{**_location(finding.path, finding.span, result), **_logical(finding)}],
        "partialFingerprints": {_FINGERPRINT: fingerprint},
    }
    if finding.related:
        made["relatedLocations"] = [
            {"id": number, **_location(one.path, one.span, result), "message": _message(one.message)}
            for number, one in enumerate(finding.related, start=1)
        ]
    if fix := finding.fix:
        made["fixes"] = [_fix(fix, finding.path, result)]
    return made


def _location(path: str, span: Span, result: LintResult) -> dict[str, object]:
    return {"physicalLocation": {"artifactLocation": _artifact(path, result), "region": _region(span)}}


def _logical(finding: Finding) -> dict[str, object]:
    """Name the object and the field that a finding is about, if any."""
    if not finding.object_id:
        return {}
    if not finding.field:
        return {"logicalLocations": [{"name": finding.object_id, "kind": "object"}]}
    full = f"{finding.object_id}.{finding.field}"
    return {"logicalLocations": [{"name": finding.field, "fullyQualifiedName": full, "kind": "member"}]}


def _artifact(path: str, result: LintResult) -> dict[str, object]:
    """Return a page's address: relative to the top of the repository, or of the machine if outside (3.4)."""
    place = in_repository(result, path)
    encoded = quote(os.fsencode(place), safe="/")
    if place.startswith("/"):
        return {"uri": f"file://{encoded}"}
    if place[1:3] == ":/":  # a drive of Windows
        return {"uri": f"file:///{place[:2]}{quote(place[2:], safe='/')}"}
    return {"uri": encoded, "uriBaseId": _TOP}


def _region(span: Span) -> dict[str, int]:
    return {
        "startLine": span.line,
        "startColumn": span.column,
        "endLine": span.end_line,
        "endColumn": span.end_column,
    }


def _message(text: str) -> dict[str, str]:
    return {"text": _LINK.sub(r"\\\g<0>", text)}


def _fix(fix: Fix, path: str, result: LintResult) -> dict[str, object]:
    replacements = [
        {"deletedRegion": _region(edit.span), "insertedContent": {"text": edit.text}} for edit in fix.edits
    ]
    change = {"artifactLocation": _artifact(path, result), "replacements": replacements}
    return {"description": {"text": fix.title}, "artifactChanges": [change]}
