"""Gaps that were to be filled later: literal patterns only, each of a kind that people write."""

from __future__ import annotations

import re
from functools import cache

from okrdocs.rules.prose.languages import lexicon
from okrdocs.rules.wording import masked

_NUMBER_BEFORE = (
    r"(?:\b(?:from|to|by|of|least|most|than|over|under|below|above|reach|hit|only|von|auf|um)"
    r"|[<>≥≤=~≈+±→])\s*"
)
_LABEL = (
    r"(?:key result|outcome|result|objective|goal|output|initiative|deliverable|milestone|metric|kr|okr|title"
    r"|name|text|ziel|ergebnis|schlüsselergebnis|titel|maßnahme|kennzahl)"
)
_NAMES = (
    r"(?:number|n|x|y|value|target|metric|name|amount|date|percent(?:age)?|placeholder|tbd|zahl|wert|datum)"
)
_HIDDEN = r"(?:redacted|confidential|private|hidden|removed|vertraulich|geschwärzt)"
_PATTERNS = (
    r"(?i:\btb[dac]\b)|\b(?:TODO|FIXME)\b",  # TBD, TBA, TBC, TODO
    r"\?\?|[\[(<{]\s*\?\s*[\])>}]|(?<!\w)\?\s*%|\?\s*[.)]?\s*$",  # ??, [?], ?%, a title that is a question
    r"\bX{2,}(?:[kKMB]|bn)?\b|\bxx+\b|\b(?:YY|ZZ)\b",  # XX+ sign-ups
    r"[$€£]\s?[XYZN][kKMB]?\b|\b[XYZN]\s?[€%](?!\w)|\b[XYZN]\+(?!\w)",  # $X, X%, N+
    _NUMBER_BEFORE + r"\b[XYZN][kKMB]?\b(?!['’&.-]?\w)(?!\s+[A-Z][a-z])",  # from X to Y
    r"\b[XYZN]\s+(?:new|more|fewer|additional|neue|weitere)\b|\bX/Y\b",  # X new customers
    r"(?<=[a-z]\s)(?<!\bon\s)(?<!\bat\s)(?<!\bvia\s)(?<!\bfor\s)(?<!\bwith\s)"
    r"[XN][kKM]?\s+[a-zäöü]+[sn]\b",  # sign X deals
    r"(?i:\bfrom x\b.{0,12}\bto y\b|\bvon x\b.{0,12}\bauf y\b)|(?<!\w)[xyn]\s?%",
    rf"(?i:[\[(<]{_HIDDEN}[\])>])|█|(?<!\S)\*{{2,}}(?!\S)|(?i:^{_HIDDEN}\W*$)",  # [redacted]
    r"(?<![\w-])[<>~$€£]?N(?!26|64|95)\d{1,2}\b(?=\s+[a-z]+s\b|\s*$)|[<>~$€£]N\d{1,2}\b",  # N1, a redaction
    r"(?<!\w)_{2,}(?!\w)|(?<!\w)[_#]\s?%|(?<!\w)#{2,}(?!\w)",  # a blank to fill in: ____, #%
    rf"[\[<{{](?i:(?:insert|your|enter|add|some|fill)\b[^\]>}}]*|{_NAMES})[\]>}}]",  # [number], <your metric>
    r"(?i:\bto be (?:announced|confirmed|determined|agreed|decided|defined|filled in)\b(?=\s*(?:[.)\]]|$)))",
    r"(?i:(?:^|[>(\[:;,–—-]\s*)needs? (?:an? )?(?:proper )?"
    r"(?:baseline|target|metric|number|owner|key result)s?\b)",
    r"\$[A-Z][A-Z_]{2,}\b",  # $TARGET
    r"(?<!\S)(?:\.{3}|…)\s?(?=[%€$\w])",  # by … %
    r"(?i:\blorem ipsum\b|^placeholder\b|^fill (?:this )?in\b)",
)
_WHOLE = (
    r"(?i:(?:(?:an?|my|new|the|first|second|third|another|some)\s+)?"
    rf"{_LABEL}(?:\s+(?:title|name|text|here))*\s*#?(?:\d*|one|two|three|eins|zwei|drei)\s*[.:]?)|[\W_]*"
    rf"|(?i:{_HIDDEN})\W*"
)
"""Titles that are nothing but a placeholder: `Key Result 1`, dots and dashes."""
_SIGNS = re.compile(
    r"[XYZN](?:[kKMB]\b|(?![A-MO-Wa-z]))|[?_\[<{█#…]|\*\*|\.\.\.|\$[A-Z]|\b[xyn]\s?%|xx|[Tt][Bb]|TODO|FIXME"
    rf"|[Nn]eeds?\b|[Tt]o be\b|[FfVv](?:rom|on) x|orem|ill |lacehold|(?i:{_HIDDEN}\W)"
)
"""What a title has if a pattern can match …"""
_SIGN_LETTERS = frozenset("XYZN?_[<{█#…*$%")
_PARTS = (
    "...",
    "xx",
    "TB",
    "tb",
    "Tb",
    "TODO",
    "FIXME",
    "eed",
    "o be ",
    "rom x",
    "on x",
    "orem",
    "ill ",
    "lacehold",
    "(",
)
"""… and what it has if that needs a look at all: most titles have none of these."""
_SCALED = re.compile(_NUMBER_BEFORE + "(?=[XYZN])")


def find_placeholder(title: str, language: str = "en") -> str | None:
    """Return the first placeholder in `title`, as written."""
    if _whole().fullmatch(title):
        return title
    signs = not _SIGN_LETTERS.isdisjoint(title) or any(part in title for part in _PARTS)
    return (_by_pattern(title) if signs and _SIGNS.search(title) else None) or _by_word(title, language)


def _by_pattern(title: str) -> str | None:
    """Find a placeholder that looks the same in every language."""
    gap = _patterns().search(masked(title))
    if gap is None:
        return None
    found = _SCALED.sub("", gap[0], count=1).strip(" ,;:")
    opened = found.startswith(("(", "[")) and not found.endswith((")", "]"))
    return (found[1:] if opened else found) or title


def _by_word(title: str, language: str) -> str | None:
    """Find a word of the language that stands for what is not known yet."""
    words = _words(language)
    lower = title.lower()
    if words is None or not any(word in lower for word in words[0]):
        return None
    gap = words[1].search(masked(title))
    return gap[0] if gap else None


@cache
def _whole() -> re.Pattern[str]:
    return re.compile(_WHOLE)


@cache
def _patterns() -> re.Pattern[str]:
    """Compile the patterns when the first title asks for them: most never do."""
    return re.compile("|".join(f"(?:{pattern})" for pattern in _PATTERNS))


@cache
def _words(language: str) -> tuple[list[str], re.Pattern[str]] | None:
    """Return the placeholders that a language has words for, and a pattern of them."""
    lists = lexicon(language)
    words = [entry for entry, roles in lists.words.items() if "placeholder" in roles] if lists else []
    if not words:
        return None
    longest_first = "|".join(map(re.escape, sorted(words, key=len, reverse=True)))
    return words, re.compile(rf"\b(?:{longest_first})\b(?=\W*$|\s*[,;:)\]%])", re.IGNORECASE)
