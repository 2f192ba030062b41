"""`okrdocs schema`: the JSON Schemas that okrdocs goes by."""

from __future__ import annotations

import json

import click

from okrdocs.hosts.cli.suggestions import OneOf

_FILES = {"config": "config.schema.json", "export": "okrs.schema.json"}


@click.command()
@click.argument("name", type=OneOf(["block", *_FILES]), metavar="block|config|export")
def schema(name: str) -> None:
    """Print a JSON Schema, for editors and other tools.

    \b
    block   the YAML of an okr block, with every spelling of its keys
    config  okrdocs.toml, and the plugin's options in mkdocs.yml
    export  okrs.json, which the docs build writes
    """  # noqa: D301 - \b is the sign that keeps click from filling the lines
    from okrdocs.resources import schema_text

    if name == "block":
        from okrdocs.validate.block_schema import block_schema

        click.echo(json.dumps(block_schema(), indent=2, ensure_ascii=False))
    else:
        click.echo(schema_text(_FILES[name]), nl=False)
