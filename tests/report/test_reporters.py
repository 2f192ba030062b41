"""The reports for people, what they come to, and JSON."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from okrdocs.engine.baseline_file import Entry
from okrdocs.engine.lint import LintResult, Summary
from okrdocs.model import Edit, Fix, Severity, Span
from okrdocs.report.as_json import as_json, as_json_lines
from okrdocs.report.as_text import as_concise, as_text
from okrdocs.report.palette import COLOURED, PLAIN
from okrdocs.report.summary import statistics, summary
from tests.report.tricky import tricky

GOLDEN = """\
docs/a.md:3:1: error: M201 missing-target: This outcome has no `unit`.
    |
  3 | outcome: Calls
    | ^^^^^^^
    = help: Write what is counted, such as `unit: calls/week`.

docs/b.md:12:5: error: K002 duplicate-id: The id `fewer-calls` is taken.
     |
  12 | id: fewer-calls
     |     ^^^^^^^^^^^
     = see: docs/a.md:4:5: It is first used here.

docs/b.md:20:1: warning: K007 outcome-count: One outcome only.

"""
CONCISE = """\
docs/a.md:3:1: error: M201 missing-target: This outcome has no `unit`.
docs/b.md:12:5: error: K002 duplicate-id: The id `fewer-calls` is taken.
docs/b.md:20:1: warning: K007 outcome-count: One outcome only.
"""


def test_text(result: LintResult) -> None:
    assert as_text(result, PLAIN) == GOLDEN


def test_colour_adds_nothing_but_colour(result: LintResult) -> None:
    painted = as_text(result, COLOURED)
    assert painted != GOLDEN
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == GOLDEN


def test_concise(result: LintResult) -> None:
    assert as_concise(result, PLAIN) == CONCISE
    painted = as_concise(result, COLOURED)
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == CONCISE != painted


def test_the_summary_counts(result: LintResult) -> None:
    assert summary(result) == "2 errors, 1 warning in 2 of 14 files\n"


def test_the_summary_of_a_clean_run_says_what_was_looked_at(result: LintResult) -> None:
    assert summary(replace(result, diagnostics=())) == (
        "Nothing to report in 14 files: 3 objectives, 1 outcome and 1,000 outputs in 9 blocks.\n"
    )


def with_fixes(result: LintResult, *safe: bool) -> LintResult:
    """Give the first findings fixes, safe ones or not."""
    fixes = [Fix("Do.", (Edit(Span(1, 1, 1, 1), "x"),), safe=one) for one in safe]
    first = [
        replace(one, finding=replace(one.finding, offer=fix))
        for one, fix in zip(result.diagnostics, fixes, strict=False)
    ]
    return replace(result, diagnostics=(*first, *result.diagnostics[len(first) :]))


@pytest.mark.parametrize(
    ("safe", "line"),
    [
        ((True,), "1 fixable with --fix\n"),
        ((False, False), "2 fixable with --unsafe-fixes\n"),
        ((True, False, True), "2 fixable with --fix, 1 more with --unsafe-fixes\n"),
    ],
)
def test_the_summary_says_what_can_be_fixed(result: LintResult, safe: tuple[bool, ...], line: str) -> None:
    assert summary(with_fixes(result, *safe)).splitlines(keepends=True)[1] == line


def test_the_summary_tells_of_the_baseline(result: LintResult) -> None:
    entries = tuple(Entry("docs/a.md", f"o{n}", "target", "M201", Severity.ERROR) for n in range(12))
    told = summary(replace(result, accepted=result.diagnostics, unneeded=entries)).splitlines()
    assert told[1] == "3 older findings accepted by the baseline"
    assert told[2] == "12 entries of the baseline no longer needed, to be removed with --update-baseline:"
    assert told[3] == "  M201 o0.target (docs/a.md)"
    assert told[-1] == "  and 2 more"


def test_one_entry_about_a_page(result: LintResult) -> None:
    entry = Entry("docs/a.md", "", "", "K000", Severity.ERROR)
    told = summary(replace(result, unneeded=(entry,))).splitlines()
    assert told[1:] == [
        "1 entry of the baseline no longer needed, to be removed with --update-baseline:",
        "  K000 (docs/a.md)",
    ]


def test_statistics_count_by_rule(result: LintResult) -> None:
    again = [result.diagnostics[2]] * 11
    counted = replace(with_fixes(result, True), diagnostics=(*with_fixes(result, True).diagnostics, *again))
    assert statistics(counted, PLAIN) == (
        "12  K007  outcome-count\n"
        " 1  K002  duplicate-id\n"
        " 1  M201  missing-target  (1 fixable with --fix)\n"
        "\n"
    )
    assert statistics(replace(result, diagnostics=()), PLAIN) == ""


def test_content_of_a_page_cannot_drive_the_terminal(result: LintResult) -> None:
    found = result.diagnostics[0]
    evil = replace(found.finding, message="\x1b]0;owned\x07", help="\r\x1b[2K", path="\x1b[31m.md")
    text = as_text(replace(result, diagnostics=(replace(found, finding=evil),)), PLAIN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)


def test_json_has_exactly_its_shape(result: LintResult) -> None:
    report = json.loads(as_json(result, COLOURED))
    assert list(report) == ["version", "summary", "diagnostics", "baseline"]
    assert report["version"] == 1
    assert list(report["summary"].items()) == [
        *(("files", 14), ("blocks", 9), ("objectives", 3), ("outcomes", 1), ("outputs", 1000)),
        *(("errors", 2), ("warnings", 1), ("infos", 0)),
    ]
    first, second, _ = report["diagnostics"]
    assert list(first.items()) == [
        ("code", "M201"),
        ("name", "missing-target"),
        ("severity", "error"),
        ("message", "This outcome has no `unit`."),
        ("help", "Write what is counted, such as `unit: calls/week`."),
        ("why", ""),
        ("path", "docs/a.md"),
        ("line", 3),
        ("column", 1),
        ("end_line", 3),
        ("end_column", 8),
        ("object", "fewer-calls"),
        ("field", "unit"),
        ("related", []),
        ("fix", None),
    ]
    assert [second[key] for key in ("help", "object", "field")] == [None, None, None]
    assert second["related"] == [
        {
            "path": "docs/a.md",
            "line": 4,
            "column": 5,
            "end_line": 4,
            "end_column": 16,
            "message": "It is first used here.",
            "object": None,
        }
    ]


def test_json_tells_how_to_fix(result: LintResult) -> None:
    first, *_ = json.loads(as_json(with_fixes(result, False), PLAIN))["diagnostics"]
    edit = {"line": 1, "column": 1, "end_line": 1, "end_column": 1, "text": "x"}
    assert first["fix"] == {"title": "Do.", "safe": False, "edits": [edit]}


def test_json_tells_of_the_baseline(result: LintResult) -> None:
    entries = (
        Entry("docs/a.md", "calls", "target", "M201", Severity.ERROR),
        Entry("docs/a.md", "", "", "K000", Severity.ERROR),
    )
    old = replace(result, accepted=result.diagnostics, unneeded=entries)
    assert json.loads(as_json(old, PLAIN))["baseline"] == {
        "accepted": 3,
        "unneeded": [
            {"code": "M201", "path": "docs/a.md", "object": "calls", "field": "target"},
            {"code": "K000", "path": "docs/a.md", "object": None, "field": None},
        ],
    }


def test_json_lines_are_those_of_json(result: LintResult) -> None:
    lines = as_json_lines(result, PLAIN).splitlines()
    assert [json.loads(line) for line in lines] == json.loads(as_json(result, PLAIN))["diagnostics"]


def test_json_survives_any_encoding(result: LintResult) -> None:
    found = result.diagnostics[0]
    odd = replace(found.finding, message="日本 \udcff \x1b")
    text = as_json(replace(result, diagnostics=(replace(found, finding=odd),)), PLAIN)
    assert json.loads(text.encode("ascii"))["diagnostics"][0]["message"] == "日本 \udcff \x1b"


@pytest.mark.parametrize(
    ("threshold", "severity", "fails"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.ERROR, Severity.WARNING, False),
        (Severity.WARNING, Severity.ERROR, True),
        (Severity.INFO, Severity.INFO, True),
        (None, Severity.ERROR, False),
    ],
)
def test_the_threshold_decides(
    result: LintResult, threshold: Severity | None, severity: Severity, fails: bool
) -> None:
    only = replace(result, diagnostics=(replace(result.diagnostics[0], severity=severity),))
    assert only.fails(threshold) is fails


def test_an_empty_run_does_not_fail() -> None:
    empty = LintResult(Summary(0, 0, 0, 0, 0, 0, 0, 0), (), {})
    assert not empty.fails(Severity.INFO)
    assert as_text(empty, PLAIN) == ""
    assert summary(empty).startswith("Nothing to report in 0 files")


def test_text_says_once_why_each_rule_matters() -> None:
    found = tricky()
    codes = {one.code for one in found.diagnostics}
    assert as_text(found, PLAIN).count("why: Why it matters.") == len(codes) < len(found.diagnostics)
