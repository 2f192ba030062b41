"""A confidential number is in nothing that is published, however it is written."""

from __future__ import annotations

import gzip
import html
import re
from typing import TYPE_CHECKING

import pytest

from tests.example_site import ROOT, build_example
from tests.hosts.test_mkdocs_plugin import MATERIAL

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from tests.conftest import BuildSite

THEMES_OWN = {"assets", "fonts"}
GEOMETRY = re.compile(r'\b(?:x|y|d|height|width)="[^"]*"')
SECRETS = {
    "baseline": "731984",
    "target": "915243",
    "first check-in": "823613",
    "latest check-in": "867301",
    "left to go": "47942",
    "moved": "135317",
    "kept": "4483.17",
    "kept now": "4519.62",
    "to be known": "558823",
    "threshold": "662217",
}
"""Numbers too rare to be anything else, by what they are."""
SPELLINGS = (
    *("731,984", "731.984", "731984.0", "731 984", "731\u00a0984", "731\u202f984", "731'984", "731_984"),
    *(
        "731.984,00",
        "732k",
        "732 k",
        "731,9k",
        "0.73 million",
        "0,73 Mio.",
        "7.3e5",
        "EUR731984",
        "731984EUR",
    ),
)
PLAN = """\
---
okr: {{period: 2026-Q4, owner: finance, lang: {lang}}}
---
# Plan

```okr
objective: We can pay for a cold spring
id: pay
supports: above
outcomes:
  - outcome: "Margin grows from 731 984 EUR to 915,243 (0.9 million)"
    id: margin
    formerly: [old-margin]
    metric: "margin, of 731.984 today"
    unit: EUR
    baseline: 731984
    target: 915_243
    confidential: true
    tags: [money]
    guards: [reserve]
    description: "Spelt {spellings}"
    note: "867 301 today, 135317 more than at the start"
    rationale: "We were at 731984, then at 823.613: [see](https://example.org/867301)"
    evidence: ["https://example.org/731.984", "https://example.org/a?to=731,984&b=915243", "823613 in it"]
    source: "Ledger 731984"
    checkins:
      - {{date: 2026-10-20, value: 823613, note: "823613, only 91630 left"}}
      - {{date: 2026-11-02, value: 830000.5}}
      - {{date: 2026-11-20, value: 867301, confidence: 0.5, note: "867,301 with {spellings}"}}
  - outcome: Reserve holds
    id: reserve
    unit: EUR
    keep: ">= 4483.17"
    current: 4519.62
    confidential: true
  - outcome: Cost is known
    id: cost
    unit: EUR
    baseline: unknown
    baseline_due: 2026-11-01
    target: 558823
    confidential: true
outputs:
  - {{output: Ledger, id: ledger, leads_to: [margin, reserve, cost], due: 2026-12-01, status: in-progress}}
```

```okr
objective: The company lasts
id: above
outcomes: [{{outcome: Years go well, id: years, unit: "%", baseline: 10, target: 20, current: 15,
  guards: [margin]}}]
```

```okr
outcome: Broken number
id: broken
measures: pay
unit: EUR
baseline: 662217
target: 66z217
confidential: true
```

[](okr:margin) and [the margin](okr:margin) and ![](okr:margin) and ![](okr:pay), [](okr:old-margin)

"""
MISSPELT = """\
```okr
outcome: Margin grows
id: margin
unit: EUR
baseline: 731984
target: 915243
confidential: {}
```
"""
VIEWS = "\n".join(
    f"```okr-view\nshow: all\nwhere: period = current\nsort: -progress\ngroup: owner\nas: {form}\n```\n"
    for form in ("table", "list", "cards", "map", "chart", "count")
)


