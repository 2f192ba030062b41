"""calendar.ics and feed.xml, read by programs that other people wrote."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import feedparser
import icalendar
import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from okrdocs.model import CheckIn, OutputStatus, Status
from okrdocs.plan.index import Plan
from okrdocs.render.calendar import calendar_ics, due_event
from okrdocs.render.catalogue import load_catalogue
from okrdocs.render.feed import feed_xml
from okrdocs.render.publisher import Publisher
from okrdocs.render.words import Words
from tests.render.sample_plans import AS_OF, SECRET_NUMBERS, calls, day, rich_plan

if TYPE_CHECKING:
    from okrdocs.model import OkrObject


def address(object_id: str) -> str:
    return f"https://docs.example.org/okrs/{object_id}/"


SITE = Publisher(
    "Larkfield & Sons' handbook",
    "docs.example.org",
    address,
    "https://docs.example.org/okrs/",
    "https://docs.example.org/okrs/feed.xml",
)
ENGLISH, GERMAN = Words(), Words(catalogue=load_catalogue("de"))


def written(plan: Plan, words: Words = ENGLISH) -> str:
    due = (due_event(entry, plan, AS_OF, words, SITE.key, address(entry.id)) for entry in plan.objects())
    return calendar_ics(plan, AS_OF, words, SITE, due)


def events(plan: Plan, words: Words = ENGLISH) -> dict[str, Any]:
    calendar = vobject.readOne(written(plan, words))
    return {event.uid.value: event for event in calendar.contents.get("vevent", [])}


def feed(plan: Plan, as_of: dt.date = AS_OF, words: Words = ENGLISH) -> Any:
    parsed = feedparser.parse(feed_xml(plan, as_of, words, SITE))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


@pytest.mark.parametrize(
    ("words", "calendar", "feed_title", "checked_in"),
    [
        (ENGLISH, "OKR dates", "OKR check-ins", "Margin grows from ••• to •••: checked in"),
        (GERMAN, "OKR-Termine", "OKR-Check-ins", "Margin grows from ••• to •••: Check-in"),
    ],
)
def test_both_name_the_site_in_its_language(
    words: Words, calendar: str, feed_title: str, checked_in: str
) -> None:
    read = icalendar.Calendar.from_ical(written(rich_plan(), words))
    assert read["x-wr-calname"] == read["name"] == f"{SITE.name}: {calendar}"
    parsed = feed(rich_plan(), words=words)
    assert parsed.feed.title == f"{SITE.name}: {feed_title}"
    assert parsed.feed.author == SITE.name
    assert checked_in in [entry.title for entry in parsed.entries]


def test_the_feed_leads_to_itself_and_to_the_dashboard() -> None:
    links = {link.rel: link.href for link in feed(rich_plan()).feed.links}
    assert links == {"self": SITE.feed, "alternate": SITE.dashboard}


# Written down, since readers would take every entry for a new one if they changed.
def test_ids_stay_when_the_site_gets_another_name_or_language() -> None:
    renamed = SITE._replace(name="Elsewhere")
    for words, site in ((ENGLISH, SITE), (GERMAN, renamed)):
        parsed = feedparser.parse(feed_xml(Plan.of([calls()]), AS_OF, words, site))
        assert parsed.feed.id == "urn:uuid:5654c8ee-c31c-5fce-b58b-b5ecd6a27d40"
        assert parsed.entries[0].id == "urn:uuid:1f716e05-8422-54c0-aadc-91e3b9d0d494"


def test_two_check_ins_of_one_day_are_two_entries() -> None:
    twice = calls()._replace(checkins=(CheckIn(day("11-02"), 3480), CheckIn(day("11-02"), 3470)))
    ids = [entry.id for entry in feed(Plan.of([twice])).entries]
    assert len(set(ids)) == 2


def test_each_due_date_is_a_whole_day_with_its_title_and_address() -> None:
    event = events(rich_plan())["due-fewer-calls@docs.example.org"]
    assert event.summary.value == "Due: Calls to the call centre fall"
    assert event.dtstart.value == day("12-15")
    assert event.dtend.value == day("12-16")
    assert event.url.value == address("fewer-calls")


def test_the_end_of_each_period_is_told_once_and_in_the_language_of_the_site() -> None:
    found = events(rich_plan(), GERMAN)
    ends = [event for uid, event in found.items() if uid.startswith("end-2026-Q4@")]
    assert [event.summary.value for event in ends] == ["Ende von 2026-Q4"]
    assert ends[0].dtstart.value == day("12-31")


def test_nobody_is_reminded_of_what_is_over() -> None:
    plan = rich_plan()
    done = {output.id for output in plan.outputs.values() if output.status is OutputStatus.DONE}
    drafts = {outcome.id for outcome in plan.outcomes.values() if outcome.status is Status.DRAFT}
    assert done
    assert not {f"due-{name}@docs.example.org" for name in done | drafts} & events(plan).keys()


@pytest.mark.parametrize("title", ["A, b; c\\d", "Zeile\nzwei", "Größe " * 40, "BEGIN:VEVENT"])
def test_any_title_comes_out_of_the_calendar_as_it_went_in(title: str) -> None:
    event = events(Plan.of([calls(title)]))["due-fewer-calls@docs.example.org"]
    assert event.summary.value == f"Due: {title}"


@given(st.text(st.characters(codec="utf-8", categories=("L", "M", "N", "P", "S", "Zs")), min_size=1))
def test_long_lines_are_folded_between_characters(title: str) -> None:
    text = written(Plan.of([calls(title)]))
    assert max(map(len, text.encode().split(b"\r\n"))) <= 75
    (due,) = icalendar.Calendar.from_ical(text).walk("VEVENT")
    assert due["summary"] == f"Due: {title}"


def test_the_last_day_of_all_can_be_a_due_date() -> None:
    plan = Plan.of([calls()._replace(due=dt.date.max)])
    assert events(plan)["due-fewer-calls@docs.example.org"].dtstart.value == dt.date.max


def test_the_feed_tells_the_newest_check_ins_first() -> None:
    parsed = feed(rich_plan())
    days = [entry.updated for entry in parsed.entries]
    assert days == sorted(days, reverse=True)
    assert days[0] == parsed.feed.updated
    (newest, *_) = [entry for entry in parsed.entries if entry.link == address("fewer-calls")]
    assert newest.title == "Calls to the call centre fall: 3\u202f220 calls/week"
    assert len({entry.id for entry in parsed.entries}) == len(parsed.entries)


def test_a_check_in_of_tomorrow_is_not_told_today() -> None:
    late = calls()
    day_before = min(checkin.date for checkin in late.checkins) - dt.timedelta(1)
    assert feed(Plan.of([late])).entries
    assert feed(Plan.of([late]), as_of=day_before).entries == []


@pytest.mark.parametrize("title", ["<b> & ]]>", "a\x0bb\ud800", "“quoted”"])
def test_any_title_makes_a_feed_that_parsers_accept(title: str) -> None:
    assert feed(Plan.of([calls(title)])).entries


def test_confidential_numbers_are_in_neither() -> None:
    objects: list[OkrObject] = [*rich_plan().objects()]
    plan = Plan.of(objects)
    text = written(plan) + feed_xml(plan, AS_OF, ENGLISH, SITE)
    plain = text.replace("\u202f", "")
    assert not [number for number in SECRET_NUMBERS if number in plain]


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert written(rich_plan()) == written(rich_plan())
    first, second = (feed_xml(rich_plan(), AS_OF, ENGLISH, SITE) for _ in range(2))
    assert first == second
