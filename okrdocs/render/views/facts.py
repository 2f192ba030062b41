"""Facts: a label and what it says, as links, words or text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Maintain
from okrdocs.plan.scores import Health
from okrdocs.render import signs
from okrdocs.render.text import web_address
from okrdocs.render.views.figures import Scale
from okrdocs.render.views.scene import Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from okrdocs.model import OkrObject, Outcome, Output
    from okrdocs.render.signs import Sign
    from okrdocs.render.views.scene import Scene

_LONGEST_ADDRESS = 60
_TICKET = re.compile(r"/([A-Z][A-Z0-9_]*-\d+|\d+)/?$")
"""The last part of an address that names a ticket: `PROJ-12`, or a number as code hosts use."""


class Item(NamedTuple):
    """One value of a fact: words, a link (with how it does) or a text."""

    ref: Ref | None = None
    sign: Sign | None = None
    text: Markup | None = None


class Fact(NamedTuple):
    """A label with items, or with a text."""

    label: str
    items: tuple[Item, ...] = ()
    text: Markup | None = None
    around: tuple[str, str] = ("", "")
    """Words before the first item, and behind the last."""


def links(label: str, refs: Iterable[Ref], around: tuple[str, str] = ("", "")) -> Fact | None:
    """Return a fact that lists links; None without any."""
    items = tuple(Item(ref) for ref in refs)
    return Fact(label, items, around=around) if items else None


def words(label: str, *values: str) -> Fact | None:
    """Return a fact that lists words; None without any."""
    return links(label, (Ref(value, None) for value in values if value))


def text(label: str, html: Markup | None) -> Fact | None:
    """Return a fact that is a text; None for an empty one."""
    return Fact(label, text=html) if html else None


def present(*facts: Fact | None) -> tuple[Fact, ...]:
    """Return the facts that there are."""
    return tuple(fact for fact in facts if fact)


def written_in(scene: Scene, entry: OkrObject) -> Fact | None:
    """Say on which page `entry` is written."""
    return links(
        scene.words.say("written_in"), (Ref(scene.links.written_in(entry.id), scene.links.card(entry.id)),)
    )


def guards(scene: Scene, outcomes: Iterable[Outcome]) -> Fact | None:
    """List outcomes that must not get worse, and whether they do."""
    items = tuple(Item(scene.ref(outcome), _holds(scene, outcome)) for outcome in outcomes)
    return Fact(scene.words.say("guards"), items) if items else None


def about(scene: Scene, entry: OkrObject) -> tuple[Fact, ...]:
    """Return what every object may have: contributors, tags, its twin, a note, its page."""
    same = scene.plan.find(entry.same_as)
    tags = () if scene.tags_shown else entry.tags
    return present(
        links(
            scene.words.say("contributors"), [_contributor(scene, entry, name) for name in entry.contributors]
        ),
        words(scene.words.say("tags"), *(scene.name(entry, tag) for tag in tags)),
        links(scene.words.say("same_as"), (scene.ref(same),)) if same else None,
        text(scene.words.say("note"), scene.text(entry, entry.note)),
        written_in(scene, entry),
    )


def _contributor(scene: Scene, entry: OkrObject, name: str) -> Ref:
    shown = scene.name(entry, name)
    return Ref(shown, scene.links.owner(shown))


def evidence(scene: Scene, outcome: Outcome) -> Fact | None:
    """List what an outcome's rationale rests on; addresses become links."""
    items = tuple(_evidence(scene, outcome, line) for line in outcome.evidence)
    return Fact(scene.words.say("evidence"), items) if items else None


def tracker(scene: Scene, output: Output) -> Fact | None:
    """Link to where the work on an output is tracked, by its ticket's name if it has one."""
    if not output.link:
        return None
    found = address(output.link)
    ticket = _TICKET.search(output.link)
    if ticket and found.href:
        found = Ref(f"#{ticket[1]}" if ticket[1].isdecimal() else ticket[1], found.href)
    return links(scene.words.say("tracker"), (found,))


def address(written: str) -> Ref:
    """Return a web address as a link with a short text; another one as plain words."""
    href = web_address(written)
    if href is None:
        return Ref(written, None)
    shown = href.partition("://")[2].rstrip("/") or href
    return Ref(shown if len(shown) <= _LONGEST_ADDRESS else f"{shown[: _LONGEST_ADDRESS - 1]}…", href)


def _evidence(scene: Scene, outcome: Outcome, line: str) -> Item:
    found = address(scene.plain(outcome, line))
    return Item(found) if found.href else Item(text=scene.line(outcome, line))


def _holds(scene: Scene, outcome: Outcome) -> Sign:
    """Return `holds at 4.5` or `broken at 4.2` for a guard, or its health where it keeps no number."""
    score = scene.scores.outcomes[outcome.id]
    if outcome.confidential or not isinstance(outcome.measure, Maintain) or score.current is None:
        return scene.sign(outcome)
    if not score.measured:
        return signs.HEALTH[Health.NOT_STARTED].sign(scene.words)
    holds = outcome.measure.holds(score.current)
    base = signs.HEALTH[Health.ACHIEVED if holds else Health.MISSED]
    shown = Scale.of(outcome, scene.words).value(score.current)
    return signs.Sign(base.icon, scene.words.holds(shown, holds=holds), base.tone)
