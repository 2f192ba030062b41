"""Which way a title says that a number goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.roles import WORK

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.title import Title
    from okrdocs.rules.prose.words import Token

_UP, _DOWN = frozenset(("rise",)), frozenset(("fall",))
_BLURRED = frozenset(("blurred", "quality"))
_HOW_FAR = frozenset(("by", "to", "from", "at-least", "at-most"))
_AGAINST = {1: _DOWN | {"change"}, -1: _UP | {"change"}}
_OPPOSITE = {1: frozenset(("falling", "negation")), -1: frozenset(("rising", "negation"))}


class Direction(NamedTuple):
    """A verb, or a word of amount, that says which way the number of a title goes."""

    verb: str
    """As written."""
    way: int
    """1 for up, −1 for down."""
    opens: bool
    """It opens the title (“Reduce churn”); else it is a statement about its subject (“churn falls”)."""
    amount_of: str | None = None
    """The noun that a word of amount opens the title with: `calls` of “Fewer calls end in a ticket”."""


def direction(title: Title) -> Direction | None:
    """Return the direction that a title gives; None where it gives none, or not clearly."""
    if len(title.sentences) != 1:
        return None
    if amount := _amount(title.tokens):
        return amount
    clause = title.sentences[0][0]
    verb = clause.verb
    if verb is None or clause.shape not in ("order", "says") or verb.word.verb & WORK:
        return None
    way = bool(verb.word.verb & _UP) - bool(verb.word.verb & _DOWN)
    if not way:
        return _adverb(clause, verb, title.tokens) if len(title.sentences[0]) == 1 else None
    opens = clause.shape == "order" and not clause.subject
    if opens:
        clear = _is_clear(title.tokens, verb, way)
    else:
        clear = (
            _only_says_how_far(clause)
            and len(title.sentences[0]) == 1
            and _is_clear(clause.subject, verb, way)
        )
    return Direction(verb.text, way, opens) if clear else None


def _adverb(clause: Clause, verb: Token, tokens: tuple[Token, ...]) -> Direction | None:
    """Return the direction of a statement whose verb is done more or less: `customers wait less for X`."""
    first, *behind = clause.object or (None,)
    if first is None or "comparative" not in first.word.other or not clause.subject:
        return None
    alone = not behind or "preposition" in behind[0].word.other
    way = ("rising" in first.word.other) - ("falling" in first.word.other)
    clear = alone and way and _is_clear(tokens, first, way)
    return Direction(f"{verb.text} {first.text}", way, opens=False) if clear else None


def _amount(tokens: tuple[Token, ...]) -> Direction | None:
    """Return the direction of a title that begins with `fewer` or `more` and a noun."""
    if len(tokens) <= 1 or "comparative" not in tokens[0].word.other or tokens[1].kind != "word":
        return None
    first, other = tokens[0], tokens[0].word.other
    way = 0 if first.word.verb else ("rising" in other) - ("falling" in other)
    return Direction(first.text, way, True, tokens[1].text) if way and _is_clear(tokens, first, way) else None


def _is_clear(tokens: Iterable[Token], verb: Token, way: int) -> bool:
    """Tell whether nothing but the verb speaks of more or less, or of a quality that could be either."""
    against, opposite = _AGAINST[way], _OPPOSITE[way]
    for token in tokens:
        word = token.word
        speaks = word.other & opposite or word.verb & against or word.noun & _BLURRED
        if speaks and token is not verb and token.kind == "word":
            return False
    return True


def _only_says_how_far(clause: Clause) -> bool:
    """Tell whether a statement ends with its verb, or goes on with `by`, `to` or `from`."""
    return (
        not clause.object
        or bool(clause.object[0].word.other & _HOW_FAR)
        or clause.object[0].number is not None
    )
