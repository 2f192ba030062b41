"""JUnit reports: as Jenkins' schema has them, point by point, and as a reader of them understands them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from junitparser import Failure, JUnitXml

from okrdocs.model import Severity
from tests.report.tricky import report, tricky

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult


# Elements with what may stand in them and their attributes, those that must be there marked by `!`, as in
# junit-10.xsd of Jenkins' xUnit plugin.
SCHEMA = {
    "testsuites": ({"testsuite"}, "name time tests failures errors"),
    "testsuite": (
        {"testsuite", "properties", "testcase", "system-out", "system-err"},
        "name! tests! failures! errors! group time skipped timestamp hostname "
        "id package file log url version",
    ),
    "testcase": (
        {"skipped", "error", "failure", "system-out", "system-err"},
        "name! time classname group",
    ),
    "failure": (set(), "type message"),
    "system-out": (set(), ""),
}


def tree(result: LintResult | None = None) -> ET.Element:
    return ET.fromstring(report("junit", result))  # noqa: S314 - our own


def check(element: ET.Element) -> None:
    inside, attributes = SCHEMA[element.tag]
    known = {name.removesuffix("!") for name in attributes.split()}
    needed = {name.removesuffix("!") for name in attributes.split() if name.endswith("!")}
    assert needed <= element.attrib.keys() <= known
    for child in element:
        assert child.tag in inside
        check(child)


def test_the_report_fits_the_schema() -> None:
    root = tree()
    assert root.tag == "testsuites"
    check(root)


def test_a_reader_counts_what_was_found() -> None:
    read = JUnitXml.fromstring(report("junit").encode())
    assert (read.tests, read.failures, read.errors) == (6, 3, 0)
    assert [(suite.name, suite.tests, suite.failures) for suite in read] == [
        ("web/docs/clean.md", 1, 0),
        ("web/docs/größe.md", 2, 2),
        ("web/docs/old plans/a,b:100%.md", 3, 1),
    ]


def test_a_reader_sees_the_messages() -> None:
    _, suite, _ = JUnitXml.fromstring(report("junit").encode())
    (failure,) = next(iter(suite)).result
    assert isinstance(failure, Failure)
    assert failure.type == "warning"
    assert failure.message == "`עברית 日本` says 100% and `{0}`, but not from where."
    assert failure.text.startswith("web/docs/größe.md:4:14: warning: M202 ")
    assert failure.text.endswith("\nOr `baseline: unknown`.")


@pytest.mark.parametrize(
    ("fail_on", "failures"),
    [(Severity.ERROR, 2), (Severity.WARNING, 3), (Severity.INFO, 5), (None, 0)],
)
def test_what_does_not_fail_the_run_is_no_failure(fail_on: Severity | None, failures: int) -> None:
    root = tree(replace(tricky(), fail_on=fail_on))
    assert root.get("failures") == str(failures)
    assert len(root.findall(".//failure")) == failures
    assert len(root.findall(".//system-out")) == 5 - failures


def test_names_of_tests_hold_no_lines_and_are_unique() -> None:
    names = [(case.get("classname"), case.get("name")) for case in tree().iter("testcase")]
    assert len(set(names)) == len(names)
    assert names[1] == ("web/docs/größe", "M202 missing-baseline: hebrew.baseline")
    assert names[-1] == ("web/docs/old plans/a,b:100%", "K011 derived-id: a.id (2)")


@given(st.text())
def test_any_text_is_xml(text: str) -> None:
    one = tricky().diagnostics[0]
    odd = replace(
        one, finding=replace(one.finding, message=text, help=text, object_id=text, path=f"{text}.md")
    )
    root = tree(replace(tricky(), diagnostics=(odd,), files=()))
    failure = root.find("testsuite/testcase/failure")
    assert failure is not None
    assert (failure.get("message") or "").count("\ufffd") >= text.count("\ufffd")
