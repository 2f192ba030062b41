"""Catalogues: every text that readers see, one small TOML file a language.

A catalogue holds a message for each key, such as `shipped_on = "Shipped {date}"`. Where a message depends on
how many there are, it is a table of the plural forms that Unicode's CLDR gives the language, and `n` chooses:
`days = {one = "{n} day", other = "{n} days"}`. English holds every key; what another catalogue lacks is told
in English.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from okrdocs import resources
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.paths import shown_path
from okrdocs.validate.wording import listed, nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from babel import Locale

Message = str | dict[str, str]
"""A text with placeholders such as `{date}`, or one for each plural form."""

FOLDER = "lang"
"""Where catalogues stand, below the templates."""
FALLBACK = "en"
TERMS = frozenset(
    name
    for word in ("objective", "outcome", "output")
    for plain in (word, f"{word}s")
    for name in (plain, plain.capitalize())
)
"""Placeholders that every message may have: the words for objects, inside a sentence and as a heading."""
_CHOICES = {"inside": ("lower", "same")}
"""Messages that are no text but one of a few words."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8})*")
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True)
class Catalogue:
    """The messages of one language."""

    language: str
    """As HTML's `lang` names it, such as `de` or `de-AT`."""
    messages: Mapping[str, Message]
    _forms: dict[float, str] = field(default_factory=dict, repr=False)

    def message(self, key: str, form: str = "") -> str:
        """Return the message of a key in a plural form, placeholders and all; KeyError for an unknown key."""
        found = self.messages[key]
        return found if isinstance(found, str) else found.get(form, found["other"])

    def form(self, n: float) -> str:
        """Return the plural form that the language uses with `n`, such as `one`."""
        if n not in self._forms:
            self._forms[n] = str(self.locale.plural_form(n))
        return self._forms[n]

    @cached_property
    def locale(self) -> Locale:
        """What Unicode's CLDR knows of the language; of one that it doesn't know, English's rules hold."""
        return _locale(self.language)

    @property
    def direction(self) -> str:
        """`ltr`, or `rtl` for languages that are written from right to left."""
        return str(self.locale.text_direction)


def tidy(language: str) -> str:
    """Return the code of a language as HTML writes it (`de_at` is `de-AT`); empty for what is none."""
    if not _LANGUAGE.fullmatch(language):
        return ""
    base, *rest = re.split("[-_]", language)
    sized = {2: str.upper, 4: str.title}
    return "-".join([base.lower(), *(sized.get(len(part), str)(part) for part in rest)])


def direction_of(language: str) -> str:
    """Return `rtl` for languages that are written from right to left, else `ltr`."""
    return str(_locale(language).text_direction)


def load_catalogue(language: str, own: Path | None = None) -> Catalogue:
    """Load the catalogue of a language; `own` is a team's folder of templates.

    A team's file comes before the shipped one, `de-AT` before `de`, and all of them before English. A
    language without any file is told in English. Raises ConfigError for a file that cannot be used.
    """
    shipped = resources.TEMPLATES / FOLDER / f"{FALLBACK}.toml"
    english = _read(shipped)
    messages: dict[str, Message] = dict(english)
    spoken = FALLBACK
    for name in dict.fromkeys((FALLBACK, *_wider(tidy(language)))):
        for folder in (resources.TEMPLATES, own):
            path = folder / FOLDER / f"{name}.toml" if folder else None
            if path and path != shipped and path.is_file():
                messages |= _checked(path, name, english)
                spoken = tidy(language) if name != FALLBACK else spoken
    if tidy(language).startswith(f"{FALLBACK}-"):
        spoken = tidy(language)
    return Catalogue(spoken, messages)


def has_catalogue(language: str, own: Path | None = None) -> bool:
    """Tell whether there is a file for a language, shipped or a team's."""
    return any(
        (folder / FOLDER / f"{name}.toml").is_file()
        for folder in (resources.TEMPLATES, own)
        if folder
        for name in _wider(tidy(language))
    )


def pieces_of(text: str, values: Mapping[str, str]) -> list[str]:
    """Cut a message at its placeholders, those in `values` filled: text, name, text, …."""
    pieces = [""]
    for place, piece in enumerate(_PLACEHOLDER.split(text)):
        if place % 2 == 0 or piece in values:
            pieces[-1] += values[piece] if place % 2 else piece
        else:
            pieces += [piece, ""]
    return pieces


