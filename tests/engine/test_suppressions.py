"""Comments that accept a finding."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

import pytest

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.rules import BY_CODE
from tests.rules.case_files import edited

if TYPE_CHECKING:
    from okrdocs.model import Diagnostic

# K007 on line 2 (one outcome), M201 on line 7 (no unit), K004 on line 11 (nothing is called `leds`).
PAGE = """\
```okr
objective: Customers get answers without calling
id: answers
owner: support
period: 2026-Q4
outcomes:
  - outcome: Calls to the call centre fall
    id: calls
    baseline: 4000
    target: 2500
    guards: [leds]
```
"""


def found(page: str) -> list[Diagnostic]:
    analysis = analyse([("a.md", page.encode())], Settings(as_of=dt.date(2026, 11, 23)))
    return [one for one in analysis.diagnostics if one.code in ("K000", "K004", "K007", "K009", "M201")]


def codes(page: str) -> list[str]:
    return [one.code for one in found(page)]


def changed(line: int, text: str) -> str:
    """Return the page with `text` after the end of a line or, if it ends one itself, above it."""
    lines = PAGE.splitlines(keepends=True)
    old = lines[line - 1]
    lines[line - 1] = text + old if text.endswith("\n") else old.rstrip("\n") + text + "\n"
    return "".join(lines)


def test_without_comments_everything_is_found() -> None:
    assert [(one.code, one.span.line) for one in found(PAGE)] == [("K007", 2), ("M201", 7), ("K004", 11)]


@pytest.mark.parametrize(
    ("line", "text", "left"),
    [
        pytest.param(11, "  # okrdocs: ignore[K004] later", ["K007", "M201"], id="beside: its line"),
        pytest.param(11, "    # okrdocs: ignore[K004] later\n", ["K007", "M201"], id="above: the next line"),
        pytest.param(11, "# okrdocs:ignore[k004] later\n# and so on\n\n", ["K007", "M201"], id="not so near"),
        pytest.param(7, "  # okrdocs: ignore[M201, K004] why", ["K007"], id="beside a title: its object"),
        pytest.param(7, "  # okrdocs: ignore[M201,K004] why\n", ["K007"], id="above a title"),
        pytest.param(2, " # okrdocs: ignore[M201 K004 K007] why", [], id="with what is written in it"),
        pytest.param(1, "<!-- okrdocs: ignore[K007] one is enough -->\n", ["M201", "K004"], id="page"),
        pytest.param(11, "  # okrdocs: ignore[dangling-link] later", ["K007", "M201"], id="by name"),
        pytest.param(1, "> <!-- okrdocs: ignore[K007]\n> why -->\n", ["M201", "K004"], id="page, in a quote"),
    ],
)
def test_a_comment_covers_its_place(line: int, text: str, left: list[str]) -> None:
    assert codes(changed(line, text)) == left


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(1, "<!-- okrdocs: ignore[K002] wrong page -->\n", id="another page"),
        pytest.param(2, "  # okrdocs: ignore[K002] nothing there", id="another rule"),
    ],
)
def test_a_comment_without_a_hit_is_reported(line: int, text: str) -> None:
    (useless,) = [one for one in found(changed(line, text)) if one.code == "K009"]
    assert useless.finding.message.startswith("Nothing to ignore here: ")
    assert (useless.name, useless.severity.label) == ("unused-suppression", "info")
    assert useless.span.line == line
    assert sorted(codes(changed(line, text))) == ["K004", "K007", "K009", "M201"]


@pytest.mark.parametrize(
    ("line", "text", "place", "after"),
    [
        pytest.param(
            9,
            "  # okrdocs: ignore[K004] its page is coming",
            11,
            changed(11, "    # okrdocs: ignore[K004] its page is coming\n"),
            id="behind a value of the same object",
        ),
        pytest.param(
            8,
            "    # okrdocs: ignore[M201] later\n",
            7,
            changed(7, "  # okrdocs: ignore[M201] later\n"),
            id="alone on a line",
        ),
        pytest.param(
            5,
            " # okrdocs: ignore[K004] its page is coming",
            11,
            changed(11, "    # okrdocs: ignore[K004] its page is coming\n"),
            id="in the object around it",
        ),
        pytest.param(
            12,
            "    # okrdocs: ignore[K004] its page is coming\n",
            11,
            changed(11, "    # okrdocs: ignore[K004] its page is coming\n"),
            id="below it",
        ),
    ],
)
def test_a_comment_on_the_wrong_line_of_its_object_is_sent_to_the_right_one(
    line: int, text: str, place: int, after: str
) -> None:
    page = changed(line, text)
    (useless,) = [one for one in found(page) if one.code == "K009"]
    assert useless.finding.message.endswith(f" is on line {place}.")
    assert useless.finding.fix
    assert not useless.finding.fix.safe
    assert edited(page, [useless]) == after
    assert "K009" not in codes(after)


def test_a_comment_that_may_belong_to_several_lines_is_not_moved() -> None:
    page = changed(8, "  # okrdocs: ignore[K004] coming").replace("[leds]", "[leds,\n      mails]")
    (useless,) = [one for one in found(page) if one.code == "K009"]
    assert useless.finding.message == "Nothing to ignore here: what `K004` found is on lines 11, 12."
    assert useless.finding.fix is None


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("  # okrdocs: ignore[K007, R402] one is enough", id="beside a title"),
        pytest.param("  # okrdocs: ignore[K007] one is enough", id="one rule"),
    ],
)
def test_a_comment_whose_finding_an_id_used_twice_may_hide_is_left_alone(text: str) -> None:
    page = changed(2, text) + PAGE.replace("id: answers", "id: mails").replace("[leds]", "[calls]")
    found = analyse([("a.md", page.encode())], Settings(as_of=dt.date(2026, 11, 23))).diagnostics
    assert "K002" in [one.code for one in found]
    assert "K009" not in [one.code for one in found]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("  # okrdocs: ignore[K004]", "This comment does not say why."),
        ("  # okrdocs: ignore K004", "This comment names no rule."),
        ("  # okrdocs: ignore[] why", "This comment names no rule."),
        ("  # okrdocs: ignore[K04, K004] why", "There is no rule `K04`."),
        ("  # okrdocs: ignore[K] why", "`K` stands for more than one rule."),
        ("  # okrdocs: ignore[ALL] why", "`ALL` stands for more than one rule."),
        ("  # okrdocs: ignore[orphan, K004] why", "Nothing to ignore here: `orphan` found nothing."),
        ("  # okrdocs: ignore[K000, K004] why", "`K000` cannot be ignored."),
        ("  # okrdocs: ignore[M202, K004] why", "Nothing to ignore here: `M202` found nothing."),
        ("  # okrdocs: ignore[M201, K004] why", "Nothing to ignore here: what `M201` found is on line 7."),
    ],
)
def test_one_thing_is_said_about_a_comment(text: str, message: str) -> None:
    (useless,) = [one for one in found(changed(11, text)) if one.code == "K009"]
    assert useless.finding.message == message
    assert useless.finding.help


@pytest.mark.parametrize(
    ("named", "help_"),
    [
        ("K04", "Did you mean `K004`?"),
        ("dangling-links", "Did you mean `dangling-link`?"),
        ("nonsense", "Write a rule's code or name, such as `M201`."),
    ],
)
def test_an_unknown_rule_comes_with_a_suggestion(named: str, help_: str) -> None:
    (useless,) = [one for one in found(changed(11, f"  # okrdocs: ignore[{named}] x")) if one.code == "K009"]
    assert useless.finding.help == help_


def test_nothing_is_said_about_rules_that_are_off() -> None:
    page = changed(9, "  # okrdocs: ignore[K002] none here").encode()
    for settings, said in ((Settings(), ["K009"]), (Settings(ignore=("K002",)), [])):
        codes = [one.code for one in analyse([("a.md", page)], settings).diagnostics]
        assert [code for code in codes if code == "K009"] == said


def test_nothing_is_said_about_rules_that_need_a_history_where_there_is_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(type(BY_CODE["K002"]), "git", True)
    assert "K009" not in codes(changed(9, "  # okrdocs: ignore[K002] none here"))


@pytest.mark.parametrize(
    ("line", "text"),
    [
        pytest.param(9, "x  # okrdocs: ignore[M202] later", id="in its line"),
        pytest.param(7, "  # okrdocs: ignore[M202, M201, K004] later", id="in its object"),
        pytest.param(1, "<!-- okrdocs: ignore[M202] later -->\n", id="on its page"),
    ],
)
def test_what_a_mistake_may_hide_is_not_called_unused(line: int, text: str) -> None:
    page = changed(line, text).replace("baseline: 4000\n", "baseline: 4000x\n")
    assert "K009" not in codes(page)


def test_a_comment_behind_a_text_covers_its_line() -> None:
    link = "[the phone](okr:phone)"
    comment = "<!-- okrdocs: ignore[K004] its page is coming -->"
    assert codes(f"See {link}.\n\n" + PAGE).count("K004") == 2
    assert codes(f"See {link}. {comment}\n\n" + PAGE).count("K004") == 1
    assert codes(f"See `{comment}` and {link}.\n\n" + PAGE).count("K004") == 2
    unused = codes(f"See {link}.\nHere: {comment}\n\n" + PAGE)
    assert (unused.count("K004"), unused.count("K009")) == (2, 1)


@pytest.mark.parametrize(
    ("line", "text", "left"),
    [
        pytest.param(9, "  # okrdocs: ignore[K002] x", "", id="behind a value"),
        pytest.param(9, "    # okrdocs: ignore[K002] x\n", "", id="on a line of its own"),
        pytest.param(1, "<!-- okrdocs: ignore[K002]\n  x -->\n", "", id="on its lines of the page"),
        pytest.param(1, "Hello. <!-- okrdocs: ignore[K002] x -->\n", "Hello.\n", id="behind a text"),
        pytest.param(
            11, "  # okrdocs: ignore[K002, K004] x", "  # okrdocs: ignore[K004] x", id="one of two rules"
        ),
    ],
)
def test_a_fix_removes_what_is_unused(line: int, text: str, left: str) -> None:
    page = changed(line, text)
    after = edited(page, [one for one in found(page) if one.code == "K009"])
    assert after == (changed(line, left) if left else PAGE)
    assert "K009" not in codes(after)


def test_the_comment_itself_is_marked() -> None:
    (useless,) = [one for one in found(changed(11, "  # okrdocs: ignore[K002] x")) if one.code == "K009"]
    span = useless.span
    assert (span.line, span.column, span.end_column) == (11, 23, 44)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('    note: "see # okrdocs: ignore[K007] there"\n', id="quoted"),
        pytest.param("    note: |\n      # okrdocs: ignore[K007] text\n", id="text over several lines"),
        pytest.param("    note: a#okrdocs:ignore[K007]\n", id="inside a word"),
    ],
)
def test_a_sign_in_a_text_is_no_comment(text: str) -> None:
    assert codes(changed(8, text)) == ["K007", "M201", "K004"]


def test_an_example_on_a_page_is_no_comment() -> None:
    shown = "````markdown\n```\n<!-- okrdocs: ignore[K007] why -->\n```\n````\n"
    assert codes(shown + PAGE) == ["K007", "M201", "K004"]
    assert codes("Write `<!-- okrdocs: ignore[K007] why -->` for that.\n" + PAGE) == ["K007", "M201", "K004"]


@pytest.mark.parametrize(
    "before",
    [
        pytest.param("```x``` is code\n\n", id="code in a line that looks like a fence"),
        pytest.param("```\n<!--\n```\n\n", id="a comment that a fence shows"),
        pytest.param("<!-- not\n\n```\nthis -->\n```\none -->\n", id="a fence in another comment"),
        pytest.param("> ```\n> quoted\n\n", id="a fence that its quote ends"),
    ],
)
def test_a_comment_below_anything_counts(before: str) -> None:
    assert codes(before + "<!-- okrdocs: ignore[K007] why -->\n\n" + PAGE) == ["M201", "K004"]
    assert "K009" in codes(before + "<!-- okrdocs: ignore[K002] why -->\n\n" + PAGE)


def test_a_comment_may_take_several_lines() -> None:
    assert codes("<!-- okrdocs: ignore[K007]\n\nOne is enough.\n-->\n" + PAGE) == ["M201", "K004"]


@pytest.mark.parametrize("shown", ["    {}\n\n", "<pre>\n{}\n</pre>\n", "<!--\n{}\n"])
def test_a_comment_in_code_or_in_another_is_none(shown: str) -> None:
    comment = shown.format("<!-- okrdocs: ignore[K007] why -->")
    assert codes(comment + PAGE) == ["K007", "M201", "K004"]


def test_what_cannot_be_read_cannot_be_accepted() -> None:
    page = "<!-- okrdocs: ignore[K000] we know -->\n```okr\nobjective: [\n```\n"
    assert sorted(codes(page)) == ["K000", "K009"]


def test_comments_in_a_broken_block_are_left_alone() -> None:
    assert codes("```okr\nobjective: [  # okrdocs: ignore[M201] later\n```\n") == ["K000"]


def test_comments_work_with_any_line_ends_and_indentation() -> None:
    page = changed(11, "  # okrdocs: ignore[K004] later")
    assert codes(page.replace("\n", "\r\n")) == ["K007", "M201"]
    assert codes("\ufeff- item\n\n" + "".join(f"  {line}\n" for line in page.splitlines())) == [
        "K007",
        "M201",
    ]


def test_very_many_comments_take_no_time() -> None:
    on_page = "<!-- okrdocs: ignore[A] -->\n" * 20_000
    stacked = PAGE.replace("outcomes:", "# okrdocs: ignore[M201] x\n" * 5_000 + "outcomes:")
    assert codes(on_page) == ["K009"] * 20_000
    assert codes(stacked).count("K009") == 5_000
