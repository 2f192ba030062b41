"""One lint: from the paths somebody names to what there is to say about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrdocs.engine.discovery import discover
from okrdocs.engine.run import analyse
from okrdocs.model import Finding, Kind, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

    from okrdocs.engine.config import Settings
    from okrdocs.engine.discovery import Discovery
    from okrdocs.engine.project import Project
    from okrdocs.engine.run import Analysis
    from okrdocs.model import Diagnostic


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts over the pages that were asked for."""

    files: int
    blocks: int
    objectives: int
    outcomes: int
    outputs: int
    errors: int
    warnings: int
    infos: int


@dataclass(frozen=True, slots=True)
class LintResult:
    """What there is to say about the pages that were asked for."""

    summary: Summary
    diagnostics: tuple[Diagnostic, ...]
    """In the order of paths and positions."""
    texts: Mapping[str, str]
    """The text of each page by its path, to quote from."""

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether anything weighs as much as `threshold`; None: nothing does."""
        return threshold is not None and any(one.severity >= threshold for one in self.diagnostics)


def lint(project: Project, settings: Settings, paths: Sequence[Path], cwd: Path) -> LintResult:
    """Check a whole project and report on `paths`, or on all of it without any.

    `settings` are those of the project with what the command line changes about them.
    """
    found = discover(project, paths, cwd)
    files: list[tuple[str, bytes]] = []
    unread: list[Finding] = []
    for shown, file in found.files.items():
        try:
            files.append((shown, file.read_bytes()))
        except OSError as error:
            unread.append(_unreadable(shown, error))
    return _result(found, analyse(files, settings, unread))


def _unreadable(path: str, error: OSError) -> Finding:
    return Finding(
        code="K000",
        message=f"This page cannot be read: {(error.strerror or str(error)).lower()}.",
        path=path,
        span=Span(1, 1, 1, 1),
        help="Check that the file is there and that you are allowed to read it.",
    )


def _result(found: Discovery, analysis: Analysis) -> LintResult:
    asked = found.asked
    shown = tuple(one for one in analysis.diagnostics if one.path in asked)
    pages = [checked.page for checked in analysis.pages if checked.page.path in asked]
    plan = analysis.plan
    written = [*plan.objects(), *(later for _, later in plan.duplicates)]
    kinds = Counter(entry.kind for entry in written if entry.source.path in asked)
    weights = Counter(one.severity for one in shown)
    summary = Summary(
        files=len(asked),
        blocks=sum(len(page.blocks) for page in pages),
        objectives=kinds[Kind.OBJECTIVE],
        outcomes=kinds[Kind.OUTCOME],
        outputs=kinds[Kind.OUTPUT],
        errors=weights[Severity.ERROR],
        warnings=weights[Severity.WARNING],
        infos=weights[Severity.INFO],
    )
    return LintResult(summary, shown, _texts(analysis, shown))


def _texts(analysis: Analysis, shown: Iterable[Diagnostic]) -> dict[str, str]:
    quoted = {one.path for one in shown}
    return {checked.page.path: checked.page.text for checked in analysis.pages if checked.page.path in quoted}
