"""The short way to the fields of a block: it comes to the same as the long one, or isn't taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.parse.page import read_page
from okrdocs.validate.binding import bind, fields_of, origin_of
from okrdocs.validate.check import check_page
from okrdocs.validate.fits import fit
from okrdocs.validate.kinds import kind_said
from okrdocs.validate.plain import plain_fields
from okrdocs.validate.shapes import Form, shapes, subschema
from tests.validate.test_schema import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.validate.fields import Fields
    from okrdocs.validate.source import Keys

ROOT = Path(__file__).parents[2]
PAGES = [file for file in ROOT.rglob("*.md") if not {".venv", "build", "site"} & {*file.parts}]
SHAPES = sorted(shapes())


def places(fields: Fields, at: Keys = ()) -> Iterator[Keys]:
    """Yield the places in a mapping that somebody could ask about, and some that are not there."""
    yield at
    for name in (*fields.names(), "nowhere"):
        yield (*at, name)
        yield from ((*at, name, index) for index in range(3))
        for index, item in enumerate(fields.items(name)):
            yield from places(item, (*at, name, index))


def said(fields: Fields) -> dict[str, object]:
    return {
        name: (fields.text(name), fields.texts(name), [said(item) for item in fields.items(name)])
        for name in fields.names()
    }


def assert_same(block: Block) -> bool:
    """Compare both ways for a block; return whether it could go the short one."""
    root = block.root
    kind = kind_said(root) if root else None
    if root is None or kind is None:
        return False
    origin = origin_of(block, in_draft=False)
    short = plain_fields(origin, root, kind)
    if short is None:
        return False
    bound = bind(block, in_draft=False)
    assert bound.findings == ()
    long = fields_of(bound.record, origin)
    assert said(short) == said(long)
    assert (short.invalid, short.draft) == (long.invalid, long.draft)
    for keys in places(short):
        assert short.source.span(*keys) == long.source.span(*keys), keys
        assert short.source.written(*keys) == long.source.written(*keys), keys
    return True


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_both_ways_lead_to_the_same(file: Path) -> None:
    for checked in check_page(read_page("page.md", file.read_bytes())).blocks:
        short = assert_same(checked.block)
        assert not short or checked.findings == checked.block.findings, "nothing but YAML can be wrong"


def test_the_example_site_goes_the_short_way() -> None:
    pages = (read_page("page.md", file.read_bytes()) for file in (ROOT / "site-example/docs").rglob("*.md"))
    blocks = [block for page in pages for block in page.blocks]
    assert sum(map(assert_same, blocks)) >= len(blocks) / 2


@pytest.mark.parametrize(
    "line",
    [
        "status: draft",
        "status: sometimes",
        "owner:",
        "owner: ~",
        "owner: ' ana'",
        "ownr: ana",
        "owner: ana\nassignee: bo",
        "owner: #ana",
        "owner: {a: b}",
        "owner: [ana, bo]",
        "tags: [a, [b]]",
        "id: no blanks",
        "grade: high",
        "outcomes: one",
        "outcomes: [one]",
        "outcomes: [{outcome: a, measures: b}]",
        "outcomes: [{unit: a}]",
        "outcomes: [{outcome: a, keep: '> 1', target: 2}]",
        "outcomes: [{outcome: a, keep: [1, 2]}]",
        "outcomes: [{outcome: a, due: 2026-02-30}]",
    ],
)
def test_what_has_to_be_looked_at_goes_the_long_way(line: str) -> None:
    (block,) = read_page("page.md", f"```okr\nobjective: A\n{line}\n```\n".encode()).blocks
    assert not assert_same(block)


@pytest.mark.parametrize("shape", SHAPES)
def test_every_shape_is_known(shape: str) -> None:
    known = fit(shape)
    assert known.checks.keys() | known.lists.keys() == shapes()[shape].properties.keys()


@pytest.mark.parametrize("shape", SHAPES)
def test_a_yes_is_the_schemas_yes(shape: str) -> None:
    known, listed = fit(shape), shapes()[shape]
    schema = jsonschema_rs.Draft202012Validator(subschema(shape), validate_formats=True)
    names = [name for name, prop in listed.properties.items() if prop.form is not Form.ITEMS]

    @given(st.dictionaries(st.sampled_from(names), VALUES, max_size=6))
    def agree(instance: dict[str, Any]) -> None:
        head = {listed.head: "2026-11-01"} if listed.head else {}
        accepted = {name: value for name, value in instance.items() if known.checks[name](value)}
        if known.accepts(whole := head | accepted):
            assert schema.is_valid(whole)

    agree()


@pytest.mark.parametrize("shape", SHAPES)
def test_it_says_yes_to_what_the_schema_gives_as_examples(shape: str) -> None:
    known = fit(shape)
    for name, prop in shapes()[shape].properties.items():
        if prop.form not in (Form.ITEMS, Form.BAND):
            value = prop.example if not prop.example.startswith("[") else ["a"]
            assert known.checks[name](value) or prop.form in (Form.FLAG, Form.SHARE, Form.DAYS)
