"""English, as the text engine sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose import english_clauses, english_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Token, Word


class English:
    """Inflection by endings, word order by position: what opens a title is its verb if it can be one."""

    decimal = "."

    def read(self, form: str, lexicon: Lexicon) -> Word:
        """Return all that a written form can be."""
        return english_forms.read(form, lexicon)

    def clauses(self, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Clause, ...]:
        """Return the clauses of one sentence, the main one first."""
        return english_clauses.clauses(tuple(tokens))


ENGLISH = English()
