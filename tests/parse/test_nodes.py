"""YAML 1.2 core, positions, and blocks that are made to do harm."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.parse.nodes import Mapping, Node, Scalar, Sequence, Typed, typed
from okrdocs.parse.yaml_reader import MAX_BYTES, PureParser, read_yaml

if TYPE_CHECKING:
    from collections.abc import Iterator


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("true", True),
        ("True", True),
        ("TRUE", True),
        ("false", False),
        ("tRUE", "tRUE"),
        ("yes", "yes"),
        ("no", "no"),
        ("on", "on"),
        ("off", "off"),
        ("y", "y"),
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("none", "none"),
        ("0", 0),
        ("42", 42),
        ("-42", -42),
        ("+42", 42),
        ("010", "010"),
        ("-010", "-010"),
        ("0o17", "0o17"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("4,000", "4,000"),
        ("1:30", "1:30"),
        ("12:30:45", "12:30:45"),
        ("0.5", 0.5),
        (".5", 0.5),
        ("5.", 5.0),
        ("-.5", -0.5),
        ("1e3", 1000.0),
        ("1E-3", 0.001),
        ("1.5e+3", 1500.0),
        ("e3", "e3"),
        (".", "."),
        ("-", "-"),
        ("1.2.3", "1.2.3"),
        (".nan", ".nan"),
        (".inf", ".inf"),
        ("1e999", "1e999"),
        ("-1e999", "-1e999"),
        ("12345678901234567890", 12345678901234567890.0),
        ("2026-10-01", "2026-10-01"),
        ("2026-10-01T10:00:00Z", "2026-10-01T10:00:00Z"),
        ("20%", "20%"),
        ("1.2M", "1.2M"),
        ("=", "="),
        ("<", "<"),
        ("٣", "٣"),
    ],
)
def test_plain_scalars(written: str, value: Typed) -> None:
    found = typed(Scalar(written, plain=True, start=0, end=len(written)))
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize("written", ["'42'", '"true"', "'~'", "|\n  42", ">\n  1.5"])
def test_quoted_scalars_are_texts(written: str) -> None:
    root, problems = read_yaml(f"a: {written}\n")
    assert root is not None
    assert problems == []
    value = root.fields["a"].value
    assert isinstance(value, Scalar)
    assert typed(value) == value.text


def _scalars(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from _scalars(item)
    else:
        for field in node.fields.values():
            yield field.key
            yield from _scalars(field.value)


TEXT = """\
objective: Größe 🚀 zählt   # a comment
tags: [a, 'b c', "d"]
outcomes:
  - outcome: B\u2028b
    checkins: [{date: 2026-10-15, value: 3}]
  -
    outcome: C
why: |
  two
  lines

note: plain
  goes on
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_positions(newline: str) -> None:
    text = TEXT.replace("\n", newline)
    root, problems = read_yaml(text)
    assert problems == []
    assert root is not None
    written = [text[scalar.start : scalar.end].strip() for scalar in _scalars(root)]
    expected = (
        "objective / Größe 🚀 zählt / tags / a / 'b c' / \"d\" / outcomes / outcome / B\u2028b / checkins"
        " / date / 2026-10-15 / value / 3 / outcome / C / why / | / note / plain"
    )
    first_lines = [part.split(newline)[0] for part in written]
    assert first_lines == expected.split(" / ")
    assert (root.start, text[: root.end].count(newline)) == (0, 12)
    outcomes = root.fields["outcomes"].value
    assert text[outcomes.start : outcomes.end].rstrip().endswith("outcome: C"), (
        "no further than its last value"
    )


def test_line_breaks_of_other_standards_are_text() -> None:
    root, _ = read_yaml("a: one\u2028two\u2029three\x85four\nb: c\n")
    assert root is not None
    assert [scalar.text for scalar in _scalars(root)] == ["a", "one two three four", "b", "c"]


HOSTILE = {
    "100,000 brackets": "[" * 100_000,
    "100,000 brackets in a key": "a: " + "[" * 100_000,
    "100,000 braces": "{" * 100_000,
    "100,000 keys in braces": "{a: " * 100_000,
    "100,000 dashes": "- " * 100_000,
    "100,000 question marks": "? " * 100_000,
    "deep by indentation": "".join("  " * depth + "a:\n" for depth in range(300)),
    "5 MB": "a: " + "x" * 5_000_000,
    "5 MB of keys": "".join(f"key{number}: 1\n" for number in range(400_000)),
    "as large as may be": "a: " + "x" * (MAX_BYTES - 10),
    "as many keys as may be": "".join(f"k{number}: 1\n" for number in range(25_000)),
    "as many items as may be": "a: [" + "x," * 120_000 + "]",
    "as many empty lists": "a: [" + "[]," * 80_000 + "]",
    "billion laughs": "a: &a [x,x,x]\nb: &b [*a,*a,*a]\nc: &c [*b,*b,*b]\n",
    "a cycle": "a: &a [*a]\n",
    "a tag that runs": "a: !!python/object/apply:os.system ['true']\n",
    "a tag of our own": "a: !include ../secrets.yml\n",
    "an unclosed quote": 'a: "' + "x\n" * 100_000,
    "many quotes": "a: " + "'" * 200_000,
    "many colons": "a" + ":" * 200_000,
    "colons and blanks": "a: " * 60_000,
    "many anchors": "&a " * 60_000,
    "many percent signs": "%a\n" * 60_000,
    "documents": "---\n" * 60_000,
    "NUL": "a: \0\n",
    "half a surrogate pair": "a: \ud800\n",
    "half a surrogate pair, escaped": 'a: "\\ud800"\n',
    "a non-character": "a: \ufffe\n",
    "a byte order mark inside": "a: \ufeffb\n\ufeffc: d\n",
}


@pytest.mark.parametrize("parser", ["fast", "pure"])
@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_blocks(name: str, parser: str) -> None:
    text = HOSTILE[name]
    start = time.process_time()
    root, problems = read_yaml(text) if parser == "fast" else read_yaml(text, PureParser)
    assert time.process_time() - start < (1.0 if parser == "fast" else 20)
    assert root is not None or len(problems) == 1
    for problem in problems:
        assert 0 <= problem.start <= problem.end <= max(len(text), 1)


YAML_LIKE = st.text(
    st.one_of(st.sampled_from("abc:-#[]{}'\"|>&*!%@`?,. \n\t\\0"), st.characters(codec=None)), max_size=60
)


@settings(max_examples=400, deadline=None)
@given(YAML_LIKE)
def test_any_text_gives_nodes_or_a_problem(text: str) -> None:
    root, problems = read_yaml(text)
    assert root is not None or problems
    assert root is None or isinstance(root, Mapping)
    for problem in problems:
        assert 0 <= problem.start <= problem.end <= max(len(text), 1)
        assert problem.message
        assert problem.message.count("`") % 2 == 0
        assert problem.help.count("`") % 2 == 0


@settings(max_examples=150, deadline=None)
@given(YAML_LIKE)
def test_both_parsers_agree_on_what_is_valid(text: str) -> None:
    fast, _ = read_yaml(text)
    pure, _ = read_yaml(text, PureParser)
    if fast is not None and pure is not None:
        assert [scalar.text for scalar in _scalars(fast)] == [scalar.text for scalar in _scalars(pure)]
