"""`okrdocs rule`: what rules look for, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from okrdocs.hosts.cli.completion import complete_rule
from okrdocs.hosts.cli.suggestions import OneOf
from okrdocs.hosts.cli.terminal import COLOR, palette

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from okrdocs.report.palette import Palette
    from okrdocs.rules import Rule


@click.command(params=[COLOR])
@click.argument("codes", nargs=-1, metavar="[CODE]...", shell_complete=complete_rule)
@click.option("--all", "every", is_flag=True, help="Explain every rule.")
@click.option(
    "--format",
    "form",
    type=OneOf(["text", "json", "markdown"]),
    default="text",
    show_default=True,
    help="How to print them.",
)
def rule(codes: tuple[str, ...], every: bool, form: str, color: str) -> None:
    """Explain rules: what they find, why, and what to write instead.

    CODE is a code such as M201, or a name such as missing-target. Without one, the rules are listed; the
    beginning of codes, such as M or M2, lists those.
    """
    from okrdocs.rules import RULES

    if codes and every:
        raise click.UsageError("Name rules, or ask for all of them.")
    wanted: Sequence[Rule] = [one for code in codes for one in _rules(code)] or RULES
    whole = codes and len(wanted) == len(codes)
    if form == "json":
        from okrdocs.report.rule_pages import rule_object

        click.echo(json.dumps([rule_object(one) for one in wanted], indent=2))
    elif form == "markdown":
        click.echo(_markdown(wanted), nl=False)
    else:
        paint = palette(color)
        click.echo(_text(wanted, paint) if whole or every else _list(wanted, paint), nl=False, color=True)


def _rules(word: str) -> list[Rule]:
    """Return the rule that a code or name stands for, or those whose codes begin with it."""
    from okrdocs.engine.selectors import code_named, guess
    from okrdocs.rules import BY_CODE

    code = code_named(word)
    if code is None:
        begun = [one for known, one in BY_CODE.items() if word and known.startswith(word.upper())]
        if begun:
            return begun
        advice = guess(word) or " `okrdocs rule` lists them."
        raise click.UsageError(f"There is no rule `{word}`.{advice}")
    return [BY_CODE[code]]


def _text(rules: Iterable[Rule], paint: Palette) -> str:
    from okrdocs.report.rule_pages import rule_text

    return "\n".join(rule_text(one, paint) for one in rules)


def _list(rules: Iterable[Rule], paint: Palette) -> str:
    from okrdocs.report.rule_pages import rule_line

    return "".join(f"{rule_line(one, paint)}\n" for one in rules)


def _markdown(rules: Iterable[Rule]) -> str:
    from okrdocs.report.rule_pages import rule_markdown

    return "\n".join(f"# {one.code} {one.name}\n\n{rule_markdown(one)}" for one in rules)
