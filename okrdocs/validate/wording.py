"""Words that every message about a block uses."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.parse.nodes import Mapping, Scalar

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


_APART = 0.1
"""By how much the nearest word has to be nearer than the next, for nobody to doubt which was meant."""


class Advice(NamedTuple):
    """What is wrong, and what to write instead."""

    message: str
    help: str


def says(node: Node) -> str:
    """Tell what stands at a value, to end a sentence with."""
    if isinstance(node, Scalar):
        from okrdocs.parse.yaml_problems import shown  # only where something is wrong

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


def only_near(word: str, candidates: dict[str, str], likeness: float = 0.8) -> str | None:
    """Return the candidate most like `word`, unless one that means something else comes close to it.

    `candidates` says what each of them means.
    """
    if len(word) > _LONGEST or not (wanted := bare(word)):
        return None
    from difflib import SequenceMatcher

    matcher = SequenceMatcher(b=wanted)
    alike: dict[str, float] = {}
    for one in candidates:
        matcher.set_seq1(bare(one))
        if min(matcher.real_quick_ratio(), matcher.quick_ratio()) >= likeness - _APART:
            alike[one] = matcher.ratio()
    first = max(alike, key=alike.__getitem__, default=None)
    if first is None or alike[first] < likeness:
        return None
    others = (likeness for one, likeness in alike.items() if candidates[one] != candidates[first])
    return first if alike[first] - max(others, default=0.0) >= _APART else None


def _swapped(word: str, candidates: Iterable[str]) -> list[str]:
    """Return the candidates made of the same letters as `word`, such as `id` for `di`."""
    letters = sorted(word)
    return [one for one in candidates if len(word) > 1 and sorted(one) == letters]


def same(word: str, candidates: Iterable[str]) -> str | None:
    """Return the candidate that differs from `word` in case and separators only."""
    return next((candidate for candidate in candidates if bare(candidate) == bare(word)), None)


@lru_cache(maxsize=1024)
def bare(word: str) -> str:
    """Return the letters and digits of a word, in lower case: no separators, quotes or invisible signs."""
    return "".join(letter for letter in word.lower() if letter.isalnum())
