from __future__ import annotations

import datetime as dt
import json
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import OkrObject, Status
from okrdocs.plan.index import Plan
from okrdocs.plan.progress import score
from okrdocs.render.badges import GROUNDS, LABEL_GROUND, Badge, badge_json, badge_of, badge_svg
from okrdocs.render.environment import Templates
from okrdocs.render.widths import shorten, text_width
from okrdocs.render.words import Words
from tests.render.examples import ALL
from tests.render.rendering import plan_of, renderer
from tests.render.sample_plans import AS_OF, SECRET_NUMBERS, calls, objective, rich_plan

GOLDEN = Path(__file__).parent / "golden" / "badge.svg"
SVG = "{http://www.w3.org/2000/svg}"
TEMPLATES = Templates()


def badge(plan: Plan, object_id: str, as_of: dt.date = AS_OF) -> Badge:
    entry = plan.find(object_id)
    assert entry is not None
    return badge_of(entry, plan, score(plan, as_of), Words())


def only(*entries: OkrObject) -> Badge:
    return badge(Plan.of(entries), entries[-1].id)


def parsed(found: Badge) -> ET.Element:
    return ET.fromstring(badge_svg(TEMPLATES, found))  # noqa: S314 - our own output


def texts(found: Badge) -> list[str | None]:
    return [element.text for element in parsed(found).iter(f"{SVG}text")]


def test_an_outcome_shows_progress_against_what_is_expected() -> None:
    assert badge_svg(TEMPLATES, badge(rich_plan(), "fewer-calls")) + "\n" == GOLDEN.read_text(
        encoding="utf-8"
    )


def test_all_meaning_is_in_the_title_and_the_label() -> None:
    root = parsed(badge(rich_plan(), "fewer-calls"))
    said = "calls to the call centre fall: 52%, at risk (71% expected)"
    assert root.get("role") == "img"
    assert root.get("aria-label") == said
    assert root.findtext(f"{SVG}title") == said


@pytest.mark.parametrize(
    ("object_id", "message", "said"),
    [
        ("fewer-calls", "52% at risk", "52%, at risk (71% expected)"),
        ("self-serve", "0.65 missed", "0.65, missed"),
        ("loyal", "draft", "draft"),
        ("letters", "dropped", "dropped"),
        ("uptime", "100% on track", "100%, on track"),
        ("product-search", "shipped 6 Nov", "shipped 6 Nov"),
        ("guide", "40% in progress", "40%, in progress, due 30 Nov"),
        ("chat", "planned", "planned, 8 days overdue"),
        ("fax", "dropped", "dropped"),
    ],
)
def test_every_state_has_its_words(object_id: str, message: str, said: str) -> None:
    found = badge(rich_plan(), object_id)
    assert found.message == message
    assert found.description.endswith(f": {said}")
    assert texts(found)[1] == message


def test_nothing_is_expected_of_what_is_closed() -> None:
    closed = objective(status=Status.CLOSED, supports=())
    assert only(closed, calls()).expected is None


def test_before_the_start_only_the_description_tells_the_progress() -> None:
    found = badge(Plan.of([objective(), calls()._replace(checkins=())]), "fewer-calls", dt.date(2026, 10, 1))
    assert found.message == "not started"
    assert found.description == "calls to the call centre fall: 0%, not started"


def test_outputs_never_wear_a_colour_of_results() -> None:
    tones = {badge(rich_plan(), name).state.tone for name in ("product-search", "guide", "chat", "fax")}
    assert tones == {"okr-ship", "okr-quiet"}


@pytest.mark.parametrize("ground", [LABEL_GROUND, *GROUNDS.values()])
def test_white_text_stands_out_on_every_ground(ground: str) -> None:
    assert 1.05 / (luminance(ground) + 0.05) >= 6.1


