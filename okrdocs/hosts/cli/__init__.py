"""The command line: `okrdocs COMMAND`. Each command is a module that is loaded when it is called."""

from __future__ import annotations

import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from okrdocs import __version__

COMMANDS = {
    "lint": "okrdocs.hosts.cli.lint:lint",
}
"""The commands, each with where it is: `module:name`."""


class _Refused(click.ClickException):
    """A configuration that cannot be used: it ends a command with 2, as a wrong option does."""

    exit_code = 2


class _Commands(click.Group):
    """Loads a command only when it is needed, so that the others' imports cost nothing."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is no such one, nor one that was probably meant."""
        if cmd_name not in COMMANDS:
            from difflib import get_close_matches

            for meant in get_close_matches(cmd_name, COMMANDS, n=1):
                ctx.fail(f"No such command '{cmd_name}'. Did you mean '{meant}'?")
            return None
        module, _, name = COMMANDS[cmd_name].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; this is where errors of configuration are caught."""
        from okrdocs.engine.errors import ConfigError

        try:
            return super().invoke(ctx)
        except ConfigError as error:
            raise _Refused("\nError: ".join(error.problems)) from error


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="okrdocs")
def main() -> None:
    """Objectives, outcomes and outputs written in Markdown: check them."""
    gc.disable()  # a run is short and frees little: the collector only costs time
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # no text may fail for what the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
