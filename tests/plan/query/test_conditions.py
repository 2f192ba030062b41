"""The expressions of `where`, asked of a small plan."""

from __future__ import annotations

import datetime as dt
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Kind
from okrdocs.parse.page import read_page
from okrdocs.plan.build import build_plan
from okrdocs.plan.progress import score
from okrdocs.plan.query.errors import QueryError
from okrdocs.plan.query.fields import FIELDS, Subject
from okrdocs.plan.query.parser import parse_condition
from okrdocs.validate.check import check_page

_EVERYTHING = frozenset(Kind)
_PAGE = """\
```okr
objective: Callers get help at once
id: help
formerly: hotline
period: 2026-Q4
owner: Field advice
level: team
tags: [calls, autumn]
commitment: committed
supports: loyal
outcomes:
  - outcome: Calls fall
    id: calls
    unit: calls/week
    baseline: 4000
    target: 2500
    due: 2026-12-15
    checkins:
      - {date: 2026-11-16, value: 3220, confidence: 60%}
  - outcome: Margin of the help line rises
    id: margin
    unit: "%"
    baseline: 17
    target: 23
    confidential: true
    current: 21
outputs:
  - {output: Search, id: search, leads_to: calls, status: done, shipped: 2026-11-06}
  - {output: Guide, id: guide, leads_to: calls, due: 2026-11-15, progress: 40%}
```

```okr
objective: Growers stay with us
id: loyal
status: draft
period: 2027
```
"""


@cache
def _subjects(page: str = _PAGE) -> tuple[Subject, ...]:
    plan = build_plan([check_page(read_page("plan.md", page.encode()))], None)
    scores = score(plan, dt.date(2026, 11, 23))
    return tuple(Subject(plan, scores, entry) for entry in plan.objects())


def _chosen(expression: str, subjects: tuple[Subject, ...] | None = None) -> set[str]:
    condition = parse_condition(expression, _EVERYTHING)
    return {subject.entry.id for subject in subjects or _subjects() if condition.holds(subject)}


@pytest.mark.parametrize(
    ("expression", "expected"),
    [
        ("", {"help", "loyal", "calls", "margin", "search", "guide"}),
        ("kind = outcome", {"calls", "margin"}),
        ('owner = "field ADVICE"', {"help", "calls", "margin", "search", "guide"}),
        ("owner is missing", {"loyal"}),
        ("owner != someone and kind = objective", {"help", "loyal"}),
        ("tags has autumn and kind = objective", {"help"}),
        ("title has help", {"help", "margin"}),
        ("period = current", {"help", "calls", "margin", "search", "guide"}),
        ("period in [2027, 2028]", {"loyal"}),
        ("kind = output and not overdue", {"search"}),
        ("overdue or status = done", {"search", "guide"}),
        ("progress < expected and kind = outcome", {"calls"}),
        ("progress >= 40% and kind = output", {"search", "guide"}),
        ("progress = 0.4", {"guide"}),
        ("due < today", {"guide"}),
        ("due <= today + 4 weeks and due > today", {"calls"}),
        ("shipped >= 2026-11-06", {"search"}),
        ("health = at-risk", {"calls"}),
        ('health in ["on track", at_risk] and kind = outcome', {"calls"}),
        ("health is missing and kind = objective", {"loyal"}),
        ("silence = 7", {"calls"}),
        ("silence = 1 week", {"calls"}),
        ("due <= today+4 weeks and due > today", {"calls"}),
        ("baseline >= 4k and target = 2_500", {"calls"}),
        ("target < 1.2M and unit = calls/week", {"calls"}),
        ("progress >= 40 % and kind = output", {"search", "guide"}),
        ("confidence > .5", {"calls", "help"}),
        ("health = at risk and kind = outcome", {"calls"}),
        ("confidence < 70%", {"calls", "help"}),
        ("commitment = committed and kind = output", {"search", "guide"}),
        ("level = team and kind = outcome", {"calls", "margin"}),
        ("objective = help and kind = output", {"search", "guide"}),
        ("above has loyal", {"help", "calls", "margin", "search", "guide"}),
        ("leads_to has CALLS", {"search", "guide"}),
        ("objective = hotline and kind = outcome", {"calls", "margin"}),
        ("above has Hotline and kind = output", {"search", "guide"}),
        ("supports has loyal", {"help"}),
        ("not (kind = output or kind = outcome)", {"help", "loyal"}),
        ("kind = output or kind = outcome and confidential", {"search", "guide", "margin"}),
        ("kind not in [output, outcome] and status != draft", {"help"}),
    ],
)
def test_a_condition_chooses_what_a_reader_expects(expression: str, expected: set[str]) -> None:
    assert _chosen(expression) == expected


