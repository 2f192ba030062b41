"""Noun phrases: their head, and what numbers count."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from okrdocs.rules.prose.words import Token

_ENDS = frozenset(
    (
        "preposition",
        "conjunction",
        "at-least",
        "at-most",
        "to",
        "from",
        "by",
        "relative",
        "reason",
        "purpose",
        "per",
    )
)


class Counted(NamedTuple):
    """A number with the noun that it counts."""

    number: Token
    noun: Token
    place: int
    """That of the number among the tokens."""


def head(tokens: Sequence[Token]) -> Token | None:
    """Return the word that a noun phrase is about: the last of its first run of nouns."""
    found: Token | None = None
    before: Token | None = None
    for token in tokens:
        if token.kind == "number":
            if found is not None:
                return found
        elif token.kind == "mark":
            if found is not None and token.text not in "/&'’\"*":
                return found
        elif token.kind == "name":
            found = token if found is None else found
        elif token.word.noun or (before is not None and _names_unknown(before, found, token)):
            found = token
        elif found is not None and "share" in token.word.other and "part" in found.word.noun:
            found = None
        elif found is not None and (token.word.other & _ENDS or token.word.verb):
            return found
        before = token
    return found


def _names_unknown(before: Token, found: Token | None, token: Token) -> bool:
    """Tell whether a plural that no list knows follows a noun or a number: `manual repricings`, `9 nods`."""
    word, near = token.word, found is before or (found is None and before.kind == "number")
    return near and word.plural and not (word.verb or word.other) and token.text.islower()


def counted(tokens: Sequence[Token]) -> Iterator[Counted]:
    """Yield each count with the head of what follows it."""
    for place, token in enumerate(tokens):
        if token.number is None or token.number.kind not in ("count", "multiple"):
            continue
        noun = _counted_noun(tokens, place)
        if noun is not None:
            yield Counted(token, noun, place)


def _counted_noun(tokens: Sequence[Token], place: int) -> Token | None:
    rest: list[Token] = []
    for token in tokens[place + 1 : place + 7]:
        if token.kind == "number" or (token.kind == "mark" and token.text not in "/&-'’"):
            break
        ends = token.word.other & _ENDS and not token.word.noun
        if ends and not (rest and "part" in rest[-1].word.noun):
            break
        rest.append(token)
    found = head(rest)
    return found if found is not None and found.kind == "word" else None


def roles(token: Token | None) -> frozenset[str]:
    """Return the roles that a token has as a noun."""
    return token.word.noun if token is not None else NONE
