"""How wide a text is in a badge, known without asking a browser.

A badge is a file of its own: it has to fix its width before anybody's fonts are known. The widths are
those of DejaVu Sans, the free twin of Verdana that the badge's font list falls back to; `textLength`
stretches whatever font is used by the percent or two that it differs.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

FONT_SIZE = 11
"""In pixels."""

_UNITS_PER_EM = 2048
_USUAL = 1300
"""Most letters and all digits are about this wide; so is a letter of an alphabet without a table."""

_CHARACTERS_BY_WIDTH = {
    409: "\u2009\u202f",
    563: "'",
    569: "ijlı",
    582: "ł",
    604: "IJ",
    651: " ,.\u00a0·‘’‚",
    690: "/:;\\|¦",
    721: "fſ",
    739: "-\u2010\u2011",
    799: "()[]",
    803: "tŧ",
    821: "!¡²³¹",
    842: "r",
    942: '"',
    965: "ªº",
    1024: "*_`§¨¯°´¸†–",
    1061: "“”„",
    1067: "s",
    1075: "z",
    1087: "?¿",
    1126: "c",
    1141: "L",
    1151: "Ł",
    1178: "F",
    1186: "kĸ",
    1208: "•",
    1212: "vxy",
    1235: "P",
    1239: "Þ",
    1251: "TYŦ",
    1253: "o«»ðø",
    1255: "a",
    1260: "e",
    1290: "ß",
    1294: "E",
    1298: "hnuŋ",
    1300: "Sbdgpqþđ",
    1303: "$0123456789{}¢£¤¥µ¶€",
    1343: "K",
    1401: "AV",
    1403: "XZ",
    1405: "B",
    1423: "Rħ",
    1430: "C",
    1499: "U",
    1532: "NŊ",
    1540: "H",
    1577: "D",
    1587: "GÐĐ",
    1597: "&",
    1612: "OQØ",
    1675: "w",
    1716: "#+<=>^~¬±×÷−≈≠≤≥←→",
    1767: "M",
    1876: "Ħ",
    1946: "%",
    1985: "¼½¾",
    1995: "mÆ",
    2011: "æ",
    2025: "W",
    2048: "@©®…—™",
    2095: "œ",
    2130: "№",
    2191: "Œ",
    2748: "‰",
}
"""Advance widths in units of the font; letters with accents are as wide as without."""

_WIDTHS = {character: width for width, group in _CHARACTERS_BY_WIDTH.items() for character in group}


def text_width(text: str) -> float:
    """Return the width of `text` in pixels at `FONT_SIZE`."""
    return sum(map(_advance, text)) * FONT_SIZE / _UNITS_PER_EM


def shorten(text: str, limit: float) -> str:
    """Cut `text` to `limit` pixels, at a word's end where one is near, and mark the cut with `…`."""
    if text_width(text) <= limit:
        return text
    room = limit - text_width("…")
    length = 0
    for character in text:
        room -= text_width(character)
        if room < 0:
            break
        length += 1
    kept = text[:length]
    if not text[length].isspace():
        words, space, _ = kept.rpartition(" ")
        kept = words if space and len(words) >= length * 2 // 3 else kept
    return kept.rstrip(" ,;:.-–\u200d") + "…"


@lru_cache(maxsize=1024)
def _advance(character: str) -> int:
    """Return the width of one character in units of the font."""
    if unicodedata.combining(character) or unicodedata.category(character) in {"Cf", "Me", "Mn"}:
        return 0
    if unicodedata.east_asian_width(character) in {"F", "W"}:
        return _UNITS_PER_EM
    base = unicodedata.normalize("NFD", character)[0]
    return _WIDTHS.get(character) or _WIDTHS.get(base, _USUAL)
