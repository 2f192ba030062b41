"""`okrdocs lint --update-baseline`: old findings pass, new ones don't."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from tests.hosts.cli_runs import BAD, GOOD, ONE, lint, report

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.usefixtures("project")


def test_a_repository_of_old_findings_turns_green(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    accepted = lint(*ONE, "--update-baseline")
    assert accepted.output == "1 finding accepted in okrdocs-baseline.json.\n"
    assert accepted.exit_code == 0
    green = lint(*ONE)
    assert green.exit_code == 0
    assert "1 older finding accepted by the baseline\n" in green.stdout
    assert lint(*ONE, "--no-baseline").exit_code == 1


def test_what_is_new_fails(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    lint(*ONE, "--update-baseline")
    output = "```okr\noutput: A chat window\nid: chat\nowner: web\nleads_to: nowhere\n```\n"
    (project / "docs/web.md").write_text(output)
    found = report(*ONE)
    assert [one["path"] for one in found["diagnostics"]] == ["docs/web.md"]


def test_what_is_no_longer_needed_is_told_and_pruned(project: Path) -> None:
    page = project / "docs/support.md"
    page.write_text(BAD)
    lint(*ONE, "--update-baseline")
    page.write_text(GOOD)
    told = lint(*ONE)
    assert "1 entry of the baseline no longer needed" in told.stdout
    assert "  K004 database.leads_to (docs/support.md)\n" in told.stdout
    assert told.exit_code == 0
    pruned = lint(*ONE, "--update-baseline")
    assert pruned.output == "0 findings accepted in okrdocs-baseline.json, 1 removed.\n"
    assert not (project / "okrdocs-baseline.json").exists()


def test_the_file_can_be_another_one(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    lint(*ONE, "--baseline", "docs/old.json", "--update-baseline")
    (entry,) = json.loads((project / "docs/old.json").read_text())["findings"]
    assert (entry["code"], entry["page"]) == ("K004", "docs/support.md")
    assert lint(*ONE, "--baseline", "docs/old.json").exit_code == 0
    assert lint(*ONE).exit_code == 1


def test_fix_first_and_accept_the_rest(project: Path) -> None:
    page = project / "docs/support.md"
    lost = BAD.replace("leads_to: cals", "leads_to: nowhere")
    page.write_text(lost.replace("baseline: 100", "baselin: 100"))
    result = lint("--select", "K001,K004", "--fix", "--update-baseline")
    assert result.stdout == "1 finding accepted in okrdocs-baseline.json.\n"
    assert page.read_text() == lost


def test_a_baseline_that_cannot_be_read_ends_with_2(project: Path) -> None:
    (project / "docs/support.md").write_text(BAD)
    (project / "okrdocs-baseline.json").write_text("{")
    result = lint(*ONE)
    assert result.exit_code == 2
    assert "okrdocs-baseline.json:1: this baseline cannot be used" in result.stderr
