"""Two plans that differ only in what is confidential are published as the same bytes.

So nothing of it can be told from the site, however it is written down, worked out or drawn.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, Any

import pytest

from tests.hosts.test_confidential_site import written
from tests.hosts.test_mkdocs_plugin import MATERIAL

if TYPE_CHECKING:
    from tests.conftest import BuildSite

SECRETS = {
    "baseline": ("731984", "500000"),
    "target": ("915243", "613000"),
    "early": ("823613", "556400"),
    "late": ("867301", "583168"),
    "grouped": ("915,243", "613 000"),
    "few": ("7", "100"),
    "some": ("3", "43"),
    "low": ("4483.17", "51.25"),
    "high": ("5010.5", "62.5"),
    "kept": ("4519.62", "60.75"),
    "lost": ("4400.1", "44.5"),
    "cost": ("558823", "12345"),
    "worse": ("731000", "499000"),
    "passed": ("931000", "622700"),
    "ended": ("800000", "541900"),
    "worth": ("5550123", "98"),
    "nearly": ("996", "497"),
    "all": ("1000", "500"),
}
"""Each in the one plan and in the other.

Progress comes to the same whole percents: 3 of 7 is 42.9 %, 43 of 100 is 43 %.
"""
NUMBERS = """\
---
okr: {{period: 2026-Q4, owner: Team 7, tags: [2026]}}
---
# Plan

```okr
objective: We can pay for a cold spring
id: pay
supports: above
outcomes:
  - outcome: "Margin grows from {baseline} EUR to {grouped}"
    id: margin
    formerly: [margin-{target}]
    metric: "margin above {baseline}"
    unit: EUR in {target}
    segment: those with {target}
    baseline: {baseline}
    target: {target}
    weight: 2
    confidential: true
    owner: Desk {target}
    contributors: [Team 7, "Desk {late}"]
    tags: [money, "t{target}"]
    guards: [reserve]
    description: "We want {grouped}"
    note: "{late} today"
    rationale: "We were at {baseline}, then at {early}: [see](https://example.org/{target})"
    evidence: ["https://example.org/of%20{target}", "{target} in the bank, {baseline} before"]
    source: "Ledger {baseline}, every Monday"
    checkins:
      - {{date: 2026-10-20, value: {early}, confidence: 0.6, note: "{early} only"}}
      - {{date: 2026-11-02, value: {early}}}
      - {{date: 2026-11-20, value: {late}, confidence: 0.5}}
  - outcome: Reserve holds
    id: reserve
    unit: EUR
    keep: [{low}, {high}]
    current: {kept}
    confidential: true
  - outcome: Fund holds
    id: fund
    unit: EUR
    keep: ">= {low}"
    confidential: true
    checkins: [{{date: 2026-11-20, value: {lost}, confidence: 0.4}}]
  - outcome: Cost is known
    id: cost
    unit: EUR
    baseline: unknown
    baseline_due: 2026-11-01
    target: {cost}
    confidential: true
  - outcome: Guests who come back
    id: guests
    unit: guests
    count_from_zero: true
    target: {few}
    confidential: true
    checkins: [{{date: 2026-11-16, value: {some}, confidence: 0.3}}]
  - outcome: Sales in the south grow
    id: south
    unit: EUR
    baseline: {baseline}
    target: {target}
    confidential: true
    checkins: [{{date: 2026-11-16, value: {worse}}}]
  - outcome: Deal is signed
    id: deal
    confidential: true
    milestones:
      - {{title: "Sign for {worth} EUR", due: 2026-10-20, done: true}}
      - {{title: "Pay {worth} EUR", due: 2026-11-20}}
      - {{title: Move in, due: 2026-12-20}}
  - outcome: Waste shrinks
    id: waste
    unit: t
    baseline: 30
    target: 10
    current: 22
    guards: [fund]
  - {{outcome: Bills are paid in time, id: bills, unit: bills, count_from_zero: true, target: {all},
     current: {nearly}, weight: 0.5, confidential: true}}
  - outcome: Trade with large buyers grows
    id: buyers
    metric: buyers
    segment: above {worth} EUR
    unit: buyers
    baseline: {some}
    target: {few}
    confidential: true
  - {{outcome: Trade grows, id: trade, metric: buyers, unit: buyers, baseline: 40, target: 60}}
outputs:
  - {{output: Ledger, id: ledger, leads_to: [margin, reserve, cost, guests], due: 2026-12-01, progress: 0.3}}
```

