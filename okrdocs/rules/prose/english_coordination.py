"""Splitting an English sentence where a second predicate follows a coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_predicate import find_clause
from okrdocs.rules.prose.english_words import is_noun, joins, opens_order, skip_openers

if TYPE_CHECKING:
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_PRESENT = frozenset(("third", "base"))
_FINITE = frozenset(("done", "says", "can"))


def coordinated(tokens: Tokens) -> list[Tokens]:
    """Split where a second predicate follows a coordinator; not inside pairs such as `design and build`."""
    parts: list[Tokens] = []
    start = 0
    for at in range(1, len(tokens) - 1):
        if at <= start or not joins(tokens[at]):
            continue
        right = skip_openers(tokens, at + 1)
        left = tokens[start:at]
        if right < len(tokens) and (_orders(left, tokens, right, at) or _states(left, tokens[at + 1 :])):
            parts.append(left)
            start = at + 1
    return [*parts, tokens[start:]]


def _orders(left: Tokens, tokens: Tokens, right: int, joint: int) -> bool:
    """Tell whether the order in `left` has an object, and another verb follows the coordinator at `joint`."""
    word = tokens[right].word
    opener = skip_openers(left, 0)
    if tokens[right].kind != "word" or not word.verb or opener >= len(left) or not left[opener].word.verb:
        return False
    meanwhile = "meanwhile" in tokens[joint].word.other
    if not (left[opener].word.forms & word.forms or "base" in word.forms or meanwhile):
        return False
    something = any(_is_object(token) for token in left[opener + 1 :])
    return something and opens_order(tokens, right, strict=True)


def _is_object(token: Token) -> bool:
    return is_noun(token) or token.kind in ("name", "number") or "done" in token.word.other


def _states(left: Tokens, right: Tokens) -> bool:
    """Tell whether two statements are joined: `docs are written and videos recorded`."""
    if not any(token.word.verb for token in left) or not any(token.word.verb for token in right):
        return False
    first = find_clause("main", left)
    if first.shape not in _FINITE or first.verb is None:
        return False
    at = skip_openers(right, 0)
    opener = right[at]
    if opener.word.forms & (first.verb.word.forms | _PRESENT) and opens_order(right, at, strict=True):
        return len(right) > 1
    second = find_clause("second", right)
    return second.shape in _FINITE and bool(second.subject or second.object) and is_noun(opener)
