"""No number of a confidential outcome is in anything that is rendered."""

from __future__ import annotations

import re

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
