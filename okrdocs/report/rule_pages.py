"""The documentation of a rule, for terminals, pages and programs. All of it is said in the rule itself."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.report.palette import Palette
    from okrdocs.rules import Rule

_WIDTH = 100
"""Characters of a line of text on a terminal; examples are not wrapped."""

LETTERS = {
    "K": "structure",
    "S": "specific",
    "M": "measurable",
    "A": "achievable",
    "R": "relevant",
    "T": "time-bound",
}
"""What the letters of codes stand for, in the order of rules."""


def rule_object(rule: Rule) -> dict[str, object]:
    """Return everything about a rule as JSON has it."""
    return {
        "code": rule.code,
        "name": rule.name,
        "letter": LETTERS[rule.code[0]],
        "severity": rule.severity.label,
        "strict_severity": (rule.strict or rule.severity).label,
        "what": rule.what,
        "why": rule.why,
        "earlier": rule.earlier.strip() if rule.earlier else None,
        "example": rule.example.strip(),
        "instead": rule.instead.strip(),
        "fix": rule.fixes,
        "options": {name: _plain(value) for name, value in rule.options.items()},
        "needs_history": rule.git,
        "reference": rule.reference,
    }


def rule_markdown(rule: Rule) -> str:
    """Return a rule as Markdown without a heading: editors and code hosts put their own above it."""
    parts = [
        rule.what,
        f"**Why:** {rule.why}",
        *([f"Where it once read:\n\n{_fenced(rule.earlier)}"] if rule.earlier else []),
        f"{'It now reads' if rule.earlier else 'For example'}:\n\n{_fenced(rule.example)}",
        f"Use instead:\n\n{_fenced(rule.instead)}",
        *(f"**{title}:** {text}" for title, text in _facts(rule)),
    ]
    return "\n\n".join(parts) + "\n"


def rule_text(rule: Rule, palette: Palette) -> str:
    """Return a rule as text for a terminal."""
    severity = palette.weigh(rule.severity.label, rule.severity)
    parts = [
        f"{palette.bold(f'{rule.code} {rule.name}')} · {severity} · {LETTERS[rule.code[0]]}",
        _wrapped(rule.what),
        f"{palette.bold('Why')}\n{_wrapped(rule.why)}",
        *([f"{palette.bold('Where it once read')}\n{_indented(rule.earlier)}"] if rule.earlier else []),
        f"{palette.bold('It now reads' if rule.earlier else 'For example')}\n{_indented(rule.example)}",
        f"{palette.bold('Use instead')}\n{_indented(rule.instead)}",
        *(f"{palette.bold(title)}\n{_wrapped(text)}" for title, text in _facts(rule)),
    ]
    return "\n\n".join(parts) + "\n"


def rule_line(rule: Rule, palette: Palette) -> str:
    """Return a rule as a line of a list."""
    severity = palette.weigh(f"{rule.severity.label:<7}", rule.severity)
    return f"{palette.bold(rule.code)}  {severity}  {rule.name}"


def first_sentence(text: str) -> str:
    """Return what stands before the first full stop that ends a sentence, with it."""
    head, stop, _ = text.partition(". ")
    return head + stop.rstrip()


def _facts(rule: Rule) -> Iterator[tuple[str, str]]:
    """Yield what only some rules have, and the source, each with its title."""
    if rule.strict and rule.strict is not rule.severity:
        yield "Severity", f"{rule.severity.label}; {rule.strict.label} in the profile `strict`."
    if rule.fixes:
        yield "Fix", rule.fixes
    if rule.options:
        defaults = (f"`{name}: {json.dumps(_plain(value))}`" for name, value in rule.options.items())
        yield "Options, with their defaults", f"{', '.join(defaults)}."
    if rule.git:
        yield "Needs", "The history of the project in Git; without it, the rule finds nothing."
    yield "Source", f"{rule.reference}."


def _plain(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value


def _fenced(example: str) -> str:
    """Return an example as code: the YAML of a block, or a whole page with its fences."""
    fence, language = ("````", "markdown") if "```" in example else ("```", "yaml")
    return f"{fence}{language}\n{example.strip()}\n{fence}"


def _wrapped(text: str) -> str:
    return textwrap.fill(text, _WIDTH, break_long_words=False, break_on_hyphens=False)


def _indented(example: str) -> str:
    return textwrap.indent(example.strip(), "    ")
