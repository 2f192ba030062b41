"""Words that promise better without saying by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.clauses import second_verb
from okrdocs.rules.prose.evidence import evidence
from okrdocs.rules.prose.nominal import head, roles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.title import Title
    from okrdocs.rules.prose.words import Token

_MOVES = frozenset(("rise", "fall", "change"))
_WORK = frozenset(("activity", "people", "help", "deliver"))
_RESULTS = frozenset(("metric", "market", "burden", "change", "quality"))
_UNMEASURED = frozenset(("quality", "degree", "comparative"))

BARE_CHANGE = "says that something changes, not from where to where"
QUALITY = "is a matter of opinion as long as no number says how much"


def vague(title: Title) -> Evidence | None:
    """Return the word that leaves open how much; None where a number stands anywhere in the title."""
    if any(token.number is not None for token in title.tokens):
        return None
    return next(_vague_words(title), None)


def _vague_words(title: Title) -> Iterator[Evidence]:
    for sentence in title.sentences:
        works = sentence[0].verb is not None and _is_work(sentence[0], sentence[0].verb)
        for clause in sentence:
            if not (works and clause.rank == "side"):
                yield from _of_clause(clause, title.text)


def _is_work(clause: Clause, verb: Token) -> bool:
    """Tell whether a predicate is work of the team: its purpose is no promise then. Using a thing is none."""
    return bool(verb.word.verb & _WORK) and not (clause.shape == "says" and "behaviour" in verb.word.verb)


def _of_clause(clause: Clause, text: str) -> Iterator[Evidence]:
    verb = clause.verb
    thing = head(clause.object)
    for word in (verb, second_verb(clause)):
        if word is not None and _is_bare_change(word, thing):
            yield evidence("bare-change", 1.0, text, [word], BARE_CHANGE)
    if thing is not None and (_names_change(clause, thing) or _names_quality(clause, thing)):
        yield evidence("bare-quality", 1.0, text, [thing], QUALITY)
    for at, token in enumerate(clause.tokens):
        if token.word.other & _UNMEASURED and not _is_compared(clause.tokens, at):
            yield evidence("quality", 1.0, text, [token], QUALITY)


def _is_bare_change(verb: Token, thing: Token | None) -> bool:
    """Tell whether a verb says that something changes, and nothing more."""
    kinds = verb.word.verb
    if not kinds & _MOVES or "definite" in kinds:
        return False
    return not kinds & _WORK or bool(roles(thing) & _RESULTS)


def _names_change(clause: Clause, thing: Token) -> bool:
    return clause.shape == "noun" and "change" in thing.word.noun


def _names_quality(clause: Clause, thing: Token) -> bool:
    """Tell whether a quality is what it is all about: `Build trust`."""
    return (
        clause.shape in ("order", "noun")
        and "quality" in thing.word.noun
        and "artefact" not in thing.word.noun
    )


def _is_compared(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a comparison names what with: `faster than the old parser`."""
    return any("than" in token.word.other for token in tokens[at + 1 :])
