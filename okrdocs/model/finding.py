"""What the checks report. A content problem is always one of these, never an exception."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field as attribute
from enum import IntEnum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from okrdocs.model.span import Span


class Severity(IntEnum):
    """How much a finding weighs, in rising order."""

    INFO = 1
    """Advice."""
    WARNING = 2
    """A text heuristic or a threshold."""
    ERROR = 3
    """Decidable from the fields: lint and the docs build fail."""

    @property
    def label(self) -> str:
        """The word that reports and configuration use: `info`, `warning` or `error`."""
        return self.name.lower()


class Edit(NamedTuple):
    """Replace what stands at `span` by `text`.

    Its lines end with a line feed, whatever they end with on the page; who applies it sees to that.
    """

    span: Span
    text: str


class Fix(NamedTuple):
    """Edits to one page that settle a finding: all of them, or none.

    A fix is `safe` when it cannot change what the author meant.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool
    leaves: frozenset[str] = frozenset()
    """Codes of what it brings about on purpose, such as that of a gap left for the author to fill."""


Offer = Fix | Callable[[], Fix | None]
"""A fix, or what makes it. Most lints never ask for one, so that it need not be made for nothing."""


class Related(NamedTuple):
    """Another place that a finding is about, such as the first use of a duplicate id."""

    path: str
    span: Span
    message: str
    object_id: str | None = None
    """The object that stands there, if the finding holds for it just as well."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What one check found, before the rule's name and severity are put to it.

    `message` says what is wrong and `help` what to write instead, both for people who are not programmers;
    code in them stands between backticks. `object_id` and `field` name what it is about, by canonical
    names. `severity` is set only where it differs from the rule's own.
    """

    code: str
    message: str
    path: str
    span: Span
    help: str | None = None
    object_id: str | None = None
    field: str | None = None
    severity: Severity | None = None
    offer: Offer | None = attribute(default=None, repr=False, compare=False)
    related: tuple[Related, ...] = ()

    @property
    def fix(self) -> Fix | None:
        """The fix, if there is one; it may be made only now."""
        return _made(self.offer) if callable(self.offer) else self.offer


@lru_cache(maxsize=1024)
def _made(offer: Callable[[], Fix | None]) -> Fix | None:
    """Make a fix. A report asks for each several times."""
    return offer()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the name of its rule and the severity that holds for this project."""

    name: str
    severity: Severity
    finding: Finding
    why: str = ""
    """Why the rule calls that a problem."""

    @property
    def code(self) -> str:
        """The rule's code, such as `M201`."""
        return self.finding.code

    @property
    def path(self) -> str:
        """The page, as `Finding.path`."""
        return self.finding.path

    @property
    def span(self) -> Span:
        """Where the finding stands."""
        return self.finding.span
