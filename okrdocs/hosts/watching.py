"""What cards and pages are made from, with a note of every look at it.

A card or a page asks a few dozen questions of the plan: what measures this, how far is that. Each is answered
from a table. So the tables are handed out such that they note what is looked up; where a later build finds
all of that as it was, the card or page is as it was, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from okrdocs.engine.scorecard import Scorecard, Scorecards
from okrdocs.hosts.addresses import Addresses, PageLinks

if TYPE_CHECKING:
    from mkdocs.structure.files import File, Files

    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores
    from okrdocs.render.owners import Owner

T = TypeVar("T", "Plan", "Scores", Addresses)

EVERYTHING = "*"
"""Noted by what goes through a whole table."""
PASSING = "!"
"""Noted where the answer may be another one as soon as it is given."""


@dataclass(slots=True)
class Looks:
    """What a part of the site was made from."""

    names: set[str] = field(default_factory=set)
    """What was looked up: ids of objects, paths of pages, keys of owners."""
    titles: dict[str, str] = field(default_factory=dict)
    """Titles of pages, by the ids of objects that are written there. They show late in a build."""

    def add(self, other: Looks) -> None:
        """Add the looks of a part within this one."""
        self.names |= other.names
        self.titles |= other.titles


@dataclass(slots=True)
class Watch:
    """Where the looks are noted: those of the part of the site that is being made."""

    looks: Looks = field(default_factory=Looks)

    def note(self, name: str) -> None:
        """Note that something was looked up."""
        self.looks.names.add(name)


@dataclass(frozen=True, slots=True)
class Sources:
    """All that cards and pages are made from, as far as it differs from build to build."""

    plan: Plan
    scores: Scores
    scorecards: Scorecards
    addresses: Addresses
    owners: Mapping[str, Owner]
    """Everybody who owns something, by `owner_key`: so one page need not go through the plan for it."""

    def watched(self, watch: Watch) -> Sources:
        """Return the same, so that whatever is looked up in it is noted."""
        plan = _watched(self.plan, watch)
        addresses = replace(
            _watched(self.addresses, watch),
            plan=plan,
            files=cast("Files", _WatchedFiles(self.addresses.files, watch)),
            badges=cast("dict[str, File]", _Table(self.addresses.badges, watch, PASSING)),
        )
        return Sources(
            plan,
            _watched(self.scores, watch),
            _WatchedScorecards(self.scorecards, watch),
            addresses,
            _WatchedOwners(self.owners, watch),
        )


@dataclass(frozen=True, slots=True)
class WatchedLinks(PageLinks):
    """The addresses as a page writes them, with a note of each title of a page."""

    watch: Watch

    def written_in(self, object_id: str) -> str:
        """Return the title of the page the object is written in."""
        title = PageLinks.written_in(self, object_id)
        self.watch.looks.titles[object_id] = title
        return title


class _Table(Mapping[str, Any]):
    """A table that notes which of its entries somebody looks at."""

    __slots__ = ("_mark", "_table", "_watch")

    def __init__(self, table: Mapping[str, Any], watch: Watch, mark: str = "") -> None:
        self._table, self._watch, self._mark = table, watch, mark

    def __getitem__(self, key: str) -> Any:
        self._watch.looks.names.add(self._mark or key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._watch.note(self._mark or EVERYTHING)
        return iter(self._table)

    def __len__(self) -> int:
        self._watch.note(self._mark or EVERYTHING)
        return len(self._table)


class _WatchedOwners(_Table):
    """Owners, whose objects are looked at with them."""

    def __getitem__(self, key: str) -> Owner:
        owner: Owner = super().__getitem__(key)
        self._watch.looks.names.update(owner.ids)
        return owner


class _WatchedFiles:
    """The files of a site, for those that only ask for one by its path."""

    def __init__(self, files: Files, watch: Watch) -> None:
        self._files, self._watch = files, watch

    def get_file_from_path(self, path: str) -> File | None:
        self._watch.note(path)
        return self._files.get_file_from_path(path)


class _WatchedScorecards(Scorecards):
    """Scorecards that note whose somebody looks at."""

    def __init__(self, scorecards: Scorecards, watch: Watch) -> None:
        self._scorecards, self._watch = scorecards, watch

    def of(self, entry: OkrObject) -> Scorecard:
        self._watch.note(entry.id)
        return self._scorecards.of(entry)

    def own(self, entry: OkrObject) -> tuple[Diagnostic, ...]:
        self._watch.note(entry.id)
        return self._scorecards.own(entry)


def _watched(thing: T, watch: Watch) -> T:
    tables = {name: _Table(table, watch) for name, table in tables_of(thing)}
    return replace(thing, **cast("dict[str, Any]", tables))


def tables_of(thing: Plan | Scores | Addresses) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables among the fields of a dataclass, with their names."""
    for one in fields(thing):
        if isinstance(table := getattr(thing, one.name), dict):
            yield one.name, table
