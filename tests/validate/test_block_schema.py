"""The schema for editors: every spelling that lint accepts, and nothing else."""

from __future__ import annotations

from typing import Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.parse.page import read_page
from okrdocs.validate.block_schema import block_schema
from okrdocs.validate.check import check_page
from okrdocs.validate.shapes import OBJECTS, shapes

VALID = jsonschema_rs.Draft202012Validator(block_schema(), validate_formats=True)
FILLED: dict[str, dict[str, Any]] = {
    "objective": {"objective": "O", "outcomes": [{"outcome": "Calls fall"}], "supports": "above"},
    "outcome": {
        "outcome": "Calls fall",
        "measures": "answers",
        "target": 4,
        "baseline": 5,
        "count_from_zero": True,
        "due": "2026-12-15",
        "milestones": [{"title": "Half", "due": "2026-12-01"}],
        "checkins": [{"date": "2026-11-01", "value": 4}],
        "owner": "support",
    },
    "output": {"output": "A search", "shipped": "2026-11-08", "due": "2026-11-10"},
}


def spelt(entry: dict[str, Any], shape: str, choose: Any) -> dict[str, Any]:
    """Return an object with some spelling for each of its keys."""
    known = shapes()[shape]
    made = {}
    for key, value in entry.items():
        names = [name for name, canonical in known.names.items() if canonical == key]
        prop = known.properties[key]
        inner = [spelt(item, prop.shape, choose) for item in value] if prop.shape else value
        made[choose(names)] = inner
    return made


def as_yaml(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False)


def schema_findings(block: object) -> list[str]:
    """Return what lint says about the schema of a block, written as JSON (which is YAML)."""
    page = check_page(read_page("a.md", f"```okr\n{as_yaml(block)}\n```\n".encode()))
    return [finding.message for one in page.blocks for finding in one.findings]


@given(st.sampled_from(OBJECTS), st.data())
def test_every_spelling_is_accepted(shape: str, data: st.DataObject) -> None:
    block = spelt(FILLED[shape], shape, lambda names: data.draw(st.sampled_from(names)))
    assert schema_findings(block) == []
    assert VALID.is_valid(block)


@pytest.mark.parametrize("shape", OBJECTS)
def test_each_spelling_of_each_key_is_known(shape: str) -> None:
    properties = block_schema()["$defs"][shape]["properties"]
    assert properties.keys() == shapes()[shape].names.keys()


@pytest.mark.parametrize(
    "block",
    [
        {"outcome": "Calls fall", "target": 4, "target_value": 5},
        {"outcome": "Calls fall", "key_result": "Calls fall"},
        {"outcome": "Calls fall", "keep": ">= 4", "to": 5},
        {"outcome": "Calls fall", "to": "many"},
        {"objective": "O", "key_results": [{"result": "R", "targte": 1}]},
        {"objective": "O", "krs": [{"result": "R", "measures": "o"}]},
        {"goal": "O", "objective": "O"},
        {"objective": "O", "krs": [], "outcomes": []},
        {"owner": "nobody"},
    ],
)
def test_what_lint_refuses_is_refused(block: dict[str, Any]) -> None:
    assert schema_findings(block)
    assert not VALID.is_valid(block)


def test_other_spellings_say_whose_they_are() -> None:
    outcome = block_schema()["$defs"]["outcome"]["properties"]
    assert outcome["target_value"]["description"] == "Another word for `target`."
    assert outcome["target_value"]["title"] == outcome["target"]["title"]
    assert "x-aliases" not in str(block_schema())
