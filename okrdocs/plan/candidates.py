"""The objects that checked blocks describe, before they are made: with their ids, in the order written."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.model import Kind
from okrdocs.model.slug import MAX_ID, derived_id
from okrdocs.plan.inherit import NOTHING, Inherited, from_fields

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.validate.check import CheckedPage
    from okrdocs.validate.fields import Fields


_NUMBER = r"\S*\d\S*"


@dataclass(slots=True, eq=False, repr=False)
class Candidate:
    """An object to be: its fields, where it is written, and what it takes over."""

    kind: Kind
    fields: Fields
    title: str | None
    """None where it could not be read: then no object comes of it."""
    page: Inherited
    """The defaults of its page."""
    language: str | None
    """That of its page, where it names one."""
    parent: Candidate | None = None
    """The objective in whose block it is written."""
    id: str = ""
    """Empty until it is named."""
    id_derived: bool = False
    effective: Inherited = NOTHING
    """Its own values with those it takes over."""

    @property
    def confidential(self) -> bool:
        """Whether its numbers are; also where that is said in a way that cannot be read."""
        return self.fields.flag("confidential") or "confidential" in self.fields.invalid

    @property
    def public_title(self) -> str:
        """The title as an id may be made of it: an id is published, and confidential numbers are not."""
        title = self.title or ""
        return re.sub(_NUMBER, " ", title) if self.confidential else title


def candidates_of(page: CheckedPage, fiscal_year_start: int | None) -> Iterator[Candidate]:
    """Yield what the blocks of `page` describe; an objective comes before what is written in it."""
    defaults = from_fields(page.defaults, NOTHING, fiscal_year_start) if page.defaults else NOTHING
    language = page.defaults.text("lang") if page.defaults else None
    for block in page.blocks:
        if block.fields is None or block.kind is None:
            continue
        top = _candidate(block.kind, block.fields, defaults, language, None)
        yield top
        if block.kind is Kind.OBJECTIVE:
            for kind, name in ((Kind.OUTCOME, "outcomes"), (Kind.OUTPUT, "outputs")):
                for fields in block.fields.items(name):
                    yield _candidate(kind, fields, defaults, language, top)


def _candidate(
    kind: Kind, fields: Fields, page: Inherited, language: str | None, parent: Candidate | None
) -> Candidate:
    title = fields.text(kind)
    if title and ("  " in title or not title.isprintable()):  # several blanks, or line ends
        title = " ".join(title.split())
    return Candidate(kind, fields, title, page, language, parent)


def name_all(candidates: Iterable[Candidate], lost: Iterable[str], language: str) -> dict[str, Candidate]:
    """Give every candidate with a title its id, and return the first one of each id (case-folded).

    Ids that authors gave win. Others are derived from titles, and numbered where they are taken, also by an
    id in `lost`, which comes back when its block is put right. Titles are in `language` unless their pages
    say otherwise.
    """
    holders: dict[str, Candidate] = {}
    unnamed = []
    for candidate in candidates:
        given = candidate.fields.text("id")
        if given is None:
            unnamed.append(candidate)
        else:
            candidate.id = given
            holders.setdefault(given.casefold(), candidate)
    taken = _Names({*holders, *(name.casefold() for name in lost)})
    for candidate in unnamed:
        candidate.id = taken.free(
            derived_id(candidate.kind, candidate.public_title, candidate.language or language)
        )
        candidate.id_derived = True
        holders[candidate.id.casefold()] = candidate
    return holders


class _Names:
    """Ids in use, all in lower case."""

    def __init__(self, taken: set[str]) -> None:
        self._taken = taken
        self._next: dict[str, int] = {}

    def free(self, wanted: str) -> str:
        """Take `wanted`, else the first of `wanted-2`, `wanted-3`, … that is free."""
        name, number = wanted, self._next.get(wanted, 2)
        while name in self._taken:
            suffix = f"-{number}"
            name, number = wanted[: MAX_ID - len(suffix)] + suffix, number + 1
        self._next[wanted] = number
        self._taken.add(name)
        return name
