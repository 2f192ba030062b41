"""The schema of the configuration and what reads it say the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

from okrdocs.engine.config import KEYS, ConfigError, Settings, parse_settings
from okrdocs.engine.config_schema import config_schema, editor_schema
from okrdocs.engine.profile import Profile
from okrdocs.model import Severity
from okrdocs.plan.thresholds import Thresholds
from okrdocs.rules import RULES

if TYPE_CHECKING:
    from pathlib import Path

OPTIONS = {
    rule.code: {key: list(one) if isinstance(one, tuple) else one for key, one in rule.options.items()}
    for rule in RULES
    if rule.options
}
GOOD: list[dict[str, Any]] = [
    {},
    {"path": "plans/okrs/"},
    {"path": "Q4 plans"},
    *({"fail_on": level} for level in ("error", "warning", "info", "never")),
    *({"profile": profile.value} for profile in Profile),
    {"select": "M"},
    {"select": []},
    {"select": ["ALL", "M2", "M20", "M201", "missing-target"]},
    {"ignore": ["K011", "orphan"]},
    {"severity": {"ALL": "info", "M": "warning", "M201": "error", "orphan": "off"}},
    {"per_file_ignores": {"docs/old/": ["ALL"], "*.md": "S104", "Q4 plans/**": []}},
    {"rules": {"K007": {"min": 2, "max": 4}, "A307": {"tolerance": 1}}},
    {"rules": OPTIONS},
    {"baseline": ".ci/okrs.json"},
    *({"lang": code} for code in ("en", "de-AT", "pt_BR", "tlh")),
    {"as_of": "2026-11-23"},
    *({"fiscal_year_start": month} for month in (1, 12, "april", "Apr", "September")),
    {"checkin_cadence": 7},
    {
        "health": {
            "on_track": 0.8,
            "at_risk": "40%",
            "low_confidence": 0,
            "committed": 1,
            "aspirational": "70 %",
        }
    },
    {"pages": []},
    {"pages": "outcomes", "badges": ["objective", "outputs"]},
    {"terms": {"outcome": "Key result", "outputs": "Work"}},
]
BAD: list[dict[str, Any]] = [
    {"colour": "red"},
    *(
        {"path": path}
        for path in ("", "/okrs", "../okrs", "okrs/..", "a//b", ".okrs", "a\\b", "a?b", "a ", 7)
    ),
    *({"fail_on": level} for level in ("all", "Error", 1)),
    {"profile": "stern"},
    *({"select": rules} for rules in ("K07", ["M2O1"], [201], True, {"M": 1}, [""])),
    {"ignore": ["K011", "orphn"]},
    {"severity": {"K07": "info"}},
    {"severity": {"K007": "warn"}},
    {"severity": ["K007"]},
    {"per_file_ignores": {"!docs/a.md": ["S"]}},
    {"per_file_ignores": {"../a.md": ["S"]}},
    {"per_file_ignores": {" ": ["S"]}},
    {"per_file_ignores": {"docs/a.md": ["K07"]}},
    {"per_file_ignores": ["docs/a.md"]},
    {"rules": {"K07": {}}},
    {"rules": {"K007": {"mn": 2}}},
    {"rules": {"K007": {"min": "two"}}},
    {"rules": {"K007": {"min": True}}},
    {"rules": {"K007": {"min": 2.5}}},
    {"rules": {"K007": 3}},
    *({"baseline": file} for file in ("", 3)),
    *({"lang": code} for code in ("", "German", 3)),
    *({"as_of": day} for day in ("soon", "2026-02-30", "20261123", 2026)),
    *({"fiscal_year_start": month} for month in (0, 13, "Aprill", "ap", True)),
    *({"checkin_cadence": days} for days in (0, "weekly", True, 1.5)),
    *({"health": {"on_track": share}} for share in (90, -0.1, "150%", "90", True)),
    {"health": {"ontrack": 0.9}},
    {"health": 0.9},
    *({"pages": kinds} for kinds in (True, ["objectivs"], "all", [1])),
    {"terms": {"outcom": "Key result"}},
    *({"terms": {"outcome": word}} for word in ("", "  ", 3)),
    {"templates_dir": 3},
    {"templates_dir": ""},
]
SCHEMA = config_schema()


def is_valid(written: dict[str, Any], schema: dict[str, Any]) -> bool:
    checker = jsonschema.Draft202012Validator.FORMAT_CHECKER
    return jsonschema.Draft202012Validator(schema, format_checker=checker).is_valid(written)


def is_read(written: dict[str, Any], base: Path) -> bool:
    try:
        parse_settings(written, base=base)
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize("written", GOOD, ids=str)
def test_what_the_schema_accepts_is_read(tmp_path: Path, written: dict[str, Any]) -> None:
    assert is_valid(written, SCHEMA)
    assert is_read(written, tmp_path)


@pytest.mark.parametrize("written", BAD, ids=str)
def test_what_cannot_be_read_the_schema_refuses(tmp_path: Path, written: dict[str, Any]) -> None:
    assert not is_read(written, tmp_path)
    assert not is_valid(written, SCHEMA)
    assert not is_valid(written, editor_schema())


def test_both_are_schemas() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    jsonschema.Draft202012Validator.check_schema(editor_schema())


def test_every_setting_is_described_in_full_sentences() -> None:
    assert SCHEMA["properties"].keys() == KEYS.keys()
    for key, own in SCHEMA["properties"].items():
        assert own["title"], key
        assert own["description"].endswith("."), key
        assert own["examples"], key


def test_examples_and_defaults_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "overrides" / "okrs").mkdir(parents=True)
    for key, own in SCHEMA["properties"].items():
        for value in (*own["examples"], *([own["default"]] if "default" in own else [])):
            assert is_valid({key: value}, SCHEMA), key
            assert is_read({key: value}, tmp_path), key


def test_defaults_are_those_that_hold(tmp_path: Path) -> None:
    defaults = {key: own["default"] for key, own in SCHEMA["properties"].items() if "default" in own}
    shares = {key: own["default"] for key, own in SCHEMA["properties"]["health"]["properties"].items()}
    assert parse_settings({**defaults, "health": shares}, base=tmp_path) == parse_settings({}, base=tmp_path)
    assert Settings().thresholds == Thresholds(**shares)


def test_every_option_of_every_rule_is_in_it() -> None:
    written = {
        code: {name: one["default"] for name, one in own["properties"].items()}
        for code, own in SCHEMA["properties"]["rules"]["properties"].items()
    }
    assert written == OPTIONS


def test_editors_take_hyphens_and_names_too(tmp_path: Path) -> None:
    written = {
        "fail-on": "info",
        "health": {"on-track": 0.8},
        "rules": {"outcome-count": {"min": 2}, "T503": {"grace-days": 3}},
    }
    assert is_valid(written, editor_schema())
    assert is_read(written, tmp_path)
    twice = {"fail-on": "info", "fail_on": "info"}
    assert not is_valid(twice, editor_schema())
    assert not is_read(twice, tmp_path)


def test_severities_are_ours() -> None:
    severities = SCHEMA["properties"]["severity"]["additionalProperties"]["enum"]
    assert set(severities) == {*(one.label for one in Severity), "off"}
