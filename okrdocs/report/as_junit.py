"""The report for what shows test results: JUnit XML, as Jenkins and GitLab read it.

A page is a test suite. A finding that fails the run is a test that failed; one that does not is a test that
passed and has something to say. A page without findings is one test that passed.
"""

from __future__ import annotations

import re
from collections import Counter
from itertools import groupby
from operator import attrgetter
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from okrdocs.report.places import in_repository

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic
    from okrdocs.report.palette import Palette

# All that XML 1.0 has no place for, not even as a reference (its production 2, Char).
_NOT_IN_XML = re.compile("[^\t\n\r -\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def as_junit(result: LintResult, _palette: Palette) -> str:
    """Return the report as XML. It is ASCII: other characters are written as references."""
    found = {path: list(those) for path, those in groupby(result.diagnostics, key=attrgetter("path"))}
    root = ET.Element("testsuites", name="okrdocs")
    for path in sorted({*result.files, *found}):
        root.append(_suite(result, in_repository(result, path), found.get(path, [])))
    for count in ("tests", "failures", "errors"):
        root.set(count, str(sum(int(suite.get(count, "0")) for suite in root)))
    ET.indent(root)
    return f"{ET.tostring(root, encoding='us-ascii', xml_declaration=True).decode('ascii')}\n"


def _suite(result: LintResult, path: str, found: list[Diagnostic]) -> ET.Element:
    cases = list(_cases(result, path, found)) if found else [_case(path, "no findings")]
    failures = sum(case.find("failure") is not None for case in cases)
    suite = ET.Element(
        "testsuite", name=_clean(path), tests=str(len(cases)), failures=str(failures), errors="0"
    )
    suite.extend(cases)
    return suite


def _cases(result: LintResult, path: str, found: Iterable[Diagnostic]) -> Iterable[ET.Element]:
    """Yield a test a finding. Their names hold no lines, so that a history of tests can follow them."""
    names: Counter[str] = Counter()
    for diagnostic in found:
        name = _name(diagnostic)
        names[name] += 1
        case = _case(path, name if names[name] == 1 else f"{name} ({names[name]})")
        text = _text(diagnostic, path)
        if result.fail_on is not None and diagnostic.severity >= result.fail_on:
            failure = ET.SubElement(case, "failure", type=diagnostic.severity.label)
            failure.set("message", _clean(diagnostic.finding.message))
            failure.text = text
        else:
            ET.SubElement(case, "system-out").text = text
        yield case


def _name(diagnostic: Diagnostic) -> str:
    finding = diagnostic.finding
    about = ".".join(part for part in (finding.object_id, finding.field) if part)
    return f"{finding.code} {diagnostic.name}{f': {about}' if about else ''}"


def _text(diagnostic: Diagnostic, path: str) -> str:
    finding = diagnostic.finding
    place = f"{path}:{finding.span.line}:{finding.span.column}"
    said = f"{place}: {diagnostic.severity.label}: {finding.code} {finding.message}"
    return _clean(f"{said}\n{finding.help}" if finding.help else said)


def _case(path: str, name: str) -> ET.Element:
    stem = path.rpartition(".")[0] or path  # readers take what follows a dot for the name of a class
    return ET.Element("testcase", classname=_clean(stem), name=_clean(name))


def _clean(text: str) -> str:
    """Return text with U+FFFD for what cannot stand in XML."""
    return _NOT_IN_XML.sub("\ufffd", text)
