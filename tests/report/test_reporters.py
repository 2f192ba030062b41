"""Whole reports."""

from __future__ import annotations

import json
import re
from dataclasses import replace

import pytest

from okrdocs.engine.lint import LintResult, Summary
from okrdocs.model import Severity
from okrdocs.report import REPORTERS
from okrdocs.report.palette import COLOURED, PLAIN

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

2 errors, 1 warning in 2 of 14 files
"""


def test_text(result: LintResult) -> None:
    assert REPORTERS["text"](result, PLAIN) == GOLDEN


def test_colour_adds_nothing_but_colour(result: LintResult) -> None:
    painted = REPORTERS["text"](result, COLOURED)
    assert painted != GOLDEN
    assert re.sub(r"\x1b\[[0-9;]*m", "", painted) == GOLDEN


def test_text_with_nothing_found(result: LintResult) -> None:
    clean = replace(result, diagnostics=())
    assert REPORTERS["text"](clean, PLAIN) == (
        "Nothing to report in 14 files: 3 objectives, 1 outcome and 1,000 outputs in 9 blocks.\n"
    )


def test_content_of_a_page_cannot_drive_the_terminal(result: LintResult) -> None:
    found = result.diagnostics[0]
    evil = replace(found.finding, message="\x1b]0;owned\x07", help="\r\x1b[2K", path="\x1b[31m.md")
    text = REPORTERS["text"](replace(result, diagnostics=(replace(found, finding=evil),)), PLAIN)
    assert not re.search(r"[\x00-\x09\x0b-\x1f]", text)


def test_json_has_exactly_its_shape(result: LintResult) -> None:
    report = json.loads(REPORTERS["json"](result, COLOURED))
    assert list(report) == ["version", "summary", "diagnostics"]
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
        ("path", "docs/a.md"),
        ("line", 3),
        ("column", 1),
        ("end_line", 3),
        ("end_column", 8),
        ("object", "fewer-calls"),
        ("field", "unit"),
    ]
    assert [second[key] for key in ("help", "object", "field")] == [None, None, None]


def test_json_survives_any_encoding(result: LintResult) -> None:
    found = result.diagnostics[0]
    odd = replace(found.finding, message="日本 \udcff \x1b")
    text = REPORTERS["json"](replace(result, diagnostics=(replace(found, finding=odd),)), PLAIN)
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
    assert REPORTERS["text"](empty, PLAIN).startswith("Nothing to report in 0 files")
