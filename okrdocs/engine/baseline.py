"""Findings that a project accepts for now: old ones pass, new ones don't, and those that are gone show up.

A finding is accepted where the baseline holds one of the same rule about the same field of the same object
(see `okrdocs.engine.identity`), under any name that the object has had (`formerly`); where its id is only
made of its title, the page counts first. It has to be as heavy, too: an accepted warning does not cover an
error. Where more findings share a name than are accepted, those that read as they did when they were accepted
come first.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict, deque
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.baseline_file import Entry, read_entries, write_entries
from okrdocs.engine.comparison import Comparison
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.identity import key
from okrdocs.engine.paths import shown_path
from okrdocs.engine.selection import select
from okrdocs.engine.suppressions import UNREADABLE
from okrdocs.model import Finding, Severity, Span
from okrdocs.rules import BY_CODE

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from okrdocs.engine.config import Settings
    from okrdocs.model import Diagnostic
    from okrdocs.plan.index import Plan

    PageName = Callable[[str], str]
    """Names a page as entries do, given its path as findings have it (see `Settings.page`)."""


def compare(diagnostics: Iterable[Diagnostic], settings: Settings, plan: Plan) -> Comparison:
    """Hold the findings of a project against its baseline. Raises ConfigError where that cannot be read."""
    entries = read_entries(settings.baseline) if settings.baseline else ()
    found = tuple(diagnostics)
    if not entries:
        return Comparison(new=found)
    page = cache(settings.page)
    unmet = list(entries)
    covers: dict[int, Entry] = {}
    for names in (_Numbered(plan, page), _Named(plan, page)):
        alike: dict[str, dict[int, Diagnostic]] = defaultdict(dict)
        for index, one in enumerate(found):
            if index not in covers and (name := names.of_finding(one)):
                alike[name][index] = one
        sought: dict[str | None, list[Entry]] = defaultdict(list)
        for entry in unmet:
            sought[names.of_entry(entry)].append(entry)
        for name in alike.keys() & sought.keys():
            covers.update(_pairs(alike[name], sought[name]))
        unmet = [entry for rest in sought.values() for entry in rest]
    return Comparison(
        new=tuple(one for index, one in enumerate(found) if index not in covers),
        accepted=tuple(one for index, one in enumerate(found) if index in covers),
        kept=tuple(
            entry_of(found[index], page)._replace(digest=covers[index].digest) for index in sorted(covers)
        ),
        unmet=tuple(unmet),
    )


class _Named:
    """Names findings and entries by what they are about, under the id that it has today."""

    def __init__(self, plan: Plan, page: PageName) -> None:
        self._plan = plan
        self._page = page

    def of_finding(self, diagnostic: Diagnostic) -> str | None:
        finding = diagnostic.finding
        return key(finding.code, finding.object_id, finding.field, self._page(finding.path))

    def of_entry(self, entry: Entry) -> str | None:
        now = self._plan.find(entry.object)
        return key(entry.code, now.id if now else entry.object, entry.field, entry.page)


class _Numbered(_Named):
    """Names what has an id made of its title, by that without its number, and by the page.

    Where many titles are alike, such ids are numbered (`launch-2`, `launch-3`), and with one object more or
    less, all that follow get other numbers.
    """

    def of_finding(self, diagnostic: Diagnostic) -> str | None:
        finding = diagnostic.finding
        return self._of(finding.code, finding.object_id, finding.field, self._page(finding.path))

    def of_entry(self, entry: Entry) -> str | None:
        return self._of(entry.code, entry.object, entry.field, entry.page)

    def _of(self, code: str, about: str | None, field: str | None, page: str) -> str | None:
        now = self._plan.find(about)
        if not about or (now and not now.id_derived):
            return None
        return f"{key(code, _NUMBER.sub('', about), field, page)} {page}"


_NUMBER = re.compile(r"-\d+$")


def entry_of(diagnostic: Diagnostic, page: PageName) -> Entry:
    """Return what accepts a finding."""
    finding = diagnostic.finding
    about, field = finding.object_id or "", finding.field or ""
    return Entry(page(finding.path), about, field, finding.code, _own(finding), _digest(finding))


def _own(finding: Finding) -> Severity:
    """Return what the rule makes of a finding, whatever the configuration does."""
    return finding.severity or BY_CODE[finding.code].severity


def _digest(finding: Finding) -> str:
    from hashlib import sha256  # most runs have no baseline, and loading it takes time

    return sha256(finding.message.encode("utf-8", "surrogatepass")).hexdigest()[:8]


def _pairs(found: dict[int, Diagnostic], entries: list[Entry]) -> Iterator[tuple[int, Entry]]:
    """Take entries off the list for the findings of their name: first the same ones, then any as heavy."""
    same: dict[tuple[str, Severity], list[Entry]] = defaultdict(list)
    for entry in entries:
        same[entry.digest, entry.severity].append(entry)
    rest: list[int] = []
    for index, diagnostic in found.items():
        if exact := same.get((_digest(diagnostic.finding), _own(diagnostic.finding))):
            yield index, exact.pop()
        else:
            rest.append(index)
    left = deque(sorted((one for some in same.values() for one in some), key=lambda one: -one.severity))
    for index in sorted(rest, key=lambda index: -_own(found[index].finding)):
        if left and left[0].severity >= _own(found[index].finding):
            yield index, left.popleft()
    entries[:] = left


class Scope(NamedTuple):
    """What a run has looked at, and so which entries it can judge."""

    pages: Collection[str]
    """The pages it reports on, as findings name them."""
    home: Path | None
    """The folder of the project's pages where it reports on all of them."""
    codes: Collection[str]
    """The rules that were checked."""


