"""The report for GitLab: a Code Quality artifact, which merge requests compare with that of their target.

Its form is described in GitLab's documentation, “Code Quality report format”.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from okrdocs.model import Severity
from okrdocs.report.fingerprints import fingerprints
from okrdocs.report.places import in_repository

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic
    from okrdocs.report.palette import Palette

_SEVERITIES = {Severity.ERROR: "major", Severity.WARNING: "minor", Severity.INFO: "info"}


def as_gitlab(result: LintResult, _palette: Palette) -> str:
    """Return a JSON list of findings. Those that a merge request brings are the new fingerprints."""
    issues = [
        _issue(diagnostic, in_repository(result, diagnostic.path), fingerprint)
        for diagnostic, fingerprint in zip(result.diagnostics, fingerprints(result), strict=True)
    ]
    return json.dumps(issues, indent=2) + "\n"


def _issue(diagnostic: Diagnostic, path: str, fingerprint: str) -> dict[str, object]:
    finding = diagnostic.finding
    help_text = f" {finding.help}" if finding.help else ""
    return {
        "description": f"{finding.code} {diagnostic.name}: {finding.message}{help_text}",
        "check_name": finding.code,
        "fingerprint": fingerprint,
        "severity": _SEVERITIES[diagnostic.severity],
        "location": {"path": path, "lines": {"begin": finding.span.line}},
    }
