from __future__ import annotations

import pytest

from okrdocs.engine.lint import LintResult, Summary
from okrdocs.model import Diagnostic, Finding, Related, Severity, Span


@pytest.fixture
def result() -> LintResult:
    """Three findings on two of fourteen pages."""
    findings = (
        Diagnostic(
            "missing-target",
            Severity.ERROR,
            Finding(
                code="M201",
                message="This outcome has no `unit`.",
                path="docs/a.md",
                span=Span(3, 1, 3, 8),
                help="Write what is counted, such as `unit: calls/week`.",
                object_id="fewer-calls",
                field="unit",
            ),
        ),
        Diagnostic(
            "duplicate-id",
            Severity.ERROR,
            Finding(
                code="K002",
                message="The id `fewer-calls` is taken.",
                path="docs/b.md",
                span=Span(12, 5, 12, 16),
                related=(Related("docs/a.md", Span(4, 5, 4, 16), "It is first used here."),),
            ),
        ),
        Diagnostic(
            "outcome-count",
            Severity.WARNING,
            Finding(code="K007", message="One outcome only.", path="docs/b.md", span=Span(20, 1, 20, 1)),
        ),
    )
    texts = {
        "docs/a.md": "\n```okr\noutcome: Calls\nid: fewer-calls\n",
        "docs/b.md": "\n" * 11 + "id: fewer-calls",
    }
    summary = Summary(
        files=14, blocks=9, objectives=3, outcomes=1, outputs=1000, errors=2, warnings=1, infos=0
    )
    return LintResult(summary, findings, texts)
