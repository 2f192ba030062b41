"""Words such as those of a status: which of the few that there are was meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrdocs.validate.synonyms import CHOICES
from okrdocs.validate.wording import nearest, same

if TYPE_CHECKING:
    from collections.abc import Sequence

_LIKE = 0.75


def meant_choice(text: str, choices: Sequence[str]) -> str | None:
    """Return the one of `choices` that `text` stands for, by its spelling or as a synonym."""
    words = " ".join(text.lower().replace("-", " ").replace("_", " ").split())
    known = (word for word in CHOICES.get(words, ()) if word in choices)
    return same(text, choices) or next(known, None) or nearest(text, choices, _LIKE)
