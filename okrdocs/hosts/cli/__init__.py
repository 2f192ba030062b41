"""The command line: `okrdocs COMMAND`. Each command is a module that is loaded when it is called."""

from __future__ import annotations

import atexit
import gc
import io
import sys
from importlib import import_module
from typing import Any

import click

from okrdocs import __version__

COMMANDS = {
    "lint": ("okrdocs.hosts.cli.lint:lint", "Check the OKRs in Markdown files."),
    "rule": ("okrdocs.hosts.cli.rule:rule", "Explain rules: what they find, why, and what to write instead."),
    "init": ("okrdocs.hosts.cli.init:init", "Set okrdocs up in FOLDER, or in the working folder."),
    "schema": ("okrdocs.hosts.cli.schema:schema", "Print a JSON Schema, for editors and other tools."),
    "completion": (
        "okrdocs.hosts.cli.completion:completion",
        "Print a script with which a shell completes our commands.",
    ),
}
"""The commands, each with where it is (`module:name`) and the first sentence of its help."""


class _Refused(click.ClickException):
    """A configuration that cannot be used: it ends a command with 2, as a wrong option does."""

    exit_code = 2


class _Commands(click.Group):
    """Loads a command only when it is called, so that neither help nor the others pay for its imports."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Name the commands in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a command; None where there is no such one."""
        if cmd_name not in COMMANDS:
            return None
        module, _, name = COMMANDS[cmd_name][0].partition(":")
        command: click.Command = getattr(import_module(module), name)
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the command that is called; where there is none, say which one was probably meant."""
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from okrdocs.hosts.cli.suggestions import did_you_mean

            ctx.fail(f"No such command '{args[0]}'.{did_you_mean(args[0], COMMANDS)}")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

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
    atexit.register(gc.freeze)  # so that it does not search everything once more at the end
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):  # no text may fail for what the terminal cannot show
            stream.reconfigure(errors="backslashreplace")
