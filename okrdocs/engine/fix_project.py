"""Fixing a project: lint, apply what can be applied at once, and again, until nothing is left to fix.

No fix is trusted. After each round the project is linted anew, and a fix that brings about an error, or does
not settle its finding, is taken back.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.fixes import plan_fixes
from okrdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic

    Relint = Callable[[Mapping[str, bytes]], LintResult]
    """Lints the project with other contents for some of its pages, given by their shown paths."""

_UNREAD = "K000"
"""The rule about blocks that cannot be read."""
_MOST_LINTS = 200
"""A project is linted this many times at most; each takes at least one fix further, or drops one."""


class Change(NamedTuple):
    """The text of a page, without a byte order mark."""

    before: str
    after: str


@dataclass(frozen=True, slots=True)
class FixedProject:
    """What all fixes together make of a project. Nothing has been written yet."""

    changes: dict[str, Change]
    """By the path of the page."""
    fixed: tuple[Diagnostic, ...]
    """The findings that fixes settled, as they were."""
    result: LintResult
    """What is left to say once the changes are written."""

    def counts(self) -> dict[str, int]:
        """Return how many findings were fixed by the code of their rule."""
        return dict(sorted(Counter(one.code for one in self.fixed).items()))


def fix_project(lint: Relint, *, unsafe: bool) -> FixedProject:
    """Fix what can be fixed; with `unsafe` also where that may change what the author meant."""
    repair = _Repair(lint, unsafe=unsafe)
    repair.run()
    changes = {path: Change(repair.before[path], text) for path, text in repair.pages.items()}
    return FixedProject(
        {path: change for path, change in changes.items() if change.before != change.after},
        tuple(repair.fixed),
        repair.state,
    )


class _Repair:
    """A project while it is being fixed."""

    def __init__(self, lint: Relint, *, unsafe: bool) -> None:
        self._lint = lint
        self._unsafe = unsafe
        self._left = _MOST_LINTS
        self._refused: set[_Key] = set()
        self.state = lint({})
        self.pages: dict[str, str] = {}
        self.before: dict[str, str] = {}
        self.fixed: list[Diagnostic] = []

    def run(self) -> None:
        """Do one round after the other while they change something.

        What was refused gets another chance at the end, as with other fixes made it may do no harm any more:
        so nothing is left that a second run would change.
        """
        settled = -1
        while settled < len(self.fixed):
            settled = len(self.fixed)
            self._refused.clear()
            while self._round(self._fixable()):
                pass
            if not self._refused:
                break

    def _fixable(self) -> list[Diagnostic]:
        """Return what to fix next; on a page that has some, those that keep a block from being read."""
        found = [one for one in self.state.diagnostics if self._may_fix(one)]
        unread = {one.path for one in found if one.code == _UNREAD}
        return [one for one in found if one.code == _UNREAD or one.path not in unread]

    def _may_fix(self, one: Diagnostic) -> bool:
        """Tell whether a finding has a fix that is wanted and was not refused, on a page saved as UTF-8."""
        broken = "\N{REPLACEMENT CHARACTER}" in self.state.texts.get(one.path, "")
        return not broken and _key(one) not in self._refused and _has_fix(one, unsafe=self._unsafe)

    def _round(self, wanted: list[Diagnostic]) -> bool:
        """Apply those of the `wanted` fixes that can be applied together and make nothing worse.

        False where there is nothing left to try.
        """
        refused = len(self._refused)
        while self._left > 0:
            plan = plan_fixes(wanted, self.state.texts, unsafe=self._unsafe)
            if not plan.applied:
                return len(self._refused) > refused
            after = self._linted({**self.pages, **plan.pages})
            suspects = list(self._suspected(after, plan.applied))
            if not suspects:
                self._accept(plan.pages, plan.applied, after)
                return True
            wanted = self._narrowed(plan.applied, suspects)
        return False

    def _suspected(self, after: LintResult, applied: Iterable[Diagnostic]) -> Iterable[list[Diagnostic]]:
        return suspected(self.state.diagnostics, after.diagnostics, applied, unsafe=self._unsafe)

    def _linted(self, pages: Mapping[str, str]) -> LintResult:
        self._left -= 1
        return self._lint({path: text.encode() for path, text in pages.items()})

    def _narrowed(
        self, applied: Iterable[Diagnostic], suspects: Iterable[list[Diagnostic]]
    ) -> list[Diagnostic]:
        """Leave out half of each group of suspects for this round, and for good one that is alone."""
        out: set[_Key] = set()
        for group in suspects:
            keys = list(dict.fromkeys(map(_key, group)))
            if len(keys) == 1:
                self._refused.add(keys[0])
            out.update(keys[len(keys) // 2 :])
        return [one for one in applied if _key(one) not in out]

    def _accept(self, pages: Mapping[str, str], applied: Iterable[Diagnostic], after: LintResult) -> None:
        for path in pages:
            self.before.setdefault(path, self.state.texts[path])
        self.pages.update(pages)
        self.fixed += applied
        self.state = after


_Key = tuple[str, str, str | None, str | None, str, str | None]


def _key(one: Diagnostic) -> _Key:
    """Return what a finding is known by while lines move."""
    finding = one.finding
    return (one.path, one.code, finding.object_id, finding.field, finding.message, finding.help)


def _has_fix(one: Diagnostic, *, unsafe: bool) -> bool:
    fix = one.finding.fix
    return fix is not None and (fix.safe or unsafe)


def suspected(
    before: Iterable[Diagnostic],
    after: Iterable[Diagnostic],
    applied: Iterable[Diagnostic],
    *,
    unsafe: bool,
) -> Iterable[list[Diagnostic]]:
    """Yield groups of findings whose fixes, one of each group, seem to have done harm.

    Harm is an error that was not there and has no fix itself, or a finding that its own fix did not settle.
    """
    applied, before, after = list(applied), list(before), list(after)
    for one in _new_errors(before, after, applied):
        if one.code == _UNREAD or not _has_fix(one, unsafe=unsafe):
            yield _nearest(one, applied)
    left = Counter(map(_key, after))
    left.subtract(Counter(map(_key, before)))
    left.update(map(_key, applied))
    stubborn = {key for key, count in left.items() if count > 0} & set(map(_key, applied))
    for key in stubborn:
        yield [one for one in applied if _key(one) == key]


def _nearest(error: Diagnostic, applied: list[Diagnostic]) -> list[Diagnostic]:
    """Return those of the fixed findings that have most in common with an error."""
    page = [one for one in applied if one.path == error.path]
    about = [one for one in page if one.finding.object_id == error.finding.object_id]
    field = [one for one in page if error.finding.field and one.finding.field == error.finding.field]
    both = [one for one in field if one in about]
    return both or field or about or page or applied


def _new_errors(
    before: list[Diagnostic], after: list[Diagnostic], applied: list[Diagnostic]
) -> Iterable[Diagnostic]:
    """Yield errors that were not there, other than those that a fix brings about on purpose.

    What could not be read before may hold any.
    """
    unread = {one.path for one in applied if one.code == _UNREAD}
    meant = {(one.path, code) for one in applied if one.finding.fix for code in one.finding.fix.leaves}
    errors = [one for one in after if one.severity is Severity.ERROR]
    fresh = Counter(map(_kind_of_error, errors)) - Counter(map(_kind_of_error, before))
    seen = set(map(_key, before))
    for one in errors:
        kind = _kind_of_error(one)
        if _key(one) not in seen and fresh[kind] > 0:
            fresh[kind] -= 1
            if one.path not in unread and (one.path, one.code) not in meant:
                yield one


def _kind_of_error(one: Diagnostic) -> tuple[str, str, str | None]:
    """Return a page, code and field: with its id, an object may change what its findings are known by."""
    return (one.path, one.code, one.finding.field)
