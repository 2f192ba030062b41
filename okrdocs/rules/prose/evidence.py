"""What speaks for or against a finding."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.rules.prose.words import Token


STRONG, FAIR, WEAK = 3.0, 2.5, 2.0
"""What evidence for a finding weighs, by how surely it is one."""


class Evidence(NamedTuple):
    """One reason, with the exact words of the title that it rests on."""

    name: str
    weight: float
    """Above 0 it speaks for a finding, below 0 against it."""
    words: str
    start: int
    end: int
    because: str
    """What these words do, as the end of a sentence that begins with them."""
    base: str
    """The base form of the last word."""


def evidence(name: str, weight: float, text: str, tokens: Sequence[Token], because: str = "") -> Evidence:
    """Make evidence of the stretch of `text` that holds `tokens`; what it rests on is the last one given."""
    last = tokens[-1]
    start, end = last.start, last.end
    for token in tokens[:-1]:
        start, end = min(start, token.start), max(end, token.end)
    return Evidence(name, weight, text[start:end], start, end, because, last.word.base or last.text.lower())
