"""What the checks report. A content problem is always one of these, never an exception."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import TYPE_CHECKING

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


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace what stands at `span` by `text`."""

    span: Span
    text: str


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits to one page that settle a finding.

    A fix is `safe` when it cannot change what the author meant.
    """

    title: str
    edits: tuple[Edit, ...]
    safe: bool


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about, such as the first use of a duplicate id."""

    path: str
    span: Span
    message: str


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
    fix: Fix | None = None
    related: tuple[Related, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """A finding with the name of its rule and the severity that holds for this project."""

    name: str
    severity: Severity
    finding: Finding

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
