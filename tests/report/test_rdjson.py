"""reviewdog's diagnostic format, point by point as its definition has it."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from okrdocs.model import Edit, Finding, Fix, Severity, Span
from okrdocs.model.finding import Diagnostic
from tests.report.tricky import report, tricky

DIAGNOSTIC = {"message", "location", "severity", "code", "suggestions", "related_locations"}


def diagnostics() -> list[dict[str, Any]]:
    loaded = json.loads(report("rdjson"))
    assert loaded.keys() == {"source", "diagnostics"}
    found: list[dict[str, Any]] = loaded["diagnostics"]
    return found


def test_every_diagnostic_has_the_keys_of_the_format() -> None:
    for one in diagnostics():
        assert one.keys() <= DIAGNOSTIC
        assert one["severity"] in {"ERROR", "WARNING", "INFO"}
        assert one["code"].keys() == {"value"}
        assert one["location"].keys() == {"path", "range"}
        for position in one["location"]["range"].values():
            assert position["line"] >= 1
            assert position["column"] >= 1


def test_paths_start_in_the_working_folder() -> None:
    assert diagnostics()[0]["location"]["path"] == "docs/größe.md"


def test_columns_count_bytes() -> None:
    # `עברית 日本` is eight characters, and 5 * 2 + 1 + 2 * 3 bytes of UTF-8
    assert diagnostics()[0]["location"]["range"] == {
        "start": {"line": 4, "column": 14},
        "end": {"line": 4, "column": 31},
    }


def test_a_page_without_text_is_named_by_line() -> None:
    result = replace(tricky(), texts={})
    first = json.loads(report("rdjson", result))["diagnostics"][0]
    assert first["location"]["range"] == {"start": {"line": 4}}


def suggestion(text: str, *edits: Edit) -> dict[str, Any]:
    finding = Finding("K001", "No.", "a.md", Span(1, 1, 1, 2), offer=Fix("Do.", edits, safe=True))
    result = replace(
        tricky(), diagnostics=(Diagnostic("schema", Severity.ERROR, finding),), texts={"a.md": text}
    )
    (one,) = json.loads(report("rdjson", result))["diagnostics"][0]["suggestions"]
    made: dict[str, Any] = one
    return made


def applied(text: str, suggestion: dict[str, Any]) -> str:
    """Do what reviewdog does with a suggestion: replace bytes from one position to another."""
    lines = text.encode().split(b"\n")

    def offset(position: dict[str, int]) -> int:
        return sum(len(line) + 1 for line in lines[: position["line"] - 1]) + position["column"] - 1

    start, end = (offset(suggestion["range"][side]) for side in ("start", "end"))
    data = text.encode()
    return b"".join((data[:start], str(suggestion["text"]).encode(), data[end:])).decode()


@pytest.mark.parametrize(
    ("edits", "fixed"),
    [
        ([Edit(Span(2, 4, 2, 6), "日")], "ä: 1\nö: 日 x\nü: 5\n"),
        ([Edit(Span(1, 5, 1, 5), "0")], "ä: 10\nö: 🚀🚀 x\nü: 5\n"),
        ([Edit(Span(2, 7, 2, 8), "y"), Edit(Span(1, 4, 1, 5), "2")], "ä: 2\nö: 🚀🚀 y\nü: 5\n"),
        ([Edit(Span(1, 1, 3, 1), "")], "ü: 5\n"),
        ([Edit(Span(1, 4, 1, 5), "2"), Edit(Span(3, 4, 3, 5), "6")], "ä: 2\nö: 🚀🚀 x\nü: 6\n"),
    ],
)
def test_a_fix_is_one_suggestion_that_can_be_applied(edits: list[Edit], fixed: str) -> None:
    text = "ä: 1\nö: 🚀🚀 x\nü: 5\n"
    assert applied(text, suggestion(text, *edits)) == fixed
