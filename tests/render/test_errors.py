from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Diagnostic, Finding, Related, Severity, Span
from okrdocs.plan.index import Plan
from okrdocs.render.errors import KEPT, SERVING, error_box
from okrdocs.render.settings import DEFAULTS
from okrdocs.render.voices import Voices
from tests.render.sample_plans import Written, calls, objective, secret

VOICE = Voices(DEFAULTS).site
PAGE = """# Growers

Prose with a 4711 in it.

```okr
objective: Growers grow more
outcomes:
  - outcome: Plants grow faster
    target: a lot more
\tdue: 2027-02-01
```
"""
CONFIDENTIAL_PAGE = """```okr
objective: We earn more
id: earn
outcomes:
  - outcome: Margin grows
    id: margin
    confidential: true
    baseline: 731984
outputs:
  - output: Price list
```
"""


def diagnostic(
    line: int,
    column: int,
    width: int,
    message: str = "Wrong.",
    severity: Severity = Severity.ERROR,
    object_id: str | None = None,
    **more: str,
) -> Diagnostic:
    span = Span(line, column, line, column + width)
    finding = Finding("M201", message, "plans/growers.md", span, object_id=object_id, help=more.get("help"))
    return Diagnostic("missing-target", severity, finding)


TARGET = diagnostic(9, 13, 10, "`target` is not a number.", help="Write `target: 18`.")


def box(
    *found: Diagnostic, page: str = PAGE, line: int = 5, plan: Plan | None = None, note: str = SERVING
) -> str:
    return error_box(VOICE, found, page, line, note, plan or Plan.of([]))


