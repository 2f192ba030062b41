"""Which findings a project hears of, and what they weigh."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.engine.config import ConfigError, Settings, parse_settings
from okrdocs.engine.override import override
from okrdocs.engine.run import analyse
from okrdocs.engine.selection import enabled_rules, select
from okrdocs.model import Finding, Severity, Span
from okrdocs.rules import BY_CODE, RULES
from okrdocs.rules.base import Rule

if TYPE_CHECKING:
    from pathlib import Path

PLACE = Span(1, 1, 1, 2)


def settings(tmp_path: Path, **written: Any) -> Settings:
    return parse_settings(written, base=tmp_path)


def codes(chosen: Settings) -> set[str]:
    return {rule.code for rule in enabled_rules(chosen)}


def letters(*wanted: str) -> set[str]:
    return {code for code in BY_CODE if code.startswith(wanted)}


def weights(chosen: Settings, *findings: Finding) -> list[str]:
    return [f"{one.code} {one.severity.label}" for one in select(findings, chosen)]


def finding(code: str, severity: Severity | None = None, path: str = "a.md") -> Finding:
    return Finding(code, "Something is wrong.", path, PLACE, severity=severity)


@pytest.mark.parametrize(
    ("written", "left"),
    [
        pytest.param({}, letters(""), id="all, unless said"),
        pytest.param({"select": "M"}, letters("M"), id="a letter"),
        pytest.param({"select": ["K00", "M20"]}, letters("K00", "M20"), id="beginnings of codes"),
        pytest.param({"select": ["m201", "missing-baseline"]}, {"M201", "M202"}, id="a code and a name"),
        pytest.param({"select": []}, set(), id="nothing"),
        pytest.param({"ignore": ["M", "K0"]}, letters("S", "A", "R", "T"), id="but those"),
        pytest.param({"ignore": "ALL"}, set(), id="but all"),
        pytest.param({"select": ["ALL"], "ignore": ["ALL"]}, set(), id="ignore decides where it is even"),
        pytest.param({"select": ["M2"], "ignore": ["M2"]}, set(), id="also for beginnings"),
        pytest.param({"select": ["M201"], "ignore": ["M201"]}, set(), id="and codes"),
        pytest.param({"select": ["M201"], "ignore": ["M"]}, {"M201"}, id="a code is more specific"),
        pytest.param({"select": ["M20"], "ignore": ["M"]}, letters("M20"), id="and the longer beginning"),
        pytest.param({"select": ["M"], "ignore": ["M20"]}, letters("M") - letters("M20"), id="both ways"),
        pytest.param({"select": ["ALL", "M201"], "ignore": ["ALL"]}, {"M201"}, id="only this one"),
        pytest.param({"select": ["M"], "severity": {"M201": "off"}}, letters("M") - {"M201"}, id="off"),
        pytest.param(
            {"select": ["K"], "severity": {"K": "off", "K004": "info"}}, {"K004"}, id="off but for one"
        ),
        pytest.param({"ignore": ["ALL"], "severity": {"M201": "error"}}, set(), id="ignored stays ignored"),
    ],
)
def test_the_more_specific_entry_decides(tmp_path: Path, written: dict[str, Any], left: set[str]) -> None:
    assert codes(settings(tmp_path, **written)) == left


@given(st.lists(st.sampled_from(["ALL", "M", "M2", "M20", *letters("M2")])), st.data())
def test_the_order_of_entries_does_not_matter(chosen: list[str], data: st.DataObject) -> None:
    ignored = data.draw(st.lists(st.sampled_from(["ALL", "M", "M2", *letters("M2")])))
    left = codes(Settings(select=tuple(chosen), ignore=tuple(ignored)))
    assert left == codes(Settings(select=tuple(reversed(chosen)), ignore=tuple(reversed(ignored))))


def test_profiles_weigh_findings(tmp_path: Path) -> None:
    found = [finding("M201"), finding("K012"), finding("K011")]
    assert weights(settings(tmp_path), *found) == ["M201 error", "K012 warning", "K011 info"]
    assert weights(settings(tmp_path, profile="lenient"), *found) == ["M201 error", "K012 info"]
    assert weights(settings(tmp_path, profile="strict"), *found) == weights(settings(tmp_path), *found)


class Stern(Rule):
    code, name, severity, strict = "K012", "stern", Severity.WARNING, Severity.ERROR
    why = "It is."


def test_strict_raises_what_a_rule_raises_but_not_its_milder_cases(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    rules = tuple(Stern() if rule.code == "K012" else rule for rule in RULES)
    monkeypatch.setattr("okrdocs.engine.selection.RULES", rules)
    found = [finding("K012"), finding("K012", Severity.WARNING), finding("K012", Severity.INFO)]
    assert weights(settings(tmp_path), *found) == ["K012 warning", "K012 warning", "K012 info"]
    raised = ["K012 error", "K012 error", "K012 info"]
    assert weights(settings(tmp_path, profile="strict"), *found) == raised
    assert weights(settings(tmp_path, profile="lenient"), *found) == ["K012 info", "K012 info"]


def test_a_severity_of_their_own_counts_in_profiles(tmp_path: Path) -> None:
    milder = finding("M202", Severity.WARNING)
    assert weights(settings(tmp_path), milder) == ["M202 warning"]
    assert weights(settings(tmp_path, profile="lenient"), milder) == ["M202 info"]


@pytest.mark.parametrize("profile", ["lenient", "default", "strict"])
def test_a_configured_severity_holds_for_all_findings_of_a_rule(tmp_path: Path, profile: str) -> None:
    chosen = settings(tmp_path, profile=profile, severity={"ALL": "error", "M": "warning", "M202": "info"})
    found = [finding("M202"), finding("M202", Severity.WARNING), finding("M201"), finding("K011")]
    assert weights(chosen, *found) == ["M202 info", "M202 info", "M201 warning", "K011 error"]


def test_yaml_reads_off_as_false(tmp_path: Path) -> None:
    assert "K011" not in codes(settings(tmp_path, severity={"K011": False}))


@pytest.mark.parametrize(
    ("pattern", "path", "fits"),
    [
        ("docs/old/", "docs/old/2024/a.md", True),
        ("old/", "docs/old/a.md", True),
        ("/old/", "docs/old/a.md", False),
        ("docs/old/**", "docs/old/a.md", True),
        ("docs/*/a.md", "docs/old/a.md", True),
        ("docs/*/a.md", "docs/old/2024/a.md", False),
        ("docs/**/a.md", "docs/old/2024/a.md", True),
        ("*-draft.md", "docs/q4-draft.md", True),
        ("Q4 plans.md", "docs/Q4 plans.md", True),
        ("docs/old", "docs/older/a.md", False),
        ("*.md", "../elsewhere/a.md", False),
    ],
)
def test_patterns_start_from_the_folder_of_the_configuration(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str, path: str, fits: bool
) -> None:
    chosen = settings(tmp_path, per_file_ignores={pattern: ["M"]})
    monkeypatch.chdir(tmp_path)
    assert (weights(chosen, finding("M201", path=path)) == []) == fits
    assert weights(chosen, finding("K012", path=path)) == ["K012 warning"]
    (tmp_path / "below").mkdir()
    monkeypatch.chdir(tmp_path / "below")
    assert (weights(chosen, finding("M201", path=f"../{path}")) == []) == fits


def test_all_patterns_that_fit_a_page_count_whatever_is_selected(tmp_path: Path) -> None:
    ignores = {"*.md": ["M201"], "a.*": "missing-baseline"}
    chosen = settings(tmp_path, select=["M201", "M202", "M203"], per_file_ignores=ignores)
    found = [finding(code, path=str(tmp_path / "a.md")) for code in ("M201", "M202", "M203")]
    assert weights(chosen, *found) == ["M203 error"]


PAGE = b"```okr\nobjective: Calls fall\nowner: ana\n```\n"


def test_rules_that_are_off_do_not_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def never(*_: object) -> None:
        raise AssertionError

    monkeypatch.setattr(type(BY_CODE["T501"]), "check", never)
    found = analyse([("a.md", PAGE)], Settings(as_of=dt.date(2026, 11, 23), ignore=("T",))).diagnostics
    assert "K012" in {one.code for one in found}
    assert "T501" not in {one.code for one in found}


def test_even_what_cannot_be_read_can_be_left_out() -> None:
    broken = [("a.md", b"```okr\nobjective: [\n```\n")]
    assert [one.code for one in analyse(broken, Settings()).diagnostics] == ["K000"]
    assert analyse(broken, Settings(ignore=("K000",))).diagnostics == ()


def test_the_command_line_comes_before_the_configuration(tmp_path: Path) -> None:
    configured = settings(tmp_path, select=["K"], ignore=["M201", "K01"], profile="strict")
    assert override(configured) == configured
    assert codes(override(configured, select=["m201,missing-baseline", "T"])) == {"M201", "M202"} | letters(
        "T"
    )
    assert codes(override(configured, ignore=["K"])) == set()
    assert codes(override(settings(tmp_path, select=["M201", "K"]), ignore=["M"])) == letters("K")
    assert codes(override(configured, select=["M"], ignore=["M20"])) == letters("M") - letters("M20")
    assert override(configured, profile="lenient").profile == "lenient"


def test_unknown_rules_on_the_command_line_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError) as caught:
        override(settings(tmp_path), select=["K0O7"], ignore=["mising-target"])
    assert caught.value.problems == (
        "`--select`: there is no rule `K0O7`. Did you mean `K007`?",
        "`--ignore`: there is no rule `mising-target`. Did you mean `missing-target`?",
    )
