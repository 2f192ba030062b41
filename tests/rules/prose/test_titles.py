"""Reading titles in any language: numbers, frames round statements, odd text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.rules.prose.languages import lexicon
from okrdocs.rules.prose.lexer import LONGEST
from okrdocs.rules.prose.placeholder import find_placeholder
from okrdocs.rules.prose.reading import read_objective, read_outcome, read_unit, read_vague
from okrdocs.rules.prose.title import Title, read_title

WRITTEN = """
    Launch launched 8 blog posts, and by 20% from 3 to 5k (x) [y] “z” `q` TBD ?? XX $5M 3x < ≥ → - – : ; . /
    customers use is are can who which to so that KR1 Q3 @ana #7 ümläut 你好 ٢ ² ½ é 🚀 führt ein eingeführt
"""
PIECES = st.sampled_from(WRITTEN.split())


def read(title: str, language: str = "en") -> Title:
    words = lexicon(language)
    assert words is not None
    return read_title(title, words)


def numbers(title: str, language: str = "en") -> list[tuple[float, str, str]]:
    found = [token.number for token in read(title, language).tokens if token.number]
    return [(number.value, number.kind, number.mark) for number in found]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Churn below 3%", [(3, "percent", "at-most")]),
        ("Churn < 3 percent", [(3, "percent", "at-most")]),
        ("From 4% to 6%", [(4, "percent", "from"), (6, "percent", "to")]),
        ("Conversion 4 → 6 %", [(4, "count", "from"), (6, "percent", "to")]),
        ("Grow by 20%", [(20, "percent", "by")]),
        ("+15 points", [(15, "count", "by")]),
        ("at least 1,200 sign-ups", [(1200, "count", "at-least")]),
        ("500+ stars", [(500, "count", "at-least")]),
        ("10 or more pilots", [(10, "count", "at-least")]),
        ("$1.2M in revenue", [(1_200_000, "money", "")]),
        ("EUR 40k", [(40_000, "money", "")]),
        ("2 million users", [(2_000_000, "count", "")]),
        ("3x faster", [(3, "multiple", "")]),
        ("in under 5 minutes", [(5, "time", "at-most")]),
        ("within 24h", [(24, "time", "at-most")]),
        ("twelve interviews", [(12, "count", "")]),
        ("a third of calls", [(0.333, "multiple", "")]),
        ("3-5 pilots", [(5, "count", "")]),
        ("8/10 people", [(8, "multiple", "")]),
    ],
)
def test_numbers_are_typed(title: str, expected: list[tuple[float, str, str]]) -> None:
    assert numbers(title) == expected


@pytest.mark.parametrize(
    "title",
    [
        "Ready for 2027",
        "Level 3 support",
        "ISO 27001",
        "v2.0 and p99",
        "A 2-week sprint for Web3",
        "By 2026-10-31, #42 and FY27-Q1",
        "“50 ways to leave”",
        "`print(7)`",
        "See https://example.org/?q=7",
        "Between them 24/7",
        "The 1st office in the 3D lab",
    ],
)
def test_numbers_that_belong_to_names_are_none(title: str) -> None:
    assert numbers(title) == []


def test_separators_are_those_of_the_language() -> None:
    assert numbers("1,200.5 users") == [(1200.5, "count", "")]
    assert numbers("1.200,5 Kunden", "de") == [(1200.5, "count", "")]


@pytest.mark.parametrize(
    ("title", "statements"),
    [
        ("KR 1.2: Launch the portal", ["Launch the portal"]),
        ("- Launch the portal", ["Launch the portal"]),
        ("2) Launch the portal", ["Launch the portal"]),
        ("Key result 3 – Launch the portal", ["Launch the portal"]),
        ("Marketing: launch the portal", ["launch the portal"]),
        ("[Web] Launch the portal (Ana, 50 %)", ["Launch the portal"]),
        ("Launch the portal => 60%", ["Launch the portal"]),
        ("By end of Q3, launch the portal", ["launch the portal"]),
        ("Launch the portal by the end of the third quarter", ["Launch the portal"]),
        ("Launch the portal until 31 March", ["Launch the portal"]),
        ("Launch the portal this year", ["Launch the portal"]),
        ("Launch the portal. Train the team.", ["Launch the portal", "Train the team"]),
        ("Launch the portal – train the team", ["Launch the portal", "train the team"]),
        ("Launch Acme Inc. portal", ["Launch Acme Inc . portal"]),
        ("Uptime: 99.9%", ["Uptime : 99.9%"]),
        ("Answer within 24 hours", ["Answer within 24 hours"]),
    ],
)
def test_frames_are_taken_off(title: str, statements: list[str]) -> None:
    sentences = read(title).sentences
    shown = [
        " ".join(token.text for token in sorted({t for c in s for t in c.tokens}, key=lambda t: t.start))
        for s in sentences
    ]
    assert shown == statements


def test_without_lists_nothing_is_said() -> None:
    assert not any(read_outcome("Launch the portal and cut costs", "fr"))
    assert not any(read_objective("Reach 1 million users", "fr"))
    assert read_unit("posts", "fr") is None
    assert find_placeholder("Win XX farms", "fr") == "XX"


@pytest.mark.parametrize(
    ("title", "gap"),
    [
        ("Umsatz auf x Mio. Euro", "x"),
        ("Von A auf B wachsen, Wert folgt", "Wert folgt"),
        ("Zielwert wird noch definiert", "wird noch definiert"),
        ("siehe oben", "siehe oben"),
        ("k. A.", "k. A."),
        ("Offene Stellen in 30 Tagen besetzt", None),
        ("Neu ist, dass Züge pünktlich fahren", None),
    ],
)
def test_a_language_has_words_for_gaps(title: str, gap: str | None) -> None:
    assert find_placeholder(title, "de") == gap


@pytest.mark.parametrize(
    ("title", "second"),
    [
        ("Fehlerquote unter 2 %, Ziel 50 Fälle", None),
        ("400 Abos plus 50 Firmenkunden", "50 Firmenkunden"),
    ],
)
def test_a_target_said_again_is_no_second_one(title: str, second: str | None) -> None:
    pair = read_outcome(title, "de").compound
    assert (pair and pair.second.words) == second


@given(st.lists(PIECES, max_size=14).map(" ".join) | st.text(max_size=80), st.sampled_from(["en", "de"]))
def test_whatever_is_written_the_words_of_evidence_stand_there(title: str, language: str) -> None:
    outcome, objective = read_outcome(title, language), read_objective(title, language)
    vague, gap = read_vague(title, language), find_placeholder(title, language)
    found = [vague, outcome.helps, objective.number, objective.delivers, objective.helps]
    found += [outcome.activity.reason] if outcome.activity else []
    found += [*outcome.compound] if outcome.compound else []

    assert [title[one.start : one.end] for one in found if one] == [one.words for one in found if one]
    assert gap is None or gap.strip("()[] ") in title


@pytest.mark.parametrize("title", ["If calls fall,", "Twice,", "Fewer calls by a _third"])
def test_titles_that_break_off_or_hold_a_stray_sign_are_read(title: str) -> None:
    assert read_outcome(title, "en").activity is None


def test_a_title_without_end_is_cut() -> None:
    title = "Launch " + "the very long portal and " * 4000
    assert max(token.end for token in read(title).tokens) <= LONGEST
