"""Fixing a project: lint, apply what can be applied at once, and again, until nothing is left to fix.

No fix is trusted. After each round the project is linted anew, and a fix that brings about an error, or does
not settle its finding, is taken back.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.fix_harm import UNREAD, has_fix, key_of, suspected
from okrdocs.engine.fixes import plan_fixes

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Mapping

    from okrdocs.engine.fix_harm import Key, Suspects
    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic

    Relint = Callable[[Mapping[str, bytes]], LintResult]
    """Lints the project with other contents for some of its pages, given by their shown paths."""

_MOST_LINTS = 200
"""A project is linted this many times at most; each takes at least one fix further, or drops one."""


class Change(NamedTuple):
    """The text of a page, without a byte order mark."""

    before: str
    after: str


class Refusal(NamedTuple):
    """A finding whose fix was not applied."""

    finding: Diagnostic
    reason: str
    """What speaks against it: `it would …`."""


@dataclass(frozen=True, slots=True)
class FixedProject:
    """What all fixes together make of a project. Nothing has been written yet."""

    changes: dict[str, Change]
    """By the path of the page."""
    fixed: tuple[Diagnostic, ...]
    """The findings that fixes settled, as they were."""
    result: LintResult
    """What is left to say once the changes are written; what cannot be fixed is not called fixable."""
    refused: tuple[Refusal, ...] = ()
    """The fixes that were wanted and did not work out."""

    def counts(self) -> dict[str, int]:
        """Return how many findings were fixed by the code of their rule."""
        return dict(sorted(Counter(one.code for one in self.fixed).items()))


def fix_project(lint: Relint, *, unsafe: bool) -> FixedProject:
    """Fix what can be fixed; with `unsafe` also where that may change what the author meant."""
    repair = _Repair(lint, unsafe=unsafe)
    repair.run()
    changes = {path: Change(repair.before[path], text) for path, text in repair.pages.items()}
    refused = tuple(repair.refusals())
    return FixedProject(
        {path: change for path, change in changes.items() if change.before != change.after},
        tuple(repair.fixed),
        _without_fixes(repair.state, {one.finding for one in refused}),
        refused,
    )


def _without_fixes(result: LintResult, refused: Collection[Diagnostic]) -> LintResult:
    """Return a result in which the `refused` findings have no fixes."""
    kept = (
        replace(one, finding=replace(one.finding, offer=None)) if one in refused else one
        for one in result.diagnostics
    )
    return replace(result, diagnostics=tuple(kept))


class _Repair:
    """A project while it is being fixed."""

    def __init__(self, lint: Relint, *, unsafe: bool) -> None:
        self._lint = lint
        self._unsafe = unsafe
        self._left = _MOST_LINTS
        self._refused: dict[Key, str] = {}
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
        unread = {one.path for one in found if one.code == UNREAD}
        return [one for one in found if one.code == UNREAD or one.path not in unread]

    def _may_fix(self, one: Diagnostic) -> bool:
        """Tell whether a finding has a fix that is wanted and was not refused, on a page saved as UTF-8."""
        wanted = key_of(one) not in self._refused and has_fix(one, unsafe=self._unsafe)
        return wanted and not self._is_garbled(one.path)

    def _is_garbled(self, path: str) -> bool:
        return "\N{REPLACEMENT CHARACTER}" in self.state.texts.get(path, "")

    def refusals(self) -> Iterator[Refusal]:
        """Yield the fixes that are still wanted in the end, with what speaks against each."""
        for one in self.state.diagnostics:
            if has_fix(one, unsafe=self._unsafe):
                garbled = "the page is not saved as UTF-8" if self._is_garbled(one.path) else None
                yield Refusal(one, garbled or self._refused.get(key_of(one), "there were too many to try"))

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

    def _suspected(self, after: LintResult, applied: Iterable[Diagnostic]) -> Iterator[Suspects]:
        return suspected(self.state.diagnostics, after.diagnostics, applied, unsafe=self._unsafe)

    def _linted(self, pages: Mapping[str, str]) -> LintResult:
        self._left -= 1
        return self._lint({path: text.encode() for path, text in pages.items()})

    def _narrowed(self, applied: Iterable[Diagnostic], suspects: Iterable[Suspects]) -> list[Diagnostic]:
        """Leave out half of each group of suspects for this round, and for good one that is alone."""
        out: set[Key] = set()
        for group, reason in suspects:
            keys = list(dict.fromkeys(map(key_of, group)))
            if len(keys) == 1:
                self._refused[keys[0]] = reason
            out.update(keys[len(keys) // 2 :])
        return [one for one in applied if key_of(one) not in out]

    def _accept(self, pages: Mapping[str, str], applied: Iterable[Diagnostic], after: LintResult) -> None:
        for path in pages:
            self.before.setdefault(path, self.state.texts[path])
        self.pages.update(pages)
        self.fixed += applied
        self.state = after
