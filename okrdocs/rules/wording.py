"""Reading titles: what is not prose, and the words that carry meaning."""

from __future__ import annotations

import re

REMEMBERED = 1 << 16
"""Titles of which readings are kept, for rules that ask again and servers that build again: more than a large
site has."""

_MASKED = re.compile(
    r"`[^`]*`"  # code
    r"|(?:https?://|www\.)\S+"
    r"|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’"  # quotations
    r"|\b(?:OS|Mac OS|Project|Generation|Gen|Model|Series|Space|iPhone|iPad|Windows|Team|Class|Formula)"
    r" X\b|\bA(?: to |[-–]| bis )Z\b"  # names
)


def masked(title: str) -> str:
    """Return a title with code, addresses, quotations and some names replaced by words of their length."""
    if title.replace(" ", "").isalpha() and " X" not in title and " Z" not in title:
        return title  # nothing but words, and none that ends such a name
    return _MASKED.sub(lambda match: "o" * len(match[0]), title)


def word_set(text: str) -> frozenset[str]:
    """Return the words of a list written as one text."""
    return frozenset(text.split())


_WORD = re.compile(r"[^\W\d_]{3,}")
_TIME = word_set("time wait waiting delay duration latency minute hour day second week month sec min hrs")
_GENERIC = word_set(
    "per the and for from with each number count share rate average median mean total "
    "der die das den dem und für von mit pro je anzahl anteil schnitt durchschnitt"
)


def key_words(text: str) -> frozenset[str]:
    """Return the stems of the words that say what is counted; those about time count as one."""
    stems = (word.casefold().removesuffix("s") for word in _WORD.findall(text))
    return frozenset("time" if stem in _TIME else stem for stem in stems if stem not in _GENERIC)
