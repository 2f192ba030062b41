"""Findings that are accepted for now: old ones pass, new ones don't, and those that are gone show up."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from mkdocs.exceptions import Abort

from okrdocs.engine.baseline import compare, entry_of, update_baseline
from okrdocs.engine.baseline_file import write_entries
from okrdocs.engine.config import ConfigError, parse_settings
from okrdocs.engine.lint import lint
from okrdocs.engine.project import Project, find_project
from okrdocs.engine.run import analyse

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from okrdocs.engine.config import Settings
    from okrdocs.engine.lint import LintResult
    from tests.conftest import BuildSite

    Tree = Callable[[dict[str, str]], Path]

TODAY = dt.date(2026, 11, 23)
PLAN = """\
# Plan

```okr
objective: Customers get answers without calling
id: answers
owner: support
period: 2026-Q4
outcomes:
  - outcome: Calls to the call centre fall
    id: calls
    baseline: 4000
    target: 2500
    guards: [leds, csta]
```
"""
# K007 (one outcome), M201 (no unit), K004 twice (leds, csta), and whatever else the rules may say.


class Desk:
    """Somebody at work in a project: edits pages, and lints."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.written: dict[str, Any] = {"as_of": TODAY, "select": ["K", "M201", "M202", "T501", "R404"]}

    @property
    def settings(self) -> Settings:
        return parse_settings(self.written, base=self.folder)

    @property
    def file(self) -> Path:
        return self.folder / "okrdocs-baseline.json"

    def write(self, text: str = PLAN, name: str = "plan.md") -> Desk:
        (self.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (self.folder / name).write_text(text, encoding="utf-8")
        return self

    def edit(self, old: str, new: str, name: str = "plan.md") -> Desk:
        text = (self.folder / name).read_text(encoding="utf-8")
        assert old in text
        return self.write(text.replace(old, new), name)

    def lint(self, *paths: str) -> LintResult:
        project = Project(self.folder, self.settings)
        return lint(project, project.settings, [self.folder / path for path in paths], self.folder)

    def accept(self, *paths: str) -> Desk:
        result = self.lint(*paths)
        update_baseline(self.settings, result.kept, result.diagnostics)
        return self

    def new(self, *paths: str) -> list[str]:
        return [f"{one.code} {one.finding.message}" for one in self.lint(*paths).diagnostics]

    def unneeded(self, *paths: str) -> list[str]:
        return [f"{one.code} {one.object or one.page}" for one in self.lint(*paths).unneeded]

    def entries(self) -> list[dict[str, str]]:
        found: list[dict[str, str]] = json.loads(self.file.read_text(encoding="utf-8"))["findings"]
        return found


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Desk:
    monkeypatch.chdir(tmp_path)
    return Desk(tmp_path)


def test_what_is_accepted_passes(desk: Desk) -> None:
    found = desk.write().lint().diagnostics
    assert {one.code for one in found} >= {"K004", "K007", "M201"}
    result = desk.accept().lint()
    assert (result.diagnostics, result.accepted, result.unneeded) == ((), found, ())
    assert result.summary.errors == 0
    assert not result.failed


def test_the_file_reads_well_and_is_stable(desk: Desk) -> None:
    desk.write(name="b.md").write(PLAN.replace("id: ", "id: old-"), "a.md").accept()
    text = desk.file.read_text(encoding="utf-8")
    lines = text.splitlines()
    assert lines[:3] == ["{", '  "version": 1,', '  "findings": [']
    assert lines[3].startswith('    {"code": ')
    assert [one["page"] for one in desk.entries()] == sorted(one["page"] for one in desk.entries())
    assert len(lines) == len(desk.entries()) + 5
    assert "4000" not in text  # a confidential number would stand in it
    desk.accept()
    assert desk.file.read_text(encoding="utf-8") == text


def test_lines_do_not_matter_nor_does_the_page_of_an_object(desk: Desk) -> None:
    desk.write().accept().edit("# Plan\n", "# Plan\n\nA word before.\n\n" * 9)
    assert desk.new() == []
    text = (desk.folder / "plan.md").read_text(encoding="utf-8")
    (desk.folder / "plan.md").unlink()
    assert desk.write(text, "sub/new.md").new() == []
    desk.accept()
    assert {one["page"] for one in desk.entries()} == {"sub/new.md"}


def test_a_new_finding_is_the_only_one_reported(desk: Desk) -> None:
    desk.write().accept().edit("owner: support\n", "")
    assert [one.split()[0] for one in desk.new()] == ["R404"]


def test_a_new_finding_about_the_same_field_is_told_from_old_ones(desk: Desk) -> None:
    desk.write().accept().edit("[leds, csta]", "[csat, leds, csta]")
    assert desk.new() == ["K004 No outcome has the id `csat`."]
    assert desk.accept().edit("[csat, leds, csta]", "[csat]").new() == []
    assert desk.unneeded() == ["K004 calls", "K004 calls"]


def test_an_old_finding_that_reads_differently_is_still_old(desk: Desk) -> None:
    desk.write().accept().edit("[leds, csta]", "[leads, csta]")
    assert desk.new() == []


def test_an_accepted_warning_does_not_cover_an_error(desk: Desk) -> None:
    milder = "    baseline: unknown\n    baseline_due: 2026-10-20\n"
    desk.write(PLAN.replace("    baseline: 4000\n", milder))
    warnings = [one for one in desk.lint().diagnostics if one.code == "M202"]
    assert [one.severity.label for one in warnings] == ["warning"]
    desk.accept().edit(milder, "")
    assert [one.split()[0] for one in desk.new()] == ["M202"]
    desk.accept().edit("    target: 2500\n", milder + "    target: 2500\n")
    assert desk.new() == []


def test_what_the_configuration_weighs_differently_is_still_accepted(desk: Desk) -> None:
    desk.write().accept()
    desk.written["severity"] = {"ALL": "error"}
    assert desk.new() == []


def test_a_renamed_object_keeps_its_entries_through_formerly(desk: Desk) -> None:
    desk.write().accept().edit("    id: calls\n", "    id: fewer-calls\n    formerly: [calls]\n")
    assert (desk.new(), desk.unneeded()) == ([], [])
    desk.accept()
    assert {one.get("object") for one in desk.entries()} == {"answers", "fewer-calls"}


def test_entries_that_cover_nothing_are_named_and_pruned(desk: Desk) -> None:
    desk.write().accept().edit("    target: 2500\n", "    target: 2500\n    unit: calls/week\n")
    assert (desk.new(), desk.unneeded()) == ([], ["M201 calls"])
    assert desk.accept().unneeded() == []
    assert "M201" not in {one["code"] for one in desk.entries()}


def test_an_update_takes_in_what_is_new(desk: Desk) -> None:
    desk.write().accept()
    before = desk.file.read_text(encoding="utf-8").splitlines()
    desk.edit("owner: support\n", "").accept()
    after = desk.file.read_text(encoding="utf-8").splitlines()
    assert [line for line in after if line not in before] == [line for line in after if "R404" in line]
    assert desk.new() == []


def test_without_findings_the_file_is_removed(desk: Desk) -> None:
    desk.write().accept().write("Nothing here any more.\n").accept()
    assert not desk.file.exists()
    assert desk.accept().new() == []


def test_other_pages_are_left_alone(desk: Desk) -> None:
    other = PLAN.replace("id: ", "id: other-").replace("Customers", "Growers")
    desk.write().write(other, "other.md").accept()
    desk.write("Empty.\n").write("Empty.\n", "other.md")
    assert {one.split()[1] for one in desk.unneeded("plan.md")} == {"answers", "calls"}
    desk.accept("plan.md")
    assert {one["page"] for one in desk.entries()} == {"other.md"}
    desk.write(other, "other.md")
    assert desk.new() == []


def test_entries_of_pages_that_are_gone_are_unneeded(desk: Desk) -> None:
    desk.write().write("Empty.\n", "empty.md").write("Empty.\n", "other.md").accept()
    (desk.folder / "plan.md").unlink()
    assert desk.unneeded("empty.md") == []
    assert len(desk.unneeded()) == len(desk.entries())


def test_a_page_outside_the_project_keeps_its_entries(desk: Desk) -> None:
    docs = desk.folder / "docs"
    desk.write("site_name: Plans\nplugins: [okrdocs]\n", "mkdocs.yml").write("Hi.\n", "docs/a.md").write()
    project = find_project([], desk.folder)
    result = lint(project, project.settings, [docs, desk.folder / "plan.md"], desk.folder)
    update_baseline(project.settings, result.kept, result.diagnostics)
    again = lint(project, project.settings, [], desk.folder)
    assert (again.unneeded, len(again.kept)) == ((), len(result.diagnostics))


def test_a_broken_block_hides_no_entries(desk: Desk) -> None:
    desk.write().accept().edit("guards: [leds, csta]", "guards: [leds, csta")
    assert {one.split()[0] for one in desk.new()} == {"K000"}
    assert desk.unneeded() == []
    desk.accept().edit("guards: [leds, csta", "guards: [leds, csta]")
    assert (desk.new(), desk.unneeded()) == ([], ["K000 plan.md"])


def test_a_value_that_cannot_be_read_hides_no_entries_of_its_object(desk: Desk) -> None:
    desk.write().accept().edit("target: 2500", "target: many")
    assert {one.split()[0] for one in desk.new()} == {"K001"}
    assert desk.unneeded() == []


@pytest.mark.parametrize(
    "written",
    [{"ignore": ["M201"]}, {"profile": "lenient"}, {"severity": {"K": "off"}}, {"select": ["K010"]}],
)
def test_rules_that_are_off_keep_their_entries(desk: Desk, written: dict[str, Any]) -> None:
    desk.write().accept()
    desk.written.update(written)
    count = len(desk.entries())
    assert (desk.new(), desk.unneeded()) == ([], [])
    assert len(desk.accept().entries()) == count


def test_entries_of_rules_that_do_not_exist_are_unneeded(desk: Desk) -> None:
    desk.write().accept()
    entry = entry_of(desk.lint().accepted[0], desk.settings.page)._replace(code="Z999")
    write_entries(desk.file, [*desk.lint().kept, entry])
    assert [one.split()[0] for one in desk.unneeded()] == ["Z999"]


def test_it_is_found_without_a_configuration_from_any_folder(desk: Desk, tree: Tree) -> None:
    top = tree({"docs/plan.md": PLAN})
    first = find_project([], top)
    result = lint(first, first.settings, [], top)
    assert update_baseline(first.settings, result.kept, result.diagnostics) == len(result.diagnostics) > 0
    below = find_project([top / "docs" / "plan.md"], top / "docs")
    assert lint(below, below.settings, [top / "docs"], top).diagnostics == ()


def test_the_docs_build_accepts_the_same(
    build_site: BuildSite, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(Abort):
        build_site({"plan.md": PLAN})
    project = find_project([], tmp_path)
    result = lint(project, project.settings, [], tmp_path)
    update_baseline(project.settings, result.kept, result.diagnostics)
    build_site({"plan.md": PLAN}, strict=True)
    caplog.clear()
    with pytest.raises(Abort):
        build_site({"plan.md": PLAN.replace("owner: support\n", "")})
    assert "1 finding in the OKRs" in caplog.text
    assert "R404" in caplog.text


def test_it_stands_where_the_configuration_says(desk: Desk) -> None:
    desk.written["baseline"] = ".ci/okrs.json"
    (desk.folder / ".ci").mkdir()
    assert desk.write().accept().new() == []
    assert (desk.folder / ".ci" / "okrs.json").is_file()
    assert not desk.file.exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", ":1: this baseline cannot be used: it is not JSON: Expecting value."),
        ('{\n"version": 1,\n"findings": [\n{"code"}\n', ":4: this baseline cannot be used: it is not JSON"),
        (
            '{\n"version": 1,\n"findings": [\n<<<<<<< ours\n]}',
            ":4: this baseline cannot be used: a conflict between two versions is left in it.",
        ),
        ("[]", ':1: this baseline cannot be used: it should hold `"version": 1` and a list of `"findings"`.'),
        (
            '{"version": 2, "findings": []}',
            ":1: this baseline cannot be used: a newer okrdocs wrote it (version 2, this one knows 1).",
        ),
        (
            '{"version": 1,\n "findings": [\n {"code": "M201", "page": "a.md", "severity": "error"},\n\n '
            '{"code": "M201", "page": "a.md", "severity": "bad"}]}',
            ":5: this baseline cannot be used: a finding should have texts for `code`, `page` and "
            "`severity`.",
        ),
        ('{"version": 1, "findings": [[]]}', ":1: this baseline cannot be used: a finding should have"),
    ],
)
def test_a_file_that_cannot_be_used_is_named_with_its_line(desk: Desk, text: str, said: str) -> None:
    desk.write().file.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as caught:
        desk.lint()
    (problem,) = caught.value.problems
    assert problem.startswith(f"okrdocs-baseline.json{said}")
    assert "--update-baseline" in problem
    assert desk.file.read_text(encoding="utf-8") == text


