"""Finding the predicate of a German clause."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from okrdocs.rules.prose.clauses import Clause
from okrdocs.rules.prose.german_auxiliary import with_auxiliary
from okrdocs.rules.prose.german_verbs import joined
from okrdocs.rules.prose.german_words import (
    forms,
    is_auxiliary,
    is_low,
    is_noun,
    is_ours,
    is_verb_here,
    joins,
    opens_phrase,
    phrases_last,
)
from okrdocs.rules.prose.words import Word

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Rank
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Form, Token

    Tokens = tuple[Token, ...]

_FINITE: frozenset[Form] = frozenset(("third", "past"))
_WORK = frozenset(("activity", "people"))
_MOVED = frozenset(("rise", "fall", "change", "commercial", "attain", "hold", "help", "deliver", "possess"))
_THERE = Word("", other=frozenset(("done",)))
_PEOPLE = frozenset(("outsiders", "insiders", "market", "staff"))


def find_clause(rank: Rank, tokens: Tokens, lexicon: Lexicon) -> Clause:
    """Return the clause that `tokens` are, by the first kind of predicate that is found."""
    return (
        _parted(rank, tokens, lexicon)
        or with_auxiliary(rank, tokens)
        or _second(rank, tokens)
        or _infinitive(rank, tokens)
        or _participle(rank, tokens)
        or _nominal(rank, tokens)
        or Clause(rank, "noun", None, (), phrases_last(tokens), tokens)
    )


def _parted(rank: Rank, tokens: Tokens, lexicon: Lexicon) -> Clause | None:
    """Read `Wir führen X ein`: the prefix at the end belongs to the verb."""
    last = tokens[-1]
    if "particle" not in last.word.other or not is_low(last):
        return None
    for at, token in enumerate(tokens[:-1]):
        if token.kind != "word" or (at and not is_low(token)) or not token.text.endswith(("t", "n", "e")):
            continue
        base = joined(last.text, token.text.lower(), lexicon)
        if base is not None:
            verb = replace(token, word=Word(base, lexicon.verbs[base], _FINITE))
            return _finite(rank, tokens[:at], verb, tokens[at + 1 : -1])
    return None


def _finite(rank: Rank, before: Tokens, verb: Token, after: Tokens) -> Clause:
    """Read a clause with a finite full verb, by who does it."""
    kinds = verb.word.verb
    if "exist" in kinds and _is_there(before, verb, after):
        verb = replace(verb, word=replace(_THERE, base=verb.word.base))
        thing = after if before and before[0].text.lower() == "es" else before + after
        return Clause(rank, "done", verb, (), thing, (*before, verb, *after))
    tokens = (*before, verb, *after)
    if kinds & _WORK and is_ours(before + after[:1]):
        rest = tuple(token for token in after if "we" not in token.word.other)
        return Clause(rank, "order", verb, (), phrases_last(rest), tokens)
    if not before or opens_phrase(before[0]) or "adverb" in before[0].word.other:
        return Clause(rank, "says", verb, after, before, tokens)
    return Clause(rank, "says", verb, before, after, tokens)


def _is_there(before: Tokens, verb: Token, after: Tokens) -> bool:
    """Tell whether `steht`, `liegt vor` or `gibt` says that something exists."""
    base = verb.word.base
    if base == "geben":
        return bool(before) and before[-1].text.lower() == "es"
    if base == "gehen":
        return any("done" in token.word.other for token in after)
    if base in ("stehen", "bestehen"):
        return all("adverb" in token.word.other for token in after)
    return True


def _second(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `Kunden nutzen X` and `Umsatz steigt`: a finite verb behind the first part of the clause."""
    for at, token in enumerate(tokens):
        kinds = token.word.forms
        if not at or not kinds or not is_low(token) or not token.word.verb or not is_verb_here(token):
            continue
        before = tokens[at - 1]
        surely = "participle" not in kinds or "exist" in token.word.verb
        if "third" in kinds and surely and _ends_subject(before):
            return _finite(rank, tokens[:at], token, tokens[at + 1 :])
        object_follows = at + 1 < len(tokens) and _opens_object(tokens[at + 1])
        if kinds & frozenset(("third", "base")) and object_follows and _ends_subject(before):
            return _finite(rank, tokens[:at], token, tokens[at + 1 :])
    return None


def _ends_subject(token: Token) -> bool:
    """Tell whether a verb may follow `token` as second part of the sentence."""
    return is_noun(token) or token.kind == "number" or bool(token.word.other & _SUBJECTS)


_SUBJECTS = frozenset(("pronoun", "we", "adverb", "percent", "multiple", "number", "negation", "per"))


def _opens_object(token: Token) -> bool:
    """Tell whether an object follows a verb, so that it is no infinitive at the end of its clause."""
    if token.kind == "number":
        return token.number is not None and token.number.mark == ""
    return is_noun(token) or bool(token.word.other & _OBJECT) or (is_low(token) and token.word.base == "sich")


