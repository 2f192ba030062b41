"""Putting the edits of many fixes into a text: none lost, none torn, none twice."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from okrdocs.engine.fixes import apply_edits, plan_fixes
from okrdocs.model import Diagnostic, Edit, Finding, Fix, Severity, Span


def edit(line: int, column: int, end_line: int, end_column: int, text: str) -> Edit:
    return Edit(Span(line, column, end_line, end_column), text)


def fixable(*edits: Edit, safe: bool = True, path: str = "a.md") -> Diagnostic:
    finding = Finding("K001", "m", path, edits[0].span, offer=Fix("f", edits, safe))
    return Diagnostic("schema", Severity.ERROR, finding)


def planned(text: str, *found: Diagnostic, unsafe: bool = False) -> tuple[str, int, int]:
    result = plan_fixes(found, {"a.md": text}, unsafe=unsafe)
    return result.pages.get("a.md", text), len(result.applied), len(result.skipped)


def test_edits_beside_each_other_are_all_applied() -> None:
    found = [fixable(edit(1, 1, 1, 3, "AB")), fixable(edit(1, 3, 1, 4, "C")), fixable(edit(2, 1, 3, 1, ""))]
    assert planned("abcd\nefgh\nij", *found) == ("ABCd\nij", 3, 0)


def test_of_overlapping_fixes_the_first_is_applied_and_the_other_left_for_later() -> None:
    whole, part = fixable(edit(1, 1, 1, 5, "x")), fixable(edit(1, 2, 1, 3, "y"))
    assert planned("abcd", whole, part) == ("x", 1, 1)
    assert planned("abcd", part, whole) == ("aycd", 1, 1)


def test_two_fixes_cannot_insert_in_the_same_place() -> None:
    found = [fixable(edit(1, 2, 1, 2, "x")), fixable(edit(1, 2, 1, 2, "y")), fixable(edit(1, 1, 1, 2, "z"))]
    assert planned("abcd", *found) == ("axbcd", 1, 2)


def test_a_fix_is_applied_whole_or_not_at_all() -> None:
    both = fixable(edit(1, 1, 1, 2, "A"), edit(1, 4, 1, 5, "D"))
    assert planned("abcd", fixable(edit(1, 4, 1, 5, "x")), both) == ("abcx", 1, 1)


def test_a_fix_may_insert_beside_its_own_edit() -> None:
    assert planned("abcd", fixable(edit(1, 2, 1, 3, "B"), edit(1, 3, 1, 3, "+"))) == ("aB+cd", 1, 0)


def test_findings_with_the_same_fix_are_settled_together() -> None:
    same = edit(1, 1, 1, 3, "ba")
    assert planned("ab", fixable(same), fixable(same)) == ("ba", 2, 0)


def test_unsafe_fixes_have_to_be_asked_for() -> None:
    doubtful = fixable(edit(1, 1, 1, 2, "x"), safe=False)
    assert planned("ab", doubtful) == ("ab", 0, 0)
    assert planned("ab", doubtful, unsafe=True) == ("xb", 1, 0)


def test_what_changes_nothing_is_no_fix() -> None:
    assert planned("ab", fixable(edit(1, 1, 1, 2, "a"))) == ("ab", 0, 0)


def test_pages_without_a_text_are_left_alone() -> None:
    assert planned("ab", fixable(edit(1, 1, 1, 2, "x"), path="b.md")) == ("ab", 0, 0)


def test_a_fix_is_made_only_when_asked_for() -> None:
    made: list[int] = []

    def make() -> Fix:
        made.append(1)
        return Fix("f", (edit(1, 1, 1, 2, "x"),), True)

    finding = Finding("K001", "m", "a.md", Span(1, 1, 1, 2), offer=make)
    assert finding == Finding("K001", "m", "a.md", Span(1, 1, 1, 2))
    assert made == []
    assert planned("ab", Diagnostic("schema", Severity.ERROR, finding)) == ("xb", 1, 0)


def test_added_lines_end_as_their_neighbours() -> None:
    line = edit(2, 1, 2, 1, "x\n")
    assert apply_edits("a\r\nb\n", [line]) == "a\r\nx\nb\n"
    assert apply_edits("a\r\nb\r\n", [line]) == "a\r\nx\r\nb\r\n"
    assert apply_edits("a\rb\r", [line]) == "a\rx\rb\r"
    assert apply_edits("a\r\nb", [line]) == "a\r\nx\r\nb"
    assert apply_edits("a\r\n", [line]) == "a\r\nx\r\n"
    assert apply_edits("a", [line]) == "a\nx"


def test_characters_that_end_lines_elsewhere_are_no_lines_here() -> None:
    assert apply_edits("a\x0bb\x0cc\u2028d\x85e\nf", [edit(2, 1, 2, 2, "F")]) == "a\x0bb\x0cc\u2028d\x85e\nF"


@st.composite
def texts_with_edits(draw: st.DrawFn) -> tuple[str, list[tuple[int, int, str]]]:
    """Draw a text and replacements of stretches of it that don't touch."""
    text = draw(st.text(alphabet="ab\n\r\u2028é", max_size=60))
    cuts = sorted(draw(st.sets(st.integers(0, len(text)), max_size=8)))
    pairs = list(zip(cuts[::2], cuts[1::2], strict=False))
    torn = [at for pair in pairs for at in pair if text[at - 1 : at + 1] == "\r\n"]
    return text, [] if torn else [(*pair, draw(st.text(alphabet="xy", max_size=3))) for pair in pairs]


def place(text: str, at: int) -> tuple[int, int]:
    before = text[:at].replace("\r\n", "\n").replace("\r", "\n")
    return before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1


@given(texts_with_edits(), st.randoms())
def test_edits_replace_exactly_their_stretches_in_any_order(
    case: tuple[str, list[tuple[int, int, str]]], random: object
) -> None:
    text, stretches = case
    expected = text
    for start, end, new in reversed(stretches):
        expected = expected[:start] + new + expected[end:]
    edits = [Edit(Span(*place(text, start), *place(text, end)), new) for start, end, new in stretches]
    assert apply_edits(text, edits) == apply_edits(text, edits[::-1]) == expected
