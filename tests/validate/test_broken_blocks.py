"""Every case in `cases/` gives exactly the findings written beside it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.validate.pages import checked_page, findings_of

CASES = Path(__file__).parent / "cases"
CASE = re.compile(
    r"^# (?P<title>[^\n]+)\n\n(?P<page>.*?)\n~~~ findings\n(?P<findings>.*?)~~~$", re.DOTALL | re.MULTILINE
)


def cases() -> list[object]:
    return [
        pytest.param(case["page"], case["findings"], id=f"{file.stem}: {case['title']}")
        for file in sorted(CASES.glob("*.md"))
        for case in CASE.finditer(file.read_text(encoding="utf-8"))
    ]


def test_every_case_is_read() -> None:
    headings = sum(file.read_text(encoding="utf-8").count("\n~~~ findings\n") for file in CASES.glob("*.md"))
    assert len(cases()) == headings > 100


@pytest.mark.parametrize(("page", "expected"), cases())
def test_findings(page: str, expected: str) -> None:
    told = [
        f"{finding.span.line}:{finding.span.column} {finding.code} {finding.message}\n    -> {finding.help}\n"
        for finding in findings_of(checked_page(page))
    ]
    assert "".join(told) == expected
