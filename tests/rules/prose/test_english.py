"""English titles: what the rules make of them, and the grammar that rests on."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import yaml

from okrdocs.rules.prose.languages import lexicon
from okrdocs.rules.prose.placeholder import find_placeholder
from okrdocs.rules.prose.reading import read_objective, read_outcome, read_unit, read_vague
from okrdocs.rules.prose.title import read_title

if TYPE_CHECKING:
    from collections.abc import Callable

    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Word

FOLDER = Path(__file__).parent / "en"

CHECKS: dict[str, Callable[[str], bool]] = {
    "activity": lambda title: read_outcome(title, "en").activity is not None,
    "vague": lambda title: read_vague(title, "en") is not None,
    "compound": lambda title: read_outcome(title, "en").compound is not None,
    "objective": lambda title: read_objective(title, "en").number is not None,
    "placeholder": lambda title: find_placeholder(title, "en") is not None,
}


@pytest.mark.parametrize("name", CHECKS)
def test_titles_are_read_as_people_read_them(name: str) -> None:
    """The first list of a file is to be found, the second is not; `beyond` names what is read otherwise."""
    lists = yaml.safe_load((FOLDER / f"{name}.yaml").read_text(encoding="utf-8"))
    beyond = lists.pop("beyond", "").splitlines()
    found, left = (titles.splitlines() for titles in lists.values())
    check = CHECKS[name]

    missed = [title for title in found if not check(title)]
    flagged = [title for title in left if check(title)]

    assert sorted(missed + flagged) == sorted(beyond)


@pytest.fixture(scope="module")
def english() -> Lexicon:
    words = lexicon("en-GB")
    assert words is not None
    return words


def word(english: Lexicon, form: str) -> Word:
    return english.forms[form]


@pytest.mark.parametrize(
    ("form", "base", "verb_form"),
    [
        ("launches", "launch", "third"),
        ("Launched", "launch", "participle"),
        ("launching", "launch", "gerund"),
        ("planned", "plan", "participle"),
        ("creating", "create", "gerund"),
        ("tried", "try", "past"),
        ("supplies", "supply", "third"),
        ("written", "write", "participle"),
        ("wrote", "write", "past"),
        ("organized", "organise", "participle"),
        ("analyzing", "analyse", "gerund"),
        ("is", "be", "third"),
        ("were", "be", "past"),
    ],
)
def test_a_form_leads_to_its_verb(english: Lexicon, form: str, base: str, verb_form: str) -> None:
    read = word(english, form)
    assert read.base == base
    assert verb_form in read.forms


@pytest.mark.parametrize(
    ("form", "role", "plural"),
    [
        ("dashboards", "artefact", True),
        ("stories", "artefact", True),
        ("analyses", "artefact", True),
        ("people", "outsiders", True),
        ("churn", "metric", False),
        ("CUSTOMERS", "outsiders", True),
        ("user-guides", "artefact", True),
    ],
)
def test_a_form_leads_to_its_noun(english: Lexicon, form: str, role: str, *, plural: bool) -> None:
    read = word(english, form)
    assert role in read.noun
    assert read.plural is plural


def test_a_prefix_makes_a_verb_of_the_same_kind(english: Lexicon) -> None:
    assert "activity" in word(english, "re-instrumented").verb
    assert word(english, "flooglemonk").verb == frozenset()


@pytest.mark.parametrize(
    ("title", "shape", "verb"),
    [
        ("Launch the portal", "order", "Launch"),
        ("We will successfully launch the portal", "order", "launch"),
        ("Launching the portal", "order", "Launching"),
        ("Design and launch the portal", "order", "Design"),
        ("Roll out single sign-on", "order", "Roll out"),
        ("The portal has been launched", "done", "launched"),
        ("Portal launched in May", "done", "launched"),
        ("We have launched the portal", "done", "launched"),
        ("The portal is live", "done", "live"),
        ("Alerts set up for all paths", "done", "set up"),
        ("Users can reset their password", "can", "reset"),
        ("Growers are able to order seed", "can", "order"),
        ("Customers renew their contracts", "says", "renew"),
        ("Calls to the call centre fall by a third", "says", "fall"),
        ("NPS is above 40", "says", "is"),
        ("Launch plan for the portal", "noun", None),
        ("Test coverage above 80%", "noun", None),
        ("Release frequency", "noun", None),
        ("8 blog posts", "noun", None),
    ],
)
def test_the_predicate_is_found(english: Lexicon, title: str, shape: str, verb: str | None) -> None:
    main = read_title(title, english).sentences[0][0]
    assert (main.shape, main.verb and main.verb.text) == (shape, verb)


@pytest.mark.parametrize(
    ("title", "clauses"),
    [
        ("Launch the portal so that calls fall", ["main", "side"]),
        ("Launch the portal to reduce calls", ["main", "side"]),
        ("Reduce calls by launching a portal", ["main", "side"]),
        ("To reduce calls, launch a portal", ["main", "side"]),
        ("Launch the portal and train the partners", ["main", "second"]),
        ("Docs are published and videos are recorded", ["main", "second"]),
        ("Time to hire below 30 days", ["main"]),
        ("Sales and marketing agree on leads", ["main"]),
        ("Launch the portal in Spain and Portugal", ["main"]),
    ],
)
def test_side_clauses_and_second_predicates_are_told_apart(
    english: Lexicon, title: str, clauses: list[str]
) -> None:
    assert [clause.rank for clause in read_title(title, english).sentences[0]] == clauses


@pytest.mark.parametrize(
    ("unit", "deliverable"),
    [
        ("blog posts", "blog post"),
        ("features shipped", "feature"),
        ("interviews", "interview"),
        ("sign-ups", None),
        ("% of pages", None),
        ("customers", None),
        ("hours", None),
        ("sign-ups from posts", None),
        ("guides rated helpful", None),
    ],
)
def test_a_unit_counts_deliverables_or_it_does_not(unit: str, deliverable: str | None) -> None:
    assert read_unit(unit, "en") == deliverable


def test_the_words_that_evidence_rests_on_are_those_of_the_title() -> None:
    title = "[Web] KR 2: by May, roll  out the “new” portal (@ana) to 9 offices"
    found = read_outcome(title, "en").activity
    assert found is not None
    assert title[found.reason.start : found.reason.end] == found.reason.words == "roll  out"
    assert [one.name for one in found.evidence] == ["activity-verb"]
