"""The fuzzer's promises, on random pages made of what matters to the scanner and the reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

if TYPE_CHECKING:
    from collections.abc import Callable

FENCES = [b"```okr\n", b"```\n", b"~~~okr\n", b"~~~\n", b"````\n", b"`", b"<!--", b"-->", b"<pre>"]
CONTAINERS = [b"    ", b"\t", b"> ", b"- ", b"1. ", b"!!! note\n", b'=== "Tab"\n', b"///\n"]
BREAKS = [b"\n", b"\r\n", b"\r", b"---\n", b"\xef\xbb\xbf", b"\xff", b"\x00", b"\xe2\x80\xae"]
KEYS = [
    b"objective: Aim\n",
    b"outcome: Calls fall\n",
    b"output: Search\n",
    b"outcomes:\n",
    b"outputs:\n",
    b"  - ",
]
KEYS += [b"id: a\n", b"leads_to: a\n", b"supports: [a, b]\n", b"period: 2026-Q4\n", b"okr: {owner: a}\n"]
NUMBERS = [b"baseline: 1\n", b"target: 2e9\n", b"target: .inf\n", b"keep: '>= 3'\n", b"due: 2026-13-45\n"]
NUMBERS += [b"checkins: [{date: 2026-10-01, value: 3}]\n"]
SIGNS = [b"&x", b"*x", b"!!python/object:a ", b"[", b"{", b"]", b"}", b'"', b"'", b"|\n", b"#", b"? "]
NOTES = [
    b"# okrdocs: ignore[K007] why\n",
    b"<!-- okrdocs: ignore[K007] why -->",
    b"[](okr:a)",
    b"[x]: okr:a\n",
]
PIECES = st.sampled_from(FENCES + CONTAINERS + BREAKS + KEYS + NUMBERS + SIGNS + NOTES)
PAGES = st.lists(PIECES | st.binary(max_size=6), max_size=60).map(b"".join)


@pytest.mark.parametrize("target", TARGETS.values(), ids=TARGETS.keys())
@given(data=PAGES)
@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
def test_promises_hold_for_random_pages(target: Callable[[bytes], None], data: bytes) -> None:
    target(data)
