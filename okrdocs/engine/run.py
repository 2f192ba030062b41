"""One run over a project: pages in, plan and diagnostics out."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.engine.config import resolve_as_of
from okrdocs.engine.suppressions import suppress
from okrdocs.model import Diagnostic
from okrdocs.parse.page import read_page
from okrdocs.plan.build import build_plan
from okrdocs.rules import BY_CODE, RULES
from okrdocs.rules.base import Context
from okrdocs.validate.check import check_page

if TYPE_CHECKING:
    import datetime as dt
    from collections.abc import Iterable, Iterator

    from okrdocs.engine.config import Settings
    from okrdocs.model import Finding
    from okrdocs.plan.index import Plan
    from okrdocs.validate.check import CheckedPage


@dataclass(frozen=True, slots=True)
class Analysis:
    """What a run found. Diagnostics stand in the order of paths and positions."""

    pages: tuple[CheckedPage, ...]
    plan: Plan
    as_of: dt.date
    diagnostics: tuple[Diagnostic, ...]


def analyse(
    files: Iterable[tuple[str, bytes]], settings: Settings, unread: Iterable[Finding] = ()
) -> Analysis:
    """Check a whole project, given the shown path and the bytes of each page in order.

    `unread` holds what was found on pages that could not even be read. Raises ConfigError only for a
    SOURCE_DATE_EPOCH that is none.
    """
    with _uncollected():
        return _analyse(files, settings, unread)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Hold back the garbage collector: a run keeps nearly all it makes, so that it searches in vain."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if enabled:
            gc.enable()


def _analyse(files: Iterable[tuple[str, bytes]], settings: Settings, unread: Iterable[Finding]) -> Analysis:
    as_of = resolve_as_of(settings)
    pages = tuple(check_page(read_page(path, data)) for path, data in files)
    plan = build_plan(pages, settings.fiscal_year_start)
    context = Context(
        plan=plan,
        pages=pages,
        as_of=as_of,
        fiscal_year_start=settings.fiscal_year_start,
        options=settings.rules,
        languages=_languages(pages),
        default_language=settings.lang,
    )
    found = [*unread, *_reading(pages), *(one for rule in RULES for one in rule.check(context))]
    return Analysis(pages, plan, as_of, tuple(_diagnostics(suppress(found, pages, plan))))


def _languages(pages: Iterable[CheckedPage]) -> dict[str, str]:
    """Return the language of each page that names one."""
    named = ((page.page.path, page.defaults.text("lang")) for page in pages if page.defaults)
    return {path: language for path, language in named if language}


def _reading(pages: Iterable[CheckedPage]) -> Iterator[Finding]:
    """Yield what was wrong with pages, front matter and blocks before any rule looked at them."""
    for checked in pages:
        yield from checked.page.findings
        yield from checked.findings
        if checked.page.defaults:
            yield from checked.page.defaults.findings
        for block in checked.blocks:
            yield from block.block.findings
            yield from block.findings


def _diagnostics(findings: Iterable[Finding]) -> Iterator[Diagnostic]:
    """Name and order the findings; what two checks say in the same words is said once."""
    distinct = {
        (one.path, one.span.line, one.span.column, one.code, one.span, one.message): one for one in findings
    }
    for _, one in sorted(distinct.items(), key=lambda item: item[0]):
        rule = BY_CODE[one.code]
        yield Diagnostic(rule.name, one.severity or rule.severity, one)
