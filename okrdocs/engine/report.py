"""What a run over a whole project has to say, whichever of its pages somebody asks about."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.model import Kind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from okrdocs.engine.comparison import Comparison
    from okrdocs.engine.run import Analysis


class Counts(NamedTuple):
    """How much a page holds."""

    blocks: int
    objectives: int
    outcomes: int
    outputs: int


class Report(NamedTuple):
    """What there is to say, and how much it is about."""

    baseline: Comparison
    """The findings, held against those that are accepted."""
    checked: frozenset[str]
    """The codes of the rules that had all they need."""
    counts: Mapping[str, Counts]
    """Of the pages that hold anything, by their paths."""
    notice: str | None = None
    """What users should know about the run itself."""


def report_of(analysis: Analysis, notice: str | None) -> Report:
    """Sum up a run."""
    return Report(analysis.baseline, analysis.checked, _counts(analysis), notice)


def _counts(analysis: Analysis) -> dict[str, Counts]:
    plan = analysis.plan
    objects = (*plan.objects(), *(later for _, later in plan.duplicates))
    found = Counter((entry.source.path, entry.kind) for entry in objects)
    return {
        path: Counts(len(checked.blocks), *(found[path, kind] for kind in Kind))
        for checked in analysis.pages
        for path in (checked.page.path,)
    }
