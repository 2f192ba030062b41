"""The JSON Schema of the configuration, with what the rules themselves know."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from okrdocs.engine.selectors import ALL
from okrdocs.resources import schema_text
from okrdocs.rules import RULES

if TYPE_CHECKING:
    from okrdocs.rules import Rule
    from okrdocs.rules.base import Option

Schema = dict[str, Any]

_TYPES: dict[type, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
}
_TEXTS: Schema = {
    "type": ["array", "string"],
    "pattern": r"\S",
    "items": {"type": "string", "pattern": r"\S"},
}
_SENTENCE_END = re.compile(r"(?<=[.!?]) ")


def config_schema() -> Schema:
    """Return config.schema.json with the names of all rules, and the options of those that have any."""
    schema: Schema = json.loads(schema_text("config.schema.json"))
    schema["$defs"]["rule"]["enum"] = _selectors()
    rules = schema["properties"]["rules"]
    rules["properties"] = {rule.code: _options_of(rule) for rule in RULES if rule.options}
    rules["additionalProperties"] = False
    return schema


def editor_schema() -> Schema:
    """Return `config_schema` with every way to write a key: with `-` for `_`, and rules by name."""
    schema = config_schema()
    properties = schema["properties"]
    rules = properties["rules"]
    for rule in RULES:
        if rule.options:
            _hyphenate(rules["properties"][rule.code])
            _also(rules, rule.code, rule.name)
    _hyphenate(properties["health"])
    _hyphenate(schema)
    return schema


def _selectors() -> list[str]:
    codes = [rule.code for rule in RULES]
    beginnings = dict.fromkeys(code[:length] for length in (1, 2, 3) for code in codes)
    return [ALL, *beginnings, *codes, *(rule.name for rule in RULES)]


def _options_of(rule: Rule) -> Schema:
    return {
        "title": f"{rule.code} {rule.name}",
        "description": rule.what,
        "type": "object",
        "additionalProperties": False,
        "properties": {name: _option(rule, name, default) for name, default in rule.options.items()},
    }


def _option(rule: Rule, name: str, default: Option) -> Schema:
    """Return the schema of an option, explained by what its rule says about it."""
    said = [sentence for sentence in _SENTENCE_END.split(rule.what) if f"`{name}`" in sentence]
    kind, written = (
        (_TEXTS, list(default)) if isinstance(default, tuple) else (_TYPES[type(default)], default)
    )
    return {"description": " ".join(said) or rule.what, **kind, "default": written}


def _hyphenate(schema: Schema) -> None:
    """Add the spelling with `-` of each key that has a `_`."""
    for key in list(schema["properties"]):
        if "_" in key:
            _also(schema, key, key.replace("_", "-"))


def _also(schema: Schema, key: str, name: str) -> None:
    """Add another name of a key, beside which the key may not stand."""
    shared = {"description": f"Another way to write `{key}`."}
    schema["properties"][name] = {**schema["properties"][key], **shared}
    schema.setdefault("dependentSchemas", {})[name] = {"properties": {key: False}}
