"""Settings: the same keys in mkdocs.yml, okrdocs.toml and pyproject.toml."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from okrdocs.engine import readers
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.rule_options import read_rules
from okrdocs.engine.setting import Setting, near
from okrdocs.model import Kind, Severity
from okrdocs.plan.thresholds import Thresholds
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["KEYS", "ConfigError", "Settings", "parse_settings", "resolve_as_of"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that can be configured, checked and with defaults filled in."""

    path: str = "okrs"
    """Folder of the generated pages in the site."""
    fail_on: Severity | None = Severity.ERROR
    """The least severity that fails lint and the build; None: never."""
    terms: Mapping[str, str] = field(default_factory=dict)
    """Words to show instead: `outcome`, `outcomes`, `objective`, … → the team's own."""
    templates_dir: Path | None = None
    as_of: dt.date | None = None
    """The day to look from; None: SOURCE_DATE_EPOCH, else today."""
    fiscal_year_start: int | None = None
    """The month, 1…12, in which the fiscal year begins."""
    pages: frozenset[Kind] = frozenset(Kind)
    """The kinds of objects that get a page of their own."""
    badges: frozenset[Kind] | None = None
    """The kinds that get badge files, whether a page embeds them or not; None: those with pages."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    lang: str = "en"
    """The language of pages that do not name another one."""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Options by rule code."""

    @property
    def badge_kinds(self) -> frozenset[Kind]:
        """The kinds that get badge files in any case."""
        return self.pages if self.badges is None else self.badges


KEYS: dict[str, Callable[[Setting], object]] = {
    "path": readers.read_path,
    "fail_on": readers.read_fail_on,
    "terms": readers.read_terms,
    "templates_dir": readers.read_templates_dir,
    "as_of": readers.read_as_of,
    "fiscal_year_start": readers.read_fiscal_year_start,
    "pages": readers.read_kinds,
    "badges": readers.read_kinds,
    "health": readers.read_health,
    "checkin_cadence": readers.read_cadence,
    "rules": read_rules,
}
"""The settings, each with what reads it."""


def parse_settings(mapping: Mapping[str, object], *, base: Path) -> Settings:
    """Check a configuration, in which relative paths start from the folder `base`.

    A key without a value counts as not written. Raises ConfigError that lists every problem.
    """
    problems: list[str] = []
    values: dict[str, Any] = {}
    for key, raw in mapping.items():
        if key not in KEYS:
            problems.append(f"`{key}` is not a setting.{near(key, KEYS) or _all_keys()}")
        elif raw is not None:
            values[key] = KEYS[key](Setting(key, raw, base, problems))
    thresholds: dict[str, Any] = values.pop("health", {})
    if "checkin_cadence" in values:
        thresholds["cadence"] = values.pop("checkin_cadence")
    if not problems:
        values["thresholds"] = _thresholds(thresholds, problems)
    if problems:
        raise ConfigError(problems)
    return Settings(**values)


def resolve_as_of(settings: Settings) -> dt.date:
    """Return the day to look from: the configured one, else that of SOURCE_DATE_EPOCH (UTC), else today.

    Raises ConfigError for a SOURCE_DATE_EPOCH that is not a number of seconds.
    """
    if settings.as_of:
        return settings.as_of
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if not epoch:
        return dt.date.today()
    try:
        return dt.datetime.fromtimestamp(int(epoch), dt.UTC).date()
    except (ValueError, OverflowError, OSError):
        problem = f"The environment variable SOURCE_DATE_EPOCH is `{epoch}`: it should be seconds since 1970."
        raise ConfigError([problem]) from None


def _all_keys() -> str:
    return f" Write {listed(KEYS)}."


def _thresholds(values: dict[str, Any], problems: list[str]) -> Thresholds:
    thresholds = Thresholds(**values)
    if thresholds.at_risk > thresholds.on_track:
        problems.append(
            f"`health.at_risk` is {thresholds.at_risk:g} and `health.on_track` {thresholds.on_track:g}: "
            "the share that counts as on track cannot be the smaller one."
        )
    return thresholds
