"""Every rule finds what its cases say it finds, there, and nothing in those that pass."""

from __future__ import annotations

import pytest

from okrdocs.model import Severity
from okrdocs.rules import BY_CODE
from tests.rules.case_files import FOLDER, Case, cases, edited, marked

PASSING = [case for code in BY_CODE for case in cases(code, "pass")]
FAILING = [case for code in BY_CODE for case in cases(code, "fail")]
FIXED = [case for case in FAILING if case.fixed is not None]


def _name(case: Case) -> str:
    return f"{case.code}-{case.name}"


def test_every_rule_has_a_case_file_and_every_file_a_rule() -> None:
    assert {path.stem for path in FOLDER.iterdir()} == set(BY_CODE)


@pytest.mark.parametrize("case", PASSING, ids=_name)
def test_passes(case: Case) -> None:
    found = case.run()
    assert [one.finding.message for one in found if one.code == case.code] == []
    assert {one.code for one in found if one.severity is Severity.ERROR} == case.others


@pytest.mark.parametrize("case", FAILING, ids=_name)
def test_fails_as_expected_and_with_no_other_error(case: Case) -> None:
    diagnostics = case.run()
    found = [one for one in diagnostics if one.code == case.code]
    assert [marked(case.pages[one.path], one.span) for one in found] == [one["at"] for one in case.finds]
    for one, expected in zip(found, case.finds, strict=True):
        assert one.finding.message == expected.get("says", one.finding.message)
        assert expected.get("help", one.finding.help) == one.finding.help
        severity = expected.get("severity", BY_CODE[case.code].severity.label)
        assert one.severity.label == severity
    errors = {one.code for one in diagnostics if one.severity is Severity.ERROR}
    assert errors - {case.code} == case.others


@pytest.mark.parametrize("case", FIXED, ids=_name)
def test_fixes_settle_the_finding_and_touch_nothing_else(case: Case) -> None:
    found = [one for one in case.run() if one.code == case.code]
    (page,) = case.pages.values()
    after = edited(page, found)
    assert after == case.fixed
    again = Case(case.code, case.name, {"plan.md": after}, settings=case.settings).run()
    assert [one.finding.message for one in again if one.code == case.code] == []
