"""German, as the text engine sees it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose import german_clauses, german_forms

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Token, Word


class German:
    """Inflection by endings and prefixes, word order by the verb: second, last, or parted over both."""

    decimal = ","

    def read(self, form: str, lexicon: Lexicon) -> Word:
        """Return all that a written form can be."""
        return german_forms.read(form, lexicon)

    def clauses(self, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Clause, ...]:
        """Return the clauses of one sentence, the main one first."""
        return german_clauses.clauses(tuple(tokens), lexicon)


GERMAN = German()
