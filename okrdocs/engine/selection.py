"""Which findings a project wants to hear of, and what they weigh there.

1. **Which rules.** A rule is checked if `select` names it (the default is all) and `ignore` doesn't. Where
   both name it, the more specific one decides: a code or name before the beginning of codes, `M2` before `M`,
   and `M` before `ALL`. Where both are as specific, `ignore` does.
2. **What they weigh.** What `severity` says for the rule, again the most specific entry, holds for all its
   findings, and `off` switches it off. Otherwise the profile decides: `default` takes a finding as the rule
   means it; `strict` takes the rule's severity for strict projects, unless the rule has weighed this finding
   otherwise than usual, as it does for milder cases; `lenient` makes infos of warnings and drops infos.
3. **Where.** Patterns in `per_file_ignores` leave rules out on some pages, however they were selected.

This holds for every rule, also for those that say a block cannot be read (K000, K001): such a block or value
is still missing from the plan. Comments (`okrdocs.engine.suppressions`) come before all this, the baseline
(`okrdocs.engine.baseline`) after it.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from okrdocs.engine.profile import Profile
from okrdocs.engine.selectors import codes_of, nearest, specificity
from okrdocs.model import Diagnostic, Severity
from okrdocs.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from okrdocs.engine.config import Settings
    from okrdocs.model import Finding
    from okrdocs.rules import Rule


def enabled_rules(settings: Settings) -> tuple[Rule, ...]:
    """Return the rules that a project wants to hear of at all; the others need not run."""
    return tuple(rule for rule in RULES if _is_enabled(rule.code, settings))


def select(findings: Iterable[Finding], settings: Settings) -> Iterator[Diagnostic]:
    """Yield the findings that a project wants to hear of, named and weighed, in the order they come."""
    rules = {rule.code: rule for rule in enabled_rules(settings)}
    configured = {code: _configured(code, settings) for code in rules}
    spared = _spared(settings)
    for finding in findings:
        rule = rules.get(finding.code)
        if rule is None or finding.code in spared(finding.path):
            continue
        severity = configured[rule.code] or _weight(finding, rule, settings.profile)
        if severity is not None:
            yield Diagnostic(rule.name, severity, finding, rule.why)


def _is_enabled(code: str, settings: Settings) -> bool:
    chosen, dropped = nearest(code, settings.select), nearest(code, settings.ignore)
    if chosen is None or (dropped is not None and specificity(dropped) >= specificity(chosen)):
        return False
    weighed = nearest(code, settings.severity)
    return weighed is None or settings.severity[weighed] is not None


def _configured(code: str, settings: Settings) -> Severity | None:
    """Return what `severity` says about a rule that is not off; None where it says nothing."""
    weighed = nearest(code, settings.severity)
    return settings.severity[weighed] if weighed else None


def _weight(finding: Finding, rule: Rule, profile: Profile) -> Severity | None:
    """Return what a finding weighs in a profile; None: nothing."""
    severity = finding.severity or rule.severity
    if profile is Profile.STRICT and rule.strict and severity is rule.severity:
        return rule.strict
    if profile is Profile.LENIENT and severity < Severity.ERROR:
        return Severity.INFO if severity is Severity.WARNING else None
    return severity


def _spared(settings: Settings) -> Callable[[str], frozenset[str]]:
    """Return what names the codes of the rules that a page is spared."""
    if not settings.per_file_ignores:
        return lambda _path: frozenset()
    from pathspec.gitignore import GitIgnoreSpec

    patterns = [
        (GitIgnoreSpec.from_lines([pattern]), codes_of(selectors))
        for pattern, selectors in settings.per_file_ignores.items()
    ]

    @cache
    def codes(path: str) -> frozenset[str]:
        page = settings.page(path)
        if page.startswith("../"):  # patterns are about what lies below the configuration
            return frozenset()
        return frozenset(code for spec, found in patterns if spec.match_file(page) for code in found)

    return codes
