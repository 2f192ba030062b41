"""A docs folder of any size, the same for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

OBJECTS_IN_A_GROUP = 5
GROUPS_ON_A_PAGE = 2

_GROUP = """\
```okr
objective: {aim} in {place}, part {n}
id: o{n}
commitment: aspirational
why: We heard it in {heard} of 40 interviews, and every week of delay costs us {heard} customers.
{supports}outcomes:
  - outcome: Calls about {topic} fall in part {n}
    id: k{n}a
    metric: calls answered
    unit: calls/week
    baseline: {baseline}
    target: {target}
    weight: 2
    rationale: The pilot in {place} cut calls by {heard} % in eight weeks, with two engineers.
    evidence: [https://example.org/pilot/{n}]
    source: Dashboard {n}, read every Monday
    checkins:
      - {{date: 2026-10-12, value: {first}, confidence: 0.5}}
      - {{date: 2026-11-02, value: {second}, confidence: 0.6, note: Live for half of {place}.}}
      - {{date: 2026-11-16, value: {third}, confidence: 0.7}}
  - outcome: Searches about {topic} end with an answer in part {n}
    id: k{n}b
    unit: "% of searches"
    baseline: 38
    target: 60
    weight: 1
    rationale: The same search answers {heard} of 100 questions in {place} today, without any tuning.
    checkins:
      - {{date: 2026-11-09, value: 4{digit}, confidence: 0.6}}
outputs:
  - output: Search for {topic} in {place}, part {n}
    id: p{n}a
    leads_to: [k{n}a, k{n}b]
    due: 2026-11-10
    shipped: 2026-11-06
    status: done
  - output: Guide to {topic} for {place}, part {n}
    id: p{n}b
    leads_to: k{n}b
    due: 2026-12-01
    status: in-progress
    progress: {heard}%
```
"""
_AIMS = ("Growers get answers without a call", "Orders arrive when we said", "Everyone finds the product")
_PLACES = ("the north", "the valley", "the islands", "the lowlands", "the city", "the hills")
_TOPICS = ("stock", "fit", "watering", "delivery", "returns", "invoices", "seedlings", "soil")
_WORDS = (
    "we",
    "meet",
    "each",
    "Monday",
    "and",
    "read",
    "the",
    "numbers",
    "before",
    "they",
    "are",
    "explained",
)


def write_docs(folder: Path, objects: int, seed: int = 1) -> int:
    """Write pages with `objects` OKR objects, and as many pages without any; return how many objects.

    Objects come in groups of one objective, two outcomes and two outputs, two groups on a page; each
    objective supports an earlier one, so that the plan is a tree. The number is rounded up to full groups.
    """
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    groups = -(-objects // OBJECTS_IN_A_GROUP)
    for page, start in enumerate(range(0, groups, GROUPS_ON_A_PAGE)):
        blocks = [_group(n, chance) for n in range(start, min(start + GROUPS_ON_A_PAGE, groups))]
        head = "---\nokr: {period: 2026-Q4, owner: team-" + str(page % 9) + "}\n---\n\n"
        body = "\n".join(f"## Part {n}\n\n{_prose(chance)}\n\n{block}" for n, block in enumerate(blocks, 1))
        _write(folder / f"plan-{page:05}.md", f"{head}# Plan {page}\n\n{body}")
        notes = "\n\n".join(_prose(chance) for _ in range(6))
        _write(folder / f"note-{page:05}.md", f"# Note {page}\n\n{notes}")
    _write(folder / "index.md", "# Handbook\n\nWhere we keep what we plan.")
    return groups * OBJECTS_IN_A_GROUP


def _group(n: int, chance: random.Random) -> str:
    baseline = chance.randrange(3000, 5000, 10)
    target = round(baseline * chance.uniform(0.5, 0.8))
    step = (baseline - target) // 5
    return _GROUP.format(
        n=n,
        aim=chance.choice(_AIMS),
        place=chance.choice(_PLACES),
        topic=chance.choice(_TOPICS),
        heard=chance.randrange(11, 39),
        digit=chance.randrange(10),
        supports=f"supports: o{chance.randrange(n)}\n" if n else "",
        baseline=baseline,
        target=target,
        first=baseline - step,
        second=baseline - 2 * step,
        third=baseline - 3 * step,
    )


def _prose(chance: random.Random) -> str:
    return " ".join(chance.choices(_WORDS, k=60)) + "."


def _write(path: Path, text: str) -> None:
    path.write_text(text + "\n", encoding="utf-8")
