"""What every view is made from: the plan and its numbers, seen from one page of the site."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Commitment, Kind, Objective, Outcome, Output, Status
from okrdocs.model.slug import owner_key
from okrdocs.plan.confidential import public_name, public_text
from okrdocs.render import signs
from okrdocs.render.keeping import Printed, made_anew
from okrdocs.render.text import Target, rendered, rendered_line

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Hashable, Iterable

    from markupsafe import Markup

    from okrdocs.engine.scorecard import Scorecard, Scorecards
    from okrdocs.model import OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Health, Scores
    from okrdocs.render.keeping import Keep, V
    from okrdocs.render.links import Links
    from okrdocs.render.signs import Sign
    from okrdocs.render.voices import Tongue
    from okrdocs.render.words import Words


_COMMITMENTS = {
    Commitment.COMMITTED: ("committed", "committed_inside"),
    Commitment.ASPIRATIONAL: ("aspirational", "aspirational_inside"),
}
"""The keys of their words at the beginning of a line, and inside of one."""


class Ref(NamedTuple):
    """A name that links to its object's page; `href` is None where it has none."""

    title: str
    href: str | None
    tongue: Tongue | None = None
    """The language of the name, where it isn't that of the words around it."""


class Scene(NamedTuple):
    """The plan and its numbers, the words to tell them in, and the addresses as one page writes them."""

    plan: Plan
    scores: Scores
    words: Words
    links: Links
    scorecards: Scorecards | None = None
    """None where findings are not known."""
    tongue_of: Callable[[OkrObject], Tongue | None] | None = None
    """Tells the language of an object's texts, where it isn't that of the words; None: it always is."""
    keep: Keep = made_anew
    """May know parts of the page from before."""
    tags_shown: bool = False
    """The theme shows the tags of each page."""

    @property
    def as_of(self) -> dt.date:
        """The day everything is told from."""
        return self.scores.as_of

    def day(self, date: dt.date) -> str:
        """Return a date as running text shows it, such as `6 Nov`."""
        return self.words.day(date, self.scores.as_of)

    def full_day(self, date: dt.date) -> str:
        """Return a date as tables of record show it, such as `6 Nov 2026`."""
        return self.words.full_day(date)

    def title(self, entry: OkrObject) -> str:
        """Return an object's title, without numbers that are confidential."""
        return public_text(entry, entry.title)

    def plain(self, entry: OkrObject, value: str | None) -> str:
        """Return a one-line field of `entry`, without numbers that are confidential; empty for None."""
        return public_text(entry, value) if value else ""

    def name(self, entry: OkrObject, value: str | None) -> str:
        """Return an owner, contributor or tag of `entry` as it may be shown; empty for None."""
        return public_name(self.plan, entry, value) if value else ""

    def owner(self, entry: OkrObject) -> Ref | None:
        """Return an object's owner and the address of their page; None for an object without one."""
        name = self.name(entry, entry.owner).strip()
        return Ref(name, self.links.owner(name)) if name else None

    def owner_key(self, entry: OkrObject) -> str:
        """Return an object's owner as the script compares it; empty for an object without one."""
        return owner_key(self.name(entry, entry.owner))

    def period(self, entry: OkrObject) -> Ref | None:
        """Return an object's period and the address of its page; None for an object without one."""
        if entry.period is None:
            return None
        return Ref(self.words.period_label(entry.period), self.links.period(entry.period.label))

    def ref(self, entry: OkrObject) -> Ref:
        """Return an object's name and the address of its page."""
        tongue = self.tongue_of(entry) if self.tongue_of else None
        return Ref(self.title(entry), self.links.page(entry.id), tongue)

    def text(self, entry: OkrObject, value: str | None) -> Markup | None:
        """Return a Markdown field of `entry` as HTML; None for an empty one."""
        if not value or not value.strip():
            return None
        return rendered(public_text(entry, value), lambda address: self._target(entry, address))

    def line(self, entry: OkrObject, value: str | None) -> Markup | None:
        """Return a Markdown field of `entry` as HTML that fits into a line; None for an empty one."""
        if not value or not value.strip():
            return None
        return rendered_line(public_text(entry, value), lambda address: self._target(entry, address))

    def _target(self, entry: OkrObject, address: str) -> Target:
        if address.lower().startswith("okr:"):
            name = address[len("okr:") :]
            found = self.plan.find(name)
            return Target(self.links.page(found.id), self.title(found)) if found else Target(None, name)
        if ":" in address.partition("/")[0] or address.startswith("//"):
            return Target(None, address)
        return Target(self.links.written(entry.id, address), address)

    def part(self, what: Hashable, entries: Iterable[OkrObject], make: Callable[[], V]) -> Printed[V]:
        """Return a part of the page about `entries`: what `make` makes, unless it is known; see `Keep`."""
        return self.keep(what, tuple(entry.id for entry in entries), lambda: Printed(make()))

    def scorecard(self, entry: OkrObject) -> Scorecard | None:
        """Return what was found about an object; None where that is not known."""
        return self.scorecards.of(entry) if self.scorecards else None

    def sign(self, entry: Objective | Outcome) -> Sign:
        """Return how an objective or outcome is doing, as shape, word and tone."""
        if entry.status is Status.DRAFT:
            return signs.DRAFT.sign(self.words)
        if entry.status is Status.DROPPED:
            return signs.DROPPED.sign(self.words)
        return signs.HEALTH[self.health(entry)].sign(self.words)

    def health(self, entry: Objective | Outcome) -> Health:
        """Return the health of an objective or outcome."""
        if isinstance(entry, Objective):
            return self.scores.objectives[entry.id].health
        return self.scores.outcomes[entry.id].health

    def share(self, entry: Objective | Outcome) -> str:
        """Return the progress of an objective or outcome as percent; empty for what doesn't count."""
        if entry.status in (Status.DRAFT, Status.DROPPED):
            return ""
        scores = self.scores.objectives if isinstance(entry, Objective) else self.scores.outcomes
        return self.words.percent(scores[entry.id].progress)

    def done(self, output: Output) -> float:
        """Return the share done of an output; 0 for a dropped one."""
        return self.scores.outputs.get(output.id, 0.0)

    def commitment(self, commitment: Commitment | None, *, inside: bool = False) -> str:
        """Return the word for a commitment, as it stands `inside` a line or not; empty where none is said."""
        return self.words.say(_COMMITMENTS[commitment][inside]) if commitment else ""

    def kind(self, entry: OkrObject) -> str:
        """Return the word for what `entry` is."""
        return self.words.kind(entry.kind)

    def icon(self, kind: Kind) -> str:
        """Return the name of the icon of a kind."""
        return signs.KINDS[kind]
