"""Telling verbs from nouns in English: a word that can be both is settled by what follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.roles import WORK
from okrdocs.rules.prose.words import JOINING

if TYPE_CHECKING:
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_SKIPPED = frozenset(("adverb", "degree", "we"))
FOLLOWS_VERB = frozenset(("determiner", "object-pronoun", "number", "multiple", "negation", "degree"))
_FOLLOWS_NOUN = frozenset(("preposition", "conjunction", "at-least", "at-most", "relative", "done"))


def is_noun(token: Token) -> bool:
    """Tell whether a token can be a noun, or is a word that no list knows."""
    word = token.word
    return token.kind == "word" and bool(word.noun or not (word.verb or word.other))


def is_auxiliary(token: Token) -> bool:
    """Tell whether a token can be an auxiliary; in the middle of a title, `Will` is a name."""
    named = token.start and token.text == "Will"
    return token.kind == "word" and "auxiliary" in token.word.verb and not named


def is_pair(tokens: Tokens, at: int) -> bool:
    """Tell whether a coordinator and another verb follow, as in `design and build`."""
    if at + 2 >= len(tokens) or not joins(tokens[at + 1]):
        return False
    word = tokens[at + 2].word
    return bool(word.verb) and bool(word.forms & tokens[at].word.forms) and not is_auxiliary(tokens[at + 2])


def joins(token: Token) -> bool:
    """Tell whether a token coordinates."""
    return token.text in ",&+/" if token.kind == "mark" else bool(token.word.other & JOINING)


def joints(tokens: Tokens) -> list[int]:
    """Return the places at which a sentence may be parted, of which most titles have few."""
    return [at for at, token in enumerate(tokens) if token.word.parts or token.kind == "mark"]


def skip_openers(tokens: Tokens, at: int) -> int:
    """Return the place of the first word from `at` on that says something: not `we will successfully …`."""
    while at < len(tokens) - 1:
        token = tokens[at]
        word = token.word
        skipped = word.other & _SKIPPED and not word.verb - _WEAK
        if not (skipped or token.text.lower() in ("to", "please", "and", "then") or "ensure" in word.verb):
            break
        at += 1
        if "ensure" in word.verb and at < len(tokens) and tokens[at].text.lower() == "that":
            at += 1
    return at


_WEAK = frozenset(("auxiliary",))


def opens_order(tokens: Tokens, at: int, *, strict: bool = False) -> bool:
    """Tell whether the word at `at` is a verb there; `strict`: also that nothing speaks for a noun."""
    token = tokens[at]
    word = token.word
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    if token.kind != "word" or not word.verb or word.forms == _THIRD:
        return False
    if "gerund" in word.forms and after is not None and "metric" in after.word.noun:
        return bool(word.verb & _TAKES_METRIC)
    if not word.noun and not word.other - _ADVERB_TOO:
        return True
    if after is None:
        return not word.noun and not strict
    if after.kind in ("number", "name") or (not strict and is_pair(tokens, at)):
        return True
    if word.noun & _MEASURED and "copula" in word.verb:
        return False  # `average visits a week`
    if word.noun and _is_compared(tokens, at + 1):
        return bool(word.verb & WORK) and _counts(tokens[at + 1 : at + 4])
    if after.kind == "mark":
        return not word.noun and not strict
    return _settled(tokens, at + 1, word.verb, strict=strict)


_THIRD = frozenset(("third",))
_ADVERB_TOO = frozenset(("adverb", "done", "quality", "numbered", "about", "from", "to"))


def _is_compared(tokens: Tokens, at: int) -> bool:
    """Tell whether a comparison follows the nouns from `at` on: `support backlog below 50`."""
    while at < len(tokens) and tokens[at].word.noun:
        at += 1
    return at < len(tokens) and (bool(tokens[at].word.other & _LIMITS) or tokens[at].text in "<>≤≥")


_LIMITS = frozenset(("at-least", "at-most"))


def _counts(tokens: Tokens) -> bool:
    """Tell whether a limit is one of how many: `interview at least 25 candidates`."""
    if len(tokens) < _COUNT or tokens[1].number is None or tokens[1].number.kind != "count":
        return False
    return bool(tokens[0].word.other & _LIMITS) and tokens[2].word.plural


_COUNT = 3
"""Tokens of a limit, a number and what it counts."""


def _settled(tokens: Tokens, at: int, verb: frozenset[str], *, strict: bool) -> bool:
    """Tell whether the word at `at` makes the one before it, which can also be a noun, a verb."""
    after = tokens[at]
    other = after.word.other
    if other & FOLLOWS_VERB:
        return True
    if other & _FOLLOWS_NOUN or is_auxiliary(after) or "copula" in after.word.verb:
        return False
    if after.word.noun & _MEASURED and "quality" not in after.word.noun:
        return bool(verb & (_RISES if strict else _TAKES_METRIC)) and after.word.base not in _RATES
    if strict:
        return "quality" in other or (bool(verb & _RISES) and bool(after.word.noun))
    if "participle" in after.word.forms and not after.word.noun:
        behind = tokens[at + 1] if at + 1 < len(tokens) else None
        return not ends_phrase(behind) or bool(verb & _MOVES)
    return True


_MEASURED = frozenset(("metric", "change"))
_RISES = frozenset(("rise", "fall"))
_MOVES = frozenset(("rise", "fall", "change", "attain"))
_TAKES_METRIC = _MOVES | {"measure", "hold"}
_RATES = frozenset(("rate", "ratio"))
"""Nouns that make the noun before them a metric: `drop rate`."""


_ENDS = frozenset(
    ("preposition", "adverb", "conjunction", "at-least", "at-most", "by", "to", "time-preposition", "from")
)


def ends_phrase(after: Token | None) -> bool:
    """Tell whether a participle before `after` ends what is done, instead of describing a noun behind it."""
    if after is None or after.kind in ("mark", "number"):
        return True
    return bool(after.word.other & _ENDS)
