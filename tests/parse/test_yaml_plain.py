"""The quick reader of plain YAML: it gives what the parser of all of YAML gives, or leaves it to that."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from okrdocs.parse.nodes import Mapping, Scalar
from okrdocs.parse.scanner import scan
from okrdocs.parse.yaml_plain import read_plainly
from okrdocs.parse.yaml_reader import read_yaml

ROOT = Path(__file__).parents[2]
PAGES = [file for file in ROOT.rglob("*.md") if not {".venv", "build", "site"} & {*file.parts}]
CASES = [*ROOT.glob("tests/rules/cases/*.yaml")]

USUAL = """\
# what we want
objective: Customers get answers - without a call:never
why: It's 9 EUR each; see https://example.org/a#b
tags: [one, "two", 'th ree', 4.5, -1]
outcomes:
  - outcome: Calls fall
    unit: "% of calls"   # of all
    baseline: 4_000
    checkins:
    - {date: 2026-10-15, value: -3, note: Half, of: "it, all"}

    - {date: 2026-11-01, value: .5}
  -   outcome: 'quoted: yes'
      guards:
        - a
        - b c
outputs:
- output: x
"""


def same(text: str) -> bool:
    """Tell whether the quick reader read a text, after a look that both readers agree about it."""
    plain = read_plainly(text)
    if plain is None:
        return False
    root, problems = read_yaml(text)
    assert problems == []
    assert plain == root
    return True


def test_what_people_usually_write_is_plain() -> None:
    assert same(USUAL)


def test_positions_are_those_of_the_text() -> None:
    root = read_plainly(USUAL)
    assert root is not None
    value = root.fields["tags"].value
    assert USUAL[value.start : value.end] == "[one, \"two\", 'th ree', 4.5, -1]"
    key = root.fields["outputs"].key
    assert USUAL[key.start : key.end] == "outputs"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "a",
        "- a\n",
        "a:\n",
        "a: b: c\n",
        "a: b\n  c\n",
        "a: b\n  c: d\n",
        "a: b\n c: d\n",
        "  a: b\nc: d\n",
        "a:\n  b: c\n d: e\n",
        "a: 1\na: 2\n",
        "a: {b: 1, b: 2}\n",
        "a: |\n  text\n",
        "a: >-\n  text\n",
        "a: &x b\n",
        "a: *x\n",
        "a: !!str b\n",
        "<<: {a: b}\n",
        "? a\n: b\n",
        "---\na: b\n",
        "a: b\n---\nc: d\n",
        "a: b\n...\n",
        "%YAML 1.1\n---\na: b\n",
        'a: "b\\n"\n',
        'a: "b\n  c"\n',
        "a: 'it''s'\n",
        'a: "b" c\n',
        "a: [b, c\n",
        "a: [b, c] d\n",
        "a: [b,\n  c]\n",
        "a: [[b]]\n",
        "a: {b: {c: d}}\n",
        "a: {b}\n",
        "a: {b: }\n",
        "a: []\n",
        "a: [b,]\n",
        "a: [b: c]\n",
        "a: [b #c]\n",
        "a:\tb\n",
        "\ta: b\n",
        "a: b\x00\n",
        "a: b\u2028c\n",
        "a b: c\n",
        '"a": b\n',
        "a:b\n",
        "a:\n  - b\n  c: d\n",
        "a: b\n- c\n",
        "a:\n  - b\n - c\n",
        "a:\n- - b\n",
        "a:\n-\n  b: c\n",
        "a: @b\n",
        "a: `b`\n",
        "a: ,b\n",
        "a: -\n",
        "a: - b\n",
        "a: ?\n",
        "é: b\n",
    ],
)
def test_what_is_not_plain_is_left_alone(text: str) -> None:
    assert read_plainly(text) is None


@pytest.mark.parametrize("size", [10_000, 20_000])
def test_blocks_of_any_size(size: int) -> None:
    text = "".join(f"k{number}: v\n" for number in range(size // 10))
    assert same(text) is (len(text) <= 16_000)


@pytest.mark.parametrize("file", [*PAGES, *CASES], ids=lambda file: file.name)
def test_the_readers_agree_on_what_is_in_this_repository(file: Path) -> None:
    text = file.read_text(encoding="utf-8", errors="replace")
    blocks = (
        [fence.text for fence in scan(text).fences] if file.suffix == ".md" else re.split(r"\n(?=- )", text)
    )
    assert all(same(block) or read_plainly(block) is None for block in blocks)


INDENTS = st.integers(0, 3).map(lambda depth: "  " * depth)
KEYS = st.sampled_from(("a", "b", "key_results", "x-1", "no", "a b", "", "ü"))
SCALARS = st.one_of(
    st.sampled_from(
        ("", "x", "two words", "-1", "- 1", "a: b", "a #b", "a#b", "a:", ":a", "#a", "~", "'", '"')
    ),
    st.sampled_from(
        ("'q'", '"q"', "'it''s'", '"a\\n"', "[a, b]", "[a, 'b']", "{a: b}", "{a: 1, c: [d]}", "[", "}")
    ),
    st.text(st.sampled_from("ab1 :#-,[]{}'\"&*!|>%@`?\\\té\u00a0"), max_size=8),
)
LINES = st.one_of(
    st.builds("{}{}: {}".format, INDENTS, KEYS, SCALARS),
    st.builds("{}- {}: {}".format, INDENTS, KEYS, SCALARS),
    st.builds("{}- {}".format, INDENTS, SCALARS),
    st.builds("{}{}:".format, INDENTS, KEYS),
    st.builds("{}{}".format, INDENTS, SCALARS),
    st.sampled_from(("", "  ", "# c", "    # c", "---", "...")),
)


@given(st.lists(LINES, max_size=7).map("\n".join))
@example("a:\n- b: c\n  d:\n  - e\nf: g")
@example("a:\n\n  # c\n\n  b: c\n")
@example("a: [x , y ]\n")
@example("a: b   \n")
@example("a: 'b'#c\n")
def test_the_readers_agree_on_anything(text: str) -> None:
    assert same(text) or read_plainly(text) is None


SLIPS = st.tuples(
    st.integers(0, len(USUAL)), st.integers(0, 3), st.text("ab1 :#-,[]{}'\"&*!|>%@`?\\~é\n", max_size=2)
)


@given(st.lists(SLIPS, min_size=1, max_size=3))
def test_the_readers_agree_on_slips(slips: list[tuple[int, int, str]]) -> None:
    text = USUAL
    for at, lost, new in slips:
        text = text[:at] + new + text[at + lost :]
    assert same(text) or read_plainly(text) is None


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    plain = read_plainly(text)
    assert plain is None or isinstance(plain, Mapping)


def test_a_value_keeps_what_was_typed() -> None:
    root = read_plainly("a: 010\nb: '010'\n")
    assert root is not None
    values = [field.value for field in root.fields.values()]
    assert values == [Scalar("010", True, 3, 6), Scalar("010", False, 10, 15)]
