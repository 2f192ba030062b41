"""What the engine has to know of a language beyond its words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Sequence

    from okrdocs.rules.prose.clauses import Clause
    from okrdocs.rules.prose.lexicon import Lexicon
    from okrdocs.rules.prose.words import Token, Word


class Grammar(Protocol):
    """Inflection and word order of one language."""

    @property
    def decimal(self) -> str:
        """The sign before decimals: `.` or `,`."""

    def read(self, form: str, lexicon: Lexicon) -> Word:
        """Return all that a written form can be; asked once for each form."""

    def clauses(self, tokens: Sequence[Token], lexicon: Lexicon) -> tuple[Clause, ...]:
        """Return the clauses of one sentence, the main one first."""
