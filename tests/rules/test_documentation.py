"""The rules' documentation: complete, and true."""

from __future__ import annotations

import re

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.model import Diagnostic, Severity
from okrdocs.rules import BY_CODE, RULES, Rule
from okrdocs.rules.base import as_page
from tests.rules.case_files import TODAY

SEVERITIES = {
    "error": "A307 K000 K001 K002 K004 K005 K008 K010 M201 M202 M203 M204 M207 R401 R404 S104 T501 T503 T507",
    "warning": "K003 K006 K007 K012",
    "info": "K009 K011",
}


def lint(example: str) -> list[Diagnostic]:
    return list(analyse([("plan.md", as_page(example).encode())], Settings(as_of=TODAY)).diagnostics)


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

    def test_its_example_is_found_and_nothing_worse(self, rule: Rule) -> None:
        found = lint(rule.example)
        assert rule.code in {one.code for one in found}
        assert {one.code for one in found if one.severity is Severity.ERROR} <= {rule.code}

    def test_what_to_write_instead_is_right(self, rule: Rule) -> None:
        found = lint(rule.instead)
        assert [one.code for one in found if one.code == rule.code or one.severity is Severity.ERROR] == []
