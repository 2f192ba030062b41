"""Every format, on findings that hold all that could break one: see `golden/`."""

from __future__ import annotations

import pytest

from okrdocs.engine.lint import LintResult, Summary
from okrdocs.report import REPORTERS
from tests.report.tricky import GOLDEN, NAMES, report, settled

FOR_PEOPLE = {"text", "concise", "github"}


def test_every_format_has_a_golden_file() -> None:
    assert list(NAMES) == list(REPORTERS)
    assert {file.name for file in GOLDEN.iterdir()} == set(NAMES.values())


@pytest.mark.parametrize("form", REPORTERS)
def test_the_report_is_the_golden_one(form: str) -> None:
    assert settled(form) == (GOLDEN / NAMES[form]).read_text(encoding="utf-8")


@pytest.mark.parametrize("form", [form for form in REPORTERS if form not in FOR_PEOPLE])
def test_what_programs_read_survives_any_encoding(form: str) -> None:
    assert report(form).isascii()
    assert report(form).endswith("\n")


@pytest.mark.parametrize("form", sorted(FOR_PEOPLE))
def test_nothing_that_people_read_drives_a_terminal(form: str) -> None:
    shown = report(form).replace("\n", "")
    assert not any(ord(char) < 0x20 or char in "\x7f\u202e" for char in shown)


@pytest.mark.parametrize(
    ("form", "text"),
    [
        ("text", ""),
        ("concise", ""),
        ("json-lines", ""),
        ("github", ""),
        ("gitlab", "[]\n"),
        (
            "junit",
            "<?xml version='1.0' encoding='us-ascii'?>\n"
            '<testsuites name="okrdocs" tests="0" failures="0" errors="0" />\n',
        ),
        ("rdjson", '{\n  "source": {\n    "name": "okrdocs"\n  },\n  "diagnostics": []\n}\n'),
    ],
)
def test_a_run_that_finds_nothing(form: str, text: str) -> None:
    assert report(form, LintResult(Summary(0, 0, 0, 0, 0, 0, 0, 0), (), {})) == text
