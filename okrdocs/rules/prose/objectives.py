"""What the titles of objectives should not hold: numbers to reach, and things to build."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.rules.prose.evidence import evidence
from okrdocs.rules.prose.nominal import head, roles

if TYPE_CHECKING:
    from okrdocs.rules.prose.evidence import Evidence
    from okrdocs.rules.prose.title import Title
    from okrdocs.rules.prose.words import Token

    Tokens = tuple[Token, ...]

_NOT_DELIVERED = frozenset(("quality", "metric", "change", "market", "insiders"))
"""What a verb such as `build` may be about without naming a deliverable: trust, a team."""
_DESCRIBED = frozenset(("outsiders", "artefact", "staff", "insiders"))


def number_in(title: Title) -> Evidence | None:
    """Return the first number that is one to reach; None where all of them describe or name something."""
    for at, token in enumerate(title.tokens):
        if token.number is None and "multiple" not in token.word.other:
            continue
        if token in title.asides:
            continue
        if "multiple" in token.word.other and token.word.verb:
            return evidence("multiple", 1.0, title.text, [token])
        if token.number is not None and not _is_one(token) and not _describes(title.tokens, at):
            return evidence("number", 1.0, title.text, [token])
    return None


def _is_one(token: Token) -> bool:
    """Tell whether it is `one`, which rather means the same than a number."""
    return token.number is not None and token.number.value == 1 and token.text.isalpha()


def _describes(tokens: Tokens, at: int) -> bool:
    """Tell whether a number only says which things are meant: `our 3 products`, `$20k ARR customers`."""
    before = tokens[at - 1] if at else None
    if (
        before is not None
        and before.word.other & frozenset(("determiner", "numbered"))
        and tokens[at].text[0] not in "$€£"
    ):
        return True
    number, after = tokens[at].number, tokens[at + 1 : at + 2]
    if number is None or number.kind == "count" or any("share" in token.word.other for token in after):
        return False
    return bool(roles(head(tokens[at + 1 : at + 4])) & _DESCRIBED)


def opening(title: Title, role: str) -> Evidence | None:
    """Return the verb that opens a title, if it is of a kind."""
    if not title.sentences:
        return None
    clause = title.sentences[0][0]
    if clause.shape == "order" and clause.verb is not None and role in clause.verb.word.verb:
        if role == "deliver" and roles(head(clause.object)) & _NOT_DELIVERED:
            return None
        return evidence(role, 1.0, title.text, [clause.verb])
    return None
