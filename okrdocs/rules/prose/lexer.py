"""From text to tokens: words with all they can be, numbers, names that are no prose, and signs."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

from okrdocs.rules.prose.words import EMPTY_WORD, Token

if TYPE_CHECKING:
    from okrdocs.rules.prose.lexicon import Lexicon, Tails
    from okrdocs.rules.prose.words import Kind

LONGEST = 300
"""Characters of a title that are read: a longer one is cut."""

_DIGITS = r"(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3}(?!\d))+|\d+(?:[.,’'_]\d+)*)"
_LEXER = (
    r"(?P<plain>[A-Za-z]+(?=[\s,]|\Z))"  # many words behind the signs, in a third of the time
    r"|(?P<word>[^\W\d_]+(?:['’&-][^\W\d_]+)*(?:[:*_]in(?:nen)?(?!\w))?(?![\w@]|['’&-]?\d|://|\.[a-z]))"
    r"|(?P<name>`[^`]*`|(?:https?://|www\.)\S+"  # code, addresses
    r"|\"[^\"]*\"|“[^”]*”|„[^“”]*[“”]|«[^»]*»|‘[^’]*’|(?<!\w)'[^']+'(?!\w)"  # quotations
    r"|[@#][\w./-]*\w"  # people and issues
    r"|\d{4}-\d\d?(?:-\d\d?)?(?!\w)|\d{1,2}[./]\d{1,2}[./]\d{2,4}(?!\w)|24/7|\d+:\d+"  # dates, 24/7, 1:1
    r"|\d+(?:st|nd|rd|th)(?!\w)"
    r"|[^\W\d_][\w.&'’-]*\w"  # Q3, v1.0, k8s, GPT-4, Node.js
    r"|\d+(?:\.\d+)?-[^\W\d_][\w-]*)"  # 2-week
    rf"|(?P<number>(?:(?:[+±−-]\s?)?(?:US|A|C)?[$€£¥]\s?)?[+±−-]?{_DIGITS}(?:[–-]{_DIGITS})?(?:/\d+(?!\w))?"
    r"(?:\s?%|[^\W\d_]+(?!\w))?\+?)"
    r"|(?P<mark>[-=]>|[<>]=|\.{2,}|[^\w\s])"
)


_KINDS: dict[str | None, Kind] = {
    "plain": "word",
    "word": "word",
    "name": "name",
    "number": "number",
    "mark": "mark",
}


@cache
def _lexer() -> re.Pattern[str]:
    """Compile the pattern when the first title holds more than words."""
    return re.compile(_LEXER)


def tokenize(title: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of a title; entries of several words are one token."""
    title = title[:LONGEST]
    tokens = _separate(title, lexicon)
    starts = _phrase_starts(tokens, lexicon)
    if starts:
        tokens = _merged(tokens, starts, lexicon, title)
    return _with_points(tokens) if "." in title else tokens


def _separate(title: str, lexicon: Lexicon) -> list[Token]:
    """Return the tokens of a title, each word by itself."""
    forms = lexicon.forms
    tokens: list[Token] = []
    start = behind = 0  # of the next word, and of what is not read yet
    for text in title.split(" "):
        end = start + len(text)
        if text.isalpha() and start >= behind:  # as most are: the pattern takes three times as long
            tokens.append(Token(text, start, end, "word", forms[text]))
            behind = end
        while behind < end:  # signs, and names and numbers that may go on behind a blank
            match = _lexer().search(title, max(start, behind))
            if match is None or match.start() >= end:
                break
            tokens.append(_token(match, lexicon))
            behind = match.end()
        start = end + 1
    return tokens


def _token(match: re.Match[str], lexicon: Lexicon) -> Token:
    text = match[0]
    start, end = match.span()
    kind = _KINDS[match.lastgroup]
    return Token(text, start, end, kind, lexicon.forms[text] if kind == "word" else EMPTY_WORD)


def _phrase_starts(tokens: list[Token], lexicon: Lexicon) -> list[int]:
    """Return where entries of several words may begin, by the first two."""
    tails = lexicon.tails
    starts: list[int] = []
    seconds: Tails | None = None
    for at, token in enumerate(tokens):
        if seconds and token.kind == "word" and (token.word.base in seconds or token.text.lower() in seconds):
            starts.append(at - 1)
        seconds = tails.get(token.text)
    return starts


def _with_points(tokens: list[Token]) -> list[Token]:
    """Drop the points that end no sentence: of abbreviations (`Mio.`) and of dates (`1. Mai`: one token)."""
    kept: list[Token] = []
    for token in tokens:
        last = kept[-1] if kept else None
        if token.text == "." and last and last.end == token.start and "abbreviation" in last.word.other:
            kept[-1] = replace(last, end=token.end)
        elif "period" in token.word.noun and last and last.text == "." and _is_day(kept[:-1]):
            kept[-2:] = [replace(token, start=kept[-2].start)]
        else:
            kept.append(token)
    return kept


def _is_day(tokens: list[Token]) -> bool:
    return bool(tokens) and tokens[-1].kind == "number" and len(tokens[-1].text) <= _DAY


_DAY = 2
"""Digits of a day."""


def _merged(tokens: list[Token], starts: list[int], lexicon: Lexicon, title: str) -> list[Token]:
    """Put the words of entries such as `set up` together; they may begin at `starts`."""
    merged: list[Token] = []
    done = 0
    for at in starts:
        entry = _entry(tokens, at, lexicon) if at >= done else None
        if entry is None:
            continue
        first, last = tokens[at], tokens[at + entry.count(" ")]
        word = lexicon.phrase(entry, first.word, last.word)
        merged += tokens[done:at]
        merged.append(Token(title[first.start : last.end], first.start, last.end, "word", word))
        done = at + entry.count(" ") + 1
    return merged + tokens[done:]


def _reads(token: Token, part: str) -> bool:
    return part == token.word.base or part == token.text.lower()


def _entry(tokens: list[Token], at: int, lexicon: Lexicon) -> str | None:
    """Return the longest entry that begins at `at`."""
    if at + 1 == len(tokens):
        return None
    by_second = lexicon.tails[tokens[at].text]
    second = tokens[at + 1]
    found = by_second.get(second.word.base) or by_second.get(second.text.lower()) or []
    for entry, tail in found:
        here = tokens[at + 2 : at + 2 + len(tail)]
        if len(here) == len(tail) and all(map(_reads, here, tail)):
            return entry
    return None
