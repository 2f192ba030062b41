"""Numbers in a title that say where a metric starts, where it goes, or by how much it moves.

Only those are read that stand behind a word or sign that says so, or that open the title; all others (“top
10”, “the first 30 days”, “ISO 27001”) may be names and scopes.
"""

from __future__ import annotations

import math
import re
from enum import Enum
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.patterns import Pattern
from okrdocs.rules.wording import REMEMBERED, masked, word_set

if TYPE_CHECKING:
    from collections.abc import Iterator

LANGUAGES = ("en", "de")
"""Those whose words are known here; the words of one mean nothing of the kind in the other."""


class Role(Enum):
    """What a number says of the metric."""

    START = "from"
    END = "to"
    CHANGE = "by"


class Stated(NamedTuple):
    """A number of a title."""

    text: str
    """As written, with its sign for percent or money."""
    values: tuple[float, ...]
    """What it can mean: `10.000` is ten thousand in one country and ten in another."""
    role: Role
    percent: bool
    money: bool
    nouns: tuple[str, ...]
    """The words right behind it, in lower case, up to the first that is only grammar."""
    about: bool
    """It is said to be rounded."""
    rate: bool = False
    """It is so much in a time: `2000 a week`, which is no year."""

    def may_mean(self, value: float) -> bool:
        """Tell whether it may stand for `value`, rounded as people do: 1500 for 1480, and not 100 for 97."""
        return any(abs(abs(value) - one) <= self._rounding(one) for one in self.values)

    def _rounding(self, value: float) -> float:
        """Return the half of the last digit that means something, but never much of the number."""
        if value == 0:
            return 0.0
        digits = re.sub(r"\D", "", self.text).lstrip("0")
        told = len(digits.rstrip("0"))
        if not self.about:  # a trailing zero is not always round
            told = max(told, min(2, len(digits)))
        place = 10.0 ** (math.floor(math.log10(value)) - told + 1)
        return float(min(place / 2 * (1 - 1e-6), value * (0.1 if self.about else 0.025)) + value * 1e-12)


_FROM = r"from|von"
_TO = (
    r"to|into|at|below|above|under|over|than|within|least|most|exceeds?|reach(?:es)?|hits?|achieves?|gets?"
    r"|gains?|wins?|acquire|activate|add|attracts?|book|bring|close|collect|convert|deliver|drive|earn|find"
    r"|generate|have|onboard|raise|recruit|save|secure|sell|serve|sign"
    r"|(?:rate|score|e?nps|csat|average|median|ratio|level|share|retention|uptime) of"
    r"|auf|unter|über|mindestens|höchstens|maximal|erreichen|erreicht|als|bis zu"
    r"|(?:quote|rate|anteil|wert|schnitt) von"
)
_BY = r"by|um"
_ABOUT = r"about|around|roughly|nearly|almost|approximately|some|rund|etwa|ca\.|fast|knapp|~|≈"
_BETWEEN = (
    r"(?:(?:a|an|the|only|just|at least|at most|up to|less than|more than|mindestens|höchstens|unter|über)\s+"
    r"|[≥≤<>=])*"
)
_ROLE = Pattern(
    rf"(?:(?<!\w)(?:(?P<start>{_FROM})|(?P<end>{_TO})|(?P<change>{_BY}))|[≥≤<>=→]|:(?=\s))\s*"
    rf"{_BETWEEN}(?P<about>(?:{_ABOUT})\s*)?$"
)
_OPENING = Pattern(rf"^\W*(?P<about>(?:{_ABOUT})\s*)?$")
_ARROW = Pattern(r"(?:\s[^\W\d]+){0,2}\s*(?:->|→|=>|—>)\s*[$€£~≈<>≥≤]?\s?\d")
_PAIR = Pattern(r"(?:\s[^\W\d]+)?\s(?:to|auf)\s\d")
_NUMBER = Pattern(
    r"(?<![\w.,:/+–#-])(?P<money>[$€£]\s?)?"
    r"(?P<digits>\d{1,3}(?:[ \u00a0\u202f’'_]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)*)"
    r"(?:\s?(?P<scale>k|m|bn|mio\.?|mrd\.?|tsd\.?|millions?|billions?|thousand|millionen|milliarden|tausend)"
    r"(?!\w))?(?:\s?(?P<percent>%|percent\b|per cent\b|prozent\b|pct\b))?"
    r"(?P<behind>\s?(?:€|eur\b|usd\b|\$|£|euros?\b))?(?!\w|[-–/:’']\w|[.,]\d|°)"
)
_SCALES = {"k": 1e3, "ts": 1e3, "th": 1e3, "ta": 1e3, "m": 1e6, "mi": 1e6, "bn": 1e9, "bi": 1e9, "mr": 1e9}
_MONTH = (
    r"(?:jan(?:uary|uar)?|feb(?:ruary|ruar)?|mar(?:ch)?|märz|apr(?:il)?|may|mai|june?|juni|july?|juli"
    r"|aug(?:ust)?|sept?(?:ember)?|o[ck]t(?:ober)?|nov(?:ember)?|de[cz](?:ember)?)"
)
_NOT_MEASURED = Pattern(
    r"\d{4}-\d\d-\d\d|\b\d{1,2}\.\d{1,2}\.(?:\d{2,4})?"  # dates
    rf"|\b\d{{1,2}}(?:st|nd|rd|th|\.)?\s(?:of\s)?{_MONTH}\b(?:\s\d{{4}})?"
    rf"|\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?%)"
    r"|\b\d{1,2}(?::\d\d)?\s?(?:am|pm|a\.m\.|p\.m\.|uhr)\b"
    r"|\d[\d.,]*\s?(?:of|in|out of|von|aus)\s(?:the\s|our\s)?\d[\d.,]*(?!\s?%)"  # 4 of 5
    r"|(?<![\d.,])\d[\d.,]*\s?[–-]\s?\d[\d.,]*"  # 18–25
)
_GRAMMAR = word_set(
    "a an the per each every by in into until till before after and or for from on at within with without"
    " while as of to than that who which if pro je bis vor nach und oder für von am im mit ohne während als"
    " der die das den dem bei zu zum zur"
)
_RATE = Pattern(r"\s(?:a|an|per|each|every|pro|je)\s|\s?/\s?[^\W\d]")
_DIGIT = re.compile(r"\d")
_LONGEST = 15
"""Digits of a number that somebody can have counted."""


