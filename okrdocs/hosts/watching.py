"""What cards and pages are made from, with a note of every look at it.

A card or a page asks a few dozen questions of the plan: what measures this, how far is that. Each is answered
from a table. So the tables are handed out such that they note what is looked up; where a later build finds
all of that as it was, the card or page is as it was, too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Any, TypeVar, cast

from mkdocs.structure.files import File

from okrdocs.engine.scorecard import Scorecard, Scorecards
from okrdocs.hosts.addresses import Addresses, PageLinks
from okrdocs.model import Objective, Outcome, Output

if TYPE_CHECKING:
    from mkdocs.structure.files import Files

    from okrdocs.model import Diagnostic, OkrObject
    from okrdocs.plan.index import Plan
    from okrdocs.plan.scores import Scores

T = TypeVar("T", "Plan", "Scores", Addresses)

_EVERYTHING = "*"
"""Noted by what goes through a whole table."""
_PASSING = "!"
"""Noted where the answer may be another one as soon as it is given."""


@dataclass(frozen=True, slots=True)
class Sources:
    """All that cards and pages are made from, as far as it differs from build to build."""

    plan: Plan
    scores: Scores
    scorecards: Scorecards
    addresses: Addresses

    def watched(self, looks: set[str]) -> Sources:
        """Return the same, so that whatever is looked up in it is added to `looks`."""
        plan = _watched(self.plan, looks)
        addresses = replace(
            _watched(self.addresses, looks),
            plan=plan,
            files=cast("Files", _WatchedFiles(self.addresses.files, looks)),
            badges=cast("dict[str, File]", _Table(self.addresses.badges, looks, _PASSING)),
        )
        return Sources(
            plan, _watched(self.scores, looks), _WatchedScorecards(self.scorecards, looks), addresses
        )


@dataclass(frozen=True, slots=True)
class WatchedLinks(PageLinks):
    """The addresses as a page writes them, with a note of each title of a page: they show late in a build."""

    titles: dict[str, str]
    """The titles by the ids of the objects that were asked about."""

    def written_in(self, object_id: str) -> str:
        """Return the title of the page the object is written in."""
        title = PageLinks.written_in(self, object_id)
        self.titles[object_id] = title
        return title


class _Table(Mapping[str, Any]):
    """A table that notes which of its entries somebody looks at."""

    __slots__ = ("_looks", "_mark", "_table")

    def __init__(self, table: Mapping[str, Any], looks: set[str], mark: str = "") -> None:
        self._table, self._looks, self._mark = table, looks, mark

    def __getitem__(self, key: str) -> Any:
        self._looks.add(self._mark or key)
        return self._table[key]

    def __iter__(self) -> Iterator[str]:
        self._looks.add(self._mark or _EVERYTHING)
        return iter(self._table)

    def __len__(self) -> int:
        self._looks.add(self._mark or _EVERYTHING)
        return len(self._table)


class _WatchedFiles:
    """The files of a site, for those that only ask for one by its path."""

    def __init__(self, files: Files, looks: set[str]) -> None:
        self._files, self._looks = files, looks

    def get_file_from_path(self, path: str) -> File | None:
        self._looks.add(path)
        return self._files.get_file_from_path(path)


class _WatchedScorecards(Scorecards):
    """Scorecards that note whose somebody looks at."""

    def __init__(self, scorecards: Scorecards, looks: set[str]) -> None:
        self._scorecards, self._looks = scorecards, looks

    def of(self, entry: OkrObject) -> Scorecard:
        self._looks.add(entry.id)
        return self._scorecards.of(entry)

    def own(self, entry: OkrObject) -> tuple[Diagnostic, ...]:
        self._looks.add(entry.id)
        return self._scorecards.own(entry)


def _watched(thing: T, looks: set[str]) -> T:
    tables = {name: _Table(table, looks) for name, table in _tables(thing)}
    return replace(thing, **cast("dict[str, Any]", tables))


def _tables(thing: Plan | Scores | Addresses) -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield the tables among the fields of a dataclass, with their names."""
    for one in fields(thing):
        if isinstance(table := getattr(thing, one.name), dict):
            yield one.name, table


def changes(old: Sources, new: Sources) -> set[str] | None:
    """Return every look that finds something else in `new` than in `old`; None where all is different."""
    if _basis(old) != _basis(new):
        return None
    found: set[str] = {_PASSING}
    same = _Comparison(old.plan, new.plan)
    for before, after in zip(_all_tables(old), _all_tables(new), strict=True):
        found |= {key for key in before.keys() | after.keys() if not same(before.get(key), after.get(key))}
        if list(before) != list(after):
            found.add(_EVERYTHING)
    return found | {_EVERYTHING} if len(found) > 1 else found


def _basis(sources: Sources) -> tuple[object, ...]:
    """Return what anything may rest on without a look into a table."""
    addresses = sources.addresses
    places = tuple(file.url if file else None for file in (addresses.dashboard, addresses.map))
    return sources.scores.as_of, sources.plan.lost, places


def _all_tables(sources: Sources) -> Iterator[Mapping[str, Any]]:
    for thing in (sources.plan, sources.scores, sources.addresses):
        yield from (table for _, table in _tables(thing))
    yield {entry.id: _said(sources.scorecards.of(entry)) for entry in sources.plan.objects()}
    yield {file.src_uri: _address(file) for file in sources.addresses.files}


def _said(scorecard: Scorecard) -> tuple[object, ...]:
    """Return what a scorecard says; in which lines of a page is told nowhere."""
    findings = ((found.severity, found.code, found.finding) for found in scorecard.findings)
    said = (
        (severity, code, one.object_id, one.field, one.message, one.help) for severity, code, one in findings
    )
    return scorecard.graded, *said


def _address(file: File) -> tuple[object, ...]:
    """Return where a file is published; generated ones are where their source path says."""
    return file.inclusion.is_excluded(), None if file.generated_by else file.url


class _Comparison:
    """Tells whether two entries of a table say the same."""

    def __init__(self, old: Plan, new: Plan) -> None:
        pairs = ((entry, new.find(entry.id)) for entry in old.objects())
        self._same = {entry.id for entry, other in pairs if other and _contents(entry) == _contents(other)}

    def __call__(self, one: object, other: object) -> bool:
        if isinstance(one, list) and isinstance(other, list):
            return len(one) == len(other) and all(map(self, one, other))
        if isinstance(one, _OBJECTS) and isinstance(other, _OBJECTS):
            return one.id == other.id and one.id in self._same
        if isinstance(one, File) and isinstance(other, File):
            return one.url == other.url
        return one == other


_OBJECTS = (Objective, Outcome, Output)


def _contents(entry: OkrObject) -> tuple[object, ...]:
    """Return what an object says and on which page; in which line of it is shown nowhere."""
    measure = type(entry.measure) if isinstance(entry, Outcome) else None  # tuples of two kinds may be equal
    at = entry._fields.index("source")
    return type(entry), measure, entry.source.path, *entry[:at], *entry[at + 1 :]
