"""A large handbook, the same for the same seed: pages of prose, and OKRs on every fifth of them.

The blocks are about as people write them who care: with reasons, sources, check-ins and guards, so that most
rules have little to say. Every thirtieth has a mistake.
"""

from __future__ import annotations

import random
from itertools import cycle, product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PAGES_TO_A_BLOCK = 5
_BLOCKS_TO_A_MISTAKE = 30
_OBJECTIVES_TO_AN_OWNER = 3
_PAGES_TO_A_FOLDER = 100
_SIZE = 4300
"""Characters of a page, about."""

_BLOCK = """\
```okr
objective: {people} in {place} settle {topic} without a call
id: o{n}
period: 2026-Q4
owner: team-{team}
commitment: {commitment}
tags: [answers, {topic}]
why: We heard about {topic} in {heard} of 40 interviews, and each week of delay costs {heard} customers.
{supports}outcomes:
  - outcome: Calls about {topic} from {people} in {place} fall
    id: o{n}-calls
    metric: calls answered
    unit: calls/week
    baseline: {baseline}
    target: {target}
    due: 2026-12-15
    rationale: The pilot in {place} cut calls by {cut} % in eight weeks with the same two engineers.
    evidence: [https://example.org/pilot/{n}]
    source: Call-centre dashboard, read every Monday
    guards: [o{n}-praise]
    checkins:
      - {{date: 2026-10-19, value: {first}, confidence: 0.6, note: Live for half of {place}.}}
      - {{date: 2026-11-02, value: {second}, confidence: 0.6}}
      - {{date: 2026-11-16, value: {third}, confidence: 0.7}}
  - outcome: {people} in {place} who search for {topic} find an answer
    id: o{n}-answers
    unit: "% of searches"
    baseline: {share}
    target: {higher}
    rationale: The search answers {higher} of 100 questions about {near}, which is asked for as often.
    source: Web analytics, read on the first of the month
    guards: [o{n}-praise]
    checkins:
      - {{date: 2026-11-09, value: {between}, confidence: 0.6}}
  - outcome: Ratings of {topic} by {people} in {place} stay high
    id: o{n}-praise
    metric: mean rating after a contact
    unit: points
    keep: ">= 4.2"
    source: Survey after each contact, read every Friday
    checkins:
      - {{date: 2026-11-13, value: 4.{digit}}}
outputs:
  - output: Search for {topic} that {people} in {place} understand
    id: o{n}-search
    leads_to: [o{n}-calls, o{n}-answers]
    due: 2026-12-01
    status: in-progress
    progress: {heard}%
    link: https://tracker.example.org/PLAN-{n}
```
"""
_PEOPLE = ("Growers", "Florists", "Schools", "Cities", "Gardeners", "Bakers", "Landlords", "Farms")
_PLACES = (
    *("the north", "the valley", "the islands", "the lowlands", "the hills", "the east", "the harbour"),
    *("the west", "the old town", "the delta", "the south", "the suburbs", "the coast", "the plain"),
)
_TOPICS = (
    *("stock", "watering", "delivery", "returns", "invoices", "seedlings", "soil", "pruning", "frost"),
    *("opening hours", "vouchers", "compost", "pests", "orders", "rents", "tools", "sizes", "fees"),
)
_MISTAKES = (
    ("target: ", "taget: "),
    ("due: 2026-12-01", "due: 2026-12-32"),
    ("leads_to: o", "leads_to: p"),
    ("commitment: ", "commitment: very "),
    ("    source: Web analytics, read on the first of the month\n", ""),
    ("2026-10-19, value", "2026-11-19, value"),
    ("period: 2026-Q4", "period: next winter"),
    ('keep: ">= 4.2"', "target: many"),
    ("outputs:\n", "outputs\n"),
)
"""What is written, and what it is mistaken for."""
_WORDS = (
    *("we", "meet", "each", "Monday", "and", "read", "the", "numbers", "before", "they", "are", "explained"),
    *("whoever", "asks", "gets", "an", "answer", "on", "the", "same", "day", "or", "a", "name"),
)


def write_corpus(folder: Path, pages: int, seed: int = 1) -> int:
    """Write `pages` pages of about 4.3 KiB below `folder`; return how many blocks they hold."""
    chance = random.Random(seed)
    blocks = _blocks(chance)
    for number in range(pages):
        home = folder / f"part-{number // _PAGES_TO_A_FOLDER:03}"
        home.mkdir(parents=True, exist_ok=True)
        block = "" if number % PAGES_TO_A_BLOCK else f"{next(blocks)}\n"
        text = f"# Page {number}\n\n{_prose(chance, (_SIZE - len(block)) // 2)}\n\n{block}"
        text += _prose(chance, _SIZE - len(text))
        (home / f"page-{number:05}.md").write_text(f"{text}\n", encoding="utf-8")
    return -(-pages // PAGES_TO_A_BLOCK)


def _blocks(chance: random.Random) -> Iterator[str]:
    """Yield blocks without end; each objective supports an earlier one, so that the plan is a tree."""
    for n, (topic, people, place) in enumerate(cycle(product(_TOPICS, _PEOPLE, _PLACES))):
        baseline = chance.randrange(3000, 5000, 10)
        target = round(baseline * chance.uniform(0.5, 0.8))
        step = (baseline - target) // 5
        share = chance.randrange(31, 45)
        block = _BLOCK.format(
            n=n,
            topic=topic,
            near=chance.choice([other for other in _TOPICS if other != topic]),
            people=people,
            place=place,
            team=n // _OBJECTIVES_TO_AN_OWNER,
            commitment=chance.choice(("aspirational", "committed")),
            heard=chance.randrange(11, 39),
            supports=f"supports: o{chance.randrange(n)}\n" if n else "",
            baseline=baseline,
            target=target,
            cut=chance.randrange(20, 50),
            first=baseline - step,
            second=baseline - 2 * step,
            third=baseline - 3 * step,
            share=share,
            higher=share + 20,
            between=share + 9,
            digit=chance.randrange(2, 9),
        )
        wrong = chance.randrange(_BLOCKS_TO_A_MISTAKE) == 0
        yield block.replace(*chance.choice(_MISTAKES)) if wrong else block


def _prose(chance: random.Random, length: int) -> str:
    """Return paragraphs of about `length` characters."""
    paragraphs = []
    while length > 0:
        words = chance.choices(_WORDS, k=60)
        paragraphs.append(f"{' '.join(words).capitalize()}.")
        length -= len(paragraphs[-1]) + 2
    return "\n\n".join(paragraphs)
