"""`okrdocs init`: what a project needs to begin with, and nothing overwritten."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument(
    "folder",
    required=False,
    default=".",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
)
@click.option("--no-site", is_flag=True, help="Set up okrdocs.toml for linting alone, without a site.")
def init(folder: Path, no_site: bool) -> None:
    """Set okrdocs up in FOLDER, or in the working folder.

    Adds the plugin to mkdocs.yml, or writes one, and writes a first page of OKRs for you to change. Nothing
    that is there already is overwritten.
    """
    from okrdocs.hosts.starter import SetUpError, set_up

    try:
        steps = set_up(folder, site=not no_site)
    except SetUpError as reason:
        raise click.ClickException(str(reason)) from reason
    for step in steps:
        click.echo(step)
