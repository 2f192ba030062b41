"""Rules whose findings come from reading a page: they are documented here and found on the way."""

from __future__ import annotations

from okrdocs.model import Severity
from okrdocs.rules.base import Rule


class Yaml(Rule):
    """K000, found by the YAML reader."""

    code = "K000"
    name = "yaml"
    severity = Severity.ERROR
    fixes = (
        "Puts quotes around a text that needs them, and corrects blanks and indentation where only one thing "
        "can be meant."
    )
    what = (
        "Checks that a block holds one YAML mapping: `key: value` lines without syntax errors, keys written "
        "twice or endless nesting, on a page saved as UTF-8. Anchors, aliases and tags are refused, because "
        "they can make a small text huge or run code in other tools."
    )
    why = (
        "What cannot be read is neither checked nor shown: the objective would be missing from the site, or "
        "stand there without what this line says."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
why: [the wait is in most reviews
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
why: The wait is in most reviews.
"""
    reference = "YAML 1.2 core schema"


class Schema(Rule):
    """K001, found by the schema."""

    code = "K001"
    name = "schema"
    severity = Severity.ERROR
    fixes = (
        "Corrects misspelt keys and words, and writes dates, numbers and shares as they are asked for, with "
        "their unit in `unit`. It is safe where only one thing can be meant, and offered nowhere else."
    )
    what = (
        "Checks every key and value of a block against the schema: keys that do not exist, values of the "
        "wrong kind, dates that are not in the calendar, keys that have to be there."
    )
    why = (
        "What is written in another form can't be counted or compared, and a misspelt key would go "
        "unnoticed. The rest of the block is still read; only what is named here counts as not written."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: many
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
outcomes:
  - outcome: Calls fall
    id: fewer-calls
    unit: calls/week
    baseline: 4000
    target: 2500
"""
    reference = "the JSON Schema of okrdocs, `okr.schema.json`"


class UnusedSuppression(Rule):
    """K009, found when suppressions are applied."""

    code = "K009"
    name = "unused-suppression"
    severity = Severity.INFO
    fixes = (
        "Removes the comment or, of several codes, those that accept nothing; corrects a misspelt `ignore`. "
        "Moving a comment to the line of what it is meant to accept is an unsafe fix."
    )
    what = (
        "Finds `okrdocs: ignore[…]` comments that accept nothing, name no rule, or do not say why, and those "
        "that are meant as such but begin with another word. Where the object has such a finding on another "
        "line, it says on which. Nothing is called unused while another mistake, such as an id used twice, "
        "may hide what a comment accepts."
    )
    why = (
        "A comment that accepts nothing hides the next mistake of that kind. One without a reason leaves "
        "the next reader to guess."
    )
    example = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
# okrdocs: ignore[M201] the target comes with the budget
"""
    instead = """
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
"""
    reference = "okrdocs"


class FenceNotRendered(Rule):
    """K010, found by reading the page a second time with a CommonMark parser."""

    code = "K010"
    name = "fence-not-rendered"
    severity = Severity.ERROR
    what = (
        "Finds what looks like an `okr` block and will not become a card: a fence that is never closed, "
        "is indented wrongly, has two backticks or more than `okr` after them, or says `okrs` or `yaml okr` "
        "there and begins as an objective, outcome or output does. Views (`okr-view`) are treated alike."
    )
    why = (
        "Markdown parsers disagree about such fences, so the page would show code where its author expects "
        "a card, and the objective would be missing from the site without a word."
    )
    example = """
# Plan

```okr
objective: Customers get answers without having to call us
id: effortless-support
"""
    instead = """
# Plan

```okr
objective: Customers get answers without having to call us
id: effortless-support
period: 2026-Q4
owner: support
status: draft
```
"""
    reference = "CommonMark, fenced code blocks"
