"""calendar.ics: due dates and the ends of periods, for calendar programs to subscribe to."""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from okrdocs.model import Objective, Outcome, Output, OutputStatus, Status
from okrdocs.render.confidential import masked
from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from icalendar import Component, Event

    from okrdocs.model import OkrObject, Period
    from okrdocs.plan.index import Plan
    from okrdocs.render.publisher import Publisher
    from okrdocs.render.words import Words

_PRODUCT = "-//okrdocs//calendar//EN"
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
    frame, end, rest = _written(calendar).rpartition("END:VCALENDAR")
    return "".join((frame, *due, *_ends(plan, as_of, words, site), end, rest))


def due_event(entry: OkrObject, plan: Plan, as_of: dt.date, words: Words, site: Publisher) -> str:
    """Return the event of the day an outcome or output is due; empty without such a day.

    What is dropped, done or still a draft has none.
    """
    if isinstance(entry, Objective) or entry.due is None or not _is_open(plan, entry):
        return ""
    summary = words.say("calendar_due", title=masked(entry, entry.title))
    event = _event(f"due-{entry.id}@{site.key}", entry.due, as_of, summary)
    if entry.owner:
        event.add("description", neutralised(words.say("calendar_owner", owner=entry.owner)))
    if address := site.calendar_address(entry.id):
        event.add("url", address)
    return _written(event)


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
        yield _written(_event(f"end-{label.replace('/', '-')}@{site.key}", period.end, as_of, summary))


def _event(uid: str, day: dt.date, as_of: dt.date, summary: str) -> Event:
    from icalendar import Event

    event = Event()
    event.add("uid", uid)
    event.add("summary", neutralised(summary))
    event.add("dtstart", day)
    if day < dt.date.max:
        event.add("dtend", day + dt.timedelta(1))  # the first day that no longer belongs to it
    event.add("transp", "TRANSPARENT")  # a due date keeps nobody from meeting
    # Programs want to know how old what they read is; the clock would make each build another.
    event.add("dtstamp", dt.datetime.combine(as_of, dt.time(), dt.UTC))
    return event


def _written(component: Component) -> str:
    return str(component.to_ical(), "utf-8")
