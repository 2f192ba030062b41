"""What a rule is, and what it looks at."""

from __future__ import annotations

from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, ClassVar, TypeVar

from okrdocs.model import Finding, Objective, Outcome, Output, OutputStatus, Severity, Status
from okrdocs.plan.thresholds import DEFAULT_THRESHOLDS, Thresholds

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterator, Mapping

    from okrdocs.model import Offer, OkrObject, Related
    from okrdocs.plan.index import Plan
    from okrdocs.rules.history import History
    from okrdocs.validate.check import CheckedPage

Found = TypeVar("Found")
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
    _known: dict[Callable[[Context], object], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What `once` has been told."""

    def once(self, find: Callable[[Context], Found]) -> Found:
        """Return `find(context)`, worked out once: most rules walk the same lists."""
        if find not in self._known:
            self._known[find] = find(self)
        found: Found = self._known[find]
        return found

    def language(self, entry: OkrObject) -> str:
        """Return the language that `entry` is written in, such as `en` or `de-AT`."""
        if not self.languages:
            return self.default_language
        return self.languages.get(entry.source.path, self.default_language)

    def objects(self) -> tuple[OkrObject, ...]:
        """Return every object, also those whose id is taken: they have their own mistakes."""
        return self.once(_objects)

    def objectives(self) -> tuple[Objective, ...]:
        """Return every objective, as `objects` does."""
        return self.once(_objectives)

    def outcomes(self) -> tuple[Outcome, ...]:
        """Return every outcome, as `objects` does."""
        return self.once(_outcomes)

    def outputs(self) -> tuple[Output, ...]:
        """Return every output, as `objects` does."""
        return self.once(_outputs)

    def unread_defaults(self) -> frozenset[str]:
        """Return the pages with front matter that could not be read: what seems missing may stand there."""
        return self.once(_unread_defaults)

    def unread_blocks(self) -> frozenset[tuple[str, int]]:
        """Return the blocks (page, first line) with lines that could not be read: more may stand in them."""
        return self.once(_unread_blocks)

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
        return id(entry) in self.once(_exempt)


def _objects(context: Context) -> tuple[OkrObject, ...]:
    return (*context.plan.objects(), *(entry for _, entry in context.plan.duplicates))


def _objectives(context: Context) -> tuple[Objective, ...]:
    return tuple(entry for entry in context.objects() if isinstance(entry, Objective))


def _outcomes(context: Context) -> tuple[Outcome, ...]:
    return tuple(entry for entry in context.objects() if isinstance(entry, Outcome))


def _outputs(context: Context) -> tuple[Output, ...]:
    return tuple(entry for entry in context.objects() if isinstance(entry, Output))


def _exempt(context: Context) -> frozenset[int]:
    """Return the objects, by `id()`, that are drafts or dropped."""
    return frozenset(id(entry) for entry in context.objects() if _is_exempt(context, entry))


def _is_exempt(context: Context, entry: OkrObject) -> bool:
    if isinstance(entry, Output):
        return entry.draft or context.is_dropped(entry)
    home = context.plan.objective_of(entry) if isinstance(entry, Outcome) else None
    return entry.status in _EXEMPT or (home is not None and home.status in _EXEMPT)


_EXEMPT = (Status.DRAFT, Status.DROPPED)


def _unread_defaults(context: Context) -> frozenset[str]:
    return frozenset(
        page.page.path for page in context.pages if page.page.defaults and not page.page.defaults.root
    )


def _unread_blocks(context: Context) -> frozenset[tuple[str, int]]:
    return frozenset(
        (page.page.path, block.block.fence.first_line)
        for page in context.pages
        for block in page.blocks
        if any(finding.code == "K000" for finding in block.findings)
    )


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
        value = self._setting(context, option)
        return value if isinstance(value, int | float) else 0

    def texts(self, context: Context, option: str) -> tuple[str, ...]:
        """Return the list of texts that `option` is set to."""
        value = self._setting(context, option)
        return tuple(map(str, value)) if isinstance(value, list | tuple) else ()

    def _setting(self, context: Context, option: str) -> object:
        own = context.options.get(self.code)
        return own[option] if own and option in own else self.options[option]

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
