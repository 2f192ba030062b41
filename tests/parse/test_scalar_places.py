"""Where the characters of a value stand, whatever it is written as."""

from __future__ import annotations

from textwrap import dedent

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.parse.nodes import Scalar
from okrdocs.parse.scalar_places import Places
from okrdocs.parse.yaml_reader import read_yaml


def _scalar(text: str) -> Scalar:
    root, problems = read_yaml(text)
    assert root is not None
    assert problems == []
    (field,) = root.fields.values()
    assert isinstance(field.value, Scalar)
    return field.value


def _written(text: str, word: str) -> str:
    """Return what stands in `text` where the value has its last `word`."""
    scalar = _scalar(text)
    start = scalar.text.rindex(word)
    begin, end = Places(text, scalar).span(start, start + len(word))
    return text[begin:end]


@pytest.mark.parametrize(
    ("text", "word", "written"),
    [
        ("where: health = red", "red", "red"),
        ("where: health = red\n  and owner = red", "red", "red"),
        ("where: 'health = red'", "red", "red"),
        ("where: 'owner = ''red'''", "'red'", "''red''"),
        ('where: "health = red"', "red", "red"),
        (r'where: "owner = \"a\" and health = red"', "red", "red"),
        (r'where: "owner = \"a\""', '"a"', r"\"a\""),
        (r'where: "health = r\x65d"', "red", r"r\x65d"),
        (r'where: "a\tb\u0020c\u00e9 = \U0001F600d"', "\U0001f600d", r"\U0001F600d"),
        ('where: "owner = a and \\\n   health = red"', "red", "red"),
        ('where: "owner = a\n\n   and health = red"', "red", "red"),
        ("where: |\n  owner = a and\n  health = red\n", "red", "red"),
        ("where: >- # folded\n  owner = a and\n\n    health = red\n  or b", "red", "red"),
        ("where: |2+\n    owner = a\n  or health = red\n\n", "red", "red"),
        ("where: >\n\n  health = red\n# behind it: red\n", "red", "red"),
    ],
)
def test_a_word_is_found_where_it_is_written(text: str, word: str, written: str) -> None:
    assert _written(text, word) == written


def test_behind_a_value_is_the_end_of_its_last_word() -> None:
    text = dedent("""\
        where: >
          progress <
        """)
    begin, end = Places(text, _scalar(text)).span(10, 11)
    assert begin == end == text.index("<") + 1


_WORDS = st.lists(st.text(st.sampled_from("ab=<'\"\\é“😀\t\x85\u2028"), min_size=1, max_size=5), min_size=1)


@given(_WORDS, st.sampled_from(["'", '"', "|", ">", None]), st.sampled_from([12, 20, 80]), st.booleans())
def test_every_character_is_found_in_any_style(
    words: list[str], style: str | None, width: int, unicode: bool
) -> None:
    value = "\n".join(" ".join(words[at : at + 3]) for at in range(0, len(words), 3))
    text = yaml.dump({"where": value}, default_style=style, width=width, allow_unicode=unicode)
    root, _ = read_yaml(text)
    assert root is not None
    scalar = next(reversed(root.fields.values())).value
    assert isinstance(scalar, Scalar)
    places = Places(text, scalar)
    spans = [places.span(at, at + 1) for at, char in enumerate(scalar.text) if not char.isspace()]
    assert [begin for begin, _ in spans] == sorted({begin for begin, _ in spans})
    for (begin, end), char in zip(spans, "".join(scalar.text.split()), strict=True):
        assert text[begin:end] == char or text[begin] in "\\'"
