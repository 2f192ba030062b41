"""References of the block, the configuration and the export, from their schemas."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from okrdocs.engine.config_schema import config_schema
from okrdocs.resources import schema_text

if TYPE_CHECKING:
    from collections.abc import Iterator

Schema = dict[str, Any]

_PLAIN = re.compile(r"[^\W_][\w ./@=>-]*")
"""A text that needs no quotes in YAML."""

_BLOCK = """\
# Block reference

Every key of a block, with the other names it may have. What a block is and where it counts:
[the block](../block.md). `okrdocs schema block` prints the schema that editors can use.
"""
_PARTS = {
    "pageDefaults": "Defaults of a page",
    "objective": "Objective",
    "outcome": "Outcome",
    "output": "Output",
    "checkin": "Check-in",
    "milestone": "Milestone",
}
_CONFIGURATION = """\
# Configuration

The same keys stand in one of three places: under `plugins: - okrdocs:` in `mkdocs.yml`, in `okrdocs.toml`,
or under `[tool.okrdocs]` in `pyproject.toml`. Settings in two of them at once are an error, so that lint and
build can't disagree. A key may be written with `-` or `_`. `okrdocs lint --show-settings` prints what holds,
`okrdocs schema config` the schema.
"""
_EXPORT = """\
# okrs.json

The site publishes the plan with its numbers for other programs. The file names the version of its format in
`version`. Within version 1 every key stays, is always there, if only as null, and keeps its type, its form
and its meaning. New keys may come at any time, and new words where one of several is said, such as another
health: programs should put up with what they don't know. What breaks that promise raises the version;
the project's tests hold each change against the first schema of the version. `okrdocs schema export` prints
the schema.
"""
_EXPORTED = (
    *("objective", "outcome", "output", "delivery", "term", "smart", "findings"),
    *("milestone", "band", "forecast", "checkin"),
)


def block_page() -> str:
    """Return the reference of the block."""
    root: Schema = json.loads(schema_text("okr.schema.json"))
    parts = [_BLOCK.strip()]
    for name, title in _PARTS.items():
        parts.append(f"## {title}\n\n{_table(root, root['$defs'][name], also=True)}")
    return "\n\n".join(parts) + "\n"


def configuration_page() -> str:
    """Return the reference of the settings, a section each."""
    root = config_schema()
    parts = [_CONFIGURATION.strip()]
    for key, own in root["properties"].items():
        parts += _setting(root, key, _resolved(root, own))
    return "\n\n".join(parts) + "\n"


def export_page() -> str:
    """Return the reference of okrs.json."""
    root: Schema = json.loads(schema_text("okrs.schema.json"))
    parts = [_EXPORT.strip(), _table(root, root, also=False)]
    for name in _EXPORTED:
        definition = root["$defs"].get(name, {})
        inner = next((one for one in _alternatives(definition) if "properties" in one), None)
        if inner:
            heading = definition.get("title", name)
            parts.append(f"## {heading}\n\n{definition['description']}\n\n{_table(root, inner, also=False)}")
    return "\n\n".join(parts) + "\n"


def _setting(root: Schema, key: str, schema: Schema) -> Iterator[str]:
    """Yield the section of one setting, with the keys inside it."""
    yield f"## {key}"
    yield schema["description"]
    facts = []
    if choices := _choices(schema):
        facts.append(f"One of {', '.join(choices)}.")
    if "default" in schema:
        facts.append(f"Default: {_code(schema['default'])}.")
    if facts:
        yield " ".join(facts)
    for example in schema.get("examples", ())[:2]:
        yield f"```yaml\n{key}: {_flow(example)}\n```"
    inner = {name: _resolved(root, own) for name, own in schema.get("properties", {}).items()}
    if any("properties" in own for own in inner.values()):
        yield from _rule_options(root, inner)
    elif inner:
        yield _table(root, schema, also=False)


def _rule_options(root: Schema, rules: dict[str, Schema]) -> Iterator[str]:
    """Yield a table of every option of every rule."""
    rows = ["| rule | option | is | default |", "|---|---|---|---|"]
    for code, rule in rules.items():
        for name, own in rule.get("properties", {}).items():
            option = _resolved(root, own)
            cells = (
                f"[{code}](../rules/{code}.md)",
                f"`{name}`",
                _cell(option.get("description", "")),
                _code(option["default"]) if "default" in option else "",
            )
            rows.append("| " + " | ".join(cells) + " |")
    yield "\n".join(rows)


def _table(root: Schema, schema: Schema, *, also: bool) -> str:
    """Return the keys of an object as a Markdown table."""
    last = "default" if _defaults(root, schema) else "type"
    columns = ("key", "also", "is", "example") if also else ("key", "is", last)
    rows = ["| " + " | ".join(columns) + " |", "|" + "---|" * len(columns)]
    for key, own in schema["properties"].items():
        prop = _resolved(root, own)
        examples = prop.get("examples", ())
        cells = {
            "key": f"`{key}`",
            "also": ", ".join(f"`{alias}`" for alias in prop.get("x-aliases", ())),
            "is": _cell(prop.get("description", "")),
            "example": _cell(_code(examples[0])) if examples else "",
            "default": _code(prop["default"]) if "default" in prop else "",
            "type": _type(own, prop),
        }
        rows.append("| " + " | ".join(cells[column] for column in columns) + " |")
    return "\n".join(rows)


def _defaults(root: Schema, schema: Schema) -> bool:
    return any("default" in _resolved(root, own) for own in schema["properties"].values())


def _resolved(root: Schema, own: Schema) -> Schema:
    """Return a schema with what it refers to; its own words win."""
    shared = root["$defs"][own["$ref"].rpartition("/")[2]] if "$ref" in own else {}
    return {**shared, **own}


def _alternatives(schema: Schema) -> list[Schema]:
    items = schema.get("items", schema)
    return [items, *items.get("anyOf", ())]


def _choices(schema: Schema) -> list[str]:
    return [_code(choice) for choice in schema.get("enum", ())]


def _type(own: Schema, prop: Schema) -> str:
    if "const" in prop or "enum" in prop:
        return ", ".join(_code(value) for value in (prop.get("enum") or [prop["const"]]))
    if "$ref" in own and "type" not in own:
        return str(prop.get("title", "")).lower()
    kinds = prop.get("type", "")
    return " or ".join(kinds) if isinstance(kinds, list) else str(kinds)


def _code(value: object) -> str:
    return f"`{_flow(value)}`"


def _flow(value: object) -> str:
    """Return a value as people write it in YAML, on one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_key(key)}: {_flow(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_flow, value)) + "]"
    if isinstance(value, str) and _PLAIN.fullmatch(value):
        return value
    return json.dumps(value, ensure_ascii=False)


def _key(key: str) -> str:
    return key if key.replace("_", "").replace("-", "").isalnum() else json.dumps(key, ensure_ascii=False)


def _cell(text: str) -> str:
    return text.replace("|", "\\|").replace("\n", " ")
