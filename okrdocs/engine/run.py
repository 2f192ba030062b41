"""One run over a project: pages in, plan and diagnostics out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.baseline import compare
from okrdocs.engine.comparison import Comparison
from okrdocs.engine.config import resolve_as_of
from okrdocs.engine.selection import enabled_rules, select
from okrdocs.engine.suppressions import suppress
from okrdocs.parse.page import page_of
from okrdocs.plan.build import build_plan
from okrdocs.rules.base import Context
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Callable, Iterable, Iterator

    from okrdocs.engine.config import Settings
    from okrdocs.model import Diagnostic, Finding
    from okrdocs.plan.index import Plan
    from okrdocs.rules.history import History
    from okrdocs.validate.check import CheckedPage

    Check = Callable[[str, bytes], CheckedPage | None]
    """Reads and checks a page, given its path and bytes; None: it holds nothing that concerns us."""


class Analysis(NamedTuple):
    """What a run found. Diagnostics stand in the order of paths and positions."""

    pages: tuple[CheckedPage, ...]
    """Those that hold anything that concerns us."""
    plan: Plan
    as_of: dt.date
    diagnostics: tuple[Diagnostic, ...]
    """Those that the baseline does not accept."""
    baseline: Comparison = Comparison()
    checked: frozenset[str] = frozenset()
    """The codes of the rules that had all they need."""


def checked_page(path: str, data: bytes) -> CheckedPage | None:
    """Read and check one page; None where it holds nothing that concerns us."""
    page = page_of(path, data)
    return check_page(page) if page else None


def analyse(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    unread: Iterable[Finding] = (),
    history: History | None = None,
    check: Check = checked_page,
) -> Analysis:
    """Check a whole project, given the shown path and the bytes of each page in order.

    `unread` holds what was found on pages that could not even be read; `history` knows how the pages read
    earlier; `check` may know a page from before. Raises ConfigError only for a SOURCE_DATE_EPOCH that is
    none, and for a baseline that cannot be read.
    """
    with uncollected():
        return _analyse(files, settings, unread, history, check)


@contextmanager
def uncollected() -> Iterator[None]:
    """Hold back the garbage collector: a run keeps nearly all it makes, so that it searches in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _analyse(
    files: Iterable[tuple[str, bytes]],
    settings: Settings,
    unread: Iterable[Finding],
    history: History | None,
    check: Check,
) -> Analysis:
    as_of = resolve_as_of(settings)
    pages = tuple(page for path, data in files if (page := check(path, data)))
    plan = build_plan(pages, settings.fiscal_year_start, settings.lang)
    context = Context(
        plan=plan,
        pages=pages,
        as_of=as_of,
        fiscal_year_start=settings.fiscal_year_start,
        options=settings.rules,
        languages=page_languages(pages),
        default_language=settings.lang,
        history=history,
        thresholds=settings.thresholds,
    )
    rules = enabled_rules(settings)
    found = [*unread, *_reading(pages), *(one for rule in rules for one in rule.check(context))]
    known = history is not None and history.complete  # which shows only when rules have asked
    checked = frozenset(rule.code for rule in rules if known or not rule.git)
    heard = select(_ordered(suppress(found, pages, plan, checked)), settings)
    baseline = compare(heard, settings, plan)
    return Analysis(pages, plan, as_of, baseline.new, baseline, checked)


def page_languages(pages: Iterable[CheckedPage]) -> dict[str, str]:
    """Return the language of each page that names one."""
    named = ((page.page.path, page.defaults.text("lang")) for page in pages if page.defaults)
    return {path: language for path, language in named if language}


def _reading(pages: Iterable[CheckedPage]) -> Iterator[Finding]:
    """Yield what was wrong with pages, front matter and blocks before any rule looked at them."""
    for checked in pages:
        yield from checked.page.findings
        yield from checked.findings
        for block in checked.blocks:
            yield from block.findings


def _ordered(findings: Iterable[Finding]) -> Iterator[Finding]:
    """Order the findings by path and position; what two checks say in the same words is said once."""
    distinct = {
        (one.path, one.span.line, one.span.column, one.code, one.span, one.message): one for one in findings
    }
    yield from (one for _, one in sorted(distinct.items(), key=lambda item: item[0]))
