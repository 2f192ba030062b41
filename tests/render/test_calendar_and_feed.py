"""calendar.ics and feed.xml, read by programs that other people wrote."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any

import feedparser
import pytest
import vobject

from okrdocs.model import OutputStatus, Status
from okrdocs.plan.index import Plan
from okrdocs.render.calendar import calendar_ics
from okrdocs.render.catalogue import load_catalogue
from okrdocs.render.feed import feed_xml
from okrdocs.render.words import Words
from tests.render.sample_plans import AS_OF, SECRET_NUMBERS, calls, day, rich_plan

if TYPE_CHECKING:
    from okrdocs.model import OkrObject


def address(object_id: str) -> str:
    return f"https://docs.example.org/okrs/{object_id}/"


def events(plan: Plan, language: str = "en") -> dict[str, Any]:
    words = Words(catalogue=load_catalogue(language))
    text = calendar_ics(plan, AS_OF, words, address, "docs.example.org")
    calendar = vobject.readOne(text)
    return {event.uid.value: event for event in calendar.contents.get("vevent", [])}


def feed(plan: Plan, as_of: dt.date = AS_OF) -> Any:
    parsed = feedparser.parse(feed_xml(plan, as_of, Words(), address, "docs.example.org"))
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_each_due_date_is_a_whole_day_with_its_title_and_address() -> None:
    event = events(rich_plan())["due-fewer-calls@docs.example.org"]
    assert event.summary.value == "Due: Calls to the call centre fall"
    assert event.dtstart.value == day("12-15")
    assert event.dtend.value == day("12-16")
    assert event.url.value == address("fewer-calls")


def test_the_end_of_each_period_is_told_once_and_in_the_language_of_the_site() -> None:
    found = events(rich_plan(), "de")
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


def test_the_feed_tells_the_newest_check_ins_first() -> None:
    parsed = feed(rich_plan())
    assert parsed.feed.title == "OKRs: check-ins"
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
    text = calendar_ics(plan, AS_OF, Words(), address, "x") + feed_xml(plan, AS_OF, Words(), address, "x")
    plain = text.replace("\u202f", "")
    assert not [number for number in SECRET_NUMBERS if number in plain]


def test_the_same_plan_gives_the_same_bytes() -> None:
    first, second = (calendar_ics(rich_plan(), AS_OF, Words(), address, "x") for _ in range(2))
    assert first == second
