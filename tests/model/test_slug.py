"""Ids made from titles."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import Kind
from okrdocs.model.slug import MAX_ID, derived_id, slug


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Calls to the call centre fall", "calls-to-the-call-centre-fall"),
        ("Größere Nähe", "grossere-nahe"),
        ("  Ship v2.0, now! ", "ship-v2-0-now"),
        ("a" * 63 + " bcd", "a" * 63),
        ("a" * 70, "a" * 64),
        ("成長", ""),
        ("", ""),
    ],
)
def test_slug(title: str, expected: str) -> None:
    assert slug(title) == expected


@pytest.mark.parametrize("language", ["de", "de-AT", "DE_ch"])
@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Größere Nähe, kürzere Wege", "groessere-naehe-kuerzere-wege"),
        ("ÄRGER über Öl", "aerger-ueber-oel"),
        ("U\u0308ber a\u0308", "ueber-ae"),
        ("Café-Besuche", "cafe-besuche"),
    ],
)
def test_german_umlauts_become_two_letters(title: str, expected: str, language: str) -> None:
    assert slug(title, language) == expected


def test_titles_that_leave_nothing_get_a_stable_id() -> None:
    assert derived_id(Kind.OUTCOME, "成長") == "outcome-aa6dcdf6"
    assert derived_id(Kind.OUTCOME, "成長率") != derived_id(Kind.OUTCOME, "成長")


@given(st.text(max_size=100))
def test_every_derived_id_is_an_id(title: str) -> None:
    assert re.fullmatch(r"[a-z0-9][a-z0-9-]*", derived_id(Kind.OUTPUT, title))
    assert len(derived_id(Kind.OUTPUT, title)) <= MAX_ID
