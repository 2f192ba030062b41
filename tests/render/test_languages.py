"""Which language a card, a page, a box or a line of text speaks, and what it says of that."""

from __future__ import annotations

import datetime as dt
import re
import shutil
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from okrdocs import resources
from okrdocs.model import Diagnostic, Finding, Severity, Span
from okrdocs.plan.progress import score
from okrdocs.plan.query.conditions import Every, Not
from okrdocs.plan.query.view import View
from okrdocs.render.errors import SERVING
from okrdocs.render.renderer import Renderer
from okrdocs.render.settings import RenderSettings
from tests.render.examples import ALL, SUPPORT
from tests.render.rendering import AS_OF, Addresses, plan_of, read

if TYPE_CHECKING:
    from okrdocs.plan.index import Plan

PLAN = plan_of(*ALL)
PAGE = "plan.md"


def renderer(
    lang: str = "en",
    *,
    theme: str = "en",
    page: str | None = None,
    own: Path | None = None,
    plan: Plan = PLAN,
    as_of: dt.date = AS_OF,
) -> Renderer:
    """Render for a site in `lang` on a theme in `theme`, the only page of the plan being in `page`."""
    settings = RenderSettings({}, own, lang=lang, page_lang=theme)
    languages = {PAGE: page} if page else {}
    return Renderer(plan, score(plan, as_of), settings, languages=languages)


@pytest.fixture
def hebrew(tmp_path: Path) -> Path:
    """A team's folder of templates with a catalogue that is written from right to left."""
    (tmp_path / "lang").mkdir()
    shutil.copy(Path(__file__).with_name("hebrew.toml"), tmp_path / "lang" / "he.toml")
    return tmp_path


def test_page_and_card_speak_the_language_of_their_page() -> None:
    made = renderer(page="de")
    words = read(made.card("support", Addresses())).words
    assert "Geliefert 60 % 2 von 4 Outputs geliefert" in words
    assert "Ergebnisse 48 % 67 % bis heute erwartet" in words
    words = read(made.page("calls", Addresses())).words
    assert "3 220 calls/week, am 16. Nov." in words
    assert "(3 220 − 4 000) ÷ (2 500 − 4 000) = 0,52" in words
    assert (
        "Vom 5. Okt. bis zum 16. Nov. ging es von 3 960 auf 3 220 calls/week. "
        "In diesem Tempo liegt der Wert am 15. Dez. bei etwa 2 710; im langsamsten und im schnellsten Tempo, "
        "das es von einem Check-in zum nächsten gab, zwischen 2 580 und 2 870. "
        "Das Ziel von 2 500 liegt außerhalb dieser Spanne."
    ) in words


def test_roll_ups_speak_the_language_of_the_site() -> None:
    assert "Needs attention" in read(renderer(page="de").dashboard(Addresses())).words
    words = read(renderer("de", page="en").dashboard(Addresses())).words
    assert "Braucht Aufmerksamkeit" in words
    assert "Letzter Check-in vor 25 Tagen; vereinbart war alle 14 Tage." in words


def test_badge_and_box_speak_the_language_of_the_page() -> None:
    made = renderer(page="de")
    assert made.badge("calls").description == "Calls to the call centre fall: 52%, gefährdet (71% erwartet)"
    assert made.badge("search").message == "geliefert am 6. Nov."


def test_box_speaks_the_language_of_the_page_and_findings_english() -> None:
    found = Diagnostic("missing-target", Severity.WARNING, Finding("M201", "Wrong.", PAGE, Span(2, 1, 2, 4)))
    html = renderer("de", theme="de").error_box([found, found], "# Plan\n\n", 0, SERVING)
    assert "Diese Seite hat 2 Warnungen" in html
    assert "hält hier an" in html
    assert '<span lang="en">Wrong.</span>' in html
    assert '<span lang="en">' not in renderer().error_box([found], "# Plan\n\n", 0, SERVING)


