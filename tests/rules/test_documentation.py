"""The rules' documentation: complete, and true."""

from __future__ import annotations

import datetime as dt
import re

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.model import Diagnostic, Severity
from okrdocs.rules import BY_CODE, RULES, Rule
from okrdocs.rules.base import as_page
from tests.rules.case_files import TODAY
from tests.rules.pasts import PagesByDay

SEVERITIES = {
    "error": (
        "A307 K000 K001 K002 K004 K005 K008 K010 K013 M201 M202 M203 M204 M207 R401 R404 S104 T501 T503 T507"
    ),
    "warning": (
        "A301 A302 A303 A305 A306 A308 K003 K006 K007 K012 M205 M206 M210 R402 R405 R406 R407 S101 "
        "S102 S105 T502 T505 T506"
    ),
    "info": "A304 K009 K011 M208 M209 R403 S103 S106 S107 S108 T504",
}

COME_WITH = {"S102": {"M201"}}
"""Errors that are there wherever a rule speaks: wording is vague only where fields are missing too."""


def lint(example: str, earlier: str | None) -> list[Diagnostic]:
    now = {"plan.md": as_page(example)}
    days = (
        {dt.date(2026, 10, 1): {"plan.md": as_page(earlier)}, dt.date(2026, 11, 10): now} if earlier else {}
    )
    files = [(name, text.encode()) for name, text in now.items()]
    history = PagesByDay.of(days, now) if days else None
    return list(analyse(files, Settings(as_of=TODAY), history=history).diagnostics)


def test_codes_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes), key=lambda code: ("KSMART".index(code[0]), code)) == list(BY_CODE)


def test_names_are_unique() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)


def test_severities_are_those_of_the_catalogue() -> None:
    by_severity = {
        label: " ".join(sorted(rule.code for rule in RULES if rule.severity.label == label))
        for label in SEVERITIES
    }
    assert by_severity == SEVERITIES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
class TestDocumentation:
    def test_is_complete(self, rule: Rule) -> None:
        assert re.fullmatch(r"[A-Z]\d{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        for text in (rule.what, rule.why):
            assert text.endswith((".", "?"))
            assert text.count("`") % 2 == 0
            assert "  " not in text
        assert rule.reference
        assert rule.git == (rule.earlier is not None)

    def test_its_example_is_found_and_nothing_worse(self, rule: Rule) -> None:
        found = lint(rule.example, rule.earlier)
        assert rule.code in {one.code for one in found}
        meant = {rule.code, *COME_WITH.get(rule.code, ())}
        assert {one.code for one in found if one.severity is Severity.ERROR} <= meant

    def test_what_to_write_instead_is_right(self, rule: Rule) -> None:
        found = lint(rule.instead, rule.earlier)
        assert [one.code for one in found if one.code == rule.code or one.severity is Severity.ERROR] == []