@pytest.mark.parametrize("field", ["baseline", "current", "target"])
def test_confidential_numbers_cannot_be_found_out_by_asking(field: str) -> None:
    assert "margin" not in _chosen(f"{field} > -1000000")
    assert "calls" in _chosen(f"{field} > -1000000")
    assert "margin" in _chosen(f"{field} is missing")


@pytest.mark.parametrize("expression", ["title has 23", "metric has 23", "owner = 'Desk 23'", "tags has y23"])
def test_texts_and_names_are_asked_for_as_pages_show_them(expression: str) -> None:
    page = _PAGE.replace(
        "id: margin", "id: margin\n    metric: up to 23\n    owner: Desk 23\n    tags: [y23]"
    )
    page = page.replace("Margin", "Margin of 23")
    for confidential in (True, False):
        written = page if confidential else page.replace("confidential: true", "confidential: false")
        found = _chosen(expression, _subjects(written))
        assert found == (set() if confidential else {"margin"})


@pytest.mark.parametrize(
    ("expression", "place", "message", "advice"),
    [
        ("onwer = support", "onwer", "There is no field `onwer`.", "Did you mean `owner`?"),
        ("health = red", "red", "`health` is never `red`.", "Did you mean `off-track`?"),
        (
            "due < today + soon",
            "today + soon",
            "`today + soon` cannot be read as a date.",
            "`today + 14 days`",
        ),
        ("owner < b", "<", "`owner` is a text, which `<` cannot compare.", "`owner = support`"),
    ],
)
def test_an_error_points_at_its_place_and_says_what_to_write(
    expression: str, place: str, message: str, advice: str
) -> None:
    with pytest.raises(QueryError) as caught:
        parse_condition(expression, _EVERYTHING)
    assert expression[caught.value.start : caught.value.end] == place
    assert caught.value.message == message
    assert advice in caught.value.help


def test_a_field_of_other_kinds_is_an_error_and_not_an_empty_result() -> None:
    with pytest.raises(QueryError, match="`overdue` belongs to outputs, and this shows outcomes"):
        parse_condition("overdue", frozenset([Kind.OUTCOME]))


def test_what_nobody_could_read_is_refused_before_python_runs_out_of_stack() -> None:
    with pytest.raises(QueryError, match="too deeply nested"):
        parse_condition("(" * 5000 + "overdue" + ")" * 5000, _EVERYTHING)
    with pytest.raises(QueryError, match="too deeply nested"):
        parse_condition("not " * 5000 + "overdue", _EVERYTHING)


_WORDS = st.sampled_from(
    [field.name for field in FIELDS]
    + [
        "=",
        "!=",
        "<",
        ">=",
        "(",
        ")",
        "[",
        "]",
        ",",
        "and",
        "or",
        "not",
        "in",
        "has",
        "is",
        "given",
        "missing",
    ]
    + ["today", "+", "-", "14", "days", "60%", "2026-12-15", "current", '"a b"', "'", "!", "é", "support"]
    + [
        "<>",
        "like",
        "does",
        "between",
        "than",
        "less",
        "contain",
        "where",
        "null",
        "“a”",
        "&&",
        "und",
        "nicht",
    ]
    + [
        "kind",
        "outcome",
        "objective",
        "owner:",
        "1,5",
        "2 weeks ago",
        "1/0",
        "99999999999999",
        "2026-Q4",
        "*",
    ]
)


def _error_in(expression: str) -> QueryError | None:
    try:
        parse_condition(expression, _EVERYTHING)
    except QueryError as error:
        return error
    return None


@given(st.lists(_WORDS, max_size=12).map(" ".join) | st.text(max_size=40))
def test_any_text_is_a_condition_or_an_error_with_a_place(expression: str) -> None:
    if error := _error_in(expression):
        assert 0 <= error.start < error.end <= len(expression) + 1
        assert error.message.endswith(".")
        assert error.help
    else:
        condition = parse_condition(expression, _EVERYTHING)
        assert all(condition.holds(subject) in (True, False) for subject in _subjects())
