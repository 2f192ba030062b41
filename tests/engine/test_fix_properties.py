"""Whatever a page holds: a fix touches nothing but what it is about, and nothing is left to do after it."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.model import Severity
from tests.engine.repairing import fixed, fixed_project, linted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.engine.lint import LintResult


class Line(NamedTuple):
    """A line of a block, and whether there is nothing in it to put right."""

    text: str
    right: bool = True


RIGHT_VALUES = {
    "unit": ["calls", '"%"', "'calls/week'"],
    "baseline": ["4000", "4_000", '"4000"'],
    "target": ["2500", "20%"],
    "due": ["2026-12-15", '"2026-12-15"'],
    "metric": ["calls answered", '"calls, answered"'],
    "note": ["|\n  Kept:  as it is\n\n    - {here: [too}", "'it''s so'", '"a \\" b # c"', "plain  text"],
    "evidence": ["[https://example.org/a, https://example.org/b]", "\n- https://example.org/a"],
}
WRONG_VALUES = {
    "unit": [],
    "baseline": ["4,000", "4 000", '"4.000,5"', "4000 calls"],
    "target": ["'2,500'", "1.2 million", "2500 calls", "€3"],
    "due": ["15.12.2026", '"Dec 15, 2026"', "2026/12/15"],
    "metric": ["[calls]"],
    "note": [],
    "evidence": [],
}
SLIPS = {"baseline": "basline", "target": "Target", "metric": "metrik"}


@st.composite
def outcomes(draw: st.DrawFn, name: str) -> list[Line]:
    """Draw the lines of an outcome, the first without its `-`."""
    quote = draw(st.sampled_from("\"'"))
    title = draw(st.sampled_from(["Calls fall", "Calls, all: they fall", "Calls # fall"]))
    named = draw(st.booleans())
    lines = [Line(f"outcome: {quote}{title} {name}{quote}{draw(remarks())}")]
    if named:
        lines.append(Line(f"id: {name}"))
    for key in draw(st.lists(st.sampled_from(list(RIGHT_VALUES)), unique=True, max_size=5)):
        lines += draw(fields(key))
    return lines


@st.composite
def fields(draw: st.DrawFn, key: str) -> list[Line]:
    """Draw the lines of a key with its value."""
    wrong = bool(WRONG_VALUES[key]) and draw(st.booleans())
    slip = key in SLIPS and draw(st.booleans())
    value = draw(st.sampled_from((WRONG_VALUES if wrong else RIGHT_VALUES)[key]))
    first, *rest = value.split("\n")
    name = SLIPS[key] if slip else key
    remark = "" if rest or first.startswith("|") else draw(remarks())
    comment = [Line(f"# {draw(st.sampled_from(['note', 'on this', '-']))}")] if draw(st.booleans()) else []
    return [*comment, Line(f"{name}: {first}{remark}".rstrip(), not (wrong or slip)), *map(Line, rest)]


@st.composite
def remarks(draw: st.DrawFn) -> str:
    return draw(st.sampled_from(["", "", "  # so", " # a: {b"]))


@st.composite
def blocks(draw: st.DrawFn, name: str) -> list[Line]:
    """Draw the lines of an objective."""
    period = draw(st.sampled_from([Line("period: 2026-Q4"), Line("period: Q4 2026", False)]))
    lines = [Line(f"objective: Growers get {name}"), Line(f"id: {name}"), period, Line("owner: ana")]
    lines.append(Line("outcomes:"))
    margin = draw(st.sampled_from(["", "  "]))
    for number in range(draw(st.integers(1, 3))):
        first, *rest = draw(outcomes(f"{name}-{number}"))
        if draw(st.booleans()):
            lines.append(Line(""))
        lines.append(Line(f"{margin}- {first.text}", first.right))
        lines += [Line(f"{margin}  {line.text}" if line.text else "", line.right) for line in rest]
    return lines


PREFIXES = st.sampled_from(["", "    ", "> ", "    > "])
ENDS = st.sampled_from(["\n", "\r\n"])


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, list[str]]:
    """Draw a page, and those of its lines in which there is nothing to put right."""
    prefix, end = draw(PREFIXES), draw(ENDS)
    head = "- Plan:" if prefix.startswith(" ") else "# Plan"
    lines = [Line(head), Line("")]
    for name in draw(st.sampled_from([["answers"], ["answers", "help"]])):
        lines += [
            Line(f"{prefix}```okr"),
            *_within(prefix, draw(blocks(name))),
            Line(f"{prefix}```"),
            Line(""),
        ]
    lines.append(Line("The `period: Q4 2026` of 15.12.2026 stays, and so do 4,000 calls."))
    return end.join(line.text for line in lines), [line.text for line in lines if line.right]


def _within(prefix: str, lines: list[Line]) -> Iterator[Line]:
    for line in lines:
        yield Line(f"{prefix}{line.text}".rstrip() if not line.text else f"{prefix}{line.text}", line.right)


def errors(result: LintResult) -> int:
    return sum(one.severity is Severity.ERROR for one in result.diagnostics)


@settings(max_examples=60)
@given(pages(), st.booleans())
def test_lines_without_a_mistake_stay_byte_for_byte(page: tuple[str, list[str]], unsafe: bool) -> None:
    text, kept = page
    end = "\r\n" if "\r\n" in text else "\n"
    after = iter(fixed(text, unsafe=unsafe).split(end))
    missing = [line for line in kept if not any(line == other for other in after)]
    assert missing == []


@settings(max_examples=40)
@given(pages(), st.booleans())
def test_fixing_twice_changes_nothing_more_and_nothing_gets_worse(
    page: tuple[str, list[str]], unsafe: bool
) -> None:
    text, _ = page
    project = fixed_project(text, unsafe=unsafe)
    after = project.changes["plan.md"].after if project.changes else text
    assert fixed(after, unsafe=unsafe) == after
    assert errors(project.result) <= errors(linted({"plan.md": text.encode()}))
    left = {one.code for one in project.result.diagnostics}
    assert not {"K000", "T501"} & left
    assert "K011" not in left or "S104" in left  # of a title with a gap no id is made


DAYS = st.dates(dt.date(2026, 10, 1), dt.date(2026, 11, 20))


@given(
    st.lists(st.tuples(DAYS, st.booleans()), min_size=2, max_size=6, unique_by=lambda one: one[0]),
    st.booleans(),
)
def test_sorted_checkins_are_the_same_ones_with_their_comments(
    checkins: list[tuple[dt.date, bool]], above: bool
) -> None:
    head = "```okr\noutcome: Calls fall\nid: calls\nperiod: 2026-Q4\nowner: ana\ncheckins:\n  # all\n\n"
    written = {day: _checkin(day, above, inline) for day, inline in checkins}
    page = f"{head}{''.join(written.values())}note: end\n```\n"
    assert fixed(page) == f"{head}{''.join(written[day] for day in sorted(written))}note: end\n```\n"


def _checkin(day: dt.date, above: bool, inline: bool) -> str:
    comment = f"  # on {day}\n" if above else ""
    if inline:
        return f"{comment}  - {{date: {day}, value: {day.day}}}  # read\n"
    return f"{comment}  - date: {day}\n    value: {day.day}\n    # inside {day}\n"
