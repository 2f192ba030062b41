"""`okr-view` blocks: what they choose, in which order and groups, and what is wrong with them."""

from __future__ import annotations

import datetime as dt
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from okrdocs.model import Kind
from okrdocs.parse.block import Block
from okrdocs.parse.fences import Fence
from okrdocs.parse.page import read_page
from okrdocs.parse.view_yaml import read_view_text
from okrdocs.plan.build import build_plan
from okrdocs.plan.progress import score
from okrdocs.plan.query.reading import read_view
from okrdocs.plan.query.view import Form, View, select
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    from okrdocs.model import Finding

_PAGE = """\
```okr
objective: Callers get help at once
id: help
period: 2026-Q4
owner: Support
tags: [calls, autumn]
outcomes:
  - {outcome: Calls fall, id: calls, unit: calls, baseline: 100, target: 50, current: 60, due: 2026-12-15}
  - {outcome: Waits fall, id: waits, unit: min, baseline: 10, target: 5, owner: Field, due: 2026-12-01,
     checkins: [{date: 2026-11-20, value: 9}]}
  - {outcome: Praise rises, id: praise, unit: points, baseline: 3, target: 4, owner: support}
```

```okr
outcome: Damage falls
id: damage
unit: "%"
```
"""


def _view(text: str) -> tuple[View | None, tuple[Finding, ...]]:
    content = dedent(text).strip("\n")
    fence = Fence(3, content.count("\n") + 5, "", content, (0,) * (content.count("\n") + 1))
    return read_view(Block("plan.md", fence, read_view_text))


def _groups(text: str) -> list[tuple[str | None, list[str]]]:
    view, findings = _view(text)
    assert view is not None
    assert findings == ()
    plan = build_plan([check_page(read_page("plan.md", _PAGE.encode()))], None)
    groups = select(view, plan, score(plan, dt.date(2026, 11, 23)))
    return [(group.value, [entry.id for entry in group.entries]) for group in groups]


def test_an_empty_view_shows_everything_as_a_table() -> None:
    assert _groups("") == [(None, ["help", "calls", "waits", "praise", "damage"])]
    view, _ = _view("")
    assert view is not None
    assert view.form is Form.TABLE


@pytest.mark.parametrize(
    ("sort", "order"),
    [
        ("due", ["waits", "calls", "praise", "damage"]),
        ("-due", ["praise", "calls", "waits", "damage"]),
        ("progress desc, title", ["calls", "waits", "damage", "praise"]),
        ("[owner, -progress]", ["waits", "calls", "praise", "damage"]),
    ],
)
def test_sorting_puts_what_has_no_value_last(sort: str, order: list[str]) -> None:
    assert _groups(f"show: outcomes\nsort: {sort}") == [(None, order)]


def test_groups_follow_their_values_whatever_their_case() -> None:
    assert _groups("show: outcomes\ngroup: owner") == [
        ("Field", ["waits"]),
        ("Support", ["calls", "praise"]),
        (None, ["damage"]),
    ]


def test_groups_of_a_choice_follow_its_words_and_several_tags_mean_several_groups() -> None:
    assert [value for value, _ in _groups("show: outcomes\ngroup: health")] == [
        "not-started",
        "off-track",
        "stale",
    ]
    assert _groups("show: objectives\ngroup: tags") == [("autumn", ["help"]), ("calls", ["help"])]


def test_nothing_found_gives_no_group() -> None:
    assert _groups("where: owner = nobody\ngroup: owner") == []


@pytest.mark.parametrize(
    ("text", "line", "columns", "message", "advice"),
    [
        (
            "show: outcomes\nwhere: onwer = x",
            5,
            (8, 13),
            "There is no field `onwer`.",
            "Did you mean `owner`?",
        ),
        ('where: "health = red"', 4, (18, 21), "`health` is never `red`.", "`off-track`"),
        ("show: [outcomes, initiatives]", 4, (18, 29), "`show` is never `initiatives`.", "`outputs`?"),
        ("show: [outcomes, [outputs]]", 4, (18, 27), "Here stands something else than words.", "a list"),
        ("sort: due,,title", 4, (7, 17), "Here a word is missing.", "take the comma out"),
        ("where: >-\n  owner = x and\n\n    health = red", 7, (14, 17), "`health` is never `red`.", "?"),
        ("where: |2\n   owner = x and\n  progress <", 6, (13, 13), "Behind `<`, a value is", "60%"),
        (r'where: "owner = \"x\" and health = r\x65d"', 4, (36, 42), "`health` is never `red`.", "?"),
        ("show: outcome, results", 4, (16, 23), "`show` is never `results`.", "`outcomes`"),
        ("sort: due, -progres", 4, (13, 20), "There is no field `progres`.", "Did you mean `progress`?"),
        ("group: progress", 4, (8, 16), "`progress` is a share", "`sort: progress`"),
        ("as: tabel", 4, (5, 10), "`as` is never `tabel`.", "Did you mean `table`?"),
        ("filter: x", 4, (1, 7), "A view has no `filter`.", "`where`"),
        ("wehre: owner = x", 4, (1, 6), "A view has no `wehre`.", "Did you mean `where`?"),
    ],
)
def test_what_is_wrong_is_said_at_its_place(
    text: str, line: int, columns: tuple[int, int], message: str, advice: str
) -> None:
    _, (finding,) = _view(text)
    assert (finding.span.line, finding.span.column, finding.span.end_column) == (line, *columns)
    assert finding.message.startswith(message)
    assert advice in (finding.help or "")


def test_every_mistake_is_said_at_once_and_the_rest_is_read() -> None:
    view, findings = _view("show: outcomes\nwhere: owner <\nsort: x\nas: list")
    assert len(findings) == 2
    assert view is not None
    assert view.form is Form.LIST
    assert view.kinds == {Kind.OUTCOME}


def test_a_chart_is_of_outcomes_whatever_else_is_asked_for() -> None:
    assert _groups("as: chart") == [(None, ["calls", "waits", "praise", "damage"])]
    assert _groups("show: all\nas: chart\nwhere: unit = min") == [(None, ["waits"])]
    _, (finding,) = _view("show: objectives\nas: chart")
    assert finding.message == "Only outcomes have a chart."


def test_the_ids_that_a_condition_names_are_told_with_their_places() -> None:
    view, _ = _view('where: "objective in [help, x] or above has y or title has z"')
    assert view is not None
    assert [(one.name, one.span.column) for one in view.mentions] == [("help", 23), ("x", 29), ("y", 45)]


def test_a_slip_can_be_put_right_and_a_guess_cannot() -> None:
    _, (finding,) = _view("sort: -progres")
    assert finding.fix is not None
    assert [edit.text for edit in finding.fix.edits] == ["progress"]
    _, (finding,) = _view("sort: colour")
    assert finding.fix is None


def test_yaml_that_cannot_be_read_is_no_view() -> None:
    view, findings = _view("- where\n- owner")
    assert view is None
    assert [finding.code for finding in findings] == ["K000"]
