"""How people write that something is not known yet: literal patterns, each of one kind, in any language."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

BEFORE = (
    r"(?:\b(?i:from|to|by|of|least|most|than|over|under|below|above|reach|hit|only|von|auf|um|bis|mindestens)"
    r"|[<>≥≤=~≈+±→])\s*"
)
"""What stands before a number."""
_NAMES = (
    r"(?:number|n|x|y|value|target|metric|name|amount|date|percent(?:age)?|placeholder|tbd|zahl|wert|datum)"
)
_HIDDEN = r"(?:redacted|confidential|private|hidden|removed|vertraulich|geschwärzt)"
_UNIT = (
    r"(?:[kM]\b|Mio|Mrd|million|billion|percent|Prozent|[€$]|euros?\b|EUR|USD|dollars?|points?|Punkte"
    r"|days|hours|minutes|Tage|Stunden|Minuten)"
)
_TO_BE = r"to be (?:announced|confirmed|determined|agreed|decided|defined|set|filled in)\b"
_MISSING = r"needs? (?:an? )?(?:proper )?(?:baseline|target|metric|number|owner|key result)s?\b"
_GOAL = r"(?:target|baseline|metric|number|value|date|owner)s?"


class Gap(NamedTuple):
    """One way to leave a gap."""

    name: str
    signs: tuple[str, ...]
    """A title that has none of these can't match: most need no pattern at all."""
    pattern: str

    def search(self, text: str) -> re.Match[str] | None:
        """Find the gap in a title."""
        return _compiled(self.pattern).search(text)


GAPS = (
    Gap("TBD", ("tb", "TB", "Tb"), r"(?i:\btb[dac]\b)"),
    Gap(
        "TODO, where it is no name",
        ("TODO", "FIXME"),
        rf"^\W*(?:TODO|FIXME)\b|{BEFORE}(?:TODO|FIXME)\b|\b(?:TODO|FIXME)\b(?=\W*$|\s?[:;,.)\]%!?–—-])",
    ),
    Gap("a question", ("?",), r"\?\s*[.)]?\s*$"),
    Gap(
        "question marks for a value",
        ("?",),
        rf"\?\?|[\[(<{{]\s*\?\s*[\])>}}]|(?<!\w)\?\s*%|{BEFORE}\?(?![\w?])",
    ),
    Gap(
        "XX for a number",
        ("XX", "xx", "YY", "ZZ", "X#", "X #"),
        r"\bX{2,}(?:[kKMB]|bn)?\b|(?<!\w)X\s?#(?!\w)|\bxx+\b|\b(?:YY|ZZ)\b",
    ),
    Gap("NN for a number", ("NN",), rf"{BEFORE}\bNN+(?=\s+[a-z-]+s\b|\s?%)"),
    Gap(
        "digits left open",
        ("X",),
        r"[$€£]?\b0[.,]\d*X+\b|\b\d{2,}X+\b|\b[16-9]XX\b|\b\dXX\b(?=\s+(?:new|more))",
    ),
    Gap("zeros behind a letter", ("X", "Y"), r"\b[XY][.,]?0{2,3}\b"),
    Gap("a letter as a rating", ("X",), r"\bX\s?(?:/|out of|of|von)\s?\d{1,3}\b"),
    Gap(
        "a letter with a sign",
        ("X", "Y", "Z", "N"),
        r"[$€£]\s?[XYZN][kKMB]?\b|\b[XYZN]\s?[€%](?!\w)|\b[XYZN]\+(?!\w)",
    ),
    Gap("letters for percentages", ("%",), r"\b[A-E]\s?% (?:to|and|auf|→) [A-E]\s?%"),
    Gap("from A to B", ("A to B", "A auf B"), r"\b(?:from A to B|von A auf B)\W*$"),
    Gap(
        "a letter where a number goes",
        ("X", "Y", "Z", "N"),
        BEFORE + r"\b[XYZN][kKMB]?\b(?!['’&.-]?\w)(?!\s+[A-Z][a-z])",
    ),
    Gap(
        "a small letter where a number goes",
        (" x", " y", " n", "(x", "(n", "x%", "x %", "y%", "n%", "n %"),
        rf"(?i:\bfrom x\b.{{0,12}}\bto y\b|\bvon x\b.{{0,12}}\bauf y\b)|(?<!\w)[xyn]\s?%"
        rf"|{BEFORE}\b[xyn]\s?(?={_UNIT})|^\w+ n [a-z]+s\b|\([xyn]\)"
        r"|(?:^[A-Z][a-z]+|\b(?:are|of|with|have|least))\s+x\s+(?:[a-z-]+\s+){0,2}[a-z-]+s\b",
    ),
    Gap(
        "X new ones", ("X", "Y", "Z", "N"), r"\b[XYZN]\s+(?:new|more|fewer|additional|neue|weitere)\b|\bX/Y\b"
    ),
    Gap(
        "X of something",
        ("X", "N"),
        r"(?<=[a-z]\s)(?<!\bon\s)(?<!\bat\s)(?<!\bvia\s)(?<!\bfor\s)(?<!\bwith\s)[XN][kKM]?\s+[a-zäöü]+[sn]\b",
    ),
    Gap("a word for what is withheld", ("[", "(", "<"), rf"(?i:[\[(<]{_HIDDEN}[\])>])"),
    Gap("blacked out", ("█", "▇", "▆", "■", "▓", "▒", "░"), r"█|[▇▆■▓▒░]{2,}"),
    Gap("asterisks for a number", ("**",), r"(?<!\S)[$€£]?\*{2,}(?!\S)"),
    Gap(
        "a numbered letter",
        ("N",),
        r"(?<![\w-])[<>~$€£]?N(?!26|64|95)\d{1,2}\b(?=\s+[a-z]+s\b|\s*$)|[<>~$€£]N\d{1,2}\b",
    ),
    Gap(
        "a blank to fill in",
        ("_", "#"),
        r"(?<!\w)_{2,}(?!\w)|(?<!\w)[_#]\s?%|(?<!\w)#{2,}(?!\w)|(?<=\w\s)#(?=\s+[a-z])",
    ),
    Gap(
        "a slot",
        ("[", "<", "{"),
        rf"[\[<{{](?i:(?:insert|your|enter|add|some|fill)\b[^\]>}}]*|{_NAMES})[\]>}}]",
    ),
    Gap("an instruction", ("here",), r"(?i:^(?:insert|enter|type|put|add) (?:\w+ ){1,3}here\W*$)"),
    Gap(
        "to be decided",
        ("o be ",),
        rf"(?i:\b{_TO_BE}(?=\s*(?:[.)\]]|$))|\b{_GOAL} (?:is |are )?(?:still )?{_TO_BE})",
    ),
    Gap("needs a target", ("eed",), rf"(?i:(?:^|[>(\[:;,–—-]\s*){_MISSING})"),
    Gap("a variable", ("$",), r"\$[A-Z][A-Z_]{2,}\b"),
    Gap("dots for a value", ("...", "…"), r"(?<!\S)(?:\.{3}|…)\s?(?=[%€$\w])"),
    Gap(
        "filler text",
        ("orem", "ill ", "lacehold"),
        r"(?i:\blorem ipsum\b|^placeholder\b|^fill (?:this )?in\b)",
    ),
)