```okr
objective: The company lasts
id: above
owner: Board
```

```okr
objective: Last winter went well
id: winter
period: 2026-Q3
status: closed
grade: 0.8
outcomes:
  - {{outcome: Stock sold, id: stock, unit: EUR, baseline: {baseline}, target: {target}, current: {passed},
     confidential: true}}
  - {{outcome: Stock moved, id: moved, unit: EUR, baseline: {baseline}, target: {target}, current: {ended},
     confidential: true}}
```

```okr
outcome: Broken number
id: broken
measures: pay
unit: EUR
baseline: {baseline}
target: {target} or so
confidential: true
```

```okr
outcome: Margin grows again, from {baseline}
id: margin
unit: EUR
confidential: true
baseline: {baseline}
target: {target}
```

```okr
outcome: Never read, for want of a straight margin
unit: EUR
confidential: true
baseline: {baseline}
   target: {target}
```

[](okr:margin) and ![](okr:margin) and ![](okr:pay)

{views}
"""
CONDITIONS = (
    *("target > 600000", "current < target", "title has 915243", "metric has 731984", "unit has 915243"),
    *("owner = 'Desk 915243'", "tags has t915243", "contributors has 'Desk 867301'"),
    *("progress > 0.4286 or progress < 0.42", "progress < 43%", "health = at-risk", "confidence < 0.5"),
)
VIEWS = [
    *(f'show: outcomes\nwhere: "{condition}"\nas: count' for condition in CONDITIONS),
    *(f"show: all\nas: {form}" for form in ("table", "list", "cards", "map", "chart")),
    *(
        f"show: outcomes\nsort: {order}"
        for order in ("-target, id", "title, id", "current, -baseline", "-progress")
    ),
    *(
        f"show: outcomes\ngroup: {by}"
        for by in ("owner", "tags", "contributors", "unit", "metric", "title", "period", "due", "checked")
    ),
]
PLAN = NUMBERS.replace("{views}", "\n\n".join(f"```okr-view\n{view}\n```" for view in VIEWS))
LOOKS: dict[str, dict[str, Any]] = {
    "material with tags": {"theme": MATERIAL, "plugins": ["search", "tags"]},
    "readthedocs": {"theme": {"name": "readthedocs", "highlightjs": False}},
    "german mkdocs": {
        "theme": {"name": "mkdocs", "highlightjs": False},
        "options": {"lang": "de", "terms": {"outcome": "Ergebnis"}},
    },
    "no pages": {"theme": MATERIAL, "options": {"pages": []}},
}


@pytest.mark.parametrize("look", LOOKS)
def test_what_is_confidential_changes_nothing_of_a_site(
    build_site: BuildSite, monkeypatch: pytest.MonkeyPatch, look: str
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")  # the themes print when they were built
    sites = []
    for which in (0, 1):
        numbers = {name: both[which] for name, both in SECRETS.items()}
        settings = LOOKS[look]
        okrdocs = {"as_of": "2026-11-23", "fail_on": "never", **settings.get("options", {})}
        plugins = [*settings.get("plugins", ["search"]), {"okrdocs": okrdocs}]
        site = build_site({"index.md": PLAN.format(**numbers)}, theme=settings["theme"], plugins=plugins)
        assert "K013" not in site.log  # each view asks for what there is
        sites.append(written(site.folder))
    one, other = sites
    assert one.keys() == other.keys()
    assert [line for name in one for line in differing(name, one[name], other[name])] == []


def differing(name: str, one: str, other: str) -> list[str]:
    """Return the lines of a file that the two sites don't have in common."""
    lines = zip_longest(one.splitlines(), other.splitlines(), fillvalue="")
    return [f"{name}: {line} <> {twin}" for line, twin in lines if line != twin]
