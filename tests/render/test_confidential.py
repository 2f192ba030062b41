"""No number of a confidential outcome is in anything that is rendered."""

from __future__ import annotations

import re

import pytest

from okrdocs.render.confidential import MASK, masked
from tests.render.rendering import Addresses, everything, plan_of, read, renderer

SECRETS = ("731984", "915243", "823613", "867301")
BLOCK = """
objective: O
id: o
outcomes:
  - outcome: Margin grows from 731 984 to 915,243
    id: margin
    unit: EUR
    baseline: 731984
    target: 915243
    confidential: true
    rationale: We were at 731984, then at 823.613; [see](https://example.org/867301)
    note: 867 301 today
    checkins:
      - {date: 2026-10-20, value: 823613, note: 823613}
      - {date: 2026-11-02, value: 823613}
      - {date: 2026-11-20, value: 867301, confidence: 0.5}
outputs:
  - {output: P, id: p, leads_to: margin, status: done, shipped: 2026-10-10}
"""


def test_no_number_is_anywhere() -> None:
    for name, html in everything(plan_of(BLOCK)).items():
        digits = re.sub(r"(?<=\d)[\s.,\u202f](?=\d)", "", html)
        assert not [secret for secret in SECRETS if secret in digits], name


def test_kept_number_is_withheld_too() -> None:
    block = (
        "{outcome: Reserve holds, id: r, unit: EUR, keep: '>= 731984', confidential: true, current: 823613}"
    )
    guarded = "{outcome: G, id: g, unit: x, baseline: 1, target: 2, guards: [r]}"
    for name, html in everything(plan_of(block, guarded)).items():
        assert not re.search("731.?984|823.?613", html), name


def test_progress_is_told() -> None:
    page = read(renderer(plan_of(BLOCK)).page("margin", Addresses()))
    assert "numbers withheld" in page.words
    assert "74 %" in page.words
    assert "20 Nov 2026 74 % 55 % 0.5" in page.words


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("from 731984", f"from {MASK}"),
        ("731 984 or 731\u202f984 EUR", f"{MASK} or {MASK} EUR"),
        ("731.984,00", MASK),
        ("-731984 and 915243%", f"-{MASK} and {MASK}%"),
        ("EUR731984, x915243, 7.3e5", f"EUR{MASK}, x{MASK}, {MASK}e{MASK}"),
        ("0.73 million, 183259 more", f"{MASK} million, {MASK} more"),
        ("https://example.org/2026/pilot", "https://example.org/2026/pilot"),
        ("https://example.org/731984", f"https://example.org/{MASK}"),
        ("https://example.org/731,984?or=731.984", f"https://example.org/{MASK}?or={MASK}"),
        ("https://example.org/731%20984/915243.00", f"https://example.org/{MASK}/{MASK}"),
        ("https://example.org/2026-11-20", "https://example.org/2026-11-20"),
    ],
)
def test_masking(text: str, shown: str) -> None:
    outcome = plan_of(BLOCK).outcomes["margin"]
    assert masked(outcome, text) == shown


def test_thousands_may_be_written_short() -> None:
    outcome = plan_of(
        "{outcome: X, id: x, unit: EUR, baseline: 4000, target: 5500000, confidential: true}"
    ).outcomes["x"]
    assert masked(outcome, "from 4k to 5.5M") == f"from {MASK} to {MASK}"


def test_others_keep_their_numbers() -> None:
    outcome = plan_of("{outcome: X, id: x, unit: EUR, baseline: 4000, target: 5500}").outcomes["x"]
    assert masked(outcome, "from 4000") == "from 4000"