_OBJECT = frozenset(("determiner", "negation", "comparative", "pronoun", "about", "quality"))


def _infinitive(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `X einführen`, with what may follow: `X einführen und testen`, `X senken auf 4 %`."""
    for at, token in enumerate(tokens):
        if "base" not in (token.word.forms if not at else forms(token)) or is_auxiliary(token):
            continue
        if not is_verb_here(token) or (at and not token.word.verb and at < len(tokens) - 1):
            continue
        if not at and (token.word.noun or not token.word.verb):
            continue
        end = _pair_end(tokens, at)
        rest = tokens[:at] + tokens[end:]
        if _is_statement(tokens, at):
            return Clause(rank, "says", token, tokens[:at], tokens[end:], tokens)
        verb = _as_change(tokens, at) or _worked(tokens[at:end])
        if verb is not token:
            tokens = tuple(verb if one is token else one for one in tokens) if verb not in tokens else tokens
        return Clause(rank, "order", verb, (), phrases_last(_without_zu(rest)), tokens)
    return None


def _as_change(tokens: Tokens, at: int) -> Token | None:
    """Return `attraktiver machen` as a verb that says how something is to change; None where it is none."""
    token = tokens[at]
    if not at or "make" not in token.word.verb or "comparative" not in tokens[at - 1].word.other:
        return None
    return replace(token, word=replace(token.word, verb=_CHANGE))


_CHANGE = frozenset(("change",))


def _worked(pair: Tokens) -> Token:
    """Return the verb of a pair that says most clearly what is done: `vereinfachen und digitalisieren`."""
    return next((token for token in pair if token.word.verb & _WORK), pair[0])


def _pair_end(tokens: Tokens, at: int) -> int:
    """Return where verbs that share an object end: `entwerfen, bauen und testen`."""
    end = at + 1
    while end + 1 < len(tokens) and joins(tokens[end]) and forms(tokens[end + 1]) & tokens[at].word.forms:
        end += 2
    return end


def _without_zu(tokens: Tokens) -> Tokens:
    return tuple(token for token in tokens if token.text != "zu")


def _is_statement(tokens: Tokens, at: int) -> bool:
    """Tell whether a verb that could be an infinitive says what people outside do: `Kunden kommen wieder`."""
    kinds = tokens[at].word.verb
    if not at or not kinds or kinds & _MOVED:
        return False
    who = next((token for token in tokens[:at] if token.word.noun & _PEOPLE), None)
    if who is None or not who.word.plural:
        return False
    last = at + 1 == len(tokens)
    return not kinds & (_WORK if last else frozenset(("people",)))


def _participle(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `X eingeführt` and `X in Betrieb`: what is done, without an auxiliary."""
    for at in range(len(tokens) - 1, 0, -1):
        token = tokens[at]
        if "participle" in forms(token) and is_verb_here(token) and _ends(tokens, at):
            first = _pair_start(tokens, at)
            rest = tokens[:first] + tokens[at + 1 :]
            return Clause(rank, "done", tokens[first], (), phrases_last(rest), tokens)
        if "done" in token.word.other and _ends(tokens, at) and not opens_phrase(token):
            return Clause(rank, "done", token, (), tokens[:at] + tokens[at + 1 :], tokens)
    return None


def _pair_start(tokens: Tokens, at: int) -> int:
    """Return the first of the participles that share what is done: `abgestimmt und veröffentlicht`."""
    while at > 2 and joins(tokens[at - 1]) and "participle" in forms(tokens[at - 2]):
        at -= 2
    return at


def _ends(tokens: Tokens, at: int) -> bool:
    """Tell whether what is done ends at `at`, apart from where and how far."""
    if at + 1 == len(tokens):
        return True
    after = tokens[at + 1]
    return opens_phrase(after) or joins(after) or after.kind in ("number", "mark")


def _nominal(rank: Rank, tokens: Tokens) -> Clause | None:
    """Read `Erstellen eines Plans` and `Das Schulen aller Leiter`: infinitives as nouns."""
    at = 1 if len(tokens) > 1 and tokens[0].text.lower() in ("das", "beim", "zum") else 0
    verb = tokens[at]
    if verb.kind != "word" or "base" not in verb.word.forms or not verb.word.verb or verb.word.noun:
        return None
    end = _pair_end_of_nouns(tokens, at)
    if end >= len(tokens) or not (tokens[end].text == "von" or "determiner" in tokens[end].word.other):
        return None
    return Clause(rank, "order", verb, (), tokens[end:], tokens)


def _pair_end_of_nouns(tokens: Tokens, at: int) -> int:
    end = at + 1
    while end + 1 < len(tokens) and joins(tokens[end]) and "base" in tokens[end + 1].word.forms:
        end += 2
    return end
