"""Code Quality reports, point by point as GitLab's documentation asks for them."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from okrdocs.model import Span
from tests.report.tricky import report, tricky

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult


def issues(result: LintResult | None = None) -> list[dict[str, Any]]:
    loaded: list[dict[str, Any]] = json.loads(report("gitlab", result))
    return loaded


def shifted(result: LintResult, lines: int) -> LintResult:
    """Return the same run on pages with more lines above everything."""
    moved = []
    for one in result.diagnostics:
        span = one.span
        lower = Span(span.line + lines, span.column, span.end_line + lines, span.end_column)
        moved.append(replace(one, finding=replace(one.finding, span=lower)))
    return replace(result, diagnostics=tuple(moved))


def test_every_issue_has_what_gitlab_requires() -> None:
    for issue in issues():
        assert list(issue) == ["description", "check_name", "fingerprint", "severity", "location"]
        assert issue["severity"] in {"info", "minor", "major", "critical", "blocker"}
        assert issue["description"].startswith(f"{issue['check_name']} ")
        assert len(issue["fingerprint"]) == 64
        assert issue["location"]["lines"]["begin"] >= 1
        assert not issue["location"]["path"].startswith(("./", "../", "/"))


def test_paths_start_at_the_top_of_the_repository() -> None:
    assert issues()[0]["location"]["path"] == "web/docs/größe.md"


def test_a_page_outside_the_repository_keeps_its_own_path() -> None:
    result = replace(tricky(), root=Path("/elsewhere"))
    assert issues(result)[0]["location"]["path"] == "/repo/web/docs/größe.md"


def test_no_two_fingerprints_are_alike() -> None:
    names = [issue["fingerprint"] for issue in issues()]
    assert len(set(names)) == len(names)


def test_fingerprints_survive_a_shift_of_lines() -> None:
    before = [issue["fingerprint"] for issue in issues()]
    assert [issue["fingerprint"] for issue in issues(shifted(tricky(), 40))] == before


def test_fingerprints_do_not_depend_on_the_working_folder() -> None:
    def from_the_top(path: str) -> str:
        return f"web/{path}"

    result = tricky()
    renamed = tuple(
        replace(one, finding=replace(one.finding, path=from_the_top(one.path))) for one in result.diagnostics
    )
    moved = replace(result, diagnostics=renamed, cwd=Path("/repo"))
    assert [one["fingerprint"] for one in issues(moved)] == [one["fingerprint"] for one in issues()]


def test_fingerprints_tell_rules_fields_and_objects_apart() -> None:
    one = tricky().diagnostics[1]
    others = [
        replace(one, finding=replace(one.finding, **change))  # type: ignore[arg-type]  # one of three fields
        for change in ({}, {"code": "M203"}, {"field": "baseline"}, {"object_id": "other"})
    ]
    apart = [issues(replace(tricky(), diagnostics=(other,)))[0]["fingerprint"] for other in others]
    assert len(set(apart)) == 4
