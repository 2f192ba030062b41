"""Words that every message about a block uses."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import Mapping, Scalar
from okrdocs.parse.yaml_problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.parse.nodes import Node

NAMES = {
    "objective": "an objective",
    "outcome": "an outcome",
    "output": "an output",
    "checkin": "a check-in",
    "milestone": "a milestone",
    "pageDefaults": "the page's defaults",
}
"""Shapes as a sentence names them."""


def noun(shape: str) -> str:
    """Return what a shape is called, without its article."""
    return NAMES[shape].partition(" ")[2]


_LONGEST = 40  # characters of a word that may be a key or choice mistyped


class Advice(NamedTuple):
    """What is wrong, and what to write instead."""

    message: str
    help: str


def says(node: Node) -> str:
    """Tell what stands at a value, to end a sentence with."""
    if isinstance(node, Scalar):
        return f"it says `{shown(node.text)}`"
    return "it holds keys with values" if isinstance(node, Mapping) else "it holds a list"


def listed(words: Iterable[str], last: str = "or") -> str:
    """Return words between backticks as a list in a sentence."""
    return either((f"`{word}`" for word in words), last)


def either(words: Iterable[str], last: str = "or") -> str:
    """Return words as a list in a sentence, such as `a, b or c`; nothing for none."""
    *most, final = [*words] or [""]
    return f"{', '.join(most)} {last} {final}" if most else final


def nearest(word: str, candidates: Iterable[str], likeness: float = 0.7) -> str | None:
    """Return the candidate most like `word`, whatever its case and separators; None where none is."""
    if len(word) > _LONGEST:
        return None
    from difflib import get_close_matches

    plain = {bare(candidate): candidate for candidate in candidates}
    found = get_close_matches(bare(word), plain, n=1, cutoff=likeness) or _swapped(bare(word), plain)
    return plain[found[0]] if found else None


def _swapped(word: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates made of the same letters as `word`, such as `due` for `deu`."""
    letters = sorted(word)
    return [one for one in candidates if len(word) > 2 and sorted(one) == letters]


def same(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that differs from `word` in case and separators only."""
    return next((candidate for candidate in candidates if bare(candidate) == bare(word)), None)


def bare(word: str) -> str:
    """Return the letters and digits of a word, in lower case: no separators, quotes or invisible signs."""
    return "".join(letter for letter in word.lower() if letter.isalnum())
