"""Did you mean: for words on the command line that are nearly right."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Iterable

    _Choice = click.Choice[str]
else:
    _Choice = click.Choice


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Return ` Did you mean '…'?` for what is nearly one of the `known` words, else nothing."""
    from difflib import get_close_matches

    meant = get_close_matches(word.casefold(), known, n=1)
    return f" Did you mean '{meant[0]}'?" if meant else ""


class OneOf(_Choice):
    """One of a few words; what is nearly one is told so."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        """Return the word, or fail with what may be written and what was probably meant."""
        word = str(value)
        if word not in self.choices:
            listed = ", ".join(f"'{choice}'" for choice in self.choices)
            self.fail(f"'{word}' is not one of {listed}.{did_you_mean(word, self.choices)}", param, ctx)
        return word
