"""Setting aside what frames a statement: bullets, labels, brackets, owners, time phrases."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.rules.prose.words import Token

Tokens = tuple["Token", ...]

_OPENING, _CLOSING = "([{", ")]}"
_BREAKS = frozenset(".;!?•")
_DASHES = frozenset("–—-|")
_LONGEST_LABEL = 5
_PERIOD = re.compile(
    r"(?:FY|CY|Q|H|EO|M|S|W|KW|T)?[’']?\d[\d./’'-]*|(?:FY|CY)?[’']?\d*-?[QH]\d.*|Q\w?", re.IGNORECASE
)
_DAY_OR_YEAR = re.compile(r"\d\d?[.,]?|\d{4}[.,]?")
_OPENS_TIME = frozenset(("time-preposition", "time-part"))
_TIME_WORDS = frozenset(("time-part", "determiner"))


class Layout(NamedTuple):
    """A title without its frame."""

    sentences: tuple[Tokens, ...]
    asides: Tokens
    """What stands in brackets and labels."""


def lay_out(tokens: Sequence[Token]) -> Layout:
    """Part the tokens of a title into sentences and asides."""
    if not _has_marks(tokens):  # as in most titles: one sentence, and nothing set apart
        whole = tuple(_without_time(_without_numbering(list(tokens))))
        return Layout((whole,) if whole else (), ())
    aside: list[Token] = []
    plain = _without_brackets(tokens, aside)
    first, *others = _sentences(_without_grade(_without_label(plain, aside), aside))
    parts = [first]
    for part in others:
        if says_how_measured(part, 0):
            aside += part
        else:
            parts.append(part)
    sentences = tuple(
        sentence for part in parts if (sentence := tuple(_without_time(part))) and _says(sentence)
    )
    return Layout(sentences, tuple(aside))


def says_how_measured(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a remark on how it is measured begins at `at`: `measured by the till`."""
    if at >= len(tokens):
        return False
    word = tokens[at].word
    if "measuring" in word.other:
        return True
    behind = tokens[at + 1].word.other if at + 1 < len(tokens) else NONE
    return "measure" in word.verb and "participle" in word.forms and bool(behind & _BY)


_BY = frozenset(("preposition", "by"))


def _has_marks(tokens: Sequence[Token]) -> bool:
    for token in tokens:  # noqa: SIM110 - a generator would take twice as long, and every title comes by here
        if token.kind == "mark":
            return True
    return False


def _says(tokens: Tokens) -> bool:
    return any(token.kind != "mark" for token in tokens)


def _without_brackets(tokens: Sequence[Token], aside: list[Token]) -> list[Token]:
    """Move what stands in brackets aside."""
    plain: list[Token] = []
    depth = 0
    for token in tokens:
        if token.kind == "mark" and token.text in _OPENING:
            depth += 1
        elif token.kind == "mark" and token.text in _CLOSING and depth:
            depth -= 1
        else:
            (aside if depth else plain).append(token)
    return plain or aside


def _without_label(tokens: list[Token], aside: list[Token]) -> list[Token]:
    """Drop bullets and numbering; move a label such as `KR 1:` or `Marketing:` aside."""
    start = 0
    while start < len(tokens) and (tokens[start].kind == "mark" and tokens[start].text in "-*•–—.):#|/&,"):
        start += 1
    while (
        start + 1 < len(tokens)
        and tokens[start].kind in ("number", "name")
        and tokens[start + 1].text in (")", ".")
    ):
        start += 2
    tokens = _without_numbering(tokens[start:])
    for at, token in enumerate(tokens[: _LONGEST_LABEL + 1]):
        if token.kind == "mark" and token.text in (":", "=>") and at:
            rest = tokens[at + 1 :]
            if any(other.kind == "word" and (other.word.verb or other.word.noun) for other in rest):
                aside.extend(tokens[:at])
                return _without_label(rest, aside)
            return tokens
    return tokens


