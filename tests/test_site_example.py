"""The example site: clean, complete, built for real; and its mistaken sister, held to its report.

`OKRDOCS_UPDATE_GOLDEN=1 pytest tests/test_site_example.py` writes the expected reports anew; read the
difference before committing it.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from okrdocs.engine.project import find_project
from okrdocs.engine.run import Analysis, analyse
from okrdocs.model import Establish, Kind, Maintain, Metric, Objective, Status, Steps
from okrdocs.parse.nodes import Mapping, Sequence
from okrdocs.parse.page import Page, read_page
from okrdocs.plan.progress import Health, Scores, score

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parent.parent
SITE = ROOT / "site-example"
INVALID = SITE / "invalid"
SCHEMA = ROOT / "schema" / "okr.schema.json"


def lint(folder: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run `okrdocs lint` in `folder`, as a person would."""
    environment = {**os.environ, "NO_COLOR": "1", "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", "okrdocs", "lint", *options]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, encoding="utf-8")


@pytest.fixture(scope="module")
def pages() -> tuple[Page, ...]:
    """Every page of the example site."""
    files = sorted((SITE / "docs").rglob("*.md"))
    return tuple(read_page(file.relative_to(SITE).as_posix(), file.read_bytes()) for file in files)


@pytest.fixture(scope="module")
def analysis() -> Analysis:
    """The example site as the linter sees it."""
    files = sorted((SITE / "docs").rglob("*.md"))
    settings = find_project([SITE], SITE).settings
    return analyse(((file.relative_to(SITE).as_posix(), file.read_bytes()) for file in files), settings)


@pytest.fixture(scope="module")
def scores(analysis: Analysis) -> Scores:
    """Its numbers on the day it is looked at."""
    return score(analysis.plan, analysis.as_of)


def test_lints_clean() -> None:
    done = lint(SITE, "--fail-on", "warning")
    assert done.returncode == 0, done.stdout + done.stderr


def test_is_large_enough_to_believe(analysis: Analysis) -> None:
    plan = analysis.plan
    assert len(plan.objectives) >= 10
    assert len(plan.outcomes) >= 35
    assert len(plan.outputs) >= 35


def test_spans_three_quarters_of_which_one_is_graded(analysis: Analysis) -> None:
    quarters: dict[str, list[Objective]] = {"2026-Q3": [], "2026-Q4": [], "2027-Q1": []}
    for objective in analysis.plan.objectives.values():
        if objective.period and objective.period.label in quarters:
            quarters[objective.period.label].append(objective)
    closed, active, draft = quarters.values()
    assert all(o.status is Status.CLOSED and o.grade is not None and o.retrospective for o in closed)
    assert {o.status for o in active} == {Status.ACTIVE, Status.DROPPED}
    assert {o.status for o in draft} == {Status.DRAFT}
    assert min(len(closed), len(active), len(draft)) >= 2


def test_every_state_of_health_shows(scores: Scores) -> None:
    assert {scored.health for scored in scores.outcomes.values()} == set(Health)


def test_every_kind_of_outcome_shows(analysis: Analysis) -> None:
    measures = [outcome.measure for outcome in analysis.plan.outcomes.values()]
    assert {type(measure) for measure in measures} == {Metric, Maintain, Steps, Establish}
    rising = {m.target > m.baseline for m in measures if isinstance(m, Metric) and m.target and m.baseline}
    assert rising == {True, False}


@pytest.mark.parametrize(
    "story",
    [
        pytest.param(("product-search", "fewer-calls"), id="a product database that cuts calls"),
        pytest.param(("neighbour-letter", "qualified-leads"), id="a marketing plan that brings leads"),
        pytest.param(("root-heating", "leaf-growth"), id="growers who expect more growth"),
    ],
)
def test_tells_the_three_stories(analysis: Analysis, story: tuple[str, str]) -> None:
    output, outcome = analysis.plan.outputs[story[0]], analysis.plan.outcomes[story[1]]
    assert outcome in analysis.plan.targets(output)
    assert outcome.rationale
    assert outcome.evidence
    if outcome.id == "qualified-leads":
        assert outcome.measure == Metric(4000, 5500)
    if outcome.id == "leaf-growth":
        assert outcome.measure == Metric(1250, 1250 * 1.2)


def test_uses_every_key_of_the_language(pages: tuple[Page, ...]) -> None:
    language = Language.of(json.loads(SCHEMA.read_text(encoding="utf-8")))
    used = {key for page in pages for key in language.used_by(page)}
    assert language.keys - used == set()


