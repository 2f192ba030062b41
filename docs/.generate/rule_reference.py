"""A page for each rule, and an index of them by letter and by severity."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.engine.suppressions import NEVER_IGNORED
from okrdocs.model import Severity
from okrdocs.report.rule_pages import LETTERS, first_sentence, rule_markdown
from okrdocs.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.rules import Rule

_INTRODUCTION = """\
# Rules

A letter and three digits name a rule. K is for structure, the others are those of SMART. Errors are certain:
the fields alone decide, or a title has a gap. Warnings are thresholds, and what words suggest; infos are
advice. A code never changes its meaning.

`okrdocs rule CODE` prints the same in a terminal.
"""
_ABOUT = {
    Severity.ERROR: "Certain. They fail lint and the build.",
    Severity.WARNING: "Thresholds, and what words suggest. They fail `mkdocs build --strict`, and lint with "
    "`--fail-on warning`.",
    Severity.INFO: "Advice. It fails nothing, unless you ask for it.",
}
_PLURALS = {Severity.ERROR: "Errors", Severity.WARNING: "Warnings", Severity.INFO: "Infos"}


def rule_reference() -> dict[str, str]:
    """Return the pages by path."""
    return {"rules/index.md": _index(), **{f"rules/{rule.code}.md": _page(rule) for rule in RULES}}


def _page(rule: Rule) -> str:
    marks = [f"**{rule.severity.label.capitalize()}**", LETTERS[rule.code[0]]]
    if rule.clock:
        marks.append("depends on the day")
    if rule.git:
        marks.append("reads the history")
    if rule.fixes:
        marks.append("can be fixed")
    parts = [
        f"# {rule.code} {rule.name}",
        " · ".join(marks),
        rule_markdown(rule).strip(),
        "## Leaving it out",
        *_comment(rule),
        "For the project, in the [configuration](../reference/configuration.md):",
        f"```yaml\nignore: [{rule.code}]\n```",
    ]
    return "\n\n".join(parts) + "\n"


def _comment(rule: Rule) -> list[str]:
    if rule.code in NEVER_IGNORED:
        return ["A comment cannot accept it: what is broken has to be put right first."]
    return [
        "For one place, with a comment that says why, behind the value or the title:",
        f"```yaml\n# okrdocs: ignore[{rule.code}] why it is right here\n```",
    ]


def _index() -> str:
    parts = [_INTRODUCTION.strip(), "## By letter"]
    for letter, word in LETTERS.items():
        parts.append(f"### {letter}: {word}")
        parts.append(_table([rule for rule in RULES if rule.code.startswith(letter)]))
    parts.append("## By severity")
    for severity in sorted(Severity, reverse=True):
        rules = [rule for rule in RULES if rule.severity is severity]
        parts.append(f"### {_PLURALS[severity]}\n\n{_ABOUT[severity]}")
        parts.append(", ".join(f"[{rule.code}]({rule.code}.md) {rule.name}" for rule in rules))
    return "\n\n".join(parts) + "\n"


def _table(rules: Iterable[Rule]) -> str:
    rows = ["| code | name | severity | fix | what it does |", "|---|---|---|---|---|"]
    for rule in rules:
        severity = rule.severity.label
        if rule.strict and rule.strict is not rule.severity:
            severity += f" ({rule.strict.label} when strict)"
        cells = (
            f"[{rule.code}]({rule.code}.md)",
            rule.name,
            severity,
            "yes" if rule.fixes else "",
            first_sentence(rule.what),
        )
        rows.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
    return "\n".join(rows)
