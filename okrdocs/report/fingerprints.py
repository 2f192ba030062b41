"""Names of findings by which tools recognise them from one run to the next."""

from __future__ import annotations

import hashlib
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.engine.identity import identity
from okrdocs.report.places import in_repository

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.engine.lint import LintResult
    from okrdocs.model import Diagnostic


def fingerprints(result: LintResult) -> Iterator[str]:
    """Yield a name for each finding, in their order: 64 hexadecimal digits, no two of a report alike.

    It rests on what the finding is about and not on its line, so that it survives text that is added
    above. Findings about the same thing are told apart by their order.
    """
    seen: Counter[str] = Counter()
    for diagnostic in result.diagnostics:
        key = identity(_from_the_top(result, diagnostic))
        seen[key] += 1
        numbered = key if seen[key] == 1 else f"{key}#{seen[key]}"
        yield hashlib.sha256(numbered.encode("utf-8", "surrogatepass")).hexdigest()


def _from_the_top(result: LintResult, diagnostic: Diagnostic) -> Diagnostic:
    """Name the page as it is named from every working folder of the repository."""
    path = in_repository(result, diagnostic.path)
    return replace(diagnostic, finding=replace(diagnostic.finding, path=path))
