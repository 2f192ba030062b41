"""A title, read once for all rules."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from okrdocs.rules.prose.layout import lay_out
from okrdocs.rules.prose.lexer import tokenize
from okrdocs.rules.prose.numbers import typed

if TYPE_CHECKING:
    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Token


class Title(NamedTuple):
    """A title as its clauses."""

    text: str
    tokens: tuple[Token, ...]
    asides: tuple[Token, ...]
    """What stands in brackets and labels: it can only speak against a finding."""
    sentences: tuple[tuple[Clause, ...], ...]


def read_title(text: str, lexicon: Lexicon) -> Title:
    """Read a title."""
    tokens = tokenize(text, lexicon)
    if _is_bare(tokens):
        whole = tuple(tokens)
        return Title(text, whole, (), (lexicon.grammar.clauses(whole, lexicon),))
    tokens = typed(tokens, lexicon)
    layout = lay_out(tokens)
    sentences = tuple(lexicon.grammar.clauses(sentence, lexicon) for sentence in layout.sentences)
    return Title(text, tuple(tokens), layout.asides, sentences)


def _is_bare(tokens: list[Token]) -> bool:
    """Tell whether there are only words, and no number or time among them: as in most titles."""
    for token in tokens:  # a generator would take twice as long, and every title comes by here
        if not token.word.bare:
            return False
    return bool(tokens)
