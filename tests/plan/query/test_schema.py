"""The schema of views for editors: it allows what okrdocs reads, and refuses what it refuses."""

from __future__ import annotations

import jsonschema
import pytest
import yaml

from okrdocs.parse.page import read_page
from okrdocs.plan.query.reading import KEYS, read_view
from okrdocs.plan.query.schema import EXAMPLES, KEYS_SAID, view_schema

_GOOD = [
    "",
    "show: outcomes",
    "show: [objective, outputs]",
    "show: objectives, outcomes",
    "sort: due, -progress",
    "sort: progress desc",
    "sort: [owner, +due]",
    "group: tags\nas: list",
    "where: owner = support\nas: count",
    "where:\nas:",
]
_BAD = [
    "shwo: outcomes",
    "show: results",
    "show: [outcomes, results]",
    "sort: progres",
    "sort: progress sideways",
    "group: progress",
    "group: owners",
    "as: grid",
    "where: [owner]",
    "- show",
]


def _accepted(text: str) -> bool:
    return jsonschema.Draft202012Validator(view_schema()).is_valid(yaml.safe_load(text))


def _read(text: str) -> bool:
    (block,) = read_page("page.md", f"```okr-view\n{text}\n```\n".encode()).views
    return read_view(block)[1] == ()


@pytest.mark.parametrize("text", [*_GOOD, "\n".join(f"{key}: {value}" for key, value in EXAMPLES.items())])
def test_what_is_read_is_allowed(text: str) -> None:
    assert _read(text)
    assert _accepted(text)


@pytest.mark.parametrize("text", _BAD)
def test_what_is_refused_is_not_allowed(text: str) -> None:
    assert not _read(text)
    assert not _accepted(text)


def test_it_is_a_schema_and_tells_of_every_key() -> None:
    schema = view_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    assert tuple(schema["properties"]) == tuple(KEYS_SAID) == tuple(EXAMPLES) == KEYS
