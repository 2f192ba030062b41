"""From checked blocks to a plan: ids derived, what is inherited settled, objects made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.plan.candidates import candidates_of, name_all
from okrdocs.plan.index import Plan
from okrdocs.plan.inherit import from_fields
from okrdocs.plan.make import make

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.plan.candidates import Candidate
    from okrdocs.plan.inherit import Inherited
    from okrdocs.validate.check import CheckedPage

_BELONGS_TO = {Kind.OUTCOME: ("measures", Kind.OBJECTIVE), Kind.OUTPUT: ("leads_to", Kind.OUTCOME)}
"""The field that says what a standalone object belongs to, and of what kind that is."""


def build_plan(
    pages: Iterable[CheckedPage], fiscal_year_start: int | None = None, language: str = "en"
) -> Plan:
    """Build the plan of a project from all of its pages, in order.

    Pages that name no language are in `language`. What has no usable title is left out, and its id is among
    the plan's `lost`. What is written in an objective whose id is taken, or that is left out, belongs to
    none.
    """
    pages = list(pages)
    found = [c for page in pages for c in candidates_of(page, fiscal_year_start)]
    lost = [name for page in pages for block in page.blocks for name in block.lost]
    lost += _hidden_ids(pages)
    lost += [name for c in found if c.title is None and (name := c.fields.text("id"))]
    titled = [c for c in found if c.title is not None]
    names = name_all(titled, lost, language)
    _settle(found, _with_former(titled, names), fiscal_year_start)
    return Plan.of([make(c, _home(c, names)) for c in titled], lost)


def _hidden_ids(pages: Iterable[CheckedPage]) -> list[str]:
    """Return the ids in blocks that do not show."""
    hidden = [text for page in pages for text in page.hidden]
    if not hidden:
        return []
    from okrdocs.validate.lost import salvage  # few projects need it

    return [name for text in hidden for name in salvage(text)]


def _with_former(candidates: Iterable[Candidate], names: dict[str, Candidate]) -> dict[str, Candidate]:
    """Add the names that candidates had before, where nothing else has them now."""
    former = {name.casefold(): c for c in reversed(list(candidates)) for name in c.fields.texts("formerly")}
    return former | names


def _settle(found: list[Candidate], names: dict[str, Candidate], fiscal_year_start: int | None) -> None:
    """Work out what holds for each candidate: objectives first, since outcomes look at them, then outputs."""
    for kind in Kind:
        for candidate in found:
            if candidate.kind is kind:
                above = _above(candidate, names)
                candidate.effective = from_fields(candidate.fields, above, fiscal_year_start)


def _above(candidate: Candidate, names: dict[str, Candidate]) -> Inherited:
    """Return what `candidate` takes over."""
    if candidate.parent:
        return candidate.parent.effective.passed_on()
    if candidate.kind is Kind.OBJECTIVE:
        return candidate.page
    link, kind = _BELONGS_TO[candidate.kind]
    linked = (names.get(name.casefold()) for name in candidate.fields.texts(link))
    first = next((other for other in linked if other and other.kind is kind), None)
    return candidate.page.before(first.effective) if first else candidate.page


def _home(candidate: Candidate, names: dict[str, Candidate]) -> str | None:
    """Return the id of the objective in whose block `candidate` is written, if that is in the plan."""
    parent = candidate.parent
    return parent.id if parent and parent.id and names[parent.id.casefold()] is parent else None
