"""`okrdocs schema`: the JSON Schemas that okrdocs goes by."""

from __future__ import annotations

import json

import click

from okrdocs.hosts.cli.suggestions import OneOf


@click.command()
@click.argument("name", type=OneOf(["block", "view", "config", "export"]), metavar="block|view|config|export")
def schema(name: str) -> None:
    """Print a JSON Schema, for editors and other tools.

    \b
    block   the YAML of an okr block, with every spelling of its keys
    view    the YAML of an okr-view
    config  okrdocs.toml, and the plugin's options in mkdocs.yml
    export  okrs.json, which the docs build writes
    """  # noqa: D301 - \b is the sign that keeps click from filling the lines
    click.echo(_schema(name), nl=False)


def _schema(name: str) -> str:
    if name == "export":
        from okrdocs.resources import schema_text

        return schema_text("okrs.schema.json")
    if name == "block":
        from okrdocs.validate.block_schema import block_schema as made
    elif name == "view":
        from okrdocs.plan.query.schema import view_schema as made
    else:
        from okrdocs.engine.config_schema import editor_schema as made
    return json.dumps(made(), indent=2, ensure_ascii=False) + "\n"
