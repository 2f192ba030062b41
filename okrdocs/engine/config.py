"""Settings: the same keys in mkdocs.yml, okrdocs.toml and pyproject.toml."""

from __future__ import annotations

import datetime as dt
import os
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from okrdocs.engine import readers, selectors
from okrdocs.engine.errors import ConfigError
from okrdocs.engine.paths import shown_path
from okrdocs.engine.profile import Profile
from okrdocs.engine.rule_options import read_rules
from okrdocs.engine.setting import Setting, near, plain
from okrdocs.model import Severity
from okrdocs.plan.thresholds import Thresholds
from okrdocs.validate.wording import listed

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

__all__ = ["BASELINE", "KEYS", "ConfigError", "Settings", "parse_settings", "resolve_as_of"]

BASELINE = "okrdocs-baseline.json"
"""Where accepted findings are kept beside the configuration, unless it says otherwise."""


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
    pages: frozenset[str] = readers.PAGES
    """What gets a page of its own: kinds of objects, `period`, `owner`, `map`."""
    badges: frozenset[str] | None = None
    """What gets badge files, whether a page embeds them or not; None: what has pages."""
    thresholds: Thresholds = field(default_factory=Thresholds)
    lang: str = "en"
    """The language of pages that do not name another one."""
    profile: Profile = Profile.DEFAULT
    """What rules weigh where `severity` does not say it."""
    select: tuple[str, ...] = (selectors.ALL,)
    """The rules to check, as selectors (see `okrdocs.engine.selectors`)."""
    ignore: tuple[str, ...] = ()
    """The rules to leave out of those."""
    severity: Mapping[str, Severity | None] = field(default_factory=dict)
    """What rules weigh, by selector; None: nothing, they are off."""
    per_file_ignores: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """The rules to leave out on some pages: selectors by pattern, relative to `base`."""
    rules: Mapping[str, Mapping[str, object]] = field(default_factory=dict)
    """Options by rule code."""
    baseline: Path | None = None
    """The file of the findings that are accepted for now, whether it is there or not."""
    base: Path | None = None
    """The folder of the configuration, from which patterns and paths in files of ours start."""
    source: str | None = field(default=None, compare=False)
    """The place that settings were read from, to name it to people."""
    written: frozenset[str] = field(default=frozenset(), compare=False)
    """The settings that stand there; all others have their defaults."""

    @property
    def badge_kinds(self) -> frozenset[str]:
        """What gets badge files in any case: kinds of objects, `period`, `owner`."""
        return (self.pages if self.badges is None else self.badges) & readers.BADGES

    def page(self, path: str) -> str:
        """Return the path of a page, as findings name it, from the folder of the configuration."""
        return shown_path(path, self.base) if self.base else path


KEYS: dict[str, Callable[[Setting], object]] = {
    "path": readers.read_path,
    "fail_on": readers.read_fail_on,
    "terms": readers.read_terms,
    "templates_dir": readers.read_templates_dir,
    "as_of": readers.read_as_of,
    "fiscal_year_start": readers.read_fiscal_year_start,
    "pages": readers.read_pages,
    "badges": readers.read_badges,
    "health": readers.read_health,
    "checkin_cadence": readers.read_cadence,
    "lang": readers.read_lang,
    "profile": readers.read_profile,
    "select": selectors.read_selectors,
    "ignore": selectors.read_selectors,
    "severity": selectors.read_severities,
    "per_file_ignores": selectors.read_per_file_ignores,
    "rules": read_rules,
    "baseline": readers.read_baseline,
}
"""The settings, each with what reads it."""


def parse_settings(mapping: Mapping[str, object], *, base: Path) -> Settings:
    """Check a configuration, in which relative paths start from the folder `base`.

    A key may be written with `-` for `_`; one without a value counts as not written. Raises ConfigError that
    lists every problem.
    """
    problems: list[str] = []
    values: dict[str, Any] = {
        key: KEYS[key](setting) for key, setting in _written(mapping, base, problems).items()
    }
    written = frozenset(values)
    thresholds: dict[str, Any] = values.pop("health", {})
    if "checkin_cadence" in values:
        thresholds["cadence"] = values.pop("checkin_cadence")
    if not problems:
        values["thresholds"] = _thresholds(thresholds, problems)
    if problems:
        raise ConfigError(problems)
    return Settings(**{"baseline": base / BASELINE, **values}, base=base, written=written)


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


def _written(mapping: Mapping[str, object], base: Path, problems: list[str]) -> dict[str, Setting]:
    """Return the settings that have a value by their keys, and note those that there are not."""
    settings: dict[str, Setting] = {}
    for name, raw in mapping.items():
        key = plain(str(name), KEYS)
        if key not in KEYS:
            problems.append(f"`{name}` is not a setting.{near(key, KEYS) or _all_keys()}")
        elif key != name and key in mapping:
            problems.append(f"`{name}` and `{key}` are one setting: keep one of them.")
        elif raw is not None:
            settings[key] = Setting(str(name), raw, base, problems)
    return settings


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
