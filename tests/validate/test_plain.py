"""The short way to the fields of a block: it comes to the same as the long one, or isn't taken."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema_rs
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.parse.page import read_page
from okrdocs.validate.binding import bind, fields_of
from okrdocs.validate.check import check_page
from okrdocs.validate.fits import fit
from okrdocs.validate.plain import plain_defaults, plain_fields
from okrdocs.validate.plain_places import plain_place
from okrdocs.validate.shapes import Form, shapes, subschema
from okrdocs.validate.source import Origin
from tests.validate.test_schema import VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.parse.block import Block
    from okrdocs.validate.fields import Fields
    from okrdocs.validate.places import Keys

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
    origin = Origin(block)
    short = plain_fields(origin)
    if short is None:
        return False
    kind, fields = short
    bound = bind(block, in_draft=False)
    assert block.findings == bound.findings == ()
    assert kind is bound.kind
    assert_alike(fields, fields_of(bound.record, Origin(block)))
    return True


def assert_alike(short: Fields, long: Fields) -> None:
    assert said(short) == said(long)
    assert (short.invalid, short.draft) == (long.invalid, long.draft)
    for keys in places(short):
        assert short.source.span(*keys) == long.source.span(*keys), keys
        assert short.source.written(*keys) == long.source.written(*keys), keys


@pytest.mark.parametrize("file", PAGES, ids=lambda file: file.name)
def test_both_ways_lead_to_the_same(file: Path) -> None:
    for checked in check_page(read_page("page.md", file.read_bytes())).blocks:
        assert not assert_same(checked.block) or checked.findings == ()


def test_the_example_site_goes_the_short_way() -> None:
    pages = (read_page("page.md", file.read_bytes()) for file in (ROOT / "site-example/docs").rglob("*.md"))
    blocks = [block for page in pages for block in page.blocks]
    assert sum(map(assert_same, blocks)) >= len(blocks) / 2


USUAL = """\
# what we want
objective: Customers get answers - without a call:never
why: It's 9 EUR each; see https://example.org/a#b
resources: >-
  two people: one writes,
  # and one reads

note: |
    - first
    - second
tags: [one, "two", 'th ree', 4.5, -1]
key_results:
  - outcome: Calls fall   # of all
    unit: "% of calls"
    baseline: 4_000
    target: 20%
    checkins:
    - {date: 2026-10-15, value: -3, note: Half}

    - {date: 2026-11-01, value: .5, confidence: 0.60, note: "it, all"}
  -   result: 'quoted: yes'
      keep: ">= 4.2"
      confidential: true
      guards:
        - a
        - 'b'
  # the next ones are made
outputs:
- output: x
  leads_to: [a, b]
  due: 2026-12-01
