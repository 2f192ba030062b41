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
    tokens = typed(tokenize(text, lexicon), lexicon)
    layout = lay_out(tokens)
    clauses = lexicon.grammar.clauses
    sentences = tuple(clauses(sentence, lexicon) for sentence in layout.sentences)
    return Title(text, tuple(tokens), layout.asides, sentences)