def _without_grade(tokens: list[Token], aside: list[Token]) -> list[Token]:
    """Move how far it has come aside, as in `Ship the dashboard => 60%`; not the target of `4 % => 6 %`."""
    if (
        len(tokens) < _SHORTEST_GRADED
        or tokens[-1].number is None
        or tokens[-2].text not in ("=>", "→", "->")
    ):
        return tokens
    if any(token.number is not None for token in tokens[:-1]):
        return tokens
    aside.append(replace(tokens[-1], number=None))
    return tokens[:-2]


_SHORTEST_GRADED = 4


def _without_numbering(tokens: list[Token]) -> list[Token]:
    """Drop `KR`, `KR 1`, `KR1.2 -` from the start."""
    if not tokens or tokens[0].kind != "word" or "label" not in tokens[0].word.noun:
        return tokens
    at = 1
    while (
        at < len(tokens)
        and tokens[at].kind in ("number", "name")
        and any(c.isdigit() for c in tokens[at].text)
    ):
        at += 1
    if at < len(tokens) and tokens[at].kind == "mark" and tokens[at].text in ":.)-–—":
        return tokens[at + 1 :]
    return tokens if at == 1 else tokens[at:]


def _sentences(tokens: list[Token]) -> list[list[Token]]:
    """Split at full stops, semicolons and dashes between blanks."""
    parts: list[list[Token]] = [[]]
    for at, token in enumerate(tokens):
        if token.kind == "mark" and _breaks(tokens, at):
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _breaks(tokens: list[Token], at: int) -> bool:
    """Tell whether a mark ends a sentence: not the point of `Inc. team`."""
    text = tokens[at].text
    if text == ".":
        return at + 1 == len(tokens) or not tokens[at + 1].text[0].islower()
    return text in _BREAKS or (text in _DASHES and _apart(tokens, at))


def _apart(tokens: list[Token], at: int) -> bool:
    """Tell whether a dash has blanks on both sides."""
    if not 0 < at < len(tokens) - 1:
        return False
    token = tokens[at]
    return tokens[at - 1].end < token.start and token.end < tokens[at + 1].start


def _without_time(tokens: list[Token]) -> list[Token]:
    """Drop phrases such as `by the end of Q3`, `this quarter` or `until 31 March`."""
    if not _may_say_when(tokens):
        return tokens
    plain: list[Token] = []
    until = 0
    for at, token in enumerate(tokens):
        if at < until:
            continue
        size = _time_phrase(tokens, at) if token.word.other & _OPENS_TIME else 0
        if size:
            until = at + size
            if until < len(tokens) and tokens[until].text == "," and (not plain or plain[-1].text == ","):
                until += 1
        else:
            plain.append(token)
    return plain


def _may_say_when(tokens: list[Token]) -> bool:
    """Tell whether anything among `tokens` can be a point in time (`_names_time`)."""
    for token in tokens:  # noqa: SIM110 - as in `_has_marks`
        if token.kind != "word" or "period" in token.word.noun:
            return True
    return False


def _time_phrase(tokens: list[Token], at: int) -> int:
    """Return how many tokens from `at` on say when, if the first can open such a phrase; 0 if none does."""
    end = at + 1
    while end < len(tokens) and tokens[end].word.other & _TIME_WORDS:
        end += 1
    begin = end
    while end < len(tokens) and (_names_time(tokens[end], end > begin) or _is_day(tokens, end)):
        end += 1
        if end + 1 < len(tokens) and tokens[end].text == "of" and _names_time(tokens[end + 1], follows=True):
            end += 1
    return end - at if end > begin else 0


def _is_day(tokens: list[Token], at: int) -> bool:
    """Tell whether a plain number is a day of the month behind it: `31 March`."""
    if tokens[at].kind != "number" or not tokens[at].text.isdigit() or at + 1 >= len(tokens):
        return False
    return _names_time(tokens[at + 1], follows=False)


def _names_time(token: Token, follows: bool) -> bool:
    """Tell whether `token` is a point in time; plain numbers only where they follow one: `March 31`."""
    if token.kind == "word":
        return "period" in token.word.noun and not token.word.plural
    if token.kind == "name":
        return _PERIOD.fullmatch(token.text) is not None or (follows and token.text[:-2].isdigit())
    return follows and token.kind == "number" and _DAY_OR_YEAR.fullmatch(token.text) is not None
