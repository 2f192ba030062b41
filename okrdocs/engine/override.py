"""What the command line says instead of the configuration."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from okrdocs.engine.errors import ConfigError
from okrdocs.engine.profile import Profile
from okrdocs.engine.selectors import codes_of, read_selectors
from okrdocs.engine.setting import Setting

if TYPE_CHECKING:
    from collections.abc import Iterable

    from okrdocs.engine.config import Settings


def override(
    settings: Settings, *, select: Iterable[str] = (), ignore: Iterable[str] = (), profile: str | None = None
) -> Settings:
    """Return the settings with other rules; each of the texts may name several, with commas in between.

    `select` takes the place of the configured `select` and `ignore`: who asks for a rule by name wants to see
    it. `ignore` leaves out what it names whatever the configuration says. Raises ConfigError for what is no
    rule or no profile.
    """
    problems: list[str] = []
    chosen = _rules("--select", select, problems)
    dropped = _rules("--ignore", ignore, problems)
    if problems:
        raise ConfigError(problems)
    if chosen:
        settings = replace(settings, select=chosen, ignore=())
    if profile:
        settings = replace(settings, profile=Profile(profile))
    return replace(settings, ignore=(*settings.ignore, *codes_of(dropped))) if dropped else settings


def _rules(option: str, texts: Iterable[str], problems: list[str]) -> tuple[str, ...]:
    words = [word.strip() for text in texts for word in text.split(",") if word.strip()]
    return read_selectors(Setting(option, words, Path(), problems))