class Verdict(NamedTuple):
    """What is to become of the entries of a baseline."""

    unneeded: tuple[Entry, ...]
    """Those that cover nothing any more."""
    kept: tuple[Entry, ...]
    """All others."""


def judge(comparison: Comparison, settings: Settings, scope: Scope) -> Verdict:
    """Tell which entries are no longer needed.

    Kept are those about pages out of scope, about rules that are off or had no history to look at, and those
    whose finding may only be hidden, as something about its object or page cannot be read.
    """
    if not comparison.unmet:
        return Verdict((), comparison.kept)
    pages = {settings.page(path) for path in scope.pages}
    hidden = set(_hidden(comparison, settings))
    heard = _heard(comparison.unmet, settings)
    over = {
        entry
        for entry in comparison.unmet
        if (entry.page in pages or (scope.home and _is_gone(entry.page, scope.home, settings)))
        and (entry.code not in BY_CODE or (entry.code in scope.codes and entry in heard))
        and (entry.code in UNREADABLE or not hidden.intersection((entry.page, entry.object.casefold())))
    }
    unneeded = tuple(entry for entry in comparison.unmet if entry in over)
    return Verdict(unneeded, (*comparison.kept, *(one for one in comparison.unmet if one not in over)))


def update_baseline(settings: Settings, kept: Iterable[Entry], diagnostics: Iterable[Diagnostic]) -> int:
    """Write the baseline anew: the entries `kept`, and one for each of `diagnostics`.

    Returns how many those are; without any the file is removed. Raises ConfigError where that can't be done.
    """
    if settings.baseline is None:
        raise ConfigError(["There is no file to keep accepted findings in: name one with `baseline`."])
    page = cache(settings.page)
    entries = [*kept, *(entry_of(one, page) for one in diagnostics)]
    write_entries(settings.baseline, entries)
    return len(entries)


def _hidden(comparison: Comparison, settings: Settings) -> Iterator[str]:
    """Yield the pages and the objects (case-folded) of which something cannot be read."""
    for one in (*comparison.new, *comparison.accepted):
        if one.code == "K001" and one.finding.object_id:
            yield one.finding.object_id.casefold()
        elif one.code in UNREADABLE:
            yield settings.page(one.path)


def _heard(entries: Iterable[Entry], settings: Settings) -> set[Entry]:
    """Return the entries about findings that the project would hear of if they were there."""
    place = Span(1, 1, 1, 1)
    probes = {
        id(finding): (finding, entry)
        for entry in entries
        for finding in [Finding(entry.code, "", _shown(entry, settings), place, severity=entry.severity)]
    }
    found = select((finding for finding, _ in probes.values()), settings)
    return {probes[id(one.finding)][1] for one in found}


def _shown(entry: Entry, settings: Settings) -> str:
    """Return the page of an entry as findings name it."""
    return shown_path(settings.base / entry.page) if settings.base else entry.page


def _is_gone(page: str, home: Path, settings: Settings) -> bool:
    """Tell whether a page that was not read belongs to those that would have been, or is no longer there."""
    file = Path(os.path.normpath((settings.base or Path()) / page))
    return not file.exists() or file.is_relative_to(os.path.normpath(home))
