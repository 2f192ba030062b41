"""Whether to use colour: only where somebody sees it, unless told otherwise."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from okrdocs.hosts.cli.suggestions import OneOf

if TYPE_CHECKING:
    from okrdocs.report.palette import Palette

COLOR = click.Option(
    ["--color"],
    type=OneOf(["auto", "always", "never"]),
    default="auto",
    show_default=True,
    help="Whether to use colour; auto does on a terminal, minding NO_COLOR and FORCE_COLOR.",
)


def palette(choice: str) -> Palette:
    """Return the colours to use for what goes to standard output.

    A choice on the command line comes first, then NO_COLOR (no-color.org), then FORCE_COLOR, then whether it
    is a terminal that knows colours.
    """
    from okrdocs.report.palette import COLOURED, PLAIN

    return COLOURED if choice == "always" or (choice == "auto" and _wanted()) else PLAIN


def _wanted() -> bool:
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb"