def luminance(colour: str) -> float:
    """Relative luminance as WCAG 2.2 defines it."""
    channels = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return sum(weight * c for weight, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


@pytest.mark.parametrize(
    "title",
    [
        "<script>alert(1)</script>",
        "]]> & \"quotes\" 'and' more",
        "null \x00 bell \x07 and \ud800 half",
        "\u202egnitser si txet siht",
        "&amp; &lt; &#x0;",
        "two\nlines\tand a tab",
        "很长的标题" * 20,
    ],
)
def test_hostile_titles_stay_text(title: str) -> None:
    root = parsed(only(objective(title, supports=())))
    assert {element.tag.removeprefix(SVG) for element in root.iter()} <= {
        "svg", "title", "rect", "path", "g", "circle", "text"
    }  # fmt: skip
    assert not re.search("[\x00-\x1f\u202e]", root.findtext(f"{SVG}title") or "")


@given(st.text())
def test_any_title_gives_well_formed_files_of_bounded_width(title: str) -> None:
    found = only(objective(title, supports=()))
    root = parsed(found)
    assert float(root.get("width", "0")) < 500
    assert set(json.loads(badge_json(found))) == {"schemaVersion", "label", "message", "color", "labelColor"}


def test_badges_on_one_page_share_no_ids() -> None:
    assert "id=" not in badge_svg(TEMPLATES, badge(rich_plan(), "fewer-calls"))


def test_the_endpoint_says_what_the_image_says() -> None:
    assert json.loads(badge_json(badge(rich_plan(), "fewer-calls"))) == {
        "schemaVersion": 1,
        "label": "calls to the call centre fall",
        "message": "52% at risk",
        "color": "8f5400",
        "labelColor": "2b313a",
    }


def test_a_long_title_is_cut_in_the_label_and_whole_in_the_description() -> None:
    title = "Growers who tried our strawberries tell other growers about them at least twice a year"
    found = only(objective(title, supports=()))
    assert found.label == "growers who tried our strawberries tell…"
    assert found.description.startswith(f"g{title[1:]}: ")


@pytest.mark.parametrize("title", ["NPS rises", "Q3 revenue grows", "iPhone users return"])
def test_abbreviations_keep_their_capitals(title: str) -> None:
    assert only(objective(title, supports=())).label == title


def test_confidential_numbers_stay_out() -> None:
    found = badge(rich_plan(), "margin")
    written = badge_svg(TEMPLATES, found) + badge_json(found)
    assert found.value.endswith("%")
    assert not any(number in re.sub("[,.  ]", "", written) for number in SECRET_NUMBERS)


@pytest.mark.parametrize(
    ("text", "width"),
    [("calls to the call centre fall", 142.2), ("0.7 closed", 56.3), ("100% achieved", 84.8), ("", 0)],
)
def test_widths_are_those_a_browser_measures(text: str, width: float) -> None:
    assert round(text_width(text), 1) == width


def test_accents_do_not_change_a_width() -> None:
    assert text_width("Größe é") == pytest.approx(text_width("Große e"), abs=0.5)


@given(st.text(min_size=1), st.floats(min_value=20, max_value=300))
def test_cut_texts_fit(text: str, limit: float) -> None:
    assert text_width(shorten(text, limit)) <= limit


def test_group_badge_compares_results_with_what_is_expected() -> None:
    made = renderer(plan_of(*ALL))
    badge = made.period_badge("2026-Q4")
    assert badge is not None
    assert badge.description == "2026-Q4: 37%, at risk (62% expected)"


def test_closed_period_has_no_tick() -> None:
    badge = renderer(plan_of(*ALL)).period_badge("2026-Q3")
    assert badge is not None
    assert (badge.expected, badge.state.word) == (None, "closed")


def test_what_holds_nothing_that_counts_has_no_badge() -> None:
    made = renderer(plan_of(*ALL))
    assert made.period_badge("2027-Q1").description == "2027-Q1: no running objectives"
    assert made.owner_badge("marketing").message == "no running objectives"
    assert made.site_badge().value
