"""One page of each kind that the example site has, by the name that a test shows."""

from __future__ import annotations

import pytest

PAGES = {
    "dashboard": "material/okrs/",
    "map": "material/okrs/map/",
    "objective": "material/okrs/objectives/answers-at-hand/",
    "objective closed": "material/okrs/objectives/people-come-back/",
    "outcome": "material/okrs/outcomes/fewer-calls/",
    "output": "material/okrs/outputs/product-search/",
    "period running": "material/okrs/periods/2026-Q4/",
    "period closed": "material/okrs/periods/2026-Q3/",
    "period planned": "material/okrs/periods/2027-Q1/",
    "owner": "material/okrs/owners/support/",
    "page with cards": "material/teams/support/",
    "page with views": "material/monday-round/",
}
GERMAN = {f"{name} in German": path.replace("material", "german") for name, path in PAGES.items()}
HEBREW = {
    f"{name} from right to left": PAGES[name].replace("material", "hebrew")
    for name in ("dashboard", "map", "objective", "outcome", "page with cards")
}
OTHERS = {**GERMAN, **HEBREW}

each_kind = pytest.mark.parametrize("path", PAGES.values(), ids=PAGES.keys())
each_kind_elsewhere = pytest.mark.parametrize("path", OTHERS.values(), ids=OTHERS.keys())
each_kind_anywhere = pytest.mark.parametrize(
    "path", [*PAGES.values(), *OTHERS.values()], ids=[*PAGES, *OTHERS]
)
