"""The languages whose titles can be read."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from okrdocs.model import Severity

if TYPE_CHECKING:
    from okrdocs.rules.prose.lexicon import Lexicon

_MEASURED = frozenset(("en",))
"""Languages whose rules have been measured on statements that others wrote."""


def weight_in(language: str) -> Severity | None:
    """Return what the findings about prose weigh in a language: advice until they are measured there.

    None is what each rule says itself.
    """
    return None if _main(language) in _MEASURED else Severity.INFO


def lexicon(language: str) -> Lexicon | None:
    """Return the words of a language such as `en` or `de-AT`; None where there are no lists."""
    return _lexicon(_main(language))


def _main(language: str) -> str:
    """Return the language of a tag such as `de-AT`."""
    return language.partition("-")[0].casefold()


@cache
def _lexicon(language: str) -> Lexicon | None:
    if language == "en":
        from okrdocs.rules.prose.english import ENGLISH
        from okrdocs.rules.prose.lexicon import load

        return load("en", ENGLISH)
    if language == "de":
        from okrdocs.rules.prose.german import GERMAN
        from okrdocs.rules.prose.lexicon import load

        return load("de", GERMAN)
    return None