def written(folder: Path) -> dict[str, str]:
    """Return every published file as text, by its path, as somebody reads it who searches all of them."""
    files = {}
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not THEMES_OWN & {*path.relative_to(folder).parts}:
            data = path.read_bytes()
            text = (gzip.decompress(data) if path.suffix == ".gz" else data).decode(errors="replace")
            text = text.replace("\r\n ", "")  # calendar.ics folds long lines
            files[path.relative_to(folder).as_posix()] = html.unescape(text)
    return files


def found(folder: Path, numbers: Iterable[str]) -> list[str]:
    """Name the files in which a number stands, however its digits are grouped."""
    places = []
    for name, text in written(folder).items():
        digits = re.sub(r"(?<=\d)(?:[\s.,'’_\u00a0\u2009\u202f]|%20|%2C|\\u202f)(?=\d)", "", text)
        places += [f"{number} in {name}" for number in numbers if re.sub(r"\D", "", number) in digits]
    return places


@pytest.mark.parametrize("lang", ["en", "de"])
@pytest.mark.parametrize(
    "theme", [MATERIAL, {"name": "mkdocs", "highlightjs": False}], ids=["material", "mkdocs"]
)
def test_no_confidential_number_is_published(
    build_site: BuildSite, lang: str, theme: dict[str, object]
) -> None:
    plan = PLAN.format(lang=lang, spellings=", ".join(SPELLINGS).replace('"', ""))
    site = build_site(
        {"index.md": plan + VIEWS},
        {"fail_on": "never", "lang": lang},
        theme=theme,
        plugins=["search", {"okrdocs": {"as_of": "2026-11-23", "fail_on": "never", "lang": lang}}],
    )
    kinds = {path.rpartition(".")[2] for path in site.names()}
    assert {"html", "json", "svg", "csv", "ics", "xml"} <= kinds
    assert found(site.folder, SECRETS.values()) == []
    everywhere = "\n".join(written(site.folder).values())
    assert [
        spelling
        for spelling in SPELLINGS
        if re.search(rf"(?<![\w.,]){re.escape(spelling)}(?![\d])", everywhere)
    ] == []


def test_the_search_for_them_finds_what_is_there(build_site: BuildSite) -> None:
    plan = PLAN.format(lang="en", spellings="").replace("confidential: true", "confidential: false")
    site = build_site({"index.md": plan + VIEWS}, {"fail_on": "never"}, theme=MATERIAL)
    leaks = found(site.folder, SECRETS.values())
    files = {leak.partition(" in ")[2] for leak in leaks}
    assert {leak.partition(" in ")[0] for leak in leaks} >= {*SECRETS.values()} - {"47942", "135317"}
    assert {"okrs/okrs.json", "okrs/okrs.csv", "okrs/feed.xml", "okrs/outcomes/margin/index.html"} <= files


@pytest.mark.parametrize("written", ["ja", "yes", '"true"', "1", "[true]", "{a: b}"])
def test_who_misspells_that_it_is_confidential_gives_nothing_away(
    build_site: BuildSite, written: str
) -> None:
    block = MISSPELT.format(written)
    site = build_site({"index.md": block}, {"fail_on": "never"})
    assert found(site.folder, ["731984", "915243"]) == []


@pytest.mark.parametrize("look", ["material", "german", "readthedocs"])
def test_the_example_keeps_its_confidential_numbers(tmp_path: Path, look: str) -> None:
    numbers = r"1[.,_'\s]?(?:274|638|394|483)|31[.,]40?|26[.,]20?|29[.,]35|28[.,]15"
    secrets = re.compile(rf"(?<!\d)(?<!\d[.,])(?:{numbers})(?!\d|[.,]\d)")
    pages = [ROOT / "site-example" / "docs" / "teams" / name for name in ("finance.md", "marketing.md")]
    assert [len(secrets.findall(page.read_text(encoding="utf-8"))) for page in pages] == [4, 4]
    build_example(look, tmp_path / "site")
    published = written(tmp_path / "site")
    assert len(published) > 300
    assert [name for name, text in published.items() if secrets.search(GEOMETRY.sub("", text))] == []
