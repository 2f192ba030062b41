"""Blocks that are made to cost time are judged in less than a second."""

from __future__ import annotations

import time

import jsonschema
import pytest

from tests.validate.pages import checked_page, fenced, findings_of

LONG = "9" + " " * 100_000 + "9"
BLOCKS = {
    "unknown keys": "objective: A\n" + "".join(f"key{number}: 1\n" for number in range(9_000)),
    "keys that are nearly right": "objective: A\n"
    + "".join(f"ow{number}ner: 1\n" for number in range(9_000)),
    "no kind among many keys": "".join(f"objec{number}tive: 1\n" for number in range(9_000)),
    "one long key": "objective: A\n" + "o" * 1000 + ": 1\n",
    "bad ids": "objective: A\nformerly: [" + "a b," * 9_000 + "]\n",
    "empty lists": "objective: A\ntags: [" + "[]," * 9_000 + "]\n",
    "bad outcomes": "objective: A\noutcomes:\n"
    + "  - {outcome: B, target: many, due: soon, weight: 0}\n" * 1_900,
    "texts for outcomes": "objective: A\noutcomes: [" + "text," * 9_000 + "]\n",
    "bad check-ins": "outcome: A\ncheckins:\n" + "  - {date: soon, value: 1 x, confidence: 7}\n" * 2_000,
    "a long number": f"outcome: A\ntarget: '{LONG}'\n",
    "a long share": f"output: A\nprogress: '{LONG}'\n",
    "a long band": f"outcome: A\nkeep: '{LONG}'\n",
    "a long cadence": f"outcome: A\ncadence: '{LONG}'\n",
    "a long date": f"output: A\ndue: '{LONG}'\n",
    "a long status": f"output: A\nstatus: '{LONG}'\n",
    "a long id": f"output: A\nid: '{LONG}'\n",
    "a long link": f"output: A\nlink: '{LONG}'\n",
    "a long title": "output: '" + "ﬁ" * 80_000 + "'\n",
    "digits": "outcome: A\ntarget: " + "9" * 200_000 + "\n",
    "digits and underscores": "outcome: A\ntarget: " + "9_" * 100_000 + "\n",
    "tabs throughout": "outcome: A\n" + "\ta: b\n" * 9_000,
    "keys written twice": "objective: A\n" + "why: B\n" * 4_900,
    "lines that cannot be read": "outcome: A\n" + "".join(f"a{line}: @b\n" for line in range(9_000)),
    "unreadable titles": "outcome: A: b\n" * 15_000,
    "unreadable ids": "id: [\n" + "id  " * 60_000,
    "unreadable former ids": "formerly: [\n" + "formerly: a\n  - b\n" * 12_000,
}


@pytest.mark.parametrize("name", BLOCKS)
def test_hostile_block(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema({})  # its import is not what is measured
    start = time.process_time()
    page = checked_page(fenced(BLOCKS[name]))
    assert time.process_time() - start < 1
    assert findings_of(page)


def test_what_is_wrong_with_a_list_covers_its_items() -> None:
    page = checked_page(fenced("objective: A\nformerly: [" + "a b," * 201 + "]\n"))
    assert [finding.message for finding in findings_of(page)] == ["`formerly` has too many items (201)."]
