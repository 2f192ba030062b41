"""calendar.ics: due dates and the ends of periods, for calendar programs to subscribe to."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output, OutputStatus, Status
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Component

    from okrdocs.model import OkrObject, Period
    from okrdocs.plan.index import Plan
    from okrdocs.render.publisher import Publisher
    from okrdocs.render.words import Words

_PRODUCT = "-//okrdocs//calendar//EN"
_BEGIN, _END = "BEGIN:VEVENT\r\n", "END:VEVENT\r\n"
_WIDTH = 75
"""A line with as many octets, or more, is folded."""
_OVER = (Status.DRAFT, Status.DROPPED, Status.CLOSED)


def calendar_ics(plan: Plan, as_of: dt.date, words: Words, site: Publisher, due: Iterable[str]) -> str:
    """Return an iCalendar (RFC 5545) with a whole-day event for each due date and end of a period.

    `due` are the events of what is due, in order: see `due_event`.
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", _PRODUCT)
    calendar.add("version", "2.0")
    title = words.say("calendar_title", site=site.name)
    calendar.add("name", title)  # as RFC 7986 has it
    calendar.add("x-wr-calname", title)  # as most programs read it
    events = [*filter(None, due), *_ends(plan, as_of, words, site)]
    if not events:
        calendar.add_component(_time_zone())
    frame, end, rest = _written(calendar).rpartition("END:VCALENDAR")
    return "".join((frame, *events, end, rest))


def _time_zone() -> Component:
    """Return what stands in for events: a calendar needs some component, and this one shows nowhere."""
    from icalendar import Timezone, TimezoneStandard

    utc, zone = TimezoneStandard(), Timezone()
    utc.add("dtstart", dt.datetime(1970, 1, 1))  # of no zone, as RFC 5545 has it
    utc.add("tzoffsetfrom", dt.timedelta())
    utc.add("tzoffsetto", dt.timedelta())
    zone.add("tzid", "UTC")
    zone.add_component(utc)
    return zone


def due_event(
    entry: OkrObject, plan: Plan, as_of: dt.date, words: Words, key: str, address: str | None
) -> str:
    """Return the event of the day an outcome or output is due; empty without such a day.

    What is dropped, done or still a draft has none. `key` is that of the site, see `Publisher`; `address` the
    full web address of the object, if it has one.
    """
    if isinstance(entry, Objective) or entry.due is None or not _is_open(plan, entry):
        return ""
    summary = words.say("calendar_due", title=public_text(entry, entry.title))
    owner = public_name(plan, entry, entry.owner) if entry.owner else None
    about = words.say("calendar_owner", owner=owner) if owner else None
    return _event(f"due-{entry.id}@{key}", entry.due, as_of, summary, about, address)


def _is_open(plan: Plan, entry: Outcome | Output) -> bool:
    """Tell whether somebody still waits for an outcome or output."""
    if isinstance(entry, Output):
        return not entry.draft and entry.status not in (OutputStatus.DONE, OutputStatus.DROPPED)
    home = plan.objective_of(entry)
    return entry.status not in _OVER and (home is None or home.status not in _OVER)


def _ends(plan: Plan, as_of: dt.date, words: Words, site: Publisher) -> Iterator[str]:
    periods: dict[str, Period] = {}
    for objective in plan.objectives.values():
        if objective.period and objective.status not in (Status.DRAFT, Status.DROPPED):
            periods.setdefault(objective.period.label, objective.period)
    for label, period in sorted(periods.items(), key=lambda item: (item[1].end, item[0])):
        summary = words.say("calendar_period_end", period=words.period_label(period))
        yield _event(f"end-{label.replace('/', '-')}@{site.key}", period.end, as_of, summary)


def _event(
    uid: str,
    day: dt.date,
    as_of: dt.date,
    summary: str,
    description: str | None = None,
    address: str | None = None,
) -> str:
    # The first day that no longer belongs to it, which the last day of all has not got.
    end = [("dtend", day + dt.timedelta(1))] if day < dt.date.max else []
    # Programs want to know how old what they read is; the clock would make each build another.
    stamp = dt.datetime.combine(as_of, dt.time(), dt.UTC)
    about = [("description", neutralised(description))] if description else []
    lines = (
        _line("SUMMARY", neutralised(summary)),
        _shared(("dtstart", day), *end, ("dtstamp", stamp)),
        _line("UID", uid),
        _shared(*about, ("transp", "TRANSPARENT")),  # a due date keeps nobody from meeting
        _line("URL", address) if address else "",
    )
    return f"{_BEGIN}{''.join(lines)}{_END}"


def _line(name: str, text: str) -> str:
    """Return a line of an event that no other has."""
    from icalendar.parser import Contentline, Parameters
    from icalendar.prop import vText, vUri

    line = Contentline.from_parts(name, Parameters(), vUri(text) if name == "URL" else vText(text))
    needs_folding = len(line) >= _WIDTH or not line.isascii()  # to find out where takes longer than the rest
    return f"{str(line.to_ical(), 'utf-8') if needs_folding else line}\r\n"


@lru_cache(maxsize=256)
def _shared(*properties: tuple[str, str | dt.date]) -> str:
    """Return lines of an event that many others have, too: to make and write an event takes its time."""
    from icalendar import Event

    event = Event()
    for name, value in properties:
        event.add(name, value)
    return _written(event).removeprefix(_BEGIN).removesuffix(_END)


def _written(component: Component) -> str:
    return str(component.to_ical(), "utf-8")
