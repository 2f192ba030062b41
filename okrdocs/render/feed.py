"""feed.xml: the latest check-ins, for feed readers and chat rooms."""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from okrdocs.model import Status
from okrdocs.render.confidential import masked
from okrdocs.render.environment import neutralised

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator

    from okrdocs.model import CheckIn, Outcome
    from okrdocs.plan.index import Plan
    from okrdocs.render.words import Words

_ATOM = "http://www.w3.org/2005/Atom"
_MOST = 100
"""Entries; readers that come by once a week miss none of them."""
_NAMESPACE = uuid.UUID("0b6c2f3e-6f7c-4f6e-9d1c-6d1b6a8a7f11")
"""Any constant will do: it keeps ids of entries apart from those other programs make."""


def feed_xml(
    plan: Plan, as_of: dt.date, words: Words, address_of: Callable[[str], str | None], site: str
) -> str:
    """Return an Atom feed (RFC 4287) of the newest check-ins up to `as_of`, newest first.

    `address_of` gives the address of an object as the feed has to write it; `site` tells the entries of one
    site from those of others. Numbers of confidential outcomes are left out.
    """
    found = sorted(_checkins(plan, as_of), key=lambda pair: pair[1].date, reverse=True)[:_MOST]
    feed = ET.Element("feed", {"xmlns": _ATOM, "xml:lang": words.language})
    _add(feed, "id", _urn(site))
    _add(feed, "title", words.say("feed_title", site=words.say("site")))
    _add(feed, "updated", _moment(found[0][1].date if found else as_of))
    _add(ET.SubElement(feed, "author"), "name", words.say("site"))
    _add(feed, "generator", "okrdocs")
    for outcome, checkin in found:
        feed.append(_entry(outcome, checkin, words, address_of(outcome.id), site))
    ET.indent(feed)
    return f'<?xml version="1.0" encoding="utf-8"?>\n{ET.tostring(feed, encoding="unicode")}\n'


def _checkins(plan: Plan, as_of: dt.date) -> Iterator[tuple[Outcome, CheckIn]]:
    for outcome in plan.outcomes.values():
        if outcome.status is not Status.DRAFT:
            yield from ((outcome, one) for one in outcome.checkins if one.date <= as_of)


def _entry(outcome: Outcome, checkin: CheckIn, words: Words, address: str | None, site: str) -> ET.Element:
    entry = ET.Element("entry")
    _add(entry, "id", _urn(site, outcome.id, checkin.date.isoformat()))
    _add(entry, "title", _title(outcome, checkin, words))
    _add(entry, "updated", _moment(checkin.date))
    if outcome.owner:
        _add(ET.SubElement(entry, "author"), "name", outcome.owner)
    if address:
        ET.SubElement(entry, "link", {"rel": "alternate", "type": "text/html", "href": address})
    _add(entry, "content", masked(outcome, checkin.note or "")).set("type", "text")
    return entry


def _title(outcome: Outcome, checkin: CheckIn, words: Words) -> str:
    title = masked(outcome, outcome.title)
    if checkin.value is None or outcome.confidential:
        return words.say("feed_checked_in", title=title)
    value = f"{words.number(checkin.value)} {outcome.unit or ''}".strip()
    return words.say("feed_reads", title=title, value=value)


def _add(parent: ET.Element, name: str, text: str) -> ET.Element:
    element = ET.SubElement(parent, name)
    element.text = neutralised(text)
    return element


def _moment(date: dt.date) -> str:
    return f"{date.isoformat()}T00:00:00Z"


def _urn(*parts: str) -> str:
    return uuid.uuid5(_NAMESPACE, "\n".join(parts)).urn
