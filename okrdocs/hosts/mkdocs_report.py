"""What a build says about findings: in the log, by failing, or in boxes on the pages."""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mkdocs.exceptions import PluginError

from okrdocs.engine.errors import ConfigError
from okrdocs.model import Severity
from okrdocs.render.errors import KEPT, SERVING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrdocs.engine.config import Settings
    from okrdocs.engine.run import Analysis
    from okrdocs.model import Diagnostic

_LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.INFO}


@dataclass(frozen=True, slots=True)
class Audience:
    """Who the findings are for, and so what they do."""

    threshold: Severity | None
    """The least severity that stops a build; None: nothing does."""
    serving: bool
    """Whether a person is watching: then what would stop a build is shown in place."""

    @classmethod
    def of(cls, settings: Settings, *, strict: bool, serving: bool) -> Audience:
        """Work it out from the configuration and how MkDocs was started.

        `--strict` turns warnings into failures, unless the site asked for `fail_on: never`.
        """
        threshold = settings.fail_on
        if strict and threshold is not None:
            threshold = min(threshold, Severity.WARNING)
        return cls(threshold, serving)

    @property
    def fails_at(self) -> Severity | None:
        """The least severity that stops what runs now; None: nothing does."""
        return None if self.serving else self.threshold

    @property
    def boxes_from(self) -> Severity | None:
        """The least severity that is shown on the pages; None: nothing is."""
        if self.threshold is None:
            return Severity.WARNING
        return self.threshold if self.serving else None

    @property
    def note(self) -> str:
        """The line in each box that says why it is shown."""
        return KEPT if self.threshold is None else SERVING


@contextmanager
def configuration_errors() -> Iterator[None]:
    """Turn mistakes in the configuration that show only now into what MkDocs reports without a traceback."""
    try:
        yield
    except ConfigError as error:
        raise PluginError("\n".join(error.problems)) from error


def report(diagnostics: Iterable[Diagnostic], audience: Audience, log: logging.Logger) -> None:
    """Log every finding; raise PluginError that lists them all where one of them stops the build.

    The exception, not the log, fails the build: `mkdocs build --strict -q` exits with 0 whatever was logged.
    """
    diagnostics = list(diagnostics)
    stops = audience.fails_at
    if stops is not None and any(found.severity >= stops for found in diagnostics):
        shown = [found for found in diagnostics if found.severity >= min(stops, Severity.WARNING)]
        raise PluginError(_listing(shown))
    for found in diagnostics:
        level = logging.INFO if audience.threshold is None else _LEVELS[found.severity]
        log.log(level, _line(found))


def boxed(analysis: Analysis, audience: Audience) -> dict[tuple[str, int], list[Diagnostic]]:
    """Sort the findings to show by page and by the line their block opens on; 0 for the page itself."""
    boxes: dict[tuple[str, int], list[Diagnostic]] = {}
    if audience.boxes_from is None:
        return boxes
    fences = {
        page.path: [block.fence for block in (*page.blocks, *page.views)]
        for page in (checked.page for checked in analysis.pages)
    }
    for found in analysis.diagnostics:
        if found.severity >= audience.boxes_from:
            opened = (
                fence.first_line
                for fence in fences.get(found.path, ())
                if fence.first_line <= found.span.line <= fence.last_line
            )
            boxes.setdefault((found.path, next(opened, 0)), []).append(found)
    return boxes


def _listing(diagnostics: list[Diagnostic]) -> str:
    count = len(diagnostics)
    head = f"{count} {'finding' if count == 1 else 'findings'} in the OKRs of this site:"
    return "\n".join([head, *(f"  {_line(found)}" for found in diagnostics)])


def _line(found: Diagnostic) -> str:
    at = f"{found.path}:{found.span.line}:{found.span.column}"
    help_ = f" {found.finding.help}" if found.finding.help else ""
    return f"{at}: {found.severity.label}: {found.code} {found.name}: {found.finding.message}{help_}"
