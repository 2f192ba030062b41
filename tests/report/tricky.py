"""A run whose findings hold all that some format could trip over, and its reports as golden files.

`python -m tests.report.tricky` writes the golden files anew; look at what changes.
"""

from __future__ import annotations

import json
from pathlib import Path

from okrdocs.engine.lint import LintResult, Summary
from okrdocs.model import Diagnostic, Edit, Finding, Fix, Related, Severity, Span
from okrdocs.report import REPORTERS, reporter
from okrdocs.report.palette import PLAIN

GOLDEN = Path(__file__).parent / "golden"
NAMES = {
    "text": "text.txt",
    "concise": "concise.txt",
    "json": "report.json",
    "json-lines": "report.jsonl",
    "github": "github.txt",
    "gitlab": "gitlab.json",
    "sarif": "report.sarif.json",
    "junit": "junit.xml",
    "rdjson": "rdjson.json",
}
"""The golden file of each format."""

_PLAN = """\
```okr
objective: Größe, 100 % 🚀
outcomes:
  - outcome: עברית 日本
    unit: calls/week
    target: 4,000
```
"""
_ODD = "a: b, 50% [1](x) ]]> \x1b[31m\n"


def _diagnostic(name: str, severity: Severity, **finding: object) -> Diagnostic:
    return Diagnostic(name, severity, Finding(**finding), "Why it matters.")  # type: ignore[arg-type]  # as the caller spells it


def tricky() -> LintResult:
    """Return a run in the folder `web` of a repository, with findings on two of three pages."""
    findings = (
        _diagnostic(
            "missing-baseline",
            Severity.WARNING,
            code="M202",
            message="`עברית 日本` says 100% and `{0}`, but not from where.",
            path="docs/größe.md",
            span=Span(4, 14, 4, 22),
            help="Write where it stands today: `baseline: 4_000`.\nOr `baseline: unknown`.",
            object_id="hebrew",
            field="baseline",
        ),
        _diagnostic(
            "schema",
            Severity.ERROR,
            code="K001",
            message="`target` is `4,000`.",
            path="docs/größe.md",
            span=Span(6, 13, 6, 18),
            help="Write `target: 4000`.",
            object_id="hebrew",
            field="target",
            offer=Fix("Write `4000`.", (Edit(Span(6, 13, 6, 18), "4000"),), safe=True),
        ),
        _diagnostic(
            "duplicate-id",
            Severity.ERROR,
            code="K002",
            message="a: b, 50% [1](x) ]]> \x1b[31m \u202e \ufffe",
            path="docs/old plans/a,b:100%.md",
            span=Span(1, 1, 2, 1),
            related=(Related("docs/größe.md", Span(2, 1, 2, 10), "See [here](1)."),),
            offer=Fix(
                "Change both.", (Edit(Span(1, 4, 1, 5), "c"), Edit(Span(1, 7, 1, 10), "60%")), safe=False
            ),
        ),
        _diagnostic(
            "derived-id",
            Severity.INFO,
            code="K011",
            message="It has no `id`.",
            path="docs/old plans/a,b:100%.md",
            span=Span(1, 1, 1, 1),
            object_id="a",
            field="id",
        ),
        _diagnostic(
            "derived-id",
            Severity.INFO,
            code="K011",
            message="It has no `id` either.",
            path="docs/old plans/a,b:100%.md",
            span=Span(2, 1, 2, 1),
            object_id="a",
            field="id",
        ),
    )
    return LintResult(
        summary=Summary(
            files=3, blocks=2, objectives=1, outcomes=1, outputs=0, errors=2, warnings=1, infos=2
        ),
        diagnostics=findings,
        texts={"docs/größe.md": _PLAN, "docs/old plans/a,b:100%.md": _ODD},
        files=("docs/clean.md", "docs/größe.md", "docs/old plans/a,b:100%.md"),
        cwd=Path("/repo/web"),
        root=Path("/repo"),
        fail_on=Severity.WARNING,
    )


def report(form: str, result: LintResult | None = None) -> str:
    """Return the report of `tricky`, or of another run, in a format, as it goes to a pipe."""
    return reporter(form)(result or tricky(), PLAIN)


def settled(form: str) -> str:
    """Return the report of `tricky` without what rules say of themselves, which changes now and then."""
    text = report(form)
    if form != "sarif":
        return text
    log = json.loads(text)
    driver = log["runs"][0]["tool"]["driver"]
    driver["version"] = "…"
    driver["rules"] = [rule["id"] for rule in driver["rules"]]
    return json.dumps(log, indent=2, ensure_ascii=False) + "\n"


if __name__ == "__main__":
    GOLDEN.mkdir(exist_ok=True)
    for form in REPORTERS:
        (GOLDEN / NAMES[form]).write_text(settled(form), encoding="utf-8", newline="\n")
