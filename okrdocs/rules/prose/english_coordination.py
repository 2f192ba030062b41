"""Splitting an English sentence where a second predicate follows a coordinator."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.english_predicate import find_clause
from okrdocs.rules.prose.english_words import (
    FOLLOWS_VERB,
    is_auxiliary,
    is_noun,
    is_pair,
    joins,
    joints,
    opens_order,
    skip_openers,
)

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_PRESENT = frozenset(("third", "base"))
_FINITE = frozenset(("done", "says", "can"))


def coordinated(tokens: Tokens) -> list[Tokens]:
    """Split where a second predicate follows a coordinator; not inside pairs such as `design and build`."""
    parts: list[Tokens] = []
    start = 0
    for at in joints(tokens):
        if not start < at < len(tokens) - 1 or not joins(tokens[at]) or tokens[at].text == "/":
            continue
        right = skip_openers(tokens, at + 1)
        left = tokens[start:at]
        if right == len(tokens) or _is_named(tokens, at, right) or _is_aside(left, tokens[right]):
            continue
        if _orders(left, tokens, right, at) or _states(left, tokens[at + 1 :]):
            parts.append(left)
            start = at + 1
    return [*parts, tokens[start:]]


def _is_named(tokens: Tokens, joint: int, right: int) -> bool:
    """Tell whether a coordinator joins titles with capitals: `the Club Leads and Resource Leads`."""
    around = (tokens[joint - 1], *tokens[right : right + 2])
    titled = len(around) > 2 and all(token.kind == "word" and token.text[0].isupper() for token in around)
    return titled and any(token.text.islower() for token in tokens[:joint])


def _is_aside(left: Tokens, opener: Token) -> bool:
    """Tell whether a modal goes on with a side clause of an order: `a logo that can be seen and can sell`."""
    return "modal" in opener.word.verb and opens_order(left, skip_openers(left, 0))


def _orders(left: Tokens, tokens: Tokens, right: int, joint: int) -> bool:
    """Tell whether the order in `left` has an object, and another verb follows the coordinator at `joint`."""
    word = tokens[right].word
    opener = skip_openers(left, 0)
    if "ensure" in tokens[joint + 1].word.verb and opens_order(left, opener):
        return is_auxiliary(tokens[right]) or find_clause("second", tokens[right:]).shape in _FINITE
    if tokens[right].kind != "word" or not word.verb or opener >= len(left) or not left[opener].word.verb:
        return False
    if _is_infinitive(left):
        return False
    while is_pair(left, opener):
        opener += 2
    meanwhile = "meanwhile" in tokens[joint].word.other
    if not (left[opener].word.forms & word.forms or "base" in word.forms or meanwhile):
        return False
    something = any(_is_object(token) for token in left[opener + 1 :])
    return something and opens_order(tokens, right, strict=True)


def _is_infinitive(tokens: Tokens) -> bool:
    """Tell whether `tokens` end with an infinitive, which a coordinator goes on: `time to build and ship`."""
    return len(tokens) > 1 and tokens[-2].text == "to" and "base" in tokens[-1].word.forms


def _is_object(token: Token) -> bool:
    return is_noun(token) or token.kind in ("name", "number") or "done" in token.word.other


def _states(left: Tokens, right: Tokens) -> bool:
    """Tell whether two statements are joined: `docs are written and videos recorded`."""
    if not _may_say(left) or not _may_say(right):
        return False
    first = find_clause("main", left)
    said = first.shape in _FINITE or "we" in left[0].word.other
    if not said or first.verb is None:
        return False
    at = skip_openers(right, 0)
    if _is_adjective(first, right, at):
        return False
    if first.object and _shares_subject(first.verb, right, at) and not _goes_on(left, right, at):
        return True
    second = find_clause("second", right)
    if _describes_subject(left, first, right):
        return False
    return second.shape in _FINITE and bool(second.subject or second.object) and _opens_subject(right, at)


def _is_adjective(first: Clause, right: Tokens, at: int) -> bool:
    """Tell whether a participle is of a noun, as a passive has no object: `made of wood and dyed silk`."""
    forms = right[at].word.forms
    passive = first.shape == "done" and not first.subject and first.verb is not first.tokens[0]
    behind = right[at + 1 : at + 2]
    return passive and "participle" in forms and "base" not in forms and any(map(is_noun, behind))


def _describes_subject(left: Tokens, first: Clause, right: Tokens) -> bool:
    """Tell whether a participle that opens `left` only describes it: `shared tools and guides are ready`."""
    opens = left[skip_openers(left, 0)] is first.verb and first.shape == "done"
    return opens and any(is_auxiliary(token) for token in right)


def _may_say(tokens: Tokens) -> bool:
    return any(token.word.verb or "done" in token.word.other for token in tokens)


def _goes_on(left: Tokens, right: Tokens, at: int) -> bool:
    """Tell whether `right` opens with an adjective that could be a verb: `is complete and correct for`."""
    said = any(is_auxiliary(token) for token in left)
    behind = right[at + 1 : at + 2]
    return said and "base" in right[at].word.forms and any("preposition" in one.word.other for one in behind)


def _shares_subject(verb: Token, right: Tokens, at: int) -> bool:
    """Tell whether a second verb of the same subject opens `right`: `… and solves 80 % of cases`."""
    forms = right[at].word.forms
    if not forms & (verb.word.forms | _PRESENT) or at + 1 >= len(right):
        return False
    if forms == _THIRD:
        after = right[at + 1]
        return after.kind == "number" or bool(after.word.other & _FOLLOWS_THIRD)
    return opens_order(right, at, strict=True)


_THIRD = frozenset(("third",))
_FOLLOWS_THIRD = FOLLOWS_VERB | {"comparative"}


def _opens_subject(tokens: Tokens, at: int) -> bool:
    """Tell whether a subject of its own opens what follows a coordinator."""
    opener = tokens[at]
    if is_noun(opener) or opener.kind in ("name", "number") or opener.word.other & _SUBJECT:
        return True
    return at + 1 < len(tokens) and opener.word.forms == _THIRD and is_auxiliary(tokens[at + 1])


_SUBJECT = frozenset(("determiner", "pronoun", "negation", "comparative"))
