"""One lint: from the paths somebody names to what there is to say about them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.engine.discovery import Discovery, discover
from okrdocs.engine.on_disk import OnDisk
from okrdocs.engine.paths import repository_top
from okrdocs.model import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence, Set

    from okrdocs.engine.baseline_file import Entry
    from okrdocs.engine.config import Settings
    from okrdocs.engine.known_pages import KnownPages
    from okrdocs.engine.project import Project
    from okrdocs.engine.report import Report
    from okrdocs.model import Diagnostic

MANY = 100
"""Pages from which on it is worth while to look for what the last run has left behind."""


class Summary(NamedTuple):
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
    files: tuple[str, ...] = ()
    """The pages that were asked for, those without findings too."""
    cwd: Path = Path()
    """The folder that paths start from."""
    root: Path = Path()
    """The top of the repository; without one, as `cwd`."""
    fail_on: Severity | None = Severity.ERROR
    """The least severity that fails; None: nothing does."""
    accepted: tuple[Diagnostic, ...] = ()
    """What the baseline accepts."""
    unneeded: tuple[Entry, ...] = ()
    """The entries of the baseline that cover nothing any more."""
    kept: tuple[Entry, ...] = ()
    """All its other entries, for `update_baseline`."""
    notice: str | None = None
    """What users should know about the run itself, such as that the history is cut off."""

    @property
    def failed(self) -> bool:
        """Whether anything was found that fails."""
        return self.fails(self.fail_on)

    def fails(self, threshold: Severity | None) -> bool:
        """Tell whether anything weighs as much as `threshold`; None: nothing does."""
        return threshold is not None and any(one.severity >= threshold for one in self.diagnostics)


def lint(
    project: Project,
    settings: Settings,
    paths: Sequence[Path],
    cwd: Path,
    *,
    only: Set[Path] | None = None,
    contents: Mapping[str, bytes] | None = None,
    cache: bool = False,
    known: KnownPages | None = None,
) -> LintResult:
    """Check a whole project and report on `paths`, or on all of it without any.

    `settings` are those of the project with what the command line changes about them. `only`: report on no
    files but these. `contents`: what stands in some pages, by the paths that findings name them by, instead
    of what is on disk. `cache`: take the report that the last run has left behind, if it still holds.
    `known`: pages as an earlier run of this process has checked them.
    """
    found = pages_of(project, paths, cwd, only)
    memory = None
    if cache and not contents and len(found.files) >= MANY:
        from okrdocs.engine.memory import Memory  # of no use for a few pages

        memory = Memory(project, settings, cwd, found.files)
    if memory and (report := memory.recall()):
        return _result(project, settings, cwd, found, report, OnDisk(found.files))
    from okrdocs.engine.full_run import run_fully  # loads the rules, which takes longer than all the above
    from okrdocs.engine.run import checked_page

    check = known.check if known else checked_page
    run = run_fully(
        project, settings, cwd, found.files, contents or {}, to_remember=memory is not None, check=check
    )
    if memory:
        memory.keep(run)
    return _result(project, settings, cwd, found, run.report, run.texts)


def pages_of(project: Project, paths: Sequence[Path], cwd: Path, only: Set[Path] | None = None) -> Discovery:
    """Find the pages that a lint with the same arguments reads, and those that it reports on."""
    found = discover(project, paths, cwd)
    if only is None:
        return found
    return found._replace(asked=frozenset(shown for shown in found.asked if Path(found.files[shown]) in only))


def _result(
    project: Project,
    settings: Settings,
    cwd: Path,
    found: Discovery,
    report: Report,
    texts: Mapping[str, str],
) -> LintResult:
    """Pick out what is about the pages that were asked for."""
    asked = found.asked
    shown = tuple(one for one in report.baseline.new if one.path in asked)
    quoted = {one.path for one in shown}
    unneeded, kept = _entries(project, settings, found, report)
    return LintResult(
        _summary(report, asked, shown),
        shown,
        {path: text for path in quoted if (text := texts.get(path)) is not None},
        tuple(path for path in found.files if path in asked),
        cwd=cwd,
        root=repository_top(cwd) or repository_top(project.root) or cwd,
        fail_on=settings.fail_on,
        accepted=tuple(one for one in report.baseline.accepted if one.path in asked),
        unneeded=unneeded,
        kept=kept,
        notice=report.notice,
    )


def _entries(
    project: Project, settings: Settings, found: Discovery, report: Report
) -> tuple[tuple[Entry, ...], tuple[Entry, ...]]:
    """Return the entries of the baseline that are not needed any more, and all others."""
    if not report.baseline.unmet:
        return (), report.baseline.kept
    from okrdocs.engine.baseline import Scope, judge  # asks the rules

    home = project.pages_dir if found.asked == found.files.keys() else None
    verdict = judge(report.baseline, settings, Scope(found.asked, home, report.checked))
    return verdict.unneeded, verdict.kept


def _summary(report: Report, asked: Collection[str], shown: Iterable[Diagnostic]) -> Summary:
    weights = Counter(one.severity for one in shown)
    counts = [counts for path, counts in report.counts.items() if path in asked]
    return Summary(
        files=len(asked),
        blocks=sum(count.blocks for count in counts),
        objectives=sum(count.objectives for count in counts),
        outcomes=sum(count.outcomes for count in counts),
        outputs=sum(count.outputs for count in counts),
        errors=weights[Severity.ERROR],
        warnings=weights[Severity.WARNING],
        infos=weights[Severity.INFO],
    )
