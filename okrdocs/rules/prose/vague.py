"""Words that promise better without saying by how much."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.clauses import second_verb
from okrdocs.rules.prose.evidence import evidence
from okrdocs.rules.prose.measures import has_number
from okrdocs.rules.prose.nominal import head, roles
from okrdocs.rules.prose.roles import MADE, MEASURED, RESULTS
from okrdocs.rules.prose.words import NONE

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.title import Title
    from okrdocs.rules.prose.words import Token

_MOVES = frozenset(("rise", "fall", "change"))
_WORK = frozenset(("activity", "people", "help", "deliver"))
_RESULTS = frozenset(("metric", "market", "burden", "change", "quality"))
_GRADED = MEASURED | {"quality"}
_QUALITY = frozenset(("quality",))
_UNMEASURED = frozenset(("quality", "degree", "comparative"))

BARE_CHANGE = "says that something changes, not from where to where"
QUALITY = "is a matter of opinion as long as no number says how much"


def vague(title: Title) -> Evidence | None:
    """Return the word that leaves open how much; None where a number anywhere in the title can say it."""
    if _says_how_much(title.tokens) or _says_how_often(title.tokens):
        return None
    numbered = has_number(title.tokens)
    for sentence in title.sentences:
        works = sentence[0].verb is not None and _is_work(sentence[0], sentence[0].verb)
        for clause in sentence:
            if works and clause.rank == "side":
                continue
            found = _bare_change(clause, title.text) or (None if numbered else _quality(clause, title.text))
            if found is not None:
                return found
    return None


def _says_how_much(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a number is more than the size of a known group: not `of our 4 shops`, `the top ten`."""
    for at, token in enumerate(tokens):
        if token.number is not None:
            before = tokens[at - 1].word.other if at else NONE
            if token.number.kind != "count" or token.number.mark or "known" not in before:
                return True
    return False


def _says_how_often(tokens: tuple[Token, ...]) -> bool:
    """Tell whether a frequency is the target: `from weekly to daily`."""
    return any(
        "frequency" in token.word.other and "to" in tokens[at - 1].word.other
        for at, token in enumerate(tokens)
        if at
    )


def _is_work(clause: Clause, verb: Token) -> bool:
    """Tell whether a predicate is work of the team: its purpose is no promise then. Using a thing is none."""
    return bool(verb.word.verb & _WORK) and not (clause.shape == "says" and "behaviour" in verb.word.verb)


def _bare_change(clause: Clause, text: str) -> Evidence | None:
    """Return the verb that says that something changes, and nothing more."""
    thing = head(clause.object)
    for word in (clause.verb, second_verb(clause)):
        if word is not None and _is_bare_change(word, thing):
            return evidence("bare-change", 1.0, text, [word], BARE_CHANGE)
    return None


def _quality(clause: Clause, text: str) -> Evidence | None:
    """Return the quality that a clause promises."""
    thing = head(clause.object)
    if thing is not None and (_names_change(clause, thing) or _names_quality(clause, thing)):
        return evidence("bare-quality", 1.0, text, [thing], QUALITY)
    for at, token in enumerate(clause.tokens):
        if not token.word.other & _UNMEASURED or _is_compared(clause.tokens, at):
            continue
        if not _is_epithet(clause.tokens, at) and not _describes_part(clause, thing, at):
            return evidence("quality", 1.0, text, [token], QUALITY)
    return None


def _is_bare_change(verb: Token, thing: Token | None) -> bool:
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
        and not (clause.verb is not None and "measure" in clause.verb.word.verb)
    )


def _is_compared(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a comparison names what with: `faster than the old parser`."""
    return any("than" in token.word.other for token in tokens[at + 1 :])


def _is_epithet(tokens: tuple[Token, ...], at: int) -> bool:
    """Tell whether a quality before its noun says of which kind it is: `a clear plan`, not `it is clear`."""
    before = tokens[at - 1].word.verb if at else NONE
    if ("copula" in before and "possess" not in before) or "epithet" not in tokens[at].word.other:
        return False
    behind = tokens[at + 1 : at + 4]
    if len(behind) == 3 and "conjunction" in behind[0].word.other:
        behind = behind[2:]  # `a clear and concise plan`
    if not behind or behind[0].kind == "mark" or behind[0].word.noun & _GRADED:
        return False
    return bool(behind[0].word.noun or not behind[0].word.other)


def _describes_part(clause: Clause, thing: Token | None, at: int) -> bool:
    """Tell whether a quality is of what comes with a thing made or counted: `a roadmap with easy steps`."""
    if thing is None or clause.shape == "can":
        return False
    whole = MADE | RESULTS if clause.shape == "noun" else MADE
    if not roles(thing) & whole or roles(thing) & _QUALITY:
        return False
    between = clause.tokens[clause.tokens.index(thing) + 1 : at]
    return any("preposition" in token.word.other for token in between)
