"""The quoted line and the marks beneath it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Span
from okrdocs.report.quote import quote, visible


def on_line(line: int, column: int, end_column: int) -> Span:
    return Span(line, column, line, end_column)


@pytest.mark.parametrize(
    ("text", "span", "line", "marks"),
    [
        pytest.param("a: b\nc: many\n", on_line(2, 4, 8), "c: many", "   ^^^^", id="a word"),
        pytest.param("a:\nb: 1\n", on_line(1, 3, 3), "a:", "  ^", id="nothing is one mark"),
        pytest.param("ab", on_line(1, 9, 12), "ab", "  ^", id="past the end"),
        pytest.param("ab", on_line(1, 1, 99), "ab", "^^", id="ends past the end"),
        pytest.param("a: [\n 1]", Span(1, 4, 2, 3), "a: [", "   ^", id="over several lines: the first"),
        pytest.param("\ta:\tx", on_line(1, 5, 6), "    a:    x", "          ^", id="tabs are four wide"),
        pytest.param("a: 日本 x", on_line(1, 7, 8), "a: 日本 x", "        ^", id="wide before"),
        pytest.param("a: 日本", on_line(1, 4, 6), "a: 日本", "   ^^^^", id="wide under"),
        pytest.param("e\u0301: x", on_line(1, 5, 6), "e\u0301: x", "   ^", id="combining mark"),
        pytest.param("a\r\nb: x\r\n", on_line(2, 4, 5), "b: x", "   ^", id="Windows line ends"),
        pytest.param("a\rb: x", on_line(2, 4, 5), "b: x", "   ^", id="old Mac line ends"),
        pytest.param("a", on_line(2, 1, 1), "", "", id="no such line"),
        pytest.param("", on_line(1, 1, 1), "", "^", id="empty page"),
        pytest.param("a\x1b[31m: x", on_line(1, 9, 10), "a␛[31m: x", "        ^", id="escape sequence"),
        pytest.param("\u202ea: x", on_line(1, 5, 6), "<U+202E>a: x", "           ^", id="direction"),
    ],
)
def test_marks_lie_under_the_place(text: str, span: Span, line: str, marks: str) -> None:
    assert quote(text, span) == (line, marks)


def test_a_long_line_is_cropped_around_the_place() -> None:
    text = "x" * 500 + "here" + "y" * 500
    line, marks = quote(text, on_line(1, 501, 505))
    assert line == "…" + "x" * 30 + "here" + "y" * 66 + "…"
    assert marks == " " * 31 + "^^^^"


def test_a_long_line_keeps_its_start_and_its_end() -> None:
    start, _ = quote("ab" + "x" * 500, on_line(1, 1, 3))
    assert start == "ab" + "x" * 98 + "…"
    end, marks = quote("x" * 500 + "ab", on_line(1, 501, 503))
    assert end == "…" + "x" * 98 + "ab"
    assert marks == " " * 99 + "^^"


def test_marks_of_a_long_place_end_with_the_line() -> None:
    line, marks = quote("a: " + "x" * 500, on_line(1, 4, 504))
    assert len(marks) <= len(line)


@given(st.text(max_size=300), st.integers(1, 5), st.integers(1, 400), st.integers(0, 400))
def test_any_text_is_quoted_on_one_line_that_shows(text: str, line: int, column: int, length: int) -> None:
    quoted, marks = quote(text, on_line(line, column, column + length))
    assert "\n" not in quoted
    assert set(marks) <= {" ", "^"}
    assert not any(ord(char) < 0x20 or 0x7F <= ord(char) < 0xA0 for char in quoted)


def test_what_shows_stays_as_it_is() -> None:
    text = "Größe: 日本 👩\u200d🚀 “so”"
    assert visible(text) == text


def test_what_drives_a_terminal_does_not_stay() -> None:
    assert visible("a\nb\x07\x9b\u2028\ud800\x7f") == "a␊b␇<U+009B><U+2028><U+D800>␡"
