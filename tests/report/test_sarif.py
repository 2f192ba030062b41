"""SARIF 2.1.0: against the classes that were made from its published schema, and as readers take it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import attr
import pytest
import sarif_om
from sarif.loader import load_sarif_file

from okrdocs.model import Severity
from okrdocs.report.as_sarif import as_sarif
from okrdocs.report.palette import PLAIN
from okrdocs.rules import RULES
from tests.report.test_gitlab import shifted
from tests.report.tricky import report, tricky

if TYPE_CHECKING:
    from okrdocs.engine.lint import LintResult


# What stands behind each property that holds objects; the schema's other properties are plain values.
CLASSES = {
    "runs": sarif_om.Run,
    "tool": sarif_om.Tool,
    "driver": sarif_om.ToolComponent,
    "rules": sarif_om.ReportingDescriptor,
    "shortDescription": sarif_om.MultiformatMessageString,
    "fullDescription": sarif_om.MultiformatMessageString,
    "help": sarif_om.MultiformatMessageString,
    "defaultConfiguration": sarif_om.ReportingConfiguration,
    "invocations": sarif_om.Invocation,
    "results": sarif_om.Result,
    "message": sarif_om.Message,
    "locations": sarif_om.Location,
    "relatedLocations": sarif_om.Location,
    "physicalLocation": sarif_om.PhysicalLocation,
    "artifactLocation": sarif_om.ArtifactLocation,
    "region": sarif_om.Region,
    "logicalLocations": sarif_om.LogicalLocation,
    "fixes": sarif_om.Fix,
    "description": sarif_om.Message,
    "artifactChanges": sarif_om.ArtifactChange,
    "replacements": sarif_om.Replacement,
    "deletedRegion": sarif_om.Region,
    "insertedContent": sarif_om.ArtifactContent,
}
MAPS = {"partialFingerprints", "properties"}
"""Properties that hold names of our own choice."""


def log(result: LintResult | None = None) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(report("sarif", result))
    return loaded


def run(result: LintResult | None = None) -> dict[str, Any]:
    only: dict[str, Any] = log(result)["runs"][0]
    return only


def check(value: dict[str, Any], made_from: type) -> None:
    """Fail where an object has a property that the schema does not have there, or lacks one that it must."""
    fields = {field.metadata["schema_property_name"]: field for field in attr.fields(made_from)}
    assert value.keys() <= fields.keys(), made_from
    assert {name for name, field in fields.items() if field.default is attr.NOTHING} <= value.keys()
    for name, inner in value.items():
        if name in MAPS:
            continue
        if name == "originalUriBaseIds":
            for place in inner.values():
                check(place, sarif_om.ArtifactLocation)
            continue
        for item in inner if isinstance(inner, list) else [inner]:
            assert isinstance(item, dict) == (name in CLASSES), name
            if isinstance(item, dict):
                check(item, CLASSES[name])


def test_the_log_has_no_property_that_the_schema_lacks() -> None:
    check(log(), sarif_om.SarifLog)


def test_values_are_those_that_the_schema_allows() -> None:
    assert log()["version"] == "2.1.0"
    assert run()["columnKind"] in {"utf16CodeUnits", "unicodeCodePoints"}
    for rule in run()["tool"]["driver"]["rules"]:
        assert rule["defaultConfiguration"]["level"] in {"none", "note", "warning", "error"}
    for result in run()["results"]:
        assert result["level"] in {"none", "note", "warning", "error"}
        region = result["locations"][0]["physicalLocation"]["region"]
        assert all(isinstance(number, int) and number >= 1 for number in region.values())


def test_results_name_their_rules() -> None:
    rules = run()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == ["K001", "K002", "K011", "M202"]
    for result in run()["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_the_severity_is_that_of_the_project() -> None:
    # M202 is an error of its own; here the project has made a warning of it.
    assert run()["results"][0]["level"] == "warning"


def test_addresses_are_relative_to_the_top_of_the_repository() -> None:
    places = [result["locations"][0]["physicalLocation"]["artifactLocation"] for result in run()["results"]]
    assert {place["uriBaseId"] for place in places} <= run()["originalUriBaseIds"].keys()
    assert [unquote(place["uri"]) for place in places[1:3]] == [
        "web/docs/größe.md",
        "web/docs/old plans/a,b:100%.md",
    ]
    for place in places:
        assert re.fullmatch(r"(?:[\w.~!$&'()*+,;=@/-]|%[0-9A-F]{2})+", place["uri"], re.ASCII)
        assert ":" not in place["uri"]


@pytest.mark.parametrize(
    ("root", "cwd", "uri"),
    [
        ("/elsewhere", "/repo/web", "file:///repo/web/docs/gr%C3%B6%C3%9Fe.md"),
        ("/repo", "/repo", "docs/gr%C3%B6%C3%9Fe.md"),
    ],
)
def test_addresses_of_other_places(root: str, cwd: str, uri: str) -> None:
    result = replace(tricky(), root=Path(root), cwd=Path(cwd))
    place = run(result)["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]
    assert place["uri"] == uri
    assert ("uriBaseId" in place) is not bool(urlsplit(uri).scheme)


def test_messages_hold_no_links_by_accident() -> None:
    said = run()["results"][2]
    assert said["message"]["text"].startswith(r"a: b, 50% \[1\](x) ]]>")
    assert said["relatedLocations"][0]["message"]["text"] == r"See \[here\](1)."


def test_fixes_say_what_to_replace() -> None:
    (fix,) = run()["results"][1]["fixes"]
    (change,) = fix["artifactChanges"]
    (replacement,) = change["replacements"]
    assert fix["description"] == {"text": "Write `4000`."}
    assert replacement["insertedContent"] == {"text": "4000"}
    assert replacement["deletedRegion"] == run()["results"][1]["locations"][0]["physicalLocation"]["region"]


def test_fingerprints_survive_a_shift_of_lines() -> None:
    before = [result["partialFingerprints"] for result in run()["results"]]
    assert [result["partialFingerprints"] for result in run(shifted(tricky(), 40))["results"]] == before
    assert len({one["okrdocs/v1"] for one in before}) == len(before)


def test_every_rule_explains_itself() -> None:
    one = tricky().diagnostics[0]
    findings = tuple(replace(one, finding=replace(one.finding, code=rule.code)) for rule in RULES)
    made = json.loads(as_sarif(replace(tricky(), diagnostics=findings), PLAIN))["runs"][0]
    check(made, sarif_om.Run)
    for rule, described in zip(RULES, made["tool"]["driver"]["rules"], strict=True):
        assert described["id"] == rule.code
        assert described["shortDescription"]["text"].endswith((".", "?"))
        assert rule.why in described["help"]["markdown"]
        assert "```" in described["help"]["markdown"]
        assert "```" not in described["help"]["text"] or "```" in rule.example
        assert (described["defaultConfiguration"]["level"] == "error") is (rule.severity is Severity.ERROR)


def test_a_reader_lists_what_was_found(tmp_path: Path) -> None:
    (tmp_path / "okrs.sarif").write_text(report("sarif"))
    read = load_sarif_file(str(tmp_path / "okrs.sarif"))
    assert read.get_distinct_tool_names() == ["okrdocs"]
    first, *_ = read.get_records()
    assert first["Severity"] == "warning"
    assert first["Code"] == "M202"
    assert (first["Location"], first["Line"]) == ("web/docs/gr%C3%B6%C3%9Fe.md", 4)
    assert read.get_result_count() == 5
