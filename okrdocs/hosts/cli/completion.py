"""`okrdocs completion`: what makes a shell complete our commands, and what it offers for rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from okrdocs.hosts.cli.suggestions import OneOf

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

_VARIABLE = "_OKRDOCS_COMPLETE"


@click.command()
@click.argument("shell", type=OneOf(["bash", "zsh", "fish"]))
def completion(shell: str) -> None:
    """Print a script with which a shell completes our commands.

    It completes options and the codes of rules, too.

    \b
    bash:  okrdocs completion bash > ~/.local/share/bash-completion/completions/okrdocs
    zsh:   okrdocs completion zsh > "${fpath[1]}/_okrdocs"
    fish:  okrdocs completion fish > ~/.config/fish/completions/okrdocs.fish
    """  # noqa: D301 - \b is the sign that keeps click from filling the lines
    from click.shell_completion import get_completion_class

    from okrdocs.hosts.cli import main

    made = get_completion_class(shell)
    if made is None:
        raise click.UsageError(f"This version of click knows no completion for {shell}.")
    click.echo(made(main, {}, "okrdocs", _VARIABLE).source())


def complete_rule(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Offer the codes of rules with their names, or names where one has been begun; of a list, the last."""
    from click.shell_completion import CompletionItem

    from okrdocs.rules import RULES

    before, comma, word = incomplete.rpartition(",")
    listed = before + comma
    codes = [
        CompletionItem(listed + rule.code, help=rule.name)
        for rule in RULES
        if rule.code.startswith(word.upper())
    ]
    names = [CompletionItem(listed + rule.name) for rule in RULES if rule.name.startswith(word.lower())]
    return codes or names
