"""Fills the reference tables of this documentation from the schema and the rules themselves."""

from __future__ import annotations

import html
import json
import re
from typing import TYPE_CHECKING, Any

from okrdocs.resources import schema_text
from okrdocs.rules import RULES

if TYPE_CHECKING:
    from okrdocs.rules.base import Rule

_KEYS = re.compile(r"^<!-- keys: (\w+) -->$", re.MULTILINE)
_RULES = "<!-- rules -->"


def on_page_markdown(markdown: str, **_: object) -> str:
    """Replace `<!-- keys: NAME -->` by the keys of a schema definition, `<!-- rules -->` by every rule."""
    markdown = _KEYS.sub(lambda match: key_table(match[1]), markdown)
    if _RULES in markdown:
        markdown = markdown.replace(_RULES, "\n\n".join(map(rule_section, RULES)))
    return markdown


def key_table(name: str) -> str:
    """Return the keys of the definition `name` as a Markdown table."""
    definitions = json.loads(schema_text("okr.schema.json"))["$defs"]
    properties: dict[str, dict[str, Any]] = definitions[name]["properties"]
    rows = ["| key | also | is | example |", "|---|---|---|---|"]
    for key, own in properties.items():
        shared = definitions[own["$ref"].rpartition("/")[2]] if "$ref" in own else {}
        schema = {**shared, **own}
        also = ", ".join(f"`{alias}`" for alias in schema.get("x-aliases", ()))
        example = next(iter(schema.get("examples", ())), "")
        shown = f"`{json.dumps(example, ensure_ascii=False)}`" if example != "" else ""
        rows.append(f"| `{key}` | {also} | {_cell(schema['description'])} | {_cell(shown)} |")
    return "\n".join(rows)


def rule_section(rule: Rule) -> str:
    """Return the documentation of one rule as Markdown."""
    parts = [
        f"## {rule.code} {rule.name} {{ #{rule.code.lower()} }}",
        f"**{rule.severity.label.capitalize()}.** {rule.what}",
        rule.why,
        _example(rule.example),
        f"Use instead:\n\n{_example(rule.instead)}",
    ]
    if rule.options:
        defaults = ", ".join(f"`{name}: {json.dumps(value)}`" for name, value in rule.options.items())
        parts.append(f"Options, with their defaults: {defaults}.")
    parts.append(f"<small>Source: {html.escape(rule.reference)}</small>")
    return "\n\n".join(parts)


def _example(text: str) -> str:
    """Return an example as code: the YAML of a block, or a whole page with its fences."""
    fence, language = ("````", "markdown") if "```" in text else ("```", "yaml")
    return f"{fence}{language}\n{text.strip()}\n{fence}"


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
