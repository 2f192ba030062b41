"""Plans of any size as companies have them: the same for the same seed."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output
from okrdocs.plan.index import Plan
from tests.render.sample_plans import Written, period

if TYPE_CHECKING:
    from okrdocs.model import OkrObject

_TITLES = (
    "Growers get answers without a call",
    "Orders arrive when we said",
    "Beds yield more with less water",
    "Everyone finds the product",
    "New growers stay for a second season",
)


def random_plan(objects: int, seed: int, teams: int = 8) -> Plan:
    """Return a plan of about `objects` objects, in three levels.

    Each objective has two to four outcomes and two to five outputs. An output leads to one or two of them,
    and now and then to one of another team. Objectives support one or two others or an outcome above.
    """
    chance = random.Random(seed)  # noqa: S311 - nothing secret
    made: list[OkrObject] = []
    objectives = max(2, objects // 7)
    upper: dict[int, list[str]] = {0: [], 1: [], 2: []}
    outcomes_above: list[str] = []
    all_outcomes: list[str] = []
    for number in range(objectives):
        level = 0 if number < 1 + objectives // 40 else 1 if number < 1 + max(1, objectives // 6) else 2
        above = upper[level - 1] if level else []
        supports = chance.sample(above, min(len(above), chance.choice((1, 1, 1, 2))))
        if outcomes_above and chance.random() < 0.3:
            supports = [chance.choice(outcomes_above)]
        name = f"o{number}"
        owner = "board" if not level else f"team {chance.randrange(teams)}"
        made.append(_objective(name, owner, supports, chance))
        upper[level].append(name)
        if not level:
            continue
        own = [f"k{number}-{part}" for part in range(chance.randint(2, 4))]
        made += [_outcome(outcome, owner, name, chance) for outcome in own]
        if level == 1:
            outcomes_above += own
        for part in range(chance.randint(2, 5)):
            targets = chance.sample(own, chance.choice((1, 1, 2)))
            if all_outcomes and chance.random() < 0.1:
                targets.append(chance.choice(all_outcomes))
            made.append(_output(f"p{number}-{part}", owner, name, targets, chance))
        all_outcomes += own
    return Plan.of(made)


def _objective(name: str, owner: str, supports: list[str], chance: random.Random) -> Objective:
    title = f"{chance.choice(_TITLES)}, {name}"
    return Objective(
        id=name,
        title=title,
        source=Written(),
        owner=owner,
        period=period("2026-Q4"),
        supports=tuple(supports),
    )


def _outcome(name: str, owner: str, measures: str, chance: random.Random) -> Outcome:
    title = f"{chance.choice(_TITLES)}, measured as {name}"
    return Outcome(
        id=name, title=title, source=Written(), owner=owner, period=period("2026-Q4"), measures=measures
    )


def _output(name: str, owner: str, within: str, targets: list[str], chance: random.Random) -> Output:
    return Output(
        id=name,
        title=f"{chance.choice(('Guide', 'Search', 'Packing line'))} {name}",
        source=Written(),
        owner=owner,
        period=period("2026-Q4"),
        within=within,
        leads_to=tuple(targets),
    )
