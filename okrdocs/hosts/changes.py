"""What is otherwise in one build than in the one before."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.hosts.watching import EVERYTHING, PASSING, tables_of
from okrdocs.model import Outcome

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from mkdocs.structure.files import File

    from okrdocs.engine.scorecard import Scorecard
    from okrdocs.hosts.watching import Sources
    from okrdocs.model import OkrObject


@dataclass(frozen=True, slots=True)
class Told:
    """What the sources of a build say, without holding on to the build itself."""

    basis: tuple[object, ...]
    """What anything may rest on without a look into a table."""
    objects: dict[str, tuple[object, ...]]
    """What each object says, by its id."""
    links: list[dict[str, list[str]]]
    """The tables of objects, which are named by their ids."""
    tables: list[dict[str, object]]
    """All others."""

    @classmethod
    def by(cls, sources: Sources) -> Told:
        """Return what `sources` say."""
        addresses, plan = sources.addresses, sources.plan
        places = tuple(file.url if file else None for file in (addresses.dashboard, addresses.map))
        return cls(
            (sources.scores.as_of, plan.lost, places),
            {entry.id: _contents(entry) for entry in plan.objects()},
            [{key: _ids(value) for key, value in table.items()} for _, table in tables_of(plan)],
            [*_tables(sources)],
        )

    def changes(self, before: Told) -> set[str] | None:
        """Return every look that finds something else than `before`; None where all is different."""
        if self.basis != before.basis:
            return None
        changed = _differing(self.objects, before.objects)
        found = {PASSING, *changed}
        for now, then in zip(self.links, before.links, strict=True):
            found |= _differing(now, then)
            found |= {key for key, ids in now.items() if not changed.isdisjoint(ids)}
        for table, other in zip(self.tables, before.tables, strict=True):
            found |= _differing(table, other)
        return found | {EVERYTHING} if len(found) > 1 else found


def _differing(now: Mapping[str, object], then: Mapping[str, object]) -> set[str]:
    """Return the keys with another value, and the look at the whole table where its order is another."""
    if now == then:
        return set() if list(now) == list(then) else {EVERYTHING}
    return {key for key in now.keys() | then.keys() if now.get(key) != then.get(key)}


def _tables(sources: Sources) -> Iterator[dict[str, object]]:
    for _, scores in tables_of(sources.scores):
        yield scores
    for _, files in tables_of(sources.addresses):
        yield {key: file.url for key, file in files.items()}
    yield {key: (owner.name, owner.slug, owner.ids) for key, owner in sources.owners.items()}
    yield {entry.id: _found(sources.scorecards.of(entry)) for entry in sources.plan.objects()}
    yield {file.src_uri: _address(file) for file in sources.addresses.files}


def _ids(value: OkrObject | list[OkrObject]) -> list[str]:
    return [entry.id for entry in value] if isinstance(value, list) else [value.id]


def _contents(entry: OkrObject) -> tuple[object, ...]:
    """Return what an object says and on which page; in which line of it is shown nowhere."""
    measure = type(entry.measure) if isinstance(entry, Outcome) else None  # tuples of two kinds may be equal
    at = entry._fields.index("source")
    return type(entry), measure, entry.source.path, *entry[:at], *entry[at + 1 :]


def _found(scorecard: Scorecard) -> tuple[object, ...]:
    """Return what a scorecard says; in which lines of a page is told nowhere."""
    findings = ((found.severity, found.code, found.finding) for found in scorecard.findings)
    said = (
        (severity, code, one.object_id, one.field, one.message, one.help) for severity, code, one in findings
    )
    return scorecard.graded, *said


def _address(file: File) -> tuple[object, ...]:
    """Return where a file is published; generated ones are where their source path says."""
    return file.inclusion.is_excluded(), None if file.generated_by else file.url
