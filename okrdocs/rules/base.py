"""What a rule is, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, ClassVar

from okrdocs.model import Finding, Objective, Outcome, OutputStatus, Severity, Status
from okrdocs.plan.thresholds import DEFAULT_THRESHOLDS, Thresholds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterator, Mapping

    from okrdocs.model import Offer, OkrObject, Output, Related
    from okrdocs.plan.index import Plan
    from okrdocs.rules.history import History
    from okrdocs.validate.check import CheckedPage

Option = int | float | bool | str | tuple[str, ...]
"""What an option of a rule may be; a tuple is a list of texts."""
Keys = tuple[str | int, ...]
"""A place inside an object, as `Source.span` takes it."""


@dataclass(frozen=True, slots=True)
class Context:
    """What rules look at: a project as it stands on the day `as_of`."""

    plan: Plan
    pages: tuple[CheckedPage, ...]
    as_of: dt.date
    fiscal_year_start: int | None = None
    options: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Options by rule code, already checked against each rule's own."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The languages of pages by path, where one says so in its front matter (`lang`)."""
    default_language: str = "en"
    """That of all other pages: the setting `lang`."""
    history: History | None = None
    """How objects read on earlier days; None where nothing is known of them."""
    thresholds: Thresholds = DEFAULT_THRESHOLDS
    """Where health changes."""
    _exempt: dict[int, bool] = field(default_factory=dict, repr=False, compare=False)
    """What `is_exempt` has found out: nearly every rule asks it about every object."""

    def language(self, entry: OkrObject) -> str:
        """Return the language that `entry` is written in, such as `en` or `de-AT`."""
        return self.languages.get(entry.source.path, self.default_language)

    def objects(self) -> Iterator[OkrObject]:
        """Yield every object, also those whose id is taken: they have their own mistakes."""
        yield from self.plan.objects()
        yield from (entry for _, entry in self.plan.duplicates)

    def objectives(self) -> list[Objective]:
        """Return every objective, as `objects` does."""
        spare = [entry for _, entry in self.plan.duplicates if isinstance(entry, Objective)]
        return [*self.plan.objectives.values(), *spare]

    def outcomes(self) -> list[Outcome]:
        """Return every outcome, as `objects` does."""
        spare = [entry for _, entry in self.plan.duplicates if isinstance(entry, Outcome)]
        return [*self.plan.outcomes.values(), *spare]

    def outputs(self) -> list[Output]:
        """Return every output, as `objects` does."""
        spare = [e for _, e in self.plan.duplicates if not isinstance(e, Objective | Outcome)]
        return [*self.plan.outputs.values(), *spare]

    def unread_defaults(self) -> frozenset[str]:
        """Return the pages with front matter that could not be read: what seems missing may stand there."""
        return frozenset(
            page.page.path for page in self.pages if page.page.defaults and not page.page.defaults.root
        )

    def unread_blocks(self) -> frozenset[tuple[str, int]]:
        """Return the blocks (page, first line) with lines that could not be read: more may stand in them."""
        return frozenset(
            (page.page.path, block.block.fence.first_line)
            for page in self.pages
            for block in page.blocks
            if any(finding.code == "K000" for finding in block.findings)
        )

    def is_draft(self, entry: OkrObject) -> bool:
        """Tell whether `entry`, or the objective it belongs to, is still being written."""
        if isinstance(entry, Objective):
            return entry.status is Status.DRAFT
        if isinstance(entry, Outcome):
            home = self.plan.objective_of(entry)
            return Status.DRAFT in (entry.status, home and home.status)
        return entry.draft

    def is_dropped(self, entry: OkrObject) -> bool:
        """Tell whether `entry`, or the objective it belongs to, has been given up."""
        if isinstance(entry, Objective):
            return entry.status is Status.DROPPED
        if isinstance(entry, Outcome):
            home = self.plan.objective_of(entry)
            return Status.DROPPED in (entry.status, home and home.status)
        within = self.plan.find(entry.within)
        given_up = isinstance(within, Objective) and within.status is Status.DROPPED
        return given_up or entry.status is OutputStatus.DROPPED

    def is_exempt(self, entry: OkrObject) -> bool:
        """Tell whether nothing has to be complete in `entry`, as it is a draft or dropped."""
        known = self._exempt.get(id(entry))
        if known is None:
            known = self._exempt[id(entry)] = self.is_draft(entry) or self.is_dropped(entry)
        return known


class Rule:
    """One check with its documentation, from which the docs site and the command line speak.

    A subclass sets every attribute and overrides `check`. Rules whose findings come from reading the
    block (K000, K001, …) only document them: their `check` finds nothing.
    """

    code: ClassVar[str]
    name: ClassVar[str]
    severity: ClassVar[Severity]
    what: ClassVar[str]
    """What it does, in a sentence or two."""
    why: ClassVar[str]
    """Why that is a problem."""
    example: ClassVar[str]
    """YAML of a block that it flags; Markdown where that takes more than one block (see `as_page`)."""
    instead: ClassVar[str]
    """The same, put right."""
    earlier: ClassVar[str | None] = None
    """For a rule that reads the history: how the example read at the beginning of its period."""
    reference: ClassVar[str]
    """Where the rule comes from."""
    options: ClassVar[Mapping[str, Option]] = MappingProxyType({})
    """Names of its options with their defaults."""
    strict: ClassVar[Severity | None] = None
    """Its severity in the profile `strict`, where that is another one."""
    fixes: ClassVar[str | None] = None
    """What a fix of it does, in a sentence; None: it offers none."""
    clock: ClassVar[bool] = False
    """What it finds depends on the day it looks from (`as_of`)."""
    git: ClassVar[bool] = False
    """It reads the project's history."""

    def check(self, context: Context) -> Iterator[Finding]:
        """Yield what is wrong in the project."""
        yield from ()

    def number(self, context: Context, option: str) -> float:
        """Return the number that `option` is set to."""
        value = context.options.get(self.code, {}).get(option, self.options[option])
        return value if isinstance(value, int | float) else 0

    def texts(self, context: Context, option: str) -> tuple[str, ...]:
        """Return the list of texts that `option` is set to."""
        value = context.options.get(self.code, {}).get(option, self.options[option])
        return tuple(map(str, value)) if isinstance(value, list | tuple) else ()

    def finding(
        self,
        entry: OkrObject,
        field: str | None,
        message: str,
        *,
        keys: Keys = (),
        help: str | None = None,  # noqa: A002 - the word reports use
        severity: Severity | None = None,
        fix: Offer | None = None,
        related: tuple[Related, ...] = (),
    ) -> Finding:
        """Make a finding about `field` of `entry`, placed at `keys` (the field itself unless given)."""
        return Finding(
            code=self.code,
            message=message,
            path=entry.source.path,
            span=entry.source.span(*(keys or ((field,) if field else ()))),
            help=help,
            object_id=entry.id,
            field=field,
            severity=severity,
            offer=fix,
            related=related,
        )


def as_page(example: str) -> str:
    """Return an example of a rule as a Markdown page: YAML becomes a block, Markdown stays as it is."""
    return example if "```" in example else f"```okr\n{example.strip()}\n```\n"
