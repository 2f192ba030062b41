"""feed.xml: the latest check-ins, for feed readers and chat rooms."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, NamedTuple
from xml.etree import ElementTree as ET

from okrdocs.model import Status
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator

    from okrdocs.model import CheckIn, Outcome
    from okrdocs.plan.index import Plan
    from okrdocs.render.publisher import Publisher
    from okrdocs.render.words import Words

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
"""Entries; readers that come by once a week miss none of them."""
_NAMESPACE = uuid.UUID("0b6c2f3e-6f7c-4f6e-9d1c-6d1b6a8a7f11")
"""Any constant will do: it keeps ids of entries apart from those other programs make."""


def feed_xml(plan: Plan, as_of: dt.date, words: Words, site: Publisher) -> str:
    """Return an Atom feed (RFC 4287) of the newest check-ins up to `as_of`, newest first.

    Numbers of confidential outcomes are left out.
    """
    found = sorted(_readings(plan, as_of), key=lambda one: one.checkin.date, reverse=True)[:_MOST]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": words.language})
    _add(feed, "id", _urn(site.key))
    _add(feed, "title", words.say("feed_title", site=site.name))
    _add(feed, "updated", _moment(found[0].checkin.date if found else as_of))
    _add(ET.SubElement(feed, "author"), "name", site.name)
    _add(feed, "generator", "okrdocs")
    _link(feed, "alternate", "text/html", site.dashboard)
    _link(feed, "self", "application/atom+xml", site.feed)
    for one in found:
        feed.append(_entry(plan, one, words, site))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


class _Reading(NamedTuple):
    """A check-in of an outcome."""

    outcome: Outcome
    checkin: CheckIn
    nth: int
    """How many of the same day are written before it."""


def _readings(plan: Plan, as_of: dt.date) -> Iterator[_Reading]:
    for outcome in plan.outcomes.values():
        if outcome.status is Status.DRAFT:
            continue
        days: list[dt.date] = []
        for checkin in outcome.checkins:
            if checkin.date <= as_of:
                yield _Reading(outcome, checkin, days.count(checkin.date))
                days.append(checkin.date)


def _entry(plan: Plan, one: _Reading, words: Words, site: Publisher) -> ET.Element:
    outcome, checkin = one.outcome, one.checkin
    entry = ET.Element("entry")
    again = (str(one.nth),) if one.nth else ()
    _add(entry, "id", _urn(site.key, outcome.id, checkin.date.isoformat(), *again))
    _add(entry, "title", _title(outcome, checkin, words))
    _add(entry, "updated", _moment(checkin.date))
    if outcome.owner:
        _add(ET.SubElement(entry, "author"), "name", public_name(plan, outcome, outcome.owner))
    _link(entry, "alternate", "text/html", site.feed_address(outcome.id))
    _add(entry, "content", public_text(outcome, checkin.note or "")).set("type", "text")
    return entry


def _title(outcome: Outcome, checkin: CheckIn, words: Words) -> str:
    title = public_text(outcome, outcome.title)
    if checkin.value is None or outcome.confidential:
        return words.say("feed_checked_in", title=title)
    value = f"{words.number(checkin.value)} {outcome.unit or ''}".strip()
    return words.say("feed_reads", title=title, value=value)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = neutralised(text)
    return element


def _link(parent: ET.Element, relation: str, kind: str, address: str | None) -> None:
    if address:
        ET.SubElement(parent, "link", {"rel": relation, "type": kind, "href": address})


def _moment(date: dt.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn
