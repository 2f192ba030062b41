"""Units that count what a team makes: `blog posts`, `features shipped`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.lexer import tokenize
from okrdocs.rules.prose.nominal import head

if TYPE_CHECKING:
    from okrdocs.rules.prose.lexicon import Lexicon

_RESULTS = frozenset(("market", "metric", "change", "burden", "outsiders", "unit", "time", "currency"))
_WORK = frozenset(("activity", "people", "deliver"))


def deliverable(unit: str, lexicon: Lexicon) -> str | None:
    """Return what `unit` counts if it is a deliverable, in its base form: `blog post`."""
    tokens = tokenize(unit, lexicon)
    if any(token.kind != "word" for token in tokens):
        return None
    thing = head(tokens)
    if thing is None or "artefact" not in thing.word.noun or thing.word.noun & _RESULTS:
        return None
    behind = tokens[tokens.index(thing) + 1 :]
    return thing.word.base if all(token.word.verb & _WORK for token in behind) else None
