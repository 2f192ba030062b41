"""The schema as editors see it, and what we say by it beside what a validator says."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.model import Kind
from okrdocs.parse.page import read_page
from okrdocs.validate.record import Record
from okrdocs.validate.shapes import Form, Property, schema, shapes, subschema
from okrdocs.validate.verdict import Error, Wrong, errors
from tests.validate.pages import checked_page, findings_of

BLOCKS = re.compile(r"^```okr\n.*?^```$", re.DOTALL | re.MULTILINE)
SHAPES = sorted(shapes())
PROPERTIES = [(shape.name, prop) for shape in shapes().values() for prop in shape.properties.values()]


VALIDATORS = {
    name: jsonschema.Draft202012Validator(subschema(name), format_checker=jsonschema.FormatChecker(["date"]))
    for name in SHAPES
}


def _refused(shape: str, instance: dict[str, Any]) -> list[Error]:
    """Return what the library says as we do: each place once, and nothing of what is in a refused value."""
    said = VALIDATORS[shape].iter_errors(instance)
    kinds = {kind.value for kind in Wrong}
    found = {
        (tuple(one.absolute_path), Wrong(one.validator) if one.validator in kinds else Wrong.VALUE)
        for one in said
    }
    whole = {place for place, kind in found if kind is Wrong.VALUE}
    return sorted(
        (place, kind)
        for place, kind in found
        if not any(place[:length] in whole for length in range(len(place)))
    )


def test_it_is_a_schema() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


def _said(shape: str, key: str) -> dict[str, Any]:
    said = dict(schema()["$defs"][shape]["properties"][key])
    while "title" not in said:
        said = dict(schema()["$defs"][said["$ref"].rpartition("/")[2]])
    return said


@pytest.mark.parametrize(("shape", "prop"), PROPERTIES, ids=lambda value: getattr(value, "name", value))
def test_every_key_is_documented(shape: str, prop: Property) -> None:
    said = _said(shape, prop.name)
    assert said["title"]
    assert len(said["description"].split()) >= 4
    for example in said["examples"]:
        minimal = {shapes()[shape].head: "2026-11-01", prop.name: example}
        instance = {key: value for key, value in minimal.items() if key}
        assert VALIDATORS[shape].is_valid(instance), f"{example} is an example of {shape}.{prop.name}"


def test_aliases_name_one_key_each() -> None:
    for shape in shapes().values():
        aliases = [alias for key in shape.properties for alias in _said(shape.name, key).get("x-aliases", ())]
        assert len(aliases) == len(set(aliases))
        assert not set(aliases) & set(shape.properties)


def test_the_root_takes_each_kind_and_nothing_else() -> None:
    root = jsonschema.Draft202012Validator(schema())
    assert all(root.is_valid({kind.value: "A"}) for kind in Kind)
    assert not root.is_valid({"objective": "A", "outcome": "B"})
    assert not root.is_valid({"owner": "A"})


@pytest.mark.parametrize(
    "file", sorted((Path(__file__).parent / "cases").glob("*.md")), ids=lambda file: file.stem
)
def test_the_library_agrees_on_cases(file: Path) -> None:
    for block in BLOCKS.findall(file.read_text(encoding="utf-8")):
        for read in read_page("page.md", block.encode()).blocks:
            for kind in Kind if read.root else ():
                assert read.root is not None
                instance = Record(read, read.root, shapes()[kind]).instance()
                assert errors(kind, instance) == _refused(kind, instance)


NUMBERS = st.one_of(
    st.integers(-(10**17), 10**17),
    st.floats(allow_nan=False, allow_infinity=False),
    st.sampled_from([0, 1, -1, 0.5, 100, 366, 367, 1e15, -1e15, 1.0, 14.0]),
)
WORDS = st.one_of(
    st.text(max_size=12),
    st.from_regex(r"[-+−]?[0-9]{1,4}(_[0-9]{3})?(\.[0-9]{1,2})? ?[%kKmMbB]?", fullmatch=True),
    st.from_regex(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", fullmatch=True),
    st.from_regex(r"(>=|<=|>|<|≥|≤) *[0-9.]{1,4}%?", fullmatch=True),
    st.from_regex(r"(https?|mailto|java|\.\.|)[:/]{0,3}[a-z./ ]{0,8}", fullmatch=True),
    st.sampled_from(
        ["unknown", "0", "0.0", "100%", "100.5%", "2026-02-29", "2028-02-29", "0000-01-01", "en", "de-DE"]
    ),
    st.sampled_from(sorted({choice for _, prop in PROPERTIES for choice in prop.choices})),
)
VALUES = st.one_of(
    WORDS, NUMBERS, st.booleans(), st.lists(st.one_of(WORDS, NUMBERS), max_size=3), st.just({})
)


def _instances(shape: str) -> st.SearchStrategy[dict[str, Any]]:
    known = shapes()[shape]
    optional: dict[str, st.SearchStrategy[Any]] = {
        name: st.one_of(st.lists(_instances(prop.shape), max_size=2), VALUES)
        if prop.form is Form.ITEMS
        else VALUES
        for name, prop in known.properties.items()
        if name != known.head
    }
    head = {known.head: WORDS} if known.head else {}
    return st.fixed_dictionaries(head, optional={**optional, "nonsense": VALUES})


@pytest.mark.parametrize("shape", SHAPES)
def test_the_library_agrees_on_generated_instances(shape: str) -> None:
    @settings(max_examples=60, deadline=None)
    @given(_instances(shape))
    def agree(instance: dict[str, Any]) -> None:
        assert errors(shape, instance) == _refused(shape, instance)

    agree()


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(list(Kind)).flatmap(lambda kind: _instances(kind.value)))
def test_what_is_invalid_is_explained_within_the_page(instance: dict[str, Any]) -> None:
    text = "```okr\n" + json.dumps(instance, ensure_ascii=True, indent=1) + "\n```\n"
    page = checked_page(text)
    lines = text.split("\n")
    for finding in findings_of(page):
        span = finding.span
        assert (1, 1) <= (span.line, span.column) <= (span.end_line, span.end_column)
        assert span.end_line <= len(lines)
        assert span.end_column <= len(lines[span.end_line - 1]) + 1
    for block in page.blocks:
        if block.fields and not VALIDATORS[block.kind or ""].is_valid(_instance_of(text, block.kind)):
            assert block.findings, "an invalid block has at least one finding"


def _instance_of(text: str, kind: Kind | None) -> dict[str, Any]:
    (block,) = read_page("page.md", text.encode()).blocks
    assert block.root is not None
    assert kind is not None
    return Record(block, block.root, shapes()[kind]).instance()
