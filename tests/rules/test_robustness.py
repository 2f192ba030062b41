"""No plan, however odd, makes a rule raise, say nothing, or point outside the page."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from okrdocs.engine.config import Settings
from okrdocs.engine.run import analyse
from okrdocs.rules import RULES
from okrdocs.rules.near import closest
from tests.rules.case_files import TODAY

if TYPE_CHECKING:
    from okrdocs.model import Diagnostic

NAMES = st.sampled_from(["a", "A", "b", "c", "a-b", "aa", "Reduce calls", "x"])
NUMBERS = st.sampled_from(
    ["0", "-5", "95", "120%", "1e99", "9" * 400, "-1e99", "4_000", "1.2M", "unknown", "many", "", "0.1"]
)
DATES = st.sampled_from(
    ["2026-10-15", "2026-10-15", "2027-02-01", "0001-01-01", "9999-12-31", "soon", "2026-02-30", ""]
)
TITLES = st.sampled_from(
    [
        "Reduce calls",
        "Leads rise",
        "TBD",
        "From X to Y?",
        "`code`",
        "“quoted”",
        "«",
        "---",
        "Ümläüt 你好",
        "Calls a",
    ]
)
PERIODS = st.sampled_from(["2026-Q4", "Q4", "0000", "9999", "FY27-Q1", "2026-12-31/2026-10-01", "? ", "٢٠٢٦"])
CHECKINS = st.lists(st.builds("{{date: {}, value: {}}}".format, DATES, NUMBERS), max_size=4)
LISTS = st.lists(NAMES, max_size=3).map(lambda names: f"[{', '.join(names)}]")


def fields(**values: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    """Return lines of a mapping, each key there or not."""
    some = st.fixed_dictionaries({}, optional=dict(values))
    return some.map(lambda chosen: ", ".join(f"{key}: {value}" for key, value in chosen.items()))


SHARED = {
    "id": NAMES,
    "period": PERIODS,
    "owner": st.sampled_from(["ana", "TBD", "?", '""']),
    "formerly": LISTS,
    "same_as": NAMES,
    "status": st.sampled_from(["draft", "dropped", "active", "done"]),
}
OUTCOMES = fields(
    outcome=TITLES.map(repr),
    unit=st.sampled_from(["'%'", "calls", "NPS", "of 5", "ratio", "stars", "a/b"]),
    metric=TITLES.map(repr),
    baseline=NUMBERS,
    target=NUMBERS,
    current=NUMBERS,
    keep=st.sampled_from(["'>= 120'", "[1, 2]", "[2, 1]", "'<'"]),
    baseline_due=DATES,
    milestones=st.lists(st.builds("{{title: m, due: {}}}".format, DATES), max_size=2).map(
        lambda steps: f"[{', '.join(steps)}]"
    ),
    due=DATES,
    weight=NUMBERS,
    guards=LISTS,
    measures=NAMES,
    checkins=CHECKINS.map(lambda items: f"[{', '.join(items)}]"),
    confidential=st.just("true"),
    **SHARED,
)
OUTPUTS = fields(output=TITLES.map(repr), leads_to=LISTS, enabling=TITLES.map(repr), due=DATES, **SHARED)
OBJECTIVES = st.builds(
    "{}, {}, outcomes: [{}], outputs: [{}]".format,
    TITLES.map(lambda title: f"objective: {title!r}"),
    fields(supports=LISTS, grade=NUMBERS, note=TITLES.map(repr), **SHARED).map(lambda text: text or "why: x"),
    st.lists(OUTCOMES.map(lambda text: f"{{{text}}}"), max_size=3).map(", ".join),
    st.lists(OUTPUTS.map(lambda text: f"{{{text}}}"), max_size=2).map(", ".join),
)
BLOCKS = (OBJECTIVES | OUTCOMES | OUTPUTS).map(lambda text: f"```okr\n{{{text}}}\n```\n")
DEFAULTS = fields(
    period=PERIODS, owner=SHARED["owner"], status=SHARED["status"], lang=st.sampled_from(["de", "en-GB"])
)
PAGES = st.builds(
    "---\nokr: {{{}}}\n---\n\n{}\n[x](okr:{})\n".format,
    DEFAULTS,
    st.lists(BLOCKS, max_size=4).map("\n".join),
    NAMES,
)


def lint(page: str) -> tuple[Diagnostic, ...]:
    return analyse([("plan.md", page.encode())], Settings(as_of=TODAY)).diagnostics


@settings(max_examples=150, deadline=None)
@given(PAGES)
def test_every_finding_is_said_in_words_and_points_into_the_page(page: str) -> None:
    lines = page.split("\n")
    ours = {rule.code for rule in RULES} - {"K000", "K001", "K009", "K010"}
    for one in lint(page):
        if one.code not in ours:
            continue
        message, advice = one.finding.message, one.finding.help or ""
        assert message.endswith((".", "?"))
        assert advice.endswith((".", "?"))
        assert message.count("`") % 2 == advice.count("`") % 2 == 0
        assert 1 <= one.span.line <= one.span.end_line <= len(lines)
        assert one.span.end_column <= len(lines[one.span.end_line - 1]) + 1


def test_thousands_of_wrong_links_take_no_time() -> None:
    outputs = "\n".join(f"  - {{output: Part {n}, id: part-{n}, leads_to: partt-{n}}}" for n in range(1500))
    page = f"```okr\nobjective: All\nid: all\nperiod: 2026-Q4\nowner: ana\noutputs:\n{outputs}\n```\n"
    started = time.process_time()
    found = [one for one in lint(page) if one.code == "K004"]
    assert len(found) == 1500
    assert time.process_time() - started < 10


def test_the_closest_name_is_found_ignoring_case() -> None:
    assert closest("Fewer-Cals", ["csat", "FEWER-CALLS"]) == "FEWER-CALLS"
    assert closest("profit", ["csat", "fewer-calls"]) is None
