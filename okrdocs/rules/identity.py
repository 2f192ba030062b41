"""Rules about ids and titles: what a thing is called, once."""

from __future__ import annotations

from collections import Counter
from functools import partial
from typing import TYPE_CHECKING

from okrdocs.model import Outcome, OutputStatus, Related, Severity, Status
from okrdocs.rules.base import Rule
from okrdocs.rules.phrases import code
from okrdocs.rules.prose.placeholder import find_placeholder
from okrdocs.rules.rewrite import add_value
from okrdocs.rules.specific_outcome import OutcomeIsActivity
from okrdocs.rules.written_links import dangling
from okrdocs.validate.values import is_placeholder

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import Finding, Fix, Kind, OkrObject, Span
    from okrdocs.plan.index import Plan
    from okrdocs.rules.base import Context


class DuplicateId(Rule):
    """K002: two objects claim one id."""

    code = "K002"
    name = "duplicate-id"
    severity = Severity.ERROR
    what = "Finds an id that another objective, outcome or output of the site has already, ignoring case."
    why = "Ids are what links and addresses are made of: with two of a kind, nobody knows which is meant."
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
outputs:
  - output: Searchable product database
    id: search
  - output: Search in the app
    id: search
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
outputs:
  - output: Searchable product database
    id: search
  - output: Search in the app
    id: app-search
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report every later object at its id, with the first one beside it."""
        for holder, entry in context.plan.duplicates:
            first = holder.source.span("id")
            place = _place(holder, first, entry)
            same = "" if holder.id == entry.id else ", and upper and lower case make no difference"
            yield self.finding(
                entry,
                "id",
                f"The id {code(entry.id)} is already taken {place}{same}.",
                help=f"Write another one, such as {code(_free(context.plan, entry.id))}, and use it in the "
                f"links that mean this {entry.kind}.",
                related=(Related(holder.source.path, first, f"the {holder.kind} {code(holder.title)}"),),
            )


class DuplicateTitle(Rule):
    """K003: two objects of one kind and period read the same."""

    code = "K003"
    name = "duplicate-title"
    severity = Severity.WARNING
    what = "Finds objects of the same kind and period whose titles differ in nothing but case and blanks."
    why = (
        "Readers cannot tell them apart in a list. Where two teams really share one outcome, `same_as` says "
        "so, and nobody has to wonder."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
outputs:
  - output: Product search
    id: web-search
  - output: Product search
    id: app-search
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
outputs:
  - output: Product search on the web
    id: web-search
  - output: Product search in the app
    id: app-search
"""
    reference = "GitLab handbook, OKRs (shared key results)"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report every later object at its title."""
        plan = context.plan
        first: dict[tuple[Kind, str, str], OkrObject] = {}
        for title, entry in _repeated(plan.objects()):
            if entry.period is None or entry.status in (Status.DROPPED, OutputStatus.DROPPED):
                continue
            if entry.kind.value in entry.invalid or is_placeholder(entry.title):
                continue  # there is no title yet
            other = first.setdefault((entry.kind, title, entry.period.label), entry)
            if other is entry or _shared(plan, entry, other):
                continue
            span = other.source.span(other.kind.value)
            yield self.finding(
                entry,
                entry.kind.value,
                f"{code(other.id)} has the same title, {_place(other, span, entry)}, also in "
                f"{entry.period.label}.",
                help=f"Say in the title what sets them apart, or write `same_as: {other.id}` if it is one "
                f"{entry.kind} that stands in two places.",
                related=(Related(other.source.path, span, "the same title"),),
            )


def _repeated(entries: Iterable[OkrObject]) -> Iterator[tuple[str, OkrObject]]:
    """Yield the objects whose title stands in several places, with what counts of it."""
    titles = [(" ".join(entry.title.casefold().split()).rstrip(" .!"), entry) for entry in entries]
    often = Counter(title for title, _ in titles)
    yield from (one for one in titles if often[one[0]] > 1)


class DerivedId(Rule):
    """K011: an id was made from the title."""

    code = "K011"
    name = "derived-id"
    severity = Severity.INFO
    fixes = (
        "Adds the derived id below the title. Where S101 or S104 ask for another title, it is not safe: the "
        "id would keep the words that are about to go."
    )
    what = "Finds objects without an `id`; one is derived from the title so that they can be linked to."
    why = "A derived id changes with the title, and every link and address made of it breaks."
    example = """
objective: Customers get answers without having to call us
period: 2026-Q4
owner: support
status: draft
"""
    instead = """
objective: Customers get answers without having to call us
id: customers-get-answers-without-having-to-call-us
period: 2026-Q4
owner: support
status: draft
"""
    reference = "okrdocs"

    def check(self, context: Context) -> Iterator[Finding]:
        """Report every derived id, with a fix that writes it down."""
        derived = [entry for entry in context.plan.objects() if entry.id_derived]
        told = _told_by_links(context, derived) if derived else frozenset()
        for entry in derived:
            if context.is_dropped(entry) or "id" in entry.invalid or entry.id in told:
                continue
            yield self.finding(
                entry,
                "id",
                f"This {entry.kind} has no `id`; {code(entry.id)} was made from its title.",
                keys=(entry.kind.value,),
                help=f"Add `id: {entry.id}` so that links survive a new title.",
                fix=partial(_add_id, context, entry),
            )


def _told_by_links(context: Context, derived: list[OkrObject]) -> frozenset[str]:
    """Return the derived ids in whose place a link on the page names another: K004 has said so.

    Only where no other object of its kind on the page lacks an id can the link mean just this one.
    """
    wanted = {(link.entry.source.path, kind) for link in dangling(context) for kind in link.kinds}
    places = Counter((entry.source.path, entry.kind) for entry in derived)
    return frozenset(
        entry.id
        for entry in derived
        if (place := (entry.source.path, entry.kind)) in wanted and places[place] == 1
    )


_ACTIVITY = OutcomeIsActivity()


def _add_id(context: Context, entry: OkrObject) -> Fix | None:
    """Return the fix that writes down a derived id: safe where the title it is made of will stay."""
    activity = isinstance(entry, Outcome) and _ACTIVITY.activity(context, entry) is not None
    gap = find_placeholder(entry.title, context.language(entry)) is not None
    return add_value(entry, "id", entry.id, safe=not (activity or gap))


def _place(other: OkrObject, span: Span, entry: OkrObject) -> str:
    """Say where something stands, as seen from `entry`."""
    return (
        f"on line {span.line}"
        if other.source.path == entry.source.path
        else f"at {other.source.path}:{span.line}"
    )


def _free(plan: Plan, name: str) -> str:
    """Return an id like `name` that nothing has."""
    number = 2
    while plan.find(f"{name}-{number}"):
        number += 1
    return f"{name}-{number}"


def _shared(plan: Plan, entry: OkrObject, other: OkrObject) -> bool:
    """Tell whether the authors say that both are one thing."""
    same, others = plan.find(entry.same_as), plan.find(other.same_as)
    return same is other or others is entry or (same is not None and same is others)