def filled(text: str, values: Mapping[str, str]) -> str:
    """Put values in place of a message's placeholders; one without a value is a KeyError."""
    return _PLACEHOLDER.sub(lambda found: values[found[1]], text)


def placeholders(message: Message) -> frozenset[str]:
    """Return the names of the placeholders of a message."""
    texts = message.values() if isinstance(message, dict) else [message]
    return frozenset(name for text in texts for name in _PLACEHOLDER.findall(text))


def _wider(language: str) -> list[str]:
    """Return a language and those it is a kind of, the widest first: `zh`, `zh-Hant`, `zh-Hant-TW`."""
    parts = language.split("-") if language else []
    return ["-".join(parts[:many]) for many in range(1, len(parts) + 1)]


@lru_cache(maxsize=32)
def _locale(language: str) -> Locale:
    from babel import Locale, UnknownLocaleError

    for code in reversed(_wider(language)):
        try:
            return Locale.parse(code, sep="-")
        except (UnknownLocaleError, ValueError):
            continue
    return Locale.parse(FALLBACK)


# Files that cannot be used


def _read(path: Path) -> dict[str, Message]:
    return _parsed(path, path.stat().st_mtime_ns)  # a server that watches the file sees it change


@lru_cache(maxsize=64)
def _parsed(path: Path, _: int) -> dict[str, Message]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (OSError, ValueError) as error:
        raise ConfigError([f"The catalogue `{shown_path(path)}` cannot be read: {error}."]) from error


def _checked(path: Path, language: str, english: Mapping[str, Message]) -> dict[str, Message]:
    if path.is_relative_to(resources.TEMPLATES):
        return _read(path)  # tests hold the shipped ones to all of this
    found = _read(path)
    problems = [
        f"The catalogue `{shown_path(path)}`: {problem}"
        for key, message in found.items()
        for problem in _problems(key, message, english, _locale(language))
    ]
    if problems:
        raise ConfigError(problems)
    return found


def _problems(key: str, message: object, english: Mapping[str, Message], locale: Locale) -> Iterator[str]:
    """Yield what is wrong with a message."""
    if key not in english:
        near = nearest(key, english)
        yield f"there is no text `{key}`.{f' Did you mean `{near}`?' if near else ''}"
        return
    if isinstance(message, dict):
        yield from _plural_problems(key, message, english, locale)
    written = [*message.values()] if isinstance(message, dict) else [message]
    texts = [text for text in written if isinstance(text, str)]
    if len(texts) < len(written):
        yield f"`{key}` has to be a text."
        return
    if key in _CHOICES and message not in _CHOICES[key]:
        yield f"`{key}` has to be {listed(_CHOICES[key])}."
    known = placeholders(english[key])
    for text in texts:
        yield from _placeholder_problems(key, text, known)


def _plural_problems(
    key: str, message: dict[str, object], english: Mapping[str, Message], locale: Locale
) -> Iterator[str]:
    """Yield what is wrong with the plural forms of a message, as CLDR knows them."""
    forms = sorted({"other", *locale.plural_form.tags})
    if not isinstance(english[key], dict):
        yield f"`{key}` depends on no number: write one text."
    elif "other" not in message:
        yield f"`{key}` needs the form `other`."
    for form in message:
        if form not in forms:
            yield f"`{key}` has a form `{form}`, which the language doesn't use; it uses {listed(forms)}."


def _placeholder_problems(key: str, text: str, known: frozenset[str]) -> Iterator[str]:
    for name in sorted(set(_PLACEHOLDER.findall(text)) - known - TERMS):
        near = nearest(name, known | TERMS)
        means = (
            f" Did you mean `{{{near}}}`?" if near else f" It knows {listed(sorted(known))}." if known else ""
        )
        yield f"`{key}` knows no `{{{name}}}`.{means}"
    if re.search(r"[{}]", _PLACEHOLDER.sub("", text)):
        yield f"`{key}` has a brace that belongs to no placeholder: write one as `{{name}}`."
