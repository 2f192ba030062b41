"""Workflow commands, read as the runner of GitHub Actions reads them."""

from __future__ import annotations

import re

from tests.report.tricky import report

_COMMAND = re.compile(r"::(?P<name>\w+) (?P<properties>[^:]*)::(?P<text>[^\r\n]*)")


def commands() -> list[tuple[str, dict[str, str], str]]:
    """Take a report apart: the name of each command, its properties and its text."""
    read = []
    for line in report("github").splitlines():
        match = _COMMAND.fullmatch(line)
        assert match, line
        pairs = (pair.partition("=") for pair in match["properties"].split(","))
        properties = {key: unescaped(value) for key, _, value in pairs}
        read.append((match["name"], properties, unescaped(match["text"])))
    return read


def unescaped(text: str) -> str:
    for escape, char in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, char)
    return text


def test_severities_are_commands() -> None:
    assert [name for name, _, _ in commands()] == ["warning", "error", "error", "notice", "notice"]


def test_the_place_is_found_from_the_top_of_the_repository() -> None:
    first, _, third, *_ = (properties for _, properties, _ in commands())
    assert first == {
        "file": "web/docs/größe.md",
        "line": "4",
        "col": "14",
        "endLine": "4",
        "endColumn": "22",
        "title": "M202 missing-baseline",
    }
    assert third["file"] == "web/docs/old plans/a,b:100%.md"


def test_columns_are_left_out_where_lines_differ() -> None:
    _, properties, _ = commands()[2]
    assert (properties["line"], properties["endLine"]) == ("1", "2")
    assert not properties.keys() & {"col", "endColumn"}


def test_the_text_holds_what_a_log_needs() -> None:
    texts = [text for _, _, text in commands()]
    assert texts[0] == (
        "web/docs/größe.md:4:14: M202 `עברית 日本` says 100% and `{0}`, but not from where.\n"
        "Write where it stands today: `baseline: 4_000`.\n"
        "Or `baseline: unknown`."
    )
    assert texts[3] == "web/docs/old plans/a,b:100%.md:1:1: K011 It has no `id`."
