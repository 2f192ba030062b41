"""What a round of fixes seems to have broken, and which of them are to blame."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.model import Diagnostic

UNREAD = "K000"
"""The rule about blocks that cannot be read."""


class Suspects(NamedTuple):
    """Findings of which one was fixed to bad effect."""

    findings: list[Diagnostic]
    reason: str
    """What is wrong with that fix, as the end of a sentence about it."""


Key = tuple[str, str, str | None, str | None, str, str | None]


def key_of(one: Diagnostic) -> Key:
    """Return what a finding is known by while lines move."""
    finding = one.finding
    return (one.path, one.code, finding.object_id, finding.field, finding.message, finding.help)


def has_fix(one: Diagnostic, *, unsafe: bool) -> bool:
    """Tell whether a finding has a fix that is wanted."""
    fix = one.finding.fix
    return fix is not None and (fix.safe or unsafe)


def suspected(
    before: Iterable[Diagnostic],
    after: Iterable[Diagnostic],
    applied: Iterable[Diagnostic],
    *,
    unsafe: bool,
) -> Iterator[Suspects]:
    """Yield groups of findings whose fixes, one of each group, seem to have done harm.

    Harm is an error that was not there and has no fix itself, or a finding that its own fix did not settle.
    """
    applied, before, after = list(applied), list(before), list(after)
    for one in _new_errors(before, after, applied):
        if one.code == UNREAD or not has_fix(one, unsafe=unsafe):
            yield Suspects(_nearest(one, applied), f"it would bring about another error, {one.code}")
    left = Counter(map(key_of, after))
    left.subtract(Counter(map(key_of, before)))
    left.update(map(key_of, applied))
    stubborn = {key for key, count in left.items() if count > 0} & set(map(key_of, applied))
    for key in stubborn:
        yield Suspects([one for one in applied if key_of(one) == key], "it would not settle the finding")


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
    unread = {one.path for one in applied if one.code == UNREAD}
    meant = {(one.path, code) for one in applied if one.finding.fix for code in one.finding.fix.leaves}
    errors = [one for one in after if one.severity is Severity.ERROR]
    fresh = Counter(map(_kind_of_error, errors)) - Counter(map(_kind_of_error, before))
    seen = set(map(key_of, before))
    for one in errors:
        kind = _kind_of_error(one)
        if key_of(one) not in seen and fresh[kind] > 0:
            fresh[kind] -= 1
            if one.path not in unread and (one.path, one.code) not in meant:
                yield one


def _kind_of_error(one: Diagnostic) -> tuple[str, str, str | None]:
    """Return a page, code and field: with its id, an object may change what its findings are known by."""
    return (one.path, one.code, one.finding.field)