def test_a_file_that_cannot_be_written_leaves_the_old_one(desk: Desk) -> None:
    desk.written["baseline"] = "missing/okrs.json"
    with pytest.raises(ConfigError, match=r"missing/okrs\.json: the file cannot be written"):
        desk.write().accept()


OBJECTIVES = st.lists(
    st.fixed_dictionaries(
        {},
        optional={
            "owner": st.sampled_from(["ana", "TBD"]),
            "period": st.sampled_from(["2026-Q4", "soon"]),
            "supports": st.sampled_from(["here", "there"]),
            "extra": st.just("more"),
            "target": st.sampled_from(["many", "1"]),
        },
    ),
    max_size=4,
)


def page_of(objectives: list[dict[str, str]], blank: int = 0) -> bytes:
    blocks = []
    for number, one in enumerate(objectives):
        keys = {"objective": f"Number {number}", "id": f"o{number}", **one}
        blocks.append("```okr\n" + "".join(f"{key}: {value}\n" for key, value in keys.items()) + "```\n")
    return ("\n" * blank + "\n".join(blocks)).encode()


@given(OBJECTIVES, st.integers(0, 5))
def test_what_was_found_before_is_accepted_wherever_it_moves(
    tmp_path_factory: pytest.TempPathFactory, objectives: list[dict[str, str]], blank: int
) -> None:
    settings = parse_settings({"as_of": TODAY}, base=tmp_path_factory.mktemp("project"))
    before = analyse([("a.md", page_of(objectives))], settings)
    update_baseline(settings, (), before.diagnostics)
    moved = analyse([("a.md", page_of(objectives, blank))], settings)
    assert moved.diagnostics == ()
    assert moved.baseline.unmet == ()
    assert len(moved.baseline.accepted) == len(before.diagnostics)

    more = analyse([("a.md", page_of([*objectives, {"extra": "more"}], blank))], settings)
    about = {one.finding.object_id for one in more.diagnostics}
    assert about == {f"o{len(objectives)}"}
    assert compare(more.baseline.accepted, settings, more.plan).unmet == ()


def test_titles_that_are_alike_keep_their_findings_apart(desk: Desk) -> None:
    """Ids made of one title are numbered over the whole site, and the numbers move with every page."""

    def old(quarter: str, outcome: str) -> str:
        return (
            f"```okr\nobjective: Customers get answers\nid: o{quarter}\nperiod: {quarter}\nowner: ana\n"
            f"outcomes:\n  - {outcome}\n```\n"
        )

    without_unit = "{outcome: Launch the app, baseline: 1, target: 2}"
    without_baseline = "{outcome: Launch the app, target: 2, unit: users}"
    desk.write(old("2025-Q1", without_unit), "a.md")
    desk.write(old("2025-Q2", without_baseline), "b.md")
    desk.write(old("2025-Q3", without_unit), "c.md").accept()
    assert desk.new() == []
    (desk.folder / "a.md").unlink()
    assert desk.new() == []
    assert {one.page for one in desk.lint().unneeded} == {"a.md"}
    desk.write(old("2024-Q4", "{outcome: Launch the app, baseline: 1}"), "0.md")
    assert {one.path for one in desk.lint().diagnostics} == {"0.md"}