def test_stands_in_every_kind_of_place(pages: tuple[Page, ...]) -> None:
    openings = [page.text.splitlines()[block.fence.first_line - 1] for page in pages for block in page.blocks]
    assert {"```okr", "~~~okr", "> ```okr", "    ```okr", "        ```okr"} <= set(openings)
    text = "\n".join(page.text for page in pages)
    containers = ("\n=== ", "\n!!! ", "\n???", "\n/// ", "<div markdown>", "<details markdown>")
    assert [mark for mark in containers if mark not in text] == []


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example site, built for real, as the README builds it."""
    folder = tmp_path_factory.mktemp("example")
    command = [sys.executable, "-m", "mkdocs", "build", "--strict", "-f", str(SITE / "mkdocs.yml")]
    done = subprocess.run([*command, "-d", str(folder)], capture_output=True, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    return folder


def test_shows_a_card_for_each_block(pages: tuple[Page, ...], built: Path) -> None:
    shown = {page.path: len(Shown.on(built, page).cards) for page in pages}
    assert shown == {page.path: len(page.blocks) for page in pages}


def test_resolves_links_in_prose(pages: tuple[Page, ...], built: Path) -> None:
    for page in pages:
        addresses = Shown.on(built, page).addresses
        assert not [address for address in addresses if address.startswith("okr:")], page.path
    home = Shown.on(built, next(page for page in pages if page.path == "docs/index.md"))
    assert {"okrs/outcomes/fewer-calls/", "okrs/badges/fewer-calls.svg"} <= set(home.addresses)


def test_keeps_confidential_numbers_to_itself(analysis: Analysis, built: Path) -> None:
    secret = [outcome.id for outcome in analysis.plan.outcomes.values() if outcome.confidential]
    assert secret == ["spring-reserve", "cost-per-lead"]
    number = re.compile(r"(?<![\d.])(1[.,_\s]?(274|638|394|483)|31\.40?|26\.20?|29\.35|28\.15)(?![\d.])")
    written = (SITE / "docs" / "teams" / "finance.md").read_text(encoding="utf-8")
    assert len(number.findall(written)) == 4
    generated = [file for file in built.rglob("*") if file.suffix in {".html", ".json", ".svg", ".xml"}]
    # Where something stands in a drawing is a number, too, and may be any.
    places = re.compile(r'\s(?:d|points|x|y|width|height|viewBox)="[-\d.,% A-Z]*"')
    told = {file: places.sub("", file.read_text(encoding="utf-8")) for file in generated}
    assert [file for file, text in told.items() if number.search(text)] == []


@pytest.mark.parametrize(("form", "golden"), [("text", "expected.txt"), ("json", "expected.json")])
def test_mistakes_are_reported_as_expected(form: str, golden: str) -> None:
    done = lint(INVALID, "--format", form)
    expected = INVALID / golden
    if os.environ.get("OKRDOCS_UPDATE_GOLDEN"):
        expected.write_text(done.stdout, encoding="utf-8", newline="\n")
    assert done.stderr == ""
    assert done.returncode == 1
    assert done.stdout == expected.read_text(encoding="utf-8")


def test_mistakes_are_of_many_kinds() -> None:
    diagnostics = json.loads((INVALID / "expected.json").read_text(encoding="utf-8"))["diagnostics"]
    kinds = {(found["code"], re.sub(r"`[^`]*`|\d+", "…", found["message"])) for found in diagnostics}
    assert len(kinds) >= 25
    assert len({code for code, _ in kinds}) >= 20


def test_every_page_of_mistakes_has_some() -> None:
    diagnostics = json.loads((INVALID / "expected.json").read_text(encoding="utf-8"))["diagnostics"]
    names = {f"docs/{file.name}" for file in (INVALID / "docs").glob("*.md")}
    assert {found["path"] for found in diagnostics} == names - {"docs/index.md"}


@dataclass(frozen=True)
class Language:
    """What the schema knows: the keys of each part, and the key that each alias stands for."""

    keys: frozenset[tuple[str, str]]
    canonical: dict[tuple[str, str], str]

    @classmethod
    def of(cls, schema: dict[str, Any]) -> Language:
        """Read the keys of all parts that have any: `(part, key)`, such as `("outcome", "target")`."""
        parts = {part: rule["properties"] for part, rule in schema["$defs"].items() if "properties" in rule}
        canonical = {}
        for part, keys in parts.items():
            for key, rule in keys.items():
                shared = schema["$defs"].get(rule.get("$ref", "").rpartition("/")[2], {})
                for name in (key, *rule.get("x-aliases", ()), *shared.get("x-aliases", ())):
                    canonical[part, name] = key
        return cls(frozenset((part, key) for part, keys in parts.items() for key in keys), canonical)

    def used_by(self, page: Page) -> Iterator[tuple[str, str]]:
        """Yield every key that a page's blocks and defaults write."""
        for block in page.blocks:
            if block.root:
                yield from self._used_in(block.root, self._kind_of(block.root))
        if page.defaults and page.defaults.root:
            yield from self._used_in(page.defaults.root, "pageDefaults")

    def _kind_of(self, root: Mapping) -> str:
        first = next(iter(root.fields))
        return next(kind for kind in Kind if self.canonical.get((kind.value, first)) == kind.value)

    def _used_in(self, node: Mapping, part: str) -> Iterator[tuple[str, str]]:
        for name, entry in node.fields.items():
            key = self.canonical[part, name]
            yield part, key
            if isinstance(entry.value, Sequence):
                inner = [item for item in entry.value.items if isinstance(item, Mapping)]
                yield from chain.from_iterable(self._used_in(item, key.removesuffix("s")) for item in inner)


class Shown(HTMLParser):
    """What stands on a built page: the ids of its cards, and the addresses of its links and images."""

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[str] = []
        self.addresses: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a card's root element, a link or an image."""
        values = {name: value or "" for name, value in attrs}
        if "okr-card" in values.get("class", "").split():
            self.cards.append(values["data-okr-id"])
        self.addresses += [values[name] for name in ("href", "src") if name in values]

    @classmethod
    def on(cls, built: Path, page: Page) -> Shown:
        """Read the built page that `page` became."""
        name = page.path.removeprefix("docs/").removesuffix(".md").removesuffix("index")
        parser = cls()
        parser.feed((built / name / "index.html").read_text(encoding="utf-8"))
        return parser
