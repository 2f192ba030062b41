"""Every page in `cascades.md` gives exactly the findings beside it: none that follows from another."""

from __future__ import annotations

import datetime as dt
import re
from pathlib import Path

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse

CASE = re.compile(
    r"^# (?P<title>[^\n]+)\n\n(?P<page>.*?)\n~~~ findings\n(?P<findings>.*?)~~~$", re.DOTALL | re.MULTILINE
)
TEXT = Path(__file__).with_name("cascades.md").read_text(encoding="utf-8")

LEFT_OUT = frozenset({"A301", "A304", "M208", "M209", "R402", "R403", "S108", "T505"})
"""Rules that ask for more than the short blocks of these cases say: reasons, sources, longer titles."""


def told(page: str) -> str:
    found = analyse([("page.md", page.encode())], Settings(as_of=dt.date(2026, 11, 23))).diagnostics
    return "".join(
        f"{one.finding.span.line}:{one.finding.span.column} {one.finding.code} {one.finding.message}\n"
        f"    -> {one.finding.help}\n"
        for one in found
        if one.code not in LEFT_OUT
    )


@pytest.mark.parametrize(
    ("page", "expected"),
    [pytest.param(case["page"], case["findings"], id=case["title"]) for case in CASE.finditer(TEXT)],
)
def test_one_mistake_is_one_finding(page: str, expected: str) -> None:
    assert told(page) == expected


def test_every_case_is_read() -> None:
    assert len(CASE.findall(TEXT)) == TEXT.count("\n~~~ findings\n") > 10
