"""The languages that one site speaks: each with its words, and templates that know them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from okrdocs.render.catalogue import direction_of, has_catalogue, load_catalogue, tidy
from okrdocs.render.environment import Templates
from okrdocs.render.words import Words

if TYPE_CHECKING:
    from okrdocs.render.settings import RenderSettings


_FINDINGS = "en"
"""What rules speak, whatever the language of a site."""


class Tongue(NamedTuple):
    """What an element says of its language where all around is another: `lang`, and `dir` if it turns."""

    lang: str
    dir: str


class Voice(NamedTuple):
    """A language's words, and the templates that print them."""

    words: Words
    templates: Templates
    tongue: Tongue | None
    """None where pages declare the same language."""


class Voices:
    """The voices of a site, made when they are asked for; hosts with several renderers can share them."""

    def __init__(self, settings: RenderSettings) -> None:
        self._settings = settings
        self._voices: dict[str, Voice] = {}

    @cached_property
    def site(self) -> Voice:
        """The voice of what no page's own language decides."""
        return self._voice(tidy(self._settings.lang))

    def of(self, language: str) -> Voice:
        """Return the voice of a language; the site's where there is no catalogue for it."""
        language = tidy(language)
        if not language or not has_catalogue(language, self._settings.templates_dir):
            return self.site
        return self._voice(language)

    def tongue(self, language: str, among: str) -> Tongue | None:
        """Return what an element in `language` says where all around it is in the language `among`."""
        language, among = tidy(language), tidy(among)
        if not language or language.partition("-")[0] == among.partition("-")[0]:
            return None
        turned = direction_of(language) != direction_of(among)
        return Tongue(language, direction_of(language) if turned else "")

    def _voice(self, language: str) -> Voice:
        if language not in self._voices:
            settings = self._settings
            words = Words(load_catalogue(language, settings.templates_dir), settings.terms)
            tongue = self.tongue(words.language, settings.page_lang or settings.lang)
            shared = {"words": words, "tongue": tongue, "english": self.tongue(_FINDINGS, words.language)}
            templates = Templates(settings.templates_dir, shared)
            self._voices[language] = Voice(words, templates, tongue)
        return self._voices[language]