def has_digit(title: str) -> bool:
    """Tell, fast, whether there is any number to read in `title`."""
    return _DIGIT.search(title) is not None


@lru_cache(REMEMBERED)
def stated_numbers(title: str) -> tuple[Stated, ...]:
    """Return the numbers of `title` that say something of its metric, in order."""
    return tuple(_stated_numbers(title)) if has_digit(title) else ()


def _stated_numbers(title: str) -> Iterator[Stated]:
    text = _NOT_MEASURED.blank(masked(title))
    for found in _NUMBER.finditer(text):
        before, behind = text[: found.start()], text[found.end() :]
        if len(found["digits"]) > _LONGEST:
            continue
        said = _ROLE.search(before) or _OPENING.match(before)
        if _ARROW.match(behind):
            yield _stated(found, Role.START, behind, about=False)
        elif said and (role := _role(said, behind)):
            yield _stated(found, role, behind, about=bool(said["about"]))


def _role(said: re.Match[str], behind: str) -> Role | None:
    """Return what the words before a number say of it; None for the first of a pair without a `from`."""
    words = said.groupdict()
    if words.get("start"):
        return Role.START
    if words.get("change"):
        return Role.CHANGE
    return None if _PAIR.match(behind) else Role.END


def _stated(found: re.Match[str], role: Role, behind: str, *, about: bool) -> Stated:
    scale = _SCALES.get((found["scale"] or "")[:2].casefold(), 1.0)
    return Stated(
        text=found[0].strip(),
        values=tuple(value * scale for value in readings(found["digits"])),
        role=role,
        percent=bool(found["percent"]),
        money=bool(found["money"] or found["behind"]),
        nouns=tuple(_nouns(behind)),
        about=about,
        rate=_RATE.match(behind) is not None,
    )


def readings(digits: str) -> tuple[float, ...]:
    """Return the numbers that digits with points, commas and blanks can mean.

    A last point or comma stands before decimals; with three digits behind it, it may also group thousands.
    """
    text = re.sub(r"[ \u00a0\u202f’'_]", "", digits)
    parts = re.split(r"[.,]", text)
    grouped = len(parts) > 1 and all(len(part) == 3 for part in parts[1:]) and len(parts[0]) <= 3
    as_whole = float("".join(parts))
    if len(parts) == 1 or (grouped and len(parts) > 2):
        return (as_whole,)
    as_decimal = float(f"{''.join(parts[:-1])}.{parts[-1]}")
    return (as_whole, as_decimal) if grouped else (as_decimal,)


def _nouns(behind: str) -> Iterator[str]:
    """Yield the words of what is counted."""
    for word in re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|\d", behind)[:3]:
        if word.casefold() in _GRAMMAR or not word[0].isalpha():
            return
        yield word.casefold()
