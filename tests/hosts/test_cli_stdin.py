"""`okrdocs lint -`: a page that is not on disk, or not yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.hosts.cli_runs import BAD, GOOD, ONE, lint, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")
OUTPUT = "```okr\noutput: A chat window\nid: chat\nowner: web\nleads_to: chats\n```\n"


def test_a_page_without_a_name() -> None:
    result = lint(*ONE, "-", stdin=BAD)
    assert result.stdout.startswith("-:14:56: error: K004")
    assert result.exit_code == 1


def test_the_page_replaces_that_on_disk(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    found = report(*ONE, "-", "--stdin-filename", "docs/support.md", stdin=GOOD)
    assert (found["diagnostics"], found["summary"]["files"]) == ([], 1)
    assert (project / "docs/support.md").read_text() == BAD


def test_a_new_page_finds_the_rest_of_the_project(project: Path) -> None:
    (project / "docs/support.md").write_text(GOOD)
    assert report(*ONE, "-", "--stdin-filename", "docs/new.md", stdin=OUTPUT)["diagnostics"] == []
    unlinked = OUTPUT.replace("chats", "chatz")
    (one,) = report(*ONE, "-", "--stdin-filename", "docs/new.md", stdin=unlinked)["diagnostics"]
    assert (one["path"], one["line"]) == ("docs/new.md", 5)


def test_the_configuration_is_that_of_the_named_page(project: Path) -> None:
    (project / "docs/okrdocs.toml").write_text('fail_on = "never"')
    assert lint(*ONE, "-", "--stdin-filename", "docs/new.md", stdin=BAD).exit_code == 0
    assert lint(*ONE, "-", stdin=BAD).exit_code == 1


def test_bytes_that_are_no_text() -> None:
    (one,) = report("--select", "K000", "-", stdin=b"okr: caf\xe9\n")["diagnostics"]
    assert (one["path"], one["code"], one["column"]) == ("-", "K000", 9)


def test_fix_prints_the_page_and_reports_beside_it(project: Path) -> None:
    misspelt = GOOD.replace("baseline: 100", "baselin: 100")
    bad = misspelt.replace("leads_to: calls", "leads_to: nowhere")
    result = lint("--as-of", "2026-11-23", "--select", "K001,K004", "--fix", "-", stdin=bad)
    assert result.stdout == GOOD.replace("leads_to: calls", "leads_to: nowhere")
    assert "K004" in result.stderr
    assert result.exit_code == 1


def test_fix_prints_a_page_without_mistakes_as_it_is() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
    result = lint(*ONE, "--fix", "-q", "-", stdin=data)
    assert result.stdout_bytes == data
    assert result.exit_code == 0


def test_fix_keeps_marks_and_line_ends() -> None:
    data = b"\xef\xbb\xbf" + GOOD.replace("baseline: 100", "baselin: 100").replace("\n", "\r\n").encode()
    result = lint("--select", "K001", "--fix", "-q", "-", stdin=data)
    assert result.stdout_bytes == b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode()