def test_view_speaks_the_language_of_the_page_that_it_stands_on() -> None:
    made = renderer(page="de")
    said = read(made.view(View(condition=Not(Every())), Addresses(), PAGE))
    assert said.words == "Zurzeit passt nichts zu dieser Ansicht."
    assert said.tags[0][1]["lang"] == "de"
    assert "okrdocs lint sagt, warum" in made.no_view(broken=True, path=PAGE)


def test_words_in_another_language_than_the_page_say_so() -> None:
    made = renderer(page="de")
    assert read(made.card("support", Addresses())).tags[0][1]["lang"] == "de"
    assert read(made.page("support", Addresses())).tags[0] == ("div", {"lang": "de"})
    assert read(made.reference("calls", Addresses(), PAGE)).tags[0][1]["lang"] == "de"
    assert "lang" not in read(made.reference("calls", Addresses())).tags[0][1]


def test_names_in_another_language_than_the_words_around_them_say_so() -> None:
    reading = read(renderer(page="de").dashboard(Addresses()))
    names = [values for tag, values in reading.tags if tag == "a" and values.get("href") == "/calls/"]
    assert names
    assert {values.get("lang") for values in names} == {"de"}
    assert "lang=" not in renderer().dashboard(Addresses())


def test_nothing_is_said_where_all_is_in_the_language_of_the_theme() -> None:
    made = renderer("de", theme="de", page="de-AT")
    for html in (made.card("support", Addresses()), made.dashboard(Addresses()), made.map(Addresses())):
        assert "lang=" not in html


def test_site_without_words_of_its_language_is_told_in_english() -> None:
    html = renderer("fr", theme="fr").card("support", Addresses())
    assert 'lang="en"' in html
    assert "Delivered" in html


def test_page_without_words_of_its_language_speaks_that_of_the_site() -> None:
    words = read(renderer("de", page="fr").card("support", Addresses())).words
    assert "Geliefert 60 %" in words


def test_right_to_left_is_said_once(hebrew: Path) -> None:
    made = renderer(page="he", own=hebrew)
    assert read(made.card("support", Addresses())).tags[0][1]["dir"] == "rtl"
    assert read(made.page("support", Addresses())).tags[0] == ("div", {"lang": "he", "dir": "rtl"})
    inside = renderer("he", theme="he", page="en", own=hebrew).card("support", Addresses())
    assert read(inside).tags[0][1]["dir"] == "ltr"


def test_right_to_left_site_turns_nothing_round_itself(hebrew: Path) -> None:
    """The theme sets the direction; where it doesn't, nobody reads from right to left."""
    html = renderer("he", theme="he", own=hebrew).page("calls", Addresses())
    assert "dir=" not in html
    assert "71% צפוי" in html


def test_every_part_can_be_said_in_german() -> None:
    """Nothing that is said in English elsewhere is left in a German site."""
    for as_of in (AS_OF, dt.date(2026, 10, 1), dt.date(2027, 1, 20)):
        made, links = renderer("de", theme="de", as_of=as_of), Addresses()
        pages = [made.dashboard(links), made.map(links)]
        for entry in PLAN.objects():
            pages += [made.page(entry.id, links), made.card(entry.id, links), made.reference(entry.id, links)]
        pages += [made.period(name, links) for name in made.periods]
        pages += [made.owner(key, links) for key in made.owners]
        said = {text.strip() for page in pages for text in re.findall(r">([^<>]+)<", page)}
        assert said & _english_only() == set()


def _english_only() -> set[str]:
    english, german = (
        tomllib.loads((resources.TEMPLATES / "lang" / f"{name}.toml").read_text(encoding="utf-8"))
        for name in ("en", "de")
    )
    texts = {text for text in english.values() if isinstance(text, str) and re.fullmatch(r"[^{}]{2,}", text)}
    owners = {"Company"}
    return texts - {text for text in german.values() if isinstance(text, str)} - owners


def test_same_plan_in_two_languages_has_the_same_structure() -> None:
    plan = plan_of(SUPPORT)
    english, german = (
        re.findall(r"<(/?\w+)", renderer(name, theme=name, plan=plan).page("support", Addresses()))
        for name in ("en", "de")
    )
    assert english == german
