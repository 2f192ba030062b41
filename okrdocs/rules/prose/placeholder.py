"""Gaps that were to be filled later: literal patterns and words only."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from okrdocs.rules.prose.gaps import BEFORE, WHOLE, by_sign, signs_of_letters
from okrdocs.rules.prose.languages import lexicon
from okrdocs.rules.wording import REMEMBERED, masked

_LONGEST_WHOLE = 40
"""Characters that a title which is nothing but a placeholder has at most."""


@lru_cache(REMEMBERED)
def find_placeholder(title: str, language: str = "en") -> str | None:
    """Return the first placeholder in `title`, as written."""
    if len(title) <= _LONGEST_WHOLE and _whole().fullmatch(title):
        return title
    return _by_pattern(title) or _by_word(title, language)


def _by_pattern(title: str) -> str | None:
    """Find a placeholder that looks the same in every language."""
    text = ""
    for sign, gaps in signs_of_letters() if title.replace(" ", "").isalpha() else by_sign():
        if sign in title:
            text = text or masked(title)
            for gap in gaps:
                if found := gap.search(text):
                    return _as_written(found[0]) or title
    return None


def _as_written(gap: str) -> str:
    """Return a gap without the word before it that gave it away, and without half a bracket."""
    found = _led().sub("", gap, count=1).strip(" ,;:")
    opened = found.startswith(("(", "[")) and not found.endswith((")", "]"))
    return found[1:] if opened else found


def _by_word(title: str, language: str) -> str | None:
    """Find a word of the language that stands for what is not known yet, or for a whole title."""
    words = _words(language)
    if words is None:
        return None
    lower = title.lower()
    if len(title) <= _LONGEST_WHOLE and lower.strip(" .:;–—-()[]<>") in words.blank:
        return title
    for start in words.starts:
        if start in lower:
            gap = words.pattern.search(masked(title))
            return gap[0] if gap else None
    return None


class _Words(NamedTuple):
    """The placeholders that a language has words for."""

    starts: tuple[str, ...]
    """How they begin: most titles have none of these."""
    pattern: re.Pattern[str]
    """One of them where it stands for a value: at the end, or before a comma or a bracket."""
    blank: frozenset[str]
    """What is a placeholder if it is all that a title says."""


@cache
def _words(language: str) -> _Words | None:
    """Return the placeholders that a language has words for; None where it has no lists."""
    lists = lexicon(language)
    if lists is None:
        return None
    listed = tuple(entry for entry, roles in lists.words.items() if "placeholder" in roles)
    blank = frozenset(entry for entry, roles in lists.words.items() if "blank" in roles)
    longest_first = "|".join(map(re.escape, sorted(listed, key=len, reverse=True)))
    pattern = rf"(?<!\w)(?:{longest_first})(?!\w)(?=\W*$|\s*[,;:)\]%])"
    starts = tuple(sorted({entry[:_START] for entry in listed}))
    return _Words(starts, re.compile(pattern, re.IGNORECASE), blank)


_START = 4


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(WHOLE)


@cache
def _led() -> re.Pattern[str]:
    return re.compile("^" + BEFORE + r"(?=[XYZN?]|TODO|FIXME|[xyn]\s*$)")