_LABEL = (
    r"(?:key result|outcome|result|objective|goal|output|initiative|deliverable|milestone|metric|kr|okr|title"
    r"|name|text|ziel|ergebnis|schlüsselergebnis|titel|maßnahme|kennzahl)"
)
_FIRST = r"(?:an?|my|your|new|the|first|second|third|another|some|(?:type|enter|add) your|neues?|dein|mein)"
WHOLE = (
    rf"(?i:[\W_]*(?:{_FIRST}\s+)?{_LABEL}(?:\s+(?:title|name|text|here|hier))*"
    r"\s*#?(?:\d*|one|two|three|eins|zwei|drei)[\W_]*)|[\W_]*"
    rf"|(?i:\W*{_HIDDEN}\W*)"
)
"""Titles that are nothing but a placeholder: `Key Result 1`, dots and dashes."""


@cache
def _compiled(pattern: str) -> re.Pattern[str]:
    """Compile a pattern when the first title needs it."""
    return re.compile(pattern)


@cache
def by_sign() -> tuple[tuple[str, tuple[Gap, ...]], ...]:
    """Return the gaps by the sign that a title has if it has one of them."""
    signs = dict.fromkeys(sign for gap in GAPS for sign in gap.signs)
    return tuple((sign, tuple(gap for gap in GAPS if sign in gap.signs)) for sign in signs)


@cache
def signs_of_letters() -> tuple[tuple[str, tuple[Gap, ...]], ...]:
    """Return those signs that a title of nothing but words can have: a third of them."""
    return tuple((sign, gaps) for sign, gaps in by_sign() if sign.replace(" ", "").isalpha())