- {output: y, progress: 60%}
"""


def block_of(text: str) -> Block:
    (block,) = read_page("page.md", f"> ~~~~~okr\n{quoted(text)}> ~~~~~\n".encode()).blocks
    return block


def quoted(text: str) -> str:
    return "".join(f"> {line}\n" for line in text.split("\n"))


def test_what_people_usually_write_goes_the_short_way() -> None:
    assert assert_same(block_of(USUAL))


@pytest.mark.parametrize(
    "keys",
    [
        *((), ("objective",), ("tags",), ("outcomes",), ("nowhere",), ("outcomes", 0)),
        *(("outcomes", 1, "keep"), ("outcomes", 0, "checkins", 1), ("outcomes", 0, "checkins", 1, "note")),
        ("outputs", 1, "progress"),
    ],
    ids=str,
)
def test_where_it_stands_shows_without_its_nodes(keys: Keys) -> None:
    place = plain_place(block_of(USUAL).fence.text, keys)
    assert place is not None
    assert place[0] < place[1]


SIGNS = "ab1 :#-,[]{}'\"&*!|>%@`?\\é\n"
SLIPS = st.tuples(st.integers(0, len(USUAL)), st.integers(0, 3), st.text(SIGNS, max_size=2))


@settings(max_examples=300)
@given(st.lists(SLIPS, min_size=1, max_size=3))
def test_with_slips_both_ways_lead_to_the_same(slips: list[tuple[int, int, str]]) -> None:
    text = USUAL
    for at, lost, new in slips:
        text = text[:at] + new + text[at + lost :]
    block = block_of(text)
    assert not assert_same(block) or not block.findings


LONG = [
    *("status: draft", "status: sometimes", "owner:", "owner: ~", "owner: ' ana'", "ownr: ana", 'owner: ""'),
    *(
        "owner: ana\nassignee: bo",
        "owner: ana\nowner: bo",
        "owner: #ana",
        "owner: {a: b}",
        "owner: [ana, bo]",
    ),
    *(
        "tags: [a, [b]]",
        "tags: []",
        "tags: [a,]",
        "tags: [a]b",
        "tags: [a, ~]",
        "tags:\n- a: b",
        "tags:\n- - a",
    ),
    *(
        "tags:\n- a\n  b",
        "tags:\n  - a\n - b",
        "tags:\n-\n  a",
        "tags:\n  a",
        "why: a\n  b",
        "why: a\n  b: c",
    ),
    *(
        "why: a\n b: c",
        "why: a: b",
        "why: a:",
        "why: |\n  a\n\n  b",
        "why: >-\n  a\n   b",
        "why: >+\n  a",
        "why: >-",
        "why: |\na",
        "why: &x a",
        "why: *x",
        "why: !a b",
    ),
    *(
        'why: "a\\n"',
        "why: 'it''s'",
        "why: 'a' b",
        'why: "a\n  b"',
        "why: @a",
        "why: `a`",
        "why: - a",
        "why: ?",
    ),
    *(
        "why:\ta",
        "\twhy: a",
        "why: a\u2028b",
        "why: a\x07",
        "why a: b",
        '"why": a',
        "why:a",
        "? why\n: a",
        "---",
    ),
    *("<<: {why: a}", "- a", "why: a\n- b", "why: a\n---\nb: c", "why: a\n...", "%YAML 1.1", "wh\u00fd: a"),
    *("id: no blanks", "id: -", "grade: high", "grade: .nan", "cadence: 1.5", "period: 2026\n  : a"),
    *("outcomes: one", "outcomes: [one]", "outcomes:\n- one", "outcomes:\n- {}", "outcomes:\n- {unit: a}"),
    *("outcomes:\n- {outcome: a, measures: b}", "outcomes:\n- {outcome: a, keep: '> 1', target: 2}"),
    *(
        "outcomes:\n- {outcome: a, outcome: b}",
        "outcomes:\n- outcome: a\n   unit: b",
        "outcomes:\n- {outcome: a",
    ),
    *("outcomes:\n- {outcome: a, keep: [1, 2]}", "outcomes:\n- {outcome: a, due: 2026-02-30}"),
]


@pytest.mark.parametrize("line", LONG)
def test_what_has_to_be_looked_at_goes_the_long_way(line: str) -> None:
    assert not assert_same(block_of(f"objective: A\n{line}\n"))


@pytest.mark.parametrize("size", [100, 2000])
def test_large_blocks_go_the_long_way(size: int) -> None:
    text = "objective: A\noutcomes:\n" + "- outcome: B\n" * size
    assert assert_same(block_of(text)) is (size == 100)


@pytest.mark.parametrize(
    ("front", "short"),
    [
        ("okr: {period: 2026-Q4, owner: ana}", True),
        ("okr: {period: 2026-Q4, tags: a} # c", True),
        ("okr:\n  period: 2026-Q4\n\n  # c\n  owner: ana\n  tags:\n  - a", True),
        ("okr: # c\n  owner: ana", True),
        ("okr: {}", False),
        ("okr: {owner: ana}\n  period: 2026", False),
        ("okr:\n  owner:", False),
        ("okr:\n  status: draft", False),
        ("okr: {status: draft}", False),
        ("okr: {owner: ana, ownr: bo}", False),
        ("okr: ana", False),
        ("okr: ana\n  owner: bo", False),
        ("'okr': {owner: ana}", False),
    ],
)
def test_defaults_of_a_page(front: str, short: bool) -> None:
    block = read_page("page.md", f"---\n{front}\nother: 1\n---\n".encode()).defaults
    assert block is not None
    origin = Origin(block, as_defaults=True)
    fields = plain_defaults(origin)
    assert (fields is not None) is short
    if fields:
        bound = bind(block, as_defaults=True)
        assert bound.findings == ()
        assert_alike(fields, fields_of(bound.record, origin))


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
