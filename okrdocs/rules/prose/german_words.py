"""Small questions about German tokens, and what is settled before clauses are looked for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from okrdocs.rules.prose.words import Form, Token

    Tokens = tuple[Token, ...]

_OF = frozenset(("preposition",))
_OPENS_PHRASE = frozenset(("preposition", "from", "to", "by", "per", "at-least", "at-most"))
_REACH = 8
"""How many tokens after a baseline its target stands at most."""


def is_low(token: Token) -> bool:
    """Tell whether a token is a word without a capital: no noun."""
    return token.kind == "word" and token.text[0].islower()


def is_noun(token: Token) -> bool:
    """Tell whether a token can be a noun: it has a capital, or no other reading."""
    if token.kind == "name":
        return True
    if token.kind != "word":
        return False
    word = token.word
    return bool(word.noun) or not (is_low(token) or word.other or word.verb)


def forms(token: Token) -> frozenset[Form]:
    """Return the verb forms that a token without a capital may be."""
    return token.word.forms if is_low(token) else frozenset()


def is_verb_here(token: Token) -> bool:
    """Tell whether nothing but a verb is read in a token, or a state that a verb has led to."""
    return not token.word.other - _STATES


_STATES = frozenset(("done", "multiple", "quality", "placeholder"))


def is_auxiliary(token: Token) -> bool:
    """Tell whether a token is a form of sein, haben, werden or a modal verb."""
    return token.kind == "word" and "auxiliary" in token.word.verb


def is_ours(subject: Tokens) -> bool:
    """Tell whether `wir` do it."""
    return any("we" in token.word.other for token in subject)


def opens_phrase(token: Token) -> bool:
    """Tell whether a token opens a prepositional phrase, or says how much."""
    return token.kind == "word" and bool(token.word.other & _OPENS_PHRASE) and not token.word.noun


def joins(token: Token) -> bool:
    """Tell whether a token coordinates."""
    return token.text in ",&+/" if token.kind == "mark" else "conjunction" in token.word.other


def settled(tokens: Tokens) -> Tokens:
    """Return `tokens` with genitives marked as such, `9 von 10` as a share, and `von 5` without a target."""
    result: list[Token] = []
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "word":
            if result and not token.word.other >= _OF and _is_genitive(tokens, at):
                token = replace(token, word=replace(token.word, other=token.word.other | _OF))
        elif token.number is not None:
            ratio = _ratio(tokens, at)
            if ratio is not None:
                result.append(ratio)
                at += 3
                continue
            if token.number.mark == "from" and not _has_target(tokens, at):
                token = replace(token, number=replace(token.number, mark=""))
        result.append(token)
        at += 1
    return tuple(result)


def _is_genitive(tokens: Tokens, at: int) -> bool:
    """Tell whether the word at `at` opens what belongs to the noun before it: `der`, `digitaler`."""
    token, before = tokens[at], tokens[at - 1]
    if not is_low(token) or not is_noun(before) or before.kind != "word":
        return False
    if "genitive" in token.word.other:
        return True
    follows = at + 1 < len(tokens) and is_noun(tokens[at + 1])
    return follows and token.text.endswith("er") and not (token.word.verb or token.word.other & _CLOSED)


_CLOSED = frozenset(("preposition", "conjunction", "adverb", "at-least", "at-most", "about", "comparative"))


def _ratio(tokens: Tokens, at: int) -> Token | None:
    """Return `9 von 10` as one share; None where no such share begins at `at`."""
    if at + 2 >= len(tokens) or tokens[at + 1].text != "von":
        return None
    first, last = tokens[at], tokens[at + 2]
    part, whole = first.number, last.number
    if part is None or whole is None or part.kind != "count" or not 0 < part.value < whole.value:
        return None
    if whole.kind != "count" or _has_target(tokens, at + 2):
        return None
    number = replace(part, value=100 * part.value / whole.value, kind="percent")
    return replace(first, text=f"{first.text} von {last.text}", end=last.end, kind="number", number=number)


def _has_target(tokens: Tokens, at: int) -> bool:
    """Tell whether where it goes to follows a baseline."""
    before = tokens[at - 1] if at else None
    if before is not None and before.text.lower() not in ("von", "vom"):
        return True
    behind = tokens[at + 1 : at + _REACH]
    return any("to" in token.word.other or (token.number and token.number.mark == "to") for token in behind)


def phrases_last(tokens: Tokens) -> Tokens:
    """Move the prepositional phrases that open `tokens` behind what they are about."""
    at = 0
    while at < len(tokens) and opens_phrase(tokens[at]) and "preposition" in tokens[at].word.other:
        end = _phrase_end(tokens, at)
        if not any(is_noun(token) for token in tokens[end:]):
            break
        at = end
    return tokens[at:] + tokens[:at] if at else tokens


def _phrase_end(tokens: Tokens, at: int) -> int:
    """Return where the prepositional phrase at `at` ends: behind its noun, and what belongs to that."""
    seen = False
    for end in range(at + 1, len(tokens)):
        token = tokens[end]
        if seen and not (is_noun(token) or token.word.other & _OF):
            return end
        if is_noun(token):
            seen = True
        elif "preposition" in token.word.other:
            seen = False
    return len(tokens)


def own_object(tokens: Tokens) -> bool:
    """Tell whether a noun stands in `tokens` outside prepositional and dative phrases."""
    at = 0
    while at < len(tokens):
        token = tokens[at]
        if "preposition" in token.word.other or "dative" in token.word.other:
            at = _phrase_end(tokens, at)
            continue
        if is_noun(token):
            return True
        at += 1
    return False