class _Text(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []

    def handle_data(self, data: str) -> None:
        self.parts.append(data)


def shown(markup: str) -> str:
    """The text as a reader sees it."""
    reader = _Text()
    reader.feed(markup)
    return "".join(reader.parts)


def frame_of(markup: str) -> list[str]:
    found = re.search("<pre.*?</pre>", markup, re.DOTALL)
    return shown(found[0]).split("\n") if found else []


def test_a_finding_shows_its_rule_message_line_and_help() -> None:
    markup = box(TARGET)
    assert 'role="alert"' in markup
    assert "This okr block has 1 error" in shown(markup)
    assert ">plans/growers.md:5</code>" in markup
    assert "M201 missing-target target is not a number." in shown(markup)
    assert "<code>target</code> is not a number." in markup
    assert frame_of(markup) == [
        "  8   - outcome: Plants grow faster",
        "  9     target: a lot more",
        "                ^^^^^^^^^^",
    ]
    assert "Write <code>target: 18</code>." in markup
    assert "Shown while serving only." in shown(markup)
    assert "<code>mkdocs build</code> stops here" in markup


def test_the_note_depends_on_what_the_build_does() -> None:
    assert "serving" not in shown(box(TARGET, note=KEPT))
    assert "okrdocs lint reports the same" in shown(box(TARGET, note=KEPT))


@pytest.mark.parametrize(
    ("severities", "title"),
    [
        ([3], "has 1 error"),
        ([3, 3], "has 2 errors"),
        ([3, 2, 2], "has 1 error and 2 warnings"),
        ([1, 2, 3], "has 1 error, 1 warning and 1 hint"),
        ([2], "has 1 warning"),
    ],
)
def test_the_title_counts(severities: list[int], title: str) -> None:
    found = [diagnostic(9, 13, 3, severity=Severity(value)) for value in severities]
    assert f"This okr block {title}<" in box(*found)


def test_findings_outside_of_blocks_are_those_of_the_page() -> None:
    markup = box(diagnostic(3, 14, 4), line=0)
    assert "This page has 1 error" in shown(markup)
    assert ">plans/growers.md</code>" in markup
    assert frame_of(markup) == ["  3 Prose with a 4711 in it.", "                 ^^^^"]


def test_nothing_found_gives_nothing() -> None:
    assert box() == ""


def test_carets_stand_under_tabs_and_wide_characters() -> None:
    assert frame_of(box(diagnostic(10, 7, 10)))[-1] == "    \t     ^^^^^^^^^^"
    page = "```okr\nwhy: 因为 x\n```\n"
    assert frame_of(box(diagnostic(2, 6, 2), page=page, line=1))[-1] == "         ^^^^"
    assert frame_of(box(diagnostic(2, 9, 1), page=page, line=1))[-1] == "         \u3000\u3000 ^"


def test_the_line_before_is_shown_only_from_the_same_block() -> None:
    assert frame_of(box(diagnostic(6, 1, 9)))[0].startswith("  6 ")


def test_a_span_of_several_lines_is_marked_to_the_end_of_its_first() -> None:
    found = diagnostic(8, 5, 1)
    several = Diagnostic(found.name, found.severity, Finding("K001", "x", "a.md", Span(8, 5, 10, 3)))
    assert frame_of(box(several))[-1] == "        " + "^" * len("outcome: Plants grow faster")


def test_a_very_long_line_is_cut_around_the_finding() -> None:
    page = "```okr\nwhy: " + "x" * 90_000 + " here " + "y" * 90_000 + "\n```\n"
    line, carets = frame_of(box(diagnostic(2, 90_007, 4), page=page, line=1))
    assert len(line) < 130
    assert line[carets.index("^") :].startswith("here")


def test_windows_line_ends_shift_nothing() -> None:
    assert frame_of(box(TARGET, page=PAGE.replace("\n", "\r\n"))) == frame_of(box(TARGET))


def test_other_places_are_named() -> None:
    finding = Finding(
        "K002", "Twice.", "a.md", Span(6, 1, 6, 4), related=(Related("b.md", Span(7, 1, 7, 2), "First `x`."),)
    )
    assert "b.md:7 First x." in shown(box(Diagnostic("duplicate-id", Severity.ERROR, finding)))


def test_rules_are_linked_where_they_are_explained() -> None:
    markup = error_box(VOICE, [TARGET], PAGE, 5, SERVING, Plan.of([]), lambda code: f"/rules/{code}/")
    assert '<a href="/rules/M201/"><code>M201</code></a>' in markup
    assert "href" not in box(TARGET)


def confidential_plan() -> Plan:
    above = objective("We earn more", id="earn", supports=(), source=Written("plans/growers.md", 1))
    return Plan.of([above, secret()])


@pytest.mark.parametrize("object_id", ["margin", "MARGIN", None, "unreadable"])
def test_what_may_be_confidential_is_left_to_the_linter(object_id: str | None) -> None:
    found = diagnostic(8, 15, 6, "It says `731984`.", object_id=object_id, help="Write 731984.")
    markup = box(found, page=CONFIDENTIAL_PAGE, line=1, plan=confidential_plan())
    assert "731984" not in markup
    assert "run <code>okrdocs lint</code> to see the line" in markup
    assert "M201" in markup


def test_other_findings_beside_a_confidential_outcome_keep_their_words_but_show_no_lines() -> None:
    found = diagnostic(9, 1, 7, "Outputs are wrong.", object_id="earn")
    markup = box(found, page=CONFIDENTIAL_PAGE, line=1, plan=confidential_plan())
    assert "Outputs are wrong." in shown(markup)
    assert "731984" not in markup


def test_blocks_without_secrets_show_findings_of_objects_that_could_not_be_built() -> None:
    assert frame_of(box(diagnostic(9, 13, 10, object_id="unknown"), plan=Plan.of([calls()])))


@given(text=st.text(min_size=1), column=st.integers(1, 40), width=st.integers(0, 300))
def test_no_text_breaks_out_of_the_box(text: str, column: int, width: int) -> None:
    page = f"```okr\n{text}\n```\n"
    found = diagnostic(2, column, width, f"`{text}` {text}", help=text)
    markup = box(found, page=page, line=1)
    assert tags(markup) == tags(box_of_letters(text, column, width))


def tags(markup: str) -> list[str]:
    return re.findall(r"<(/?[a-z]+)", markup)


def box_of_letters(text: str, column: int, width: int) -> str:
    """The same box with a harmless letter for each character that could be markup."""
    tame = re.sub("[<>&\"']", "x", text)
    found = diagnostic(2, column, width, f"`{tame}` {tame}", help=tame)
    return box(found, page=f"```okr\n{tame}\n```\n", line=1)
