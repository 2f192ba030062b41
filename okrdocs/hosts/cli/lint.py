"""`okrdocs lint`: check pages, print what is wrong, and fail if it weighs enough."""

from __future__ import annotations

import os
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from okrdocs.engine.readers import LEVELS, parse_day
from okrdocs.report import REPORTERS
from okrdocs.report.palette import COLOURED, PLAIN

if TYPE_CHECKING:
    import datetime as dt

    from okrdocs.engine.config import Settings
    from okrdocs.report.palette import Palette


def _day(_ctx: click.Context, _param: click.Parameter, text: str | None) -> dt.date | None:
    day = parse_day(text) if text else None
    if text and day is None:
        raise click.BadParameter(f"'{text}' is not a day. Write it as 2026-11-23.")
    return day


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH]...", type=click.Path(exists=True, path_type=Path))
@click.option("--format", "form", type=click.Choice(list(REPORTERS)), default="text", show_default=True)
@click.option("--as-of", metavar="DATE", callback=_day, help="The day to look from, such as 2026-11-23.")
@click.option(
    "--fail-on", type=click.Choice(list(LEVELS)), help="The least severity that fails. [default: error]"
)
@click.option(
    "-f",
    "--config-file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="The configuration to use instead of the nearest: mkdocs.yml, okrdocs.toml or pyproject.toml.",
)
@click.pass_context
def lint(
    ctx: click.Context,
    paths: tuple[Path, ...],
    form: str,
    as_of: dt.date | None,
    fail_on: str | None,
    config_file: Path | None,
) -> None:
    """Check the OKRs in Markdown files.

    PATH is a file or a folder. Without one, the pages of the MkDocs site in or above the working folder are
    checked, or else the working folder. Links are looked up in the whole project in any case.

    Ends with 0 if nothing was found that fails, with 1 if something was, and with 2 if the command or the
    configuration is wrong.
    """
    from okrdocs.engine import lint as engine
    from okrdocs.engine.project import find_project

    cwd = Path.cwd()
    absolute = [Path(os.path.abspath(path)) for path in paths]  # noqa: PTH100 - links stay as named
    chosen = Path(os.path.abspath(config_file)) if config_file else None  # noqa: PTH100
    project = find_project(absolute, cwd, chosen)
    settings = _overridden(project.settings, as_of, fail_on)
    result = engine.lint(project, settings, absolute, cwd)
    click.echo(REPORTERS[form](result, _palette()), nl=False, color=True)
    if result.summary.files == 0:
        click.echo(f"There are no Markdown files in {project.pages_dir}.", err=True)
    ctx.exit(1 if result.fails(settings.fail_on) else 0)


def _overridden(settings: Settings, as_of: dt.date | None, fail_on: str | None) -> Settings:
    """Return the settings with what the command line says instead."""
    if as_of:
        settings = replace(settings, as_of=as_of)
    return replace(settings, fail_on=LEVELS[fail_on]) if fail_on else settings


def _palette() -> Palette:
    """Use colour only where somebody sees it, and has not asked for none (see no-color.org)."""
    plain = os.environ.get("NO_COLOR") or os.environ.get("TERM") == "dumb" or not sys.stdout.isatty()
    return PLAIN if plain else COLOURED
